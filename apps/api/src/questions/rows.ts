import {
  column,
  CONTACT_STATES,
  LEVELS,
  partnerMachine,
  TRAPS,
  type Cohort,
  type Columns,
  type ContactRow,
  type Curve,
  type Finding,
} from '@sebone/initiative';
import type { InitiativeLine, LedgerLine, OpenedContact, PartnerLine } from '@sebone/application';
import type { Cells } from './csv.ts';
import type { Schema } from '../route.ts';
import { filter, type Listing } from './listing.ts';
import { count, day, flag, object, oneOf, orNull, text } from './schemas.ts';

/** What the fields of a line in the list of partners say. */
export const PARTNER_COLUMNS: Columns<PartnerLine> = {
  id: column('string', 'Its id in the initiative', '取り組みの中での id'),
  name: column('string', 'As it last joined, else its id', '名称（最後の参加時）。なければ id'),
  state: column(
    'string',
    'Where it is in its life',
    '現在の状態',
    Object.keys(partnerMachine.states).filter((state) => state !== 'absent'),
  ),
  since: column('day', 'Since when it is in that state', 'その状態になった日'),
  nextDue: column(
    'day?',
    'When the state changes if nothing happens; null = never',
    '何もなければ状態が変わる日。変わらなければ null',
  ),
};

/** What the fields of a line in the list of initiatives say. */
export const INITIATIVE_COLUMNS: Columns<InitiativeLine> = {
  id: column('string', 'Its id', '取り組みの id'),
  asOf: column('day', 'What had happened by this day', 'この日までに起きたこと'),
  knownAt: column('day', 'What had been reported by this day', 'この日までに報告されたこと'),
  name: column('string', 'By its charter, else its id', '名称（憲章による）。なければ id'),
  state: column(
    'string',
    'Its phase and vitality while it runs, else how it ended',
    '活動中は段階と活力、終了後は終わり方',
  ),
  startedOn: column('day', 'The day of its charter, else of its first fact', '憲章の日。なければ最初の事実の日'),
  plannedUntil: column('day?', 'Its planned horizon; null where none is named', '予定された終期。定めがなければ null'),
  endedOn: column('day?', 'When it ended; null while it has not', '終了の日。終わっていなければ null'),
  partners: column(
    'integer',
    'How many partners were ever invited or joined',
    '招待または参加したことのあるパートナーの数',
  ),
  facts: column('integer', 'How many facts stand', '有効な事実の件数'),
};

export const LEDGER_LINE = object<LedgerLine>(
  {
    id: text,
    stream: text,
    revision: count,
    type: text,
    occurredOn: day,
    reportedOn: day,
    recordedAt: { type: 'string', format: 'date-time' },
    actor: text,
    stands: {
      ...flag,
      description: { en: 'Whether no correction or voiding replaced it.', ja: '訂正や取り消しを受けていないか。' },
    },
    claimed: {
      ...flag,
      description: {
        en: 'Whether its day of report is a claim: it lies before the recording.',
        ja: '報告日が記録日より前の、申し立てによるものか。',
      },
    },
    data: { type: 'object' },
  },
  'LedgerLine',
);

/** The ledger as a table: what a fact says is JSON in one cell. */
export const LEDGER: Pick<Listing<LedgerLine>, 'columns' | 'cells'> = {
  columns: Object.keys(LEDGER_LINE['properties'] as object),
  cells: (line) => [{ ...line }],
};

const only = (schema: Schema): Schema => ({ ...schema, additionalProperties: false });

/** What a personal field says: one of three, so that what is withheld never looks like what was never said. */
const PERSONAL_VALUE: Schema = {
  title: 'PersonalValue',
  description: {
    en: 'Its value; or that it was erased for ever; or that it is withheld: the vault here does not have it.',
    ja: '値。または永久に消去されたこと（erased）、ここの vault にないため示せないこと（withheld）。',
  },
  oneOf: [
    only({ type: 'object', required: ['value'], properties: { value: text } }),
    only({ type: 'object', required: ['erased'], properties: { erased: { const: true } } }),
    only({ type: 'object', required: ['withheld'], properties: { withheld: { const: true } } }),
  ],
};

