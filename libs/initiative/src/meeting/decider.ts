import { reject, type Rejection } from '@sebone/kernel';
import { deciderOf, recordsAlone } from '../deciding.ts';
import { KINDS } from '../kinds.ts';
import { said, type Records } from '../records.ts';
import { field, firstRefusal, happened, takenPart } from '../rules.ts';
import * as Command from './commands.ts';
import type { Attendance, Meeting } from './events.ts';

/** What decisions about a meeting look at. */
export interface MeetingState {
  readonly records: Records;
}

/** One meeting: that it was called, whether it was held, and who was there. */
export const meetingDecider = deciderOf<MeetingState>(recordsAlone, ({ records }) => {
  records(KINDS.call, {
    record: Command.CallMeeting,
    correct: Command.CorrectMeetingCall,
    void: Command.VoidMeetingCall,
    content: (c) => said({ meetingId: c.meetingId, title: c.title, plannedOn: c.plannedOn }),
    keyOf: () => 'call',
    rule: (c, _state, around) => happened(c, around),
  });
  records(KINDS.meeting, {
    record: [Command.HoldMeeting, Command.CancelMeeting],
    correct: Command.CorrectMeeting,
    void: Command.VoidMeeting,
    content: (c) => said<Meeting>({ meetingId: c.meetingId, title: c.title, status: statusOf(c) }),
    keyOf: (c) => c.meetingId,
    rule: (c, state, around, meeting) =>
      firstRefusal(
        () => happened(c, around),
        () => nobodyWasPresent(meeting, state),
      ),
    voidRule: (c, state) => nobodyRecorded(c.meetingId, state),
  });
  records(KINDS.attendance, {
    record: Command.RecordAttendance,
    correct: Command.CorrectAttendance,
    void: Command.VoidAttendance,
    content: (c) => ({ meetingId: c.meetingId, partnerId: c.partnerId, presence: c.presence }),
    keyOf: (c) => c.partnerId,
    rule: (c, state, around) =>
      firstRefusal(
        () => takenPart(c, around.partner, around),
        () => meetingKnown(c.meetingId, state),
        () => heldIfPresent(c, state),
      ),
  });
});

const statusOf = (c: Command.HoldMeeting): Meeting['status'] =>
  c instanceof Command.CorrectMeeting ? c.status : c instanceof Command.CancelMeeting ? 'cancelled' : 'held';

const meetingOf = (meetingId: string, state: MeetingState): Meeting | undefined =>
  state.records.get(`meeting/${meetingId}`)?.data as Meeting | undefined;

const meetingKnown = (meetingId: string, state: MeetingState): Rejection | undefined =>
  meetingOf(meetingId, state)
    ? undefined
    : reject(
        'unknown-meeting',
        { en: `Meeting "${meetingId}" is not recorded.`, ja: `会議「${meetingId}」は記録にない。` },
        [
          field(
            'meetingId',
            meetingId,
            'Record the meeting as held or cancelled first.',
            '先に会議の開催または中止を記録する。',
          ),
        ],
      );

const heldIfPresent = (c: Command.RecordAttendance, state: MeetingState): Rejection | undefined =>
  c.presence === 'present' && meetingOf(c.meetingId, state)?.status === 'cancelled'
    ? reject(
        'meeting-cancelled',
        {
          en: `Nobody can have been present at "${c.meetingId}": it was cancelled.`,
          ja: `会議「${c.meetingId}」は中止されており、出席はありえない。`,
        },
        [
          field(
            'presence',
            c.presence,
            'Leave the attendance out, or correct the meeting to held.',
            '出席を除くか、会議を開催済みに訂正する。',
          ),
        ],
      )
    : undefined;

function nobodyWasPresent(meeting: Meeting, state: MeetingState): Rejection | undefined {
  if (meeting.status === 'held') return undefined;
  const present = [...state.records.values()].find(
    (record) => (record.data as Partial<Attendance>).presence === 'present',
  );
  if (!present) return undefined;
  const { partnerId } = present.data as Attendance;
  return reject(
    'still-referred-to',
    {
      en: `"${partnerId}" is recorded as present at meeting "${meeting.meetingId}".`,
      ja: `会議「${meeting.meetingId}」には「${partnerId}」が出席したと記録されている。`,
    },
    [
      field(
        'status',
        meeting.status,
        'Correct or void that attendance first.',
        '先にその出席の記録を訂正または取り消す。',
      ),
    ],
  );
}

function nobodyRecorded(meetingId: string, state: MeetingState): Rejection | undefined {
  const attended = [...state.records.keys()].find((name) => name.startsWith('attendance/'));
  if (attended === undefined) return undefined;
  return reject(
    'still-referred-to',
    { en: `Attendance is recorded for meeting "${meetingId}".`, ja: `会議「${meetingId}」には出欠の記録がある。` },
    [field('meetingId', meetingId, 'Void its attendance first.', '先に出欠の記録を取り消す。')],
  );
}
