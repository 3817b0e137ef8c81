import {
  ACTION_CODES,
  BACKBONE_FUNCTIONS,
  BETTER,
  DIRECTIONS,
  END_REASONS,
  FUNDING_PURPOSES,
  KNOWLEDGE_KINDS,
  MEETING_STATUSES,
  PRESENCES,
  RESOURCE_KINDS,
  ROLES,
  SECTORS,
  STAGES,
} from '@sebone/initiative';
import { amount, currency, day, id, number, oneOf, text, unit, yes, type ReadCell } from './cell.ts';

/** The format of the workbook: its files and their columns. What a row of each records is in `record-forms.ts`. */

/** The files or sheets, in an order in which rows refer to those before them only. */
export const SHEET_NAMES = [
  'initiatives',
  'partners',
  'commitments',
  'actions',
  'resources',
  'meetings',
  'attendance',
  'indicators',
  'measurements',
  'knowledge',
  'uses',
  'funding',
  'backbone',
] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

export interface Column {
  readonly name: string;
  readonly required: boolean;
  readonly read: ReadCell;
  /** Whether people write what they like in it. */
  readonly isFree: boolean;
}

/** Another sheet's row that a column names. */
export interface Reference {
  readonly column: string;
  readonly to: SheetName;
}

export interface Sheet {
  readonly name: SheetName;
  /** Its place in {@link SHEET_NAMES}. */
  readonly index: number;
  readonly required: boolean;
  readonly columns: readonly Column[];
  /** The columns that tell its rows apart, within an initiative. */
  readonly id: readonly string[];
  /** What rows with the same id are: one row written twice, the stays of a partner, or repeated observations. */
  readonly sameId: 'one-row' | 'stays' | 'repeats';
  readonly refers: readonly Reference[];
  /** The sheet whose row has the stream that this sheet's rows are recorded in. */
  readonly stream: SheetName;
  /** The column of the day on which it happened; absent for attendance, whose day is that of the meeting. */
  readonly on?: string;
  /** Days of which the second cannot be before the first. */
  readonly inOrder: readonly { readonly from: string; readonly to: string; readonly code: string }[];
  /** The columns of what happened later, to what the row tells. */
  readonly later?: { readonly on: string; readonly reported: string; readonly with: readonly string[] };
}

const title = text(500);
const words = text(10_000);
const isFree = (read: ReadCell): boolean => read === title || read === words;
const must = (name: string, read: ReadCell): Column => ({ name, required: true, read, isFree: isFree(read) });
const may = (name: string, read: ReadCell): Column => ({ name, required: false, read, isFree: isFree(read) });
const partner = must('partner_id', id);
const byPartner: Reference = { column: 'partner_id', to: 'partners' };

function sheet(
  name: SheetName,
  tellApart: readonly string[],
  columns: readonly Column[],
  rest: Pick<Sheet, 'stream' | 'on'> & Partial<Sheet>,
): Sheet {
  const { later } = rest;
  const dates = later ? [may('reported_on', day), may(later.reported, day)] : [may('reported_on', day)];
  return {
    name,
    index: SHEET_NAMES.indexOf(name),
    required: false,
    id: tellApart,
    sameId: 'one-row',
    refers: [],
    inOrder: [],
    ...rest,
    columns: [must('initiative_id', id), ...columns, ...dates],
  };
}