export const CONTACT = object<OpenedContact>(
  {
    contact: { ...count, minimum: 1, description: { en: 'From 1 within the partner.', ja: 'パートナー内で 1 から。' } },
    state: {
      ...oneOf(CONTACT_STATES),
      description: {
        en: 'Named, taken back, or its personal data erased for ever.',
        ja: '登録済み（named）、取り消し（voided）、個人情報を永久に消去（erased）。',
      },
    },
    on: { ...day, description: { en: 'The day of the fact that says so.', ja: 'そう述べた事実の日。' } },
    reportedOn: { ...day, description: { en: 'The day it was reported.', ja: 'その報告日。' } },
    id: { ...text, description: { en: 'Id of that fact.', ja: 'その事実の id。' } },
    name: PERSONAL_VALUE,
    email: orNull(PERSONAL_VALUE),
    phone: orNull(PERSONAL_VALUE),
    note: orNull(PERSONAL_VALUE),
  },
  'Contact',
);

/** Contacts as a table: what is personal is JSON in one cell, so that what is withheld or erased never looks like a value. */
export const CONTACTS: Pick<Listing<ContactRow>, 'columns' | 'cells'> = {
  columns: Object.keys(CONTACT['properties'] as object),
  cells: (contact) => [{ ...contact }],
};

/** Findings as a table: measures as JSON, evidence as the ids of its facts. */
export const FINDINGS: Pick<Listing<Finding>, 'columns' | 'cells' | 'filters'> = {
  columns: [
    'trap',
    'subjectKind',
    'subjectId',
    'level',
    'since',
    'score',
    'policyVersion',
    'explanationEn',
    'explanationJa',
    'measures',
    'evidence',
  ],
  cells: ({ subject, explanation, evidence, ...finding }) => [
    {
      ...finding,
      subjectKind: subject.kind,
      subjectId: subject.id,
      explanationEn: explanation.en,
      explanationJa: explanation.ja,
      evidence: evidence.map(({ id }) => id).join(' '),
    },
  ],
  filters: [
    filter(
      'trap',
      { en: 'Findings of this trap alone.', ja: 'この罠の所見だけ。' },
      { enum: TRAPS },
      ({ trap }, asked) => trap === asked,
    ),
    filter(
      'level',
      { en: 'Findings of this level alone.', ja: 'この深刻さの所見だけ。' },
      { enum: LEVELS },
      ({ level }, asked) => level === asked,
    ),
    filter(
      'partner',
      { en: 'Findings about this partner alone.', ja: 'このパートナーについての所見だけ。' },
      {},
      ({ subject }, asked) => subject.kind === 'partner' && subject.id === asked,
    ),
  ],
};

/** Cohorts as a table: a step of a curve each line; a cohort, or a curve, of which nothing may be told has a line without one. */
export const COHORTS: Pick<Listing<Cohort>, 'columns' | 'cells'> = {
  columns: [
    'cohort',
    'partners',
    'curve',
    'toldUntil',
    'suppressed',
    'median',
    'days',
    'atRisk',
    'events',
    'surviving',
  ],
  cells: ({ cohort, partners, staying, firstAction }) => [
    ...curveLines({ cohort, partners, curve: 'staying' }, staying),
    ...curveLines({ cohort, partners, curve: 'firstAction' }, firstAction),
  ],
};

function curveLines(head: Cells, curve: Curve | null): readonly Cells[] {
  if (!curve) return [head];
  const { steps, ...of } = curve;
  return steps.length > 0 ? steps.map((step) => ({ ...head, ...of, ...step })) : [{ ...head, ...of }];
}
