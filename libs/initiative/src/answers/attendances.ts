import type { Day, Fact } from '@sebone/kernel';
import type { Attendance } from '../meeting/events.ts';
import { partnerName } from '../traps/measuring.ts';
import type { History } from '../views/history.ts';
import { PRESENCES, type Presence } from '../vocabulary.ts';
import { column, type Columns } from './columns.ts';

/** Whether a partner was at a meeting: see {@link ATTENDANCE_COLUMNS}. */
export interface AttendanceRow {
  readonly id: string;
  readonly meetingId: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly presence: Presence;
  readonly occurredOn: Day;
  readonly reportedOn: Day;
}

/** What the fields of an {@link AttendanceRow} say. */
export const ATTENDANCE_COLUMNS: Columns<AttendanceRow> = {
  id: column('string', 'Id of the fact by which it was recorded', '出欠を記録した事実の id'),
  meetingId: column('string', 'Which meeting', '会議の id'),
  partnerId: column('string', 'Whose presence', 'パートナーの id'),
  partnerName: column('string', 'Whose presence, by name', 'パートナーの名称'),
  presence: column(
    'string',
    'Present, absent, or excused: absent, but said so before',
    '出席（present）・欠席（absent）・連絡のうえ欠席（excused）',
    PRESENCES,
  ),
  occurredOn: column('day', 'The day of the meeting', '会議の日'),
  reportedOn: column('day', 'The day the backbone came to know of it', '事務局が知った日'),
};

/** Who was at which meeting and who was not, in the order of time. */
export function attendancesOf(history: History): readonly AttendanceRow[] {
  const recorded = history.facts.filter(({ type }) => type === 'AttendanceRecorded') as readonly Fact<
    string,
    Attendance
  >[];
  return recorded.map(({ id, occurredOn, reportedOn, data: { meetingId, partnerId, presence } }) => ({
    id,
    meetingId,
    partnerId,
    partnerName: partnerName(history, partnerId),
    presence,
    occurredOn,
    reportedOn,
  }));
}
