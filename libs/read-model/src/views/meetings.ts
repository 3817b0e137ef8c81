import { KINDS, MEETING_STATUSES, PRESENCES } from '@sebone/initiative';
import { day, recordTable, recordView, text, textOrNull } from '../record-view.ts';
import { oneOf } from './words.ts';

const MEETING = ['Id of the meeting.', '会議の id。'] as const;

const tables = [
  recordTable(KINDS.call, 'meeting_calls', { en: 'Meetings that were called.', ja: '会議の開催通知。' }, [
    text('meeting', (call) => call.meetingId, ...MEETING),
    textOrNull('title', (call) => call.title, 'Its title.', '題名。'),
    day('planned_on', (call) => call.plannedOn, 'The day it was called for.', '予定日。'),
  ]),
  recordTable(
    KINDS.meeting,
    'meetings',
    { en: 'Meetings that were held or cancelled.', ja: '会議の開催または中止。' },
    [
      text('meeting', (meeting) => meeting.meetingId, ...MEETING),
      textOrNull('title', (meeting) => meeting.title, 'Its title.', '題名。'),
      text('status', (meeting) => meeting.status, ...oneOf(MEETING_STATUSES)),
    ],
  ),
  recordTable(
    KINDS.attendance,
    'attendance',
    { en: 'Who was at a meeting. Attending is not contributing.', ja: '会議の出欠。出席は貢献ではない。' },
    [
      text('meeting', (attendance) => attendance.meetingId, ...MEETING),
      text('partner', (attendance) => attendance.partnerId, 'The partner.', 'パートナー。'),
      text('presence', (attendance) => attendance.presence, ...oneOf(PRESENCES)),
    ],
  ),
];

/** Meetings, and who was there. */
export const MEETINGS = recordView({
  name: 'meetings',
  version: 1,
  meaning: { en: 'Meetings called, held and cancelled, and who was there.', ja: '会議の通知、開催、中止、出欠。' },
  tables,
});
