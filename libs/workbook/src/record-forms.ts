import type { Category } from '@sebone/initiative';
import type { Day } from '@sebone/kernel';
import type { CellValue } from './cell.ts';
import { derivedId } from './derived-id.ts';
import type { SheetName } from './sheets.ts';

/** A row, as far as what it records goes by it. */
export interface RowToRecord {
  read(column: string): CellValue | undefined;
  /** The day on which it happened. */
  readonly day: Day;
  /** Which stay of its partner, or which of several observations alike. */
  readonly number: number;
  /** That of the initiative, which no column says. */
  readonly timeZone: string;
}

/** A record that a row makes: the command that says so, and which column holds each of its fields. */
export interface RecordForm {
  /** The kind of record, as the domain calls it. */
  readonly kind: string;
  readonly category: Category;
  /** The column that names its stream within the initiative; absent for the initiative's own. */
  readonly of?: string;
  /** The commands that record it, and that correct it where it stands with other content. */
  readonly record: string | ((row: RowToRecord) => string);
  readonly correct: string;
  /** The column of the day on which it occurred; for attendance that of the meeting, whose day it is. */
  readonly on: string;
  /** The column of the day on which it was reported. */
  readonly reported: string;
  /** What tells it from others of its kind in its stream: a column, or made of several. */
  readonly key: string | ((row: RowToRecord) => string);
  /** The fields of the command, and of the fact, that columns hold. */
  readonly fields: readonly (readonly [field: string, column: string])[];
  /** The fields that it has beside them. */
  readonly more?: (row: RowToRecord) => Readonly<Record<string, unknown>>;
  /** Fields of `more` that the row does not say: they stay as they stand when it is corrected. */
  readonly unsaid?: readonly string[];
  /** What takes back what happened later, where the row does not tell of it any more; bears what `toCorrect` gives. */
  readonly void?: string;
  /** What `correct` has to be told beside all fields, and why. */
  readonly toCorrect?: (row: RowToRecord) => Readonly<Record<string, unknown>>;
  /** When in the import its turn comes: see {@link TURNS}. */
  readonly turn: number;
  /** Its place among the records of one stream and day. */
  readonly rank: number;
}

/**
 * The turns of an import: what a decision has to know is recorded in an earlier turn. Within a turn, one stream comes
 * after the other; in a stream, records come by day and rank, but what `founds` it comes before all.
 */
export const TURNS = { charter: 1, ledger: 2, award: 3, ending: 4, rest: 5 } as const;

/** The rank of the record that the others of its stream rest on. */
export const FOUNDS = -2;

/** The rank of leaving on the very day of coming back: what happened on that day belongs to the next stay, too. */
export const LEFT_AND_BACK = -1;

const camelCase = (column: string): string => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Fields that are called as their columns, in the domain's spelling. */
const called = (...columns: readonly string[]): RecordForm['fields'] =>
  columns.map((column) => [camelCase(column), column]);

/** The id of a measurement: its day, and whose it is where it is somebody's. */
export const measurementIdOf = (day: Day, partner: string | undefined, number: number): string =>
  derivedId(partner === undefined ? [day] : [day, partner], number);

/** The id of a use: its day, its stage, and who used the item. */
export const useIdOf = (day: Day, stage: string, partner: string, number: number): string =>
  derivedId([day, stage, partner], number);

const stay = ({ number }: RowToRecord): string => String(number);
const thatStay = ({ read, number }: RowToRecord): Record<string, unknown> => ({ partnerId: read('partner_id'), stay: number });
const thatCommitment = ({ read }: RowToRecord): Record<string, unknown> => ({ partnerId: read('partner_id'), commitmentId: read('commitment_id') });
const status = ({ read }: RowToRecord): CellValue => read('status') ?? 'held';
const measurementId = ({ read, day, number }: RowToRecord): string =>
  measurementIdOf(day, read('partner_id') as string | undefined, number);
const useId = ({ read, day, number }: RowToRecord): string =>
  useIdOf(day, read('stage') as string, read('partner_id') as string, number);

type Form = Omit<RecordForm, 'reported'> & Partial<RecordForm>;
const form = (of: Form): RecordForm => ({ reported: 'reported_on', ...of });
const ledger = (of: Omit<Form, 'category' | 'turn'>): RecordForm =>
  form({ category: 'partner', of: 'partner_id', turn: TURNS.ledger, ...of });

