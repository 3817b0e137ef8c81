import type { Day } from '@sebone/kernel';
import type { Attendance } from '../meeting/events.ts';
import type { Entry, History, MeetingHistory } from '../views/history.ts';
import { MEETING_STATUSES, PRESENCES, type MeetingStatus, type Presence } from '../vocabulary.ts';
import { column, type Columns } from './columns.ts';

/** A meeting and who was there: see {@link MEETING_COLUMNS}. */
export interface MeetingRow {
  readonly id: string;
  readonly meetingId: string;
  readonly title: string | null;
  readonly status: MeetingStatus | 'called' | 'attended';
  readonly on: Day;
  readonly reportedOn: Day;
  readonly plannedOn: Day | null;
  readonly present: number;
  readonly absent: number;
  readonly excused: number;
}

/** What the fields of a {@link MeetingRow} say. */
export const MEETING_COLUMNS: Columns<MeetingRow> = {
  id: column(
    'string',
    'Id of the fact that tells its status: of its being held or cancelled, else of its call, else of the first attendance',
    '状態を示す事実の id（開催・中止、なければ通知、それもなければ最初の出欠）',
  ),
  meetingId: column('string', 'Its id in the initiative', '取り組みの中での会議の id'),
  title: column('string?', 'What it is called; null where nothing was said', '名称。言及がなければ null'),
  status: column(
    'string',
    'Held or cancelled; called where neither is known; attended where only attendance is',
    '開催（held）・中止（cancelled）、どちらも不明なら通知のみ（called）、出欠しか記録がなければ attended',
    [...MEETING_STATUSES, 'called', 'attended'],
  ),
  on: column(
    'day',
    'The day it was held or cancelled, else the day it is planned for, else that of the first attendance',
    '開催・中止の日、なければ予定日、それもなければ最初の出欠の日',
  ),
  reportedOn: column('day', 'The day the backbone came to know of that status', '事務局がその状態を知った日'),
  plannedOn: column(
    'day?',
    'The day it was called for; null where no call is known',
    '通知された予定日。通知がなければ null',
  ),
  present: column('integer', 'How many partners were present', '出席したパートナーの数'),
  absent: column('integer', 'How many were absent', '欠席したパートナーの数'),
  excused: column('integer', 'How many sent an excuse', '連絡のうえ欠席したパートナーの数'),
};

/** Every meeting of which anything is known, in the order of their days. */
export function meetingsOf(history: History): readonly MeetingRow[] {
  return [...history.meetings.values()]
    .map(meetingRow)
    .sort((a, b) => (a.on === b.on ? (a.meetingId < b.meetingId ? -1 : 1) : a.on < b.on ? -1 : 1));
}

function meetingRow({ id, call, outcome, attendance }: MeetingHistory): MeetingRow {
  const { fact } = outcome ?? call ?? attendance[0]!;
  const plannedOn = call?.data.plannedOn ?? null;
  return {
    id: fact.id,
    meetingId: id,
    title: outcome?.data.title ?? call?.data.title ?? null,
    status: outcome?.data.status ?? (call ? 'called' : 'attended'),
    on: outcome ? fact.occurredOn : (plannedOn ?? fact.occurredOn),
    reportedOn: fact.reportedOn,
    plannedOn,
    ...presencesOf(attendance),
  };
}

/** How often each presence was recorded. */
export function presencesOf(attendance: readonly Entry<Attendance>[]): Readonly<Record<Presence, number>> {
  const counts = Object.fromEntries(PRESENCES.map((presence) => [presence, 0])) as Record<Presence, number>;
  for (const { data } of attendance) counts[data.presence] += 1;
  return counts;
}