export const SHEETS: readonly Sheet[] = [
  sheet(
    'initiatives',
    ['initiative_id'],
    [
      must('name', title),
      may('purpose', words),
      must('started_on', day),
      may('planned_until', day),
      may('ended_on', day),
      may('end_reason', oneOf(END_REASONS)),
    ],
    {
      required: true,
      stream: 'initiatives',
      on: 'started_on',
      inOrder: [
        { from: 'started_on', to: 'planned_until', code: 'planned-before-start' },
        { from: 'started_on', to: 'ended_on', code: 'ended-before-started' },
      ],
      later: { on: 'ended_on', reported: 'ended_reported_on', with: ['end_reason'] },
    },
  ),
  sheet(
    'partners',
    ['partner_id'],
    [
      partner,
      must('name', title),
      may('sector', oneOf(SECTORS)),
      may('role', oneOf(ROLES)),
      must('joined_on', day),
      may('left_on', day),
      may('leave_reason', title),
    ],
    {
      required: true,
      sameId: 'stays',
      stream: 'partners',
      on: 'joined_on',
      inOrder: [{ from: 'joined_on', to: 'left_on', code: 'left-before-joined' }],
      later: { on: 'left_on', reported: 'left_reported_on', with: ['leave_reason'] },
    },
  ),
  sheet(
    'commitments',
    ['commitment_id'],
    [
      must('commitment_id', id),
      partner,
      must('title', title),
      must('made_on', day),
      may('due_on', day),
      may('withdrawn_on', day),
    ],
    {
      refers: [byPartner],
      stream: 'partners',
      on: 'made_on',
      inOrder: [
        { from: 'made_on', to: 'due_on', code: 'due-before-made' },
        { from: 'made_on', to: 'withdrawn_on', code: 'withdrawn-before-made' },
      ],
      later: { on: 'withdrawn_on', reported: 'withdrawn_reported_on', with: [] },
    },
  ),
  sheet(
    'actions',
    ['action_id'],
    [
      must('action_id', id),
      partner,
      may('commitment_id', id),
      must('occurred_on', day),
      may('code', oneOf(ACTION_CODES)),
      must('title', title),
      may('hours', amount),
      may('completes', yes),
      may('evidence', words),
    ],
    { refers: [byPartner, { column: 'commitment_id', to: 'commitments' }], stream: 'partners', on: 'occurred_on' },
  ),
  sheet(
    'resources',
    ['flow_id'],
    [
      must('flow_id', id),
      partner,
      must('occurred_on', day),
      must('direction', oneOf(DIRECTIONS)),
      must('kind', oneOf(RESOURCE_KINDS)),
      may('amount', amount),
      may('unit', unit),
      may('note', words),
    ],
    { refers: [byPartner], stream: 'partners', on: 'occurred_on' },
  ),
  sheet(
    'meetings',
    ['meeting_id'],
    [must('meeting_id', id), must('held_on', day), may('title', title), may('status', oneOf(MEETING_STATUSES))],
    { stream: 'meetings', on: 'held_on' },
  ),
  sheet(
    'attendance',
    ['meeting_id', 'partner_id'],
    [must('meeting_id', id), partner, must('presence', oneOf(PRESENCES))],
    { refers: [byPartner, { column: 'meeting_id', to: 'meetings' }], stream: 'meetings' },
  ),
  sheet(
    'indicators',
    ['indicator_id'],
    [
      must('indicator_id', id),
      must('name', title),
      may('unit', title),
      may('direction', oneOf(BETTER)),
      may('baseline', number),
      may('baseline_on', day),
      may('target', number),
      may('target_on', day),
    ],
    { stream: 'indicators', on: 'baseline_on' },
  ),
  sheet(
    'measurements',
    ['indicator_id', 'observed_on', 'partner_id'],
    [must('indicator_id', id), may('partner_id', id), must('observed_on', day), must('value', number)],
    {
      sameId: 'repeats',
      refers: [byPartner, { column: 'indicator_id', to: 'indicators' }],
      stream: 'indicators',
      on: 'observed_on',
    },
  ),
  sheet(
    'knowledge',
    ['item_id'],
    [must('item_id', id), partner, must('shared_on', day), must('title', title), may('kind', oneOf(KNOWLEDGE_KINDS))],
    { refers: [byPartner], stream: 'knowledge', on: 'shared_on' },
  ),
  sheet(
    'uses',
    ['item_id', 'used_on', 'stage', 'partner_id'],
    [must('item_id', id), partner, must('used_on', day), must('stage', oneOf(STAGES)), may('evidence', words)],
    {
      sameId: 'repeats',
      refers: [byPartner, { column: 'item_id', to: 'knowledge' }],
      stream: 'knowledge',
      on: 'used_on',
    },
  ),
  sheet(
    'funding',
    ['award_id'],
    [
      must('award_id', id),
      partner,
      must('awarded_on', day),
      must('starts_on', day),
      must('ends_on', day),
      must('amount', amount),
      must('currency', currency),
      may('purpose', oneOf(FUNDING_PURPOSES)),
    ],
    {
      refers: [byPartner],
      stream: 'initiatives',
      on: 'awarded_on',
      inOrder: [{ from: 'starts_on', to: 'ends_on', code: 'ends-before-start' }],
    },
  ),
  sheet(
    'backbone',
    ['activity_id'],
    [
      must('activity_id', id),
      partner,
      must('occurred_on', day),
      must('function', oneOf(BACKBONE_FUNCTIONS)),
      may('title', title),
    ],
    { refers: [byPartner], stream: 'partners', on: 'occurred_on' },
  ),
];

/** The sheet of that name. */
export const sheetNamed = (name: SheetName): Sheet => SHEETS[SHEET_NAMES.indexOf(name)]!;

/** All that rows of a sheet name in others: their initiative first. */
export const referencesOf = ({ name, refers }: Sheet): readonly Reference[] =>
  name === 'initiatives' ? [] : [{ column: 'initiative_id', to: 'initiatives' }, ...refers];
