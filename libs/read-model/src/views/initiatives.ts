import { CONDITIONS, END_REASONS, FUNDING_PURPOSES, GRADES, KINDS, PHASES } from '@sebone/initiative';
import { day, dayOrNull, integer, json, real, recordTable, recordView, text, textOrNull } from '../record-view.ts';
import { column, sqlView } from '../view.ts';
import { oneOf } from './words.ts';

const tables = [
  recordTable(
    KINDS.charter,
    'charters',
    {
      en: 'What initiatives set out to do. occurred_on is the day it started.',
      ja: '取り組みの憲章。occurred_on は開始日。',
    },
    [
      text('name', (charter) => charter.name, 'Its name.', '名称。'),
      textOrNull('purpose', (charter) => charter.purpose, 'Its purpose.', '目的。'),
      text(
        'time_zone',
        (charter) => charter.timeZone,
        'IANA time zone of all its days.',
        '日付の基準となる IANA タイムゾーン。',
      ),
      dayOrNull(
        'planned_until',
        (charter) => charter.plannedUntil,
        'The day it meant to last until.',
        '予定された最終日。',
      ),
    ],
  ),
  recordTable(
    KINDS.agenda,
    'agendas',
    {
      en: 'Versions of common agendas. The one in force is the latest that has occurred.',
      ja: '共通アジェンダの版。直近に起きたものが有効。',
    },
    [
      integer('version', (agenda) => agenda.version, 'Which version, from 1.', '版の番号（1 から）。'),
      text('title', (agenda) => agenda.title, 'Its title.', '題名。'),
      textOrNull('statement', (agenda) => agenda.statement, 'Its wording.', '本文。'),
    ],
  ),
  recordTable(
    KINDS.phase,
    'phase_assessments',
    { en: 'Which phase an initiative was judged to be in.', ja: '段階の評価。' },
    [
      text('assessment', (assessment) => assessment.assessmentId, 'Id of the assessment.', '評価の id。'),
      text('phase', (assessment) => assessment.phase, ...oneOf(PHASES)),
      json(
        'evidence',
        (assessment) => JSON.stringify(assessment.evidence),
        'Fact ids or words that it rests on: a JSON array.',
        '根拠となる事実の id または文（JSON 配列）。',
      ),
    ],
  ),
  recordTable(
    KINDS.condition,
    'condition_assessments',
    { en: 'How far a condition of collective impact was judged to be met.', ja: '5 条件の評価。' },
    [
      text('assessment', (assessment) => assessment.assessmentId, 'Id of the assessment.', '評価の id。'),
      text('condition', (assessment) => assessment.condition, ...oneOf(CONDITIONS)),
      text('grade', (assessment) => assessment.grade, ...oneOf(GRADES)),
      json(
        'evidence',
        (assessment) => JSON.stringify(assessment.evidence),
        'Fact ids or words that it rests on: a JSON array.',
        '根拠となる事実の id または文（JSON 配列）。',
      ),
    ],
  ),
  recordTable(
    KINDS.policy,
    'policies',
    { en: 'Policies: the thresholds that judge from that day on.', ja: '判定方針：その日から適用されるしきい値。' },
    [
      text('version', (policy) => policy.version, "The initiative's own name for it.", '取り組みでの呼び名。'),
      json(
        'thresholds',
        (policy) => JSON.stringify(policy.thresholds),
        'Those that differ from the documented defaults: a JSON object.',
        '既定値と異なるしきい値（JSON オブジェクト）。',
      ),
      text('rationale', (policy) => policy.rationale, 'Why it was adopted.', '採択の理由。'),
    ],
  ),
  recordTable(KINDS.award, 'awards', { en: 'Funding awarded to an initiative.', ja: '資金提供。' }, [
    text('award', (award) => award.awardId, 'Id of the award.', '資金提供の id。'),
    text('partner', (award) => award.partnerId, 'The funder.', '提供者。'),
    day('starts_on', (award) => award.startsOn, 'The first day that it pays for.', '対象期間の初日。'),
    day('ends_on', (award) => award.endsOn, 'The last day that it pays for.', '対象期間の最終日。'),
    real('amount', (award) => award.amount, 'How much, in its currency.', '金額。'),
    text('currency', (award) => award.currency, 'ISO 4217 code.', 'ISO 4217 の通貨コード。'),
    textOrNull('purpose', (award) => award.purpose, ...oneOf(FUNDING_PURPOSES)),
  ]),
  recordTable(
    KINDS.awardEnd,
    'award_ends',
    { en: 'Awards that stopped before their time.', ja: '期間前に終わった資金提供。' },
    [
      text('award', (end) => end.awardId, 'Id of the award.', '資金提供の id。'),
      textOrNull('reason', (end) => end.reason, 'Why.', '理由。'),
    ],
  ),
  recordTable(KINDS.ending, 'endings', { en: 'How and when initiatives ended.', ja: '取り組みの終了。' }, [
    integer(
      'ending',
      (ending) => ending.ending,
      'Which ending, from 1: after a reopening there may be another.',
      '何回目の終了か（再開後に再び終了しうる）。',
    ),
    text('reason', (ending) => ending.reason, ...oneOf(END_REASONS)),
    textOrNull('note', (ending) => ending.note, 'What else was said.', '補足。'),
  ]),
  recordTable(KINDS.reopening, 'reopenings', { en: 'Endings that were taken back.', ja: '終了後の再開。' }, [
    integer('ending', (reopening) => reopening.ending, 'The ending that it takes back.', '取り消される終了。'),
    textOrNull('note', (reopening) => reopening.note, 'What else was said.', '補足。'),
  ]),
];

/** Initiatives themselves: what they set out to do, how they are judged and paid for, how they ended. */
export const INITIATIVES = recordView({
  name: 'initiatives',
  version: 1,
  meaning: {
    en: 'Initiatives themselves: charter, agenda, assessments, policies, funding, ending.',
    ja: '取り組み自体：憲章、アジェンダ、評価、判定方針、資金、終了。',
  },
  tables,
  also: [
    sqlView(
      'initiatives',
      {
        en: 'Each initiative as all that is recorded says, one row each.',
        ja: '取り組みの一覧（記録済みの全情報による）。',
      },
      [
        column('initiative', 'TEXT', 'The initiative.', '取り組み。'),
        column('name', 'TEXT', 'Its name.', '名称。'),
        column('purpose', 'TEXT', 'Its purpose.', '目的。', false),
        column('time_zone', 'TEXT', 'IANA time zone of all its days.', '日付の基準となる IANA タイムゾーン。'),
        column('started_on', 'DAY', 'The day it started.', '開始日。'),
        column('planned_until', 'DAY', 'The day it meant to last until.', '予定された最終日。', false),
        column('ended_on', 'DAY', 'The day it ended.', '終了日。', false),
        column('end_reason', 'TEXT', ...oneOf(END_REASONS), false),
      ],
      `SELECT c.initiative, c.name, c.purpose, c.time_zone, c.occurred_on AS started_on, c.planned_until,
  e.occurred_on AS ended_on, e.reason AS end_reason
FROM charters c LEFT JOIN endings e ON e.initiative = c.initiative AND e.replaced_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM reopenings r WHERE r.initiative = e.initiative AND r.ending = e.ending AND r.replaced_on IS NULL)
WHERE c.replaced_on IS NULL`,
    ),
  ],
});
