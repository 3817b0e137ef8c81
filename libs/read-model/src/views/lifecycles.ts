import type Database from 'better-sqlite3';
import { RECORDS } from '@sebone/initiative';
import { initiatives } from '../record-view.ts';
import { column, table, type Column, type View } from '../view.ts';

const INITIATIVE = column('initiative', 'TEXT', 'The initiative.', '取り組み。');

/** Where something is in its life. */
const LIFE: readonly Column[] = [
  column('state', 'TEXT', 'Its state.', '状態。'),
  column('since', 'DAY', 'The day it came into that state.', 'その状態になった日。'),
  column(
    'next_due',
    'DAY',
    'The day the state changes if nothing happens; NULL: never.',
    '何も起きなければ状態が変わる日。変わらない場合は NULL。',
    false,
  ),
  column(
    'computed_on',
    'DAY',
    'The day it was computed for. It holds until next_due.',
    '計算の基準日。next_due の前日まで有効。',
  ),
];

export const SETTLEMENTS = table(
  'settlements',
  { en: 'How far the states of each initiative have been settled.', ja: '各取り組みの状態をどこまで計算したか。' },
  [
    INITIATIVE,
    column('latest_position', 'INTEGER', 'Position of its last fact.', '最後の事実の位置。'),
    column(
      'position',
      'INTEGER',
      'The position that its states reflect: of the last fact of the log taken into account; NULL: not settled yet.',
      '状態に反映済みのログの位置。未計算なら NULL。',
      false,
    ),
    column('computed_on', 'DAY', 'The day that its states were computed for.', '状態を計算した基準日。', false),
    column(
      'time_zone',
      'TEXT',
      'IANA time zone of its days; NULL: not settled yet.',
      '日付の基準となる IANA タイムゾーン。未計算なら NULL。',
      false,
    ),
    column(
      'next_change',
      'DAY',
      'The first day on which a state may change if nothing is recorded; NULL: none.',
      '何も記録されなくても状態が変わりうる最初の日。なければ NULL。',
      false,
    ),
  ],
  ['initiative'],
);

const PARTNER_STATES = table(
  'partner_states',
  { en: 'Where each partner is in its life.', ja: 'パートナーの状態。' },
  [
    INITIATIVE,
    column('partner', 'TEXT', 'The partner.', 'パートナー。'),
    column('name', 'TEXT', 'Its name.', '名称。'),
    column('sector', 'TEXT', 'Its sector.', '部門。', false),
    column('role', 'TEXT', 'Its role.', '役割。'),
    ...LIFE,
  ],
  ['initiative', 'partner'],
);

const INITIATIVE_STATES = table(
  'initiative_states',
  {
    en: 'Where each initiative is in its life: phase and vitality, or how it ended.',
    ja: '取り組みの状態：段階と活力、または終わり方。',
  },
  [INITIATIVE, column('name', 'TEXT', 'Its name.', '名称。'), ...LIFE],
  ['initiative'],
);

const COMMITMENT_STATES = table(
  'commitment_states',
  { en: 'What has become of each commitment.', ja: 'コミットメントの状態。' },
  [
    INITIATIVE,
    column('partner', 'TEXT', 'Who made it.', '約束したパートナー。'),
    column('commitment', 'TEXT', 'The commitment.', 'コミットメント。'),
    column('title', 'TEXT', 'What is promised, as last revised.', '約束の内容（最新の改定）。'),
    column('due_on', 'DAY', 'When it is due, as last revised.', '期限（最新の改定）。', false),
    ...LIFE,
  ],
  ['initiative', 'partner', 'commitment'],
);

const ITEM_STATES = table(
  'item_states',
  { en: 'What has become of each shared item.', ja: '共有された知見の状態。' },
  [
    INITIATIVE,
    column('item', 'TEXT', 'The shared item.', '共有された知見。'),
    column('partner', 'TEXT', 'Who shared it.', '共有したパートナー。'),
    column('title', 'TEXT', 'Its title.', '題名。'),
    ...LIFE,
  ],
  ['initiative', 'item'],
);

/** The tables of states that `settle` fills, one row each thing that has a life. */
export const STATE_TABLES = [INITIATIVE_STATES, PARTNER_STATES, COMMITMENT_STATES, ITEM_STATES] as const;

/**
 * The states of initiatives, partners, commitments and items. They change with time alone, so consuming a fact only
 * notes that its initiative has to be settled again; `settle` computes the states for a day.
 */
export const LIFECYCLES: View = {
  name: 'lifecycles',
  version: 3,
  meaning: {
    en: 'Where initiatives, partners, commitments and shared items are in their lives.',
    ja: '取り組み、パートナー、コミットメント、知見の状態。',
  },
  relations: [SETTLEMENTS, ...STATE_TABLES],
  types: [...RECORDS.byType.keys()],
  proofs: [],
  writer: (db: Database.Database) => {
    const note = db.prepare(
      `INSERT INTO settlements (initiative, latest_position) VALUES (?, ?)
       ON CONFLICT (initiative) DO UPDATE SET latest_position = excluded.latest_position`,
    );
    const initiativeOf = initiatives();
    return (facts) => {
      const latest = new Map<string, number>();
      for (const fact of facts) latest.set(initiativeOf(fact.stream), fact.position);
      for (const [initiative, position] of latest) note.run(initiative, position);
    };
  },
};
