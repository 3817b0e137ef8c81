import {
  actionsOf,
  COLUMNS,
  commitmentsOf,
  knowledgeOf,
  type Entry,
  type History,
  type MeetingHistory,
} from '@sebone/initiative';
import { dayOf, type Day } from '@sebone/kernel';
import { isClaimed } from '../claims.ts';
import { csvTable } from '@sebone/workbook';
import type { Selection } from './selection.ts';

/** The days that views tell of, both included; without an end where it is absent. */
export interface Period {
  readonly from?: Day;
  readonly to?: Day;
}

/** Whether a day is in the period. */
export const isWithin = (day: Day, { from, to }: Period): boolean =>
  (from === undefined || day >= from) && (to === undefined || day <= to);

/** What the tables are made of: a selection, folded, and where its facts are in the tree. */
export interface Ground {
  readonly selection: Selection;
  /** The selection’s facts, folded. */
  readonly history: History;
  readonly period: Period;
  /** The index of a fact’s leaf. */
  leafOf(factId: string): number;
}

interface Row {
  /** The fact that it rests on. */
  readonly id: string;
  readonly on: Day;
  readonly partnerId?: string;
}

/**
 * The selection as tables, each a CSV file: all its facts as they were recorded, and what stands of them. Rows are those of the
 * period by their day, and of the partner where there is one; each names its fact and the leaf that proves it.
 */
export function tablesOf(ground: Ground): ReadonlyMap<string, string> {
  const { history, selection, period } = ground;
  const tables = new Map<string, string>();
  const add = (name: string, columns: readonly string[], rows: readonly (Row & object)[]): void => {
    const shown = rows.filter(
      ({ on, partnerId }) =>
        isWithin(on, period) &&
        (selection.partner === undefined || partnerId === undefined || partnerId === selection.partner),
    );
    const withLeaf = shown.map((row) => ({ ...row, leaf: ground.leafOf(row.id) }));
    tables.set(`${name}.csv`, csvTable(['leaf', ...columns], withLeaf));
  };
  add('facts', FACT_COLUMNS, factRows(ground));
  add(
    'commitments',
    Object.keys(COLUMNS.commitments),
    commitmentsOf(history).map((row) => ({ ...row, on: row.madeOn })),
  );
  add(
    'actions',
    Object.keys(COLUMNS.actions),
    actionsOf(history).map((row) => ({ ...row, on: row.occurredOn })),
  );
  add('resources', RESOURCE_COLUMNS, flowRows(history));
  add('awards', AWARD_COLUMNS, awardRows(history));
  add(
    'knowledge',
    Object.keys(COLUMNS.items),
    knowledgeOf(history).items.map((row) => ({ ...row, on: row.sharedOn })),
  );
  add('uses', USE_COLUMNS, useRows(history, selection.partner));
  add('attendance', ATTENDANCE_COLUMNS, attendanceRows(history));
  return tables;
}

const FACT_COLUMNS = [
  'id',
  'stream',
  'revision',
  'type',
  'schema',
  'occurredOn',
  'reportedOn',
  'recordedAt',
  'claimed',
  'stands',
  'actor',
  'data',
];

function factRows({ selection, history }: Ground): readonly Row[] {
  const standing = new Set(history.facts.map(({ id }) => id));
  return selection.facts.map((fact) => ({
    id: fact.id,
    on: fact.occurredOn,
    stream: fact.stream,
    revision: fact.revision,
    type: fact.type,
    schema: fact.schema,
    occurredOn: fact.occurredOn,
    reportedOn: fact.reportedOn,
    recordedAt: fact.recordedAt,
    claimed: isClaimed(fact, history),
    stands: standing.has(fact.id),
    actor: fact.actor,
    data: fact.data,
  }));
}

/** An entry as a row: its fact, its days, and what it says. */
const rowOf = <Data extends object>({ fact, data }: Entry<Data>): Row & Data => ({
  ...data,
  id: fact.id,
  on: fact.occurredOn,
  occurredOn: fact.occurredOn,
  reportedOn: fact.reportedOn,
});

const DATED = ['id', 'partnerId', 'occurredOn', 'reportedOn'];
const inOrder = (a: Entry, b: Entry): number => a.day - b.day || a.fact.position - b.fact.position;

const RESOURCE_COLUMNS = [...DATED, 'flowId', 'direction', 'kind', 'amount', 'unit', 'note'];

const flowRows = ({ partners }: History): readonly Row[] =>
  [...partners.values()]
    .flatMap(({ gave, received }) => [...gave, ...received])
    .sort(inOrder)
    .map(rowOf);

const AWARD_COLUMNS = [
  ...DATED,
  'awardId',
  'startsOn',
  'endsOn',
  'amount',
  'currency',
  'purpose',
  'endedOn',
  'endedBy',
];

const awardRows = ({ awards }: History): readonly Row[] =>
  [...awards.values()].map(({ awarded, ended }) => ({
    ...rowOf(awarded),
    endedOn: ended && dayOf(ended.day),
    endedBy: ended?.fact.id,
  }));

const USE_COLUMNS = [
  'id',
  'userId',
  'occurredOn',
  'reportedOn',
  'itemId',
  'title',
  'sharedBy',
  'useId',
  'stage',
  'evidence',
];

/** Uses, each by whoever used it: a partner’s own, and those of what it shared. */
const useRows = ({ partners, items }: History, partner: string | undefined): readonly Row[] =>
  [...partners.values()]
    .flatMap(({ uses }) => uses)
    .sort(inOrder)
    .map((use) => {
      const { partnerId, ...row } = rowOf(use);
      const item = items.get(use.data.itemId);
      return { ...row, userId: partnerId, sharedBy: item?.partnerId, title: item?.shared.data.title };
    })
    .filter(({ userId, sharedBy }) => partner === undefined || userId === partner || sharedBy === partner);

const ATTENDANCE_COLUMNS = [...DATED, 'meetingId', 'title', 'presence'];

const attendanceRows = ({ partners, meetings }: History): readonly Row[] =>
  [...partners.values()]
    .flatMap(({ attendance }) => attendance)
    .sort(inOrder)
    .map((attended) => ({ ...rowOf(attended), title: meetingTitle(meetings.get(attended.data.meetingId)) }));

/** What a meeting was called, as it was held or else as it was planned. */
export const meetingTitle = (meeting: MeetingHistory | undefined): string | undefined =>
  meeting?.outcome?.data.title ?? meeting?.call?.data.title;
