import type { Attendance, Call, Meeting } from '../meeting/events.ts';
import type { Entry, On } from './lifecycle.ts';

/** A meeting, as far as anything of it is known. */
export interface MeetingHistory {
  readonly id: string;
  call?: Entry<Call>;
  /** Whether it was held or cancelled; absent while it was only called. */
  outcome?: Entry<Meeting>;
  readonly attendance: Entry<Attendance>[];
}

/** Folds the meetings by their ids, each with who was there. */
export function meetingsFold(on: On): ReadonlyMap<string, MeetingHistory> {
  const meetings = new Map<string, MeetingHistory>();
  const of = ({ data: { meetingId } }: Entry<{ readonly meetingId: string }>): MeetingHistory => {
    let meeting = meetings.get(meetingId);
    if (!meeting) meetings.set(meetingId, (meeting = { id: meetingId, attendance: [] }));
    return meeting;
  };

  on<Call>('MeetingCalled', (call) => {
    of(call).call = call;
  });
  on<Meeting>(['MeetingHeld', 'MeetingCancelled'], (outcome) => {
    of(outcome).outcome = outcome;
  });
  on<Attendance>('AttendanceRecorded', (attended) => of(attended).attendance.push(attended));
  return meetings;
}