/** What a row of each sheet records: itself, and what happened later. */
export const RECORD_FORMS: Readonly<Record<SheetName, readonly [RecordForm, RecordForm?]>> = {
  initiatives: [
    form({
      kind: 'charter',
      category: 'initiative',
      record: 'charter-initiative',
      correct: 'correct-charter',
      on: 'started_on',
      key: () => 'charter',
      fields: called('name', 'purpose', 'planned_until'),
      more: ({ timeZone }) => ({ timeZone }),
      unsaid: ['timeZone'],
      turn: TURNS.charter,
      rank: 0,
    }),
    form({
      kind: 'ending',
      category: 'initiative',
      record: 'end-initiative',
      correct: 'correct-initiative-ending',
      on: 'ended_on',
      reported: 'ended_reported_on',
      key: () => '1',
      fields: [['reason', 'end_reason']],
      more: ({ read }) => ({ reason: read('end_reason') ?? 'other' }),
      void: 'void-initiative-ending',
      toCorrect: () => ({ ending: 1 }),
      turn: TURNS.ending,
      rank: 0,
    }),
  ],
  partners: [
    ledger({
      kind: 'joining',
      record: ({ number }) => (number === 1 ? 'join-partner' : 'return-partner'),
      correct: 'correct-partner-joining',
      on: 'joined_on',
      key: stay,
      fields: called('partner_id', 'name', 'sector', 'role'),
      toCorrect: thatStay,
      rank: 0,
    }),
    ledger({
      kind: 'leaving',
      record: 'leave-partner',
      correct: 'correct-partner-leaving',
      on: 'left_on',
      reported: 'left_reported_on',
      key: stay,
      fields: [...called('partner_id'), ['reason', 'leave_reason']],
      void: 'void-partner-leaving',
      toCorrect: thatStay,
      rank: 4,
    }),
  ],
  commitments: [
    ledger({
      kind: 'commitment',
      record: 'make-commitment',
      correct: 'correct-commitment',
      on: 'made_on',
      key: 'commitment_id',
      fields: called('partner_id', 'commitment_id', 'title', 'due_on'),
      rank: 1,
    }),
    ledger({
      kind: 'withdrawal',
      record: 'withdraw-commitment',
      correct: 'correct-commitment-withdrawal',
      on: 'withdrawn_on',
      reported: 'withdrawn_reported_on',
      key: 'commitment_id',
      fields: called('partner_id', 'commitment_id'),
      void: 'void-commitment-withdrawal',
      toCorrect: thatCommitment,
      rank: 3,
    }),
  ],
  actions: [
    ledger({
      kind: 'action',
      record: 'report-action',
      correct: 'correct-action',
      on: 'occurred_on',
      key: 'action_id',
      fields: called('partner_id', 'action_id', 'commitment_id', 'code', 'title', 'hours', 'completes', 'evidence'),
      rank: 2,
    }),
  ],
  resources: [
    ledger({
      kind: 'resource',
      record: 'record-resource',
      correct: 'correct-resource',
      on: 'occurred_on',
      key: 'flow_id',
      fields: called('partner_id', 'flow_id', 'direction', 'kind', 'amount', 'unit', 'note'),
      rank: 2,
    }),
  ],
  meetings: [
    form({
      kind: 'meeting',
      category: 'meeting',
      of: 'meeting_id',
      record: (row) => (status(row) === 'held' ? 'hold-meeting' : 'cancel-meeting'),
      correct: 'correct-meeting',
      on: 'held_on',
      key: 'meeting_id',
      fields: called('meeting_id', 'title'),
      toCorrect: (row) => ({ status: status(row) }),
      turn: TURNS.rest,
      rank: FOUNDS,
    }),
  ],
  attendance: [
    form({
      kind: 'attendance',
      category: 'meeting',
      of: 'meeting_id',
      record: 'record-attendance',
      correct: 'correct-attendance',
      on: 'meeting_id',
      key: 'partner_id',
      fields: called('meeting_id', 'partner_id', 'presence'),
      turn: TURNS.rest,
      rank: 0,
    }),
  ],
  indicators: [
    form({
      kind: 'definition',
      category: 'indicator',
      of: 'indicator_id',
      record: 'define-indicator',
      correct: 'correct-indicator-definition',
      on: 'baseline_on',
      key: () => '1',
      fields: called(
        ...['indicator_id', 'name', 'unit', 'direction'],
        ...['baseline', 'baseline_on', 'target', 'target_on'],
      ),
      more: () => ({ version: 1 }),
      turn: TURNS.rest,
      rank: FOUNDS,
    }),
  ],
  measurements: [
    form({
      kind: 'measurement',
      category: 'indicator',
      of: 'indicator_id',
      record: 'record-measurement',
      correct: 'correct-measurement',
      on: 'observed_on',
      key: measurementId,
      fields: called('indicator_id', 'partner_id', 'value'),
      more: (row) => ({ measurementId: measurementId(row) }),
      turn: TURNS.rest,
      rank: 0,
    }),
  ],
  knowledge: [
    form({
      kind: 'sharing',
      category: 'knowledge',
      of: 'item_id',
      record: 'share-knowledge',
      correct: 'correct-knowledge-sharing',
      on: 'shared_on',
      key: 'item_id',
      fields: called('item_id', 'partner_id', 'title', 'kind'),
      turn: TURNS.rest,
      rank: FOUNDS,
    }),
  ],
  uses: [
    form({
      kind: 'use',
      category: 'knowledge',
      of: 'item_id',
      record: 'use-knowledge',
      correct: 'correct-knowledge-use',
      on: 'used_on',
      key: useId,
      fields: called('item_id', 'partner_id', 'stage', 'evidence'),
      more: (row) => ({ useId: useId(row) }),
      turn: TURNS.rest,
      rank: 0,
    }),
  ],
  funding: [
    form({
      kind: 'award',
      category: 'initiative',
      record: 'award-funding',
      correct: 'correct-funding-award',
      on: 'awarded_on',
      key: 'award_id',
      fields: called('award_id', 'partner_id', 'starts_on', 'ends_on', 'amount', 'currency', 'purpose'),
      turn: TURNS.award,
      rank: 0,
    }),
  ],
  backbone: [
    ledger({
      kind: 'backbone-function',
      record: 'perform-backbone-function',
      correct: 'correct-backbone-function',
      on: 'occurred_on',
      key: 'activity_id',
      fields: called('partner_id', 'activity_id', 'function', 'title'),
      rank: 2,
    }),
  ],
};
