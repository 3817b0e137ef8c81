import { dayOf, parseStream, streamName, type Day, type Fact } from '@sebone/kernel';
import type { History, Lifecycle } from '../views/history.ts';
import { column, type Columns } from './columns.ts';

/** What changes its state: a transition tells of one of these. */
const LIVES = ['initiative', 'partner', 'commitment', 'item'] as const;
type LifeKind = (typeof LIVES)[number];

/** Something that happened or that followed from it: see {@link TIMELINE_COLUMNS}. */
export interface TimelineRow {
  readonly key: string;
  readonly on: Day;
  readonly kind: 'fact' | 'transition';
  readonly stream: string;
  readonly type: string;
  readonly partner: string | null;
  readonly id: string;
  readonly reportedOn: Day | null;
  readonly of: LifeKind | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly cause: string | null;
}

/** What the fields of a {@link TimelineRow} say. */
export const TIMELINE_COLUMNS: Columns<TimelineRow> = {
  key: column(
    'string',
    'Where it stands: to go on from there, give it as "after"',
    '位置。続きを得るには after に指定する',
  ),
  on: column('day', 'The day it happened', '起きた日'),
  kind: column(
    'string',
    'A fact, or a transition that follows from facts and time',
    '事実（fact）か、事実と時間から導かれる遷移（transition）か',
    ['fact', 'transition'],
  ),
  stream: column('string', 'The stream of the fact, or of what changed', '事実、または変化したもののストリーム'),
  type: column(
    'string',
    'The type of the fact; of a transition, what changed and the state it came into',
    '事実の種類。遷移では、変化したものと移った先の状態',
  ),
  partner: column(
    'string?',
    'The partner it is about; null where it is about none',
    '対象のパートナーの id。なければ null',
  ),
  id: column('string', 'The id of the fact, or of what changed', '事実、または変化したものの id'),
  reportedOn: column(
    'day?',
    'The day the backbone came to know of the fact; null for a transition',
    '事務局が事実を知った日。遷移では null',
  ),
  of: column('string?', 'What changed; null for a fact', '変化したもの。事実では null', LIVES),
  from: column('string?', 'The state it left; null for a fact', '離れた状態。事実では null'),
  to: column('string?', 'The state it came into; null for a fact', '移った先の状態。事実では null'),
  cause: column(
    'string?',
    'The id of the fact that caused the transition, or the name of the delay that ran out; null for a fact',
    '遷移の原因となった事実の id、または満了した期間の名。事実では null',
  ),
};

/** Which rows are asked for; all of them unless told. */
export interface TimelineFilter {
  readonly kind?: TimelineRow['kind'] | undefined;
  /** The category of the stream: `partner`, `meeting`, … */
  readonly category?: string | undefined;
  readonly type?: string | undefined;
  readonly partner?: string | undefined;
  /** The first and the last day, both included. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** The key of the last row that was seen: only what stands after it. */
  readonly after?: string | undefined;
}

/**
 * Everything that stands, facts and what follows from them, in the order of time: what ran out on a day before the day’s
 * facts, what a fact caused right after it. Keys stay the same as long as what they name stands. Where the row of `after` stands no
 * more, all of its day comes again: rather twice than never.
 */
export function timelineOf(history: History, filter: TimelineFilter = {}): readonly TimelineRow[] {
  const { kind, category, type, partner, from, to, after } = filter;
  const rows = placed(history).map(({ row }) => row);
  return rows
    .slice(after === undefined ? 0 : placeAfter(rows, after))
    .filter(
      (row) =>
        (kind === undefined || row.kind === kind) &&
        (category === undefined || parseStream(row.stream)?.category === category) &&
        (type === undefined || row.type === type) &&
        (partner === undefined || row.partner === partner) &&
        (from === undefined || row.on >= from) &&
        (to === undefined || row.on <= to),
    );
}

function placeAfter(rows: readonly TimelineRow[], key: string): number {
  const at = rows.findIndex((row) => row.key === key);
  if (at >= 0) return at + 1;
  const day = key.slice(0, 10);
  const same = rows.findIndex(({ on }) => on >= day);
  return same < 0 ? rows.length : same;
}

/** A row, and the place among the facts at which it stands: that of its own fact or of its cause; −1 before a day’s facts. */
interface Placed {
  readonly row: TimelineRow;
  readonly place: number;
}

function placed(history: History): readonly Placed[] {
  const places = new Map(history.facts.map(({ id }, place) => [id, place]));
  const facts = history.facts.map((fact, place): Placed => ({ row: factRow(fact), place }));
  const transitions = livesOf(history).flatMap((life) => transitionRows(life, places));
  // Facts come first, so that a transition stands after the fact that has its place.
  return [...facts, ...transitions].sort((a, b) =>
    a.row.on < b.row.on ? -1 : a.row.on > b.row.on ? 1 : a.place - b.place,
  );
}

function factRow({ id, occurredOn, reportedOn, stream, type, data }: Fact): TimelineRow {
  return {
    key: `${occurredOn}/${id}`,
    on: occurredOn,
    kind: 'fact',
    stream,
    type,
    partner: (data as { readonly partnerId?: string }).partnerId ?? null,
    id,
    reportedOn,
    of: null,
    from: null,
    to: null,
    cause: null,
  };
}

interface Lived {
  readonly of: LifeKind;
  readonly id: string;
  readonly stream: string;
  readonly partner: string | null;
  readonly life: Lifecycle;
}

function livesOf(history: History): readonly Lived[] {
  const stream = (category: string, id?: string): string => streamName(category, history.initiative, id);
  const lives: Lived[] = [
    { of: 'initiative', id: history.initiative, stream: stream('initiative'), partner: null, life: history },
  ];
  for (const life of history.partners.values())
    lives.push({ of: 'partner', id: life.id, stream: stream('partner', life.id), partner: life.id, life });
  for (const [id, life] of history.commitments)
    lives.push({ of: 'commitment', id, stream: stream('partner', life.partnerId), partner: life.partnerId, life });
  for (const life of history.items.values())
    lives.push({ of: 'item', id: life.id, stream: stream('knowledge', life.id), partner: life.partnerId, life });
  return lives.sort((a, b) => LIVES.indexOf(a.of) - LIVES.indexOf(b.of) || (a.id < b.id ? -1 : 1));
}

function transitionRows(
  { of, id, stream, partner, life }: Lived,
  places: ReadonlyMap<string, number>,
): readonly Placed[] {
  const rows: Placed[] = [];
  let turn = 0;
  for (const { on, from, to, cause } of life.transitions) {
    const day = dayOf(on);
    const before = rows.at(-1);
    const isSameDay = before?.row.on === day;
    turn = isSameDay ? turn + 1 : 0;
    // On one day, a life goes on from where it was: what a fact of that day set off stands after that fact.
    const place = Math.max('fact' in cause ? places.get(cause.fact)! : -1, isSameDay ? before.place : -1);
    rows.push({
      place,
      row: {
        key: `${day}/${of}/${id}/${turn}`,
        on: day,
        kind: 'transition',
        stream,
        type: `${of} ${to}`,
        partner,
        id,
        reportedOn: null,
        of,
        from,
        to,
        cause: 'fact' in cause ? cause.fact : cause.delay,
      },
    });
  }
  return rows;
}
