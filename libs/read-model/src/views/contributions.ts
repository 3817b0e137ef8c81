import { ACTION_CODES, BACKBONE_FUNCTIONS, DIRECTIONS, KINDS, RESOURCE_KINDS } from '@sebone/initiative';
import { dayOrNull, flag, integer, realOrNull, recordTable, recordView, text, textOrNull } from '../record-view.ts';
import { oneOf } from './words.ts';

const COMMITMENT = ['Id of the commitment.', 'コミットメントの id。'] as const;
const DUE = ['The last day on which it counts as fulfilled in time.', '期限（この日までが期限内）。'] as const;

const tables = [
  recordTable(
    KINDS.commitment,
    'commitments',
    { en: 'What partners committed themselves to, as first made.', ja: 'コミットメント（当初の内容）。' },
    [
      text('partner', (made) => made.partnerId, 'Who made it.', '約束したパートナー。'),
      text('commitment', (made) => made.commitmentId, ...COMMITMENT),
      text('title', (made) => made.title, 'What was promised.', '約束の内容。'),
      dayOrNull('due_on', (made) => made.dueOn, ...DUE),
    ],
  ),
  recordTable(
    KINDS.revision,
    'commitment_revisions',
    { en: 'Commitments as revised: the whole of each.', ja: '改定後のコミットメント（全内容）。' },
    [
      text('partner', (revised) => revised.partnerId, 'Who revised it.', '改定したパートナー。'),
      text('commitment', (revised) => revised.commitmentId, ...COMMITMENT),
      integer('revision', (revised) => revised.revision, 'Which revision, from 1.', '改定の番号（1 から）。'),
      text('title', (revised) => revised.title, 'What is promised from then on.', '以後の約束の内容。'),
      dayOrNull('due_on', (revised) => revised.dueOn, ...DUE),
    ],
  ),
  recordTable(
    KINDS.fulfilment,
    'fulfilments',
    {
      en: 'Commitments reported as fulfilled. An action with completes = 1 fulfils one too.',
      ja: 'コミットメントの履行。completes = 1 の活動も履行となる。',
    },
    [
      text('partner', (fulfilled) => fulfilled.partnerId, 'Who fulfilled it.', '履行したパートナー。'),
      text('commitment', (fulfilled) => fulfilled.commitmentId, ...COMMITMENT),
      textOrNull('evidence', (fulfilled) => fulfilled.evidence, 'What shows it.', '根拠。'),
    ],
  ),
  recordTable(
    KINDS.withdrawal,
    'withdrawals',
    { en: 'Commitments that were withdrawn.', ja: 'コミットメントの取り下げ。' },
    [
      text('partner', (withdrawn) => withdrawn.partnerId, 'Who withdrew it.', '取り下げたパートナー。'),
      text('commitment', (withdrawn) => withdrawn.commitmentId, ...COMMITMENT),
      textOrNull('reason', (withdrawn) => withdrawn.reason, 'Why.', '理由。'),
    ],
  ),
  recordTable(KINDS.action, 'actions', { en: 'What partners did.', ja: 'パートナーの活動。' }, [
    text('partner', (action) => action.partnerId, 'Who acted.', '活動したパートナー。'),
    text('action', (action) => action.actionId, 'Id of the action.', '活動の id。'),
    textOrNull(
      'commitment',
      (action) => action.commitmentId,
      'The commitment that it is part of.',
      '対応するコミットメント。',
    ),
    textOrNull('code', (action) => action.code, ...oneOf(ACTION_CODES)),
    text('title', (action) => action.title, 'What was done.', '活動の内容。'),
    realOrNull('hours', (action) => action.hours, 'Hours spent.', '所要時間。'),
    flag(
      'completes',
      (action) => (action.completes ? 1 : 0),
      '1 where it fulfils the commitment, else 0.',
      'コミットメントを履行するなら 1、そうでなければ 0。',
    ),
    textOrNull('evidence', (action) => action.evidence, 'What shows it.', '根拠。'),
  ]),
  recordTable(
    KINDS.resource,
    'resources',
    { en: 'Resources that partners gave to the community or received from it.', ja: '資源の提供と受領。' },
    [
      text('partner', (flow) => flow.partnerId, 'Who gave or received.', '提供または受領したパートナー。'),
      text('flow', (flow) => flow.flowId, 'Id of the flow.', '授受の id。'),
      text('direction', (flow) => flow.direction, ...oneOf(DIRECTIONS)),
      text('kind', (flow) => flow.kind, ...oneOf(RESOURCE_KINDS)),
      realOrNull(
        'amount',
        (flow) => flow.amount,
        'How much, in its unit. Kinds are never summed.',
        '数量（単位による。種類を越えて合算しない）。',
      ),
      textOrNull(
        'unit',
        (flow) => flow.unit,
        'ISO 4217 code, hours or items.',
        'ISO 4217 の通貨コード、hours、items のいずれか。',
      ),
      textOrNull('note', (flow) => flow.note, 'What else was said.', '補足。'),
    ],
  ),
  recordTable(
    KINDS.backboneFunction,
    'backbone_functions',
    { en: 'Backbone functions that were performed.', ja: '事務局機能の遂行。' },
    [
      text('partner', (activity) => activity.partnerId, 'Who performed it.', '遂行したパートナー。'),
      text('activity', (activity) => activity.activityId, 'Id of the activity.', '活動の id。'),
      text('function', (activity) => activity.function, ...oneOf(BACKBONE_FUNCTIONS)),
      textOrNull('title', (activity) => activity.title, 'What was done.', '内容。'),
    ],
  ),
];

/** What partners promised, did, gave, received and carried. */
export const CONTRIBUTIONS = recordView({
  name: 'contributions',
  version: 1,
  meaning: {
    en: 'What partners promised, did, gave, received and carried.',
    ja: 'パートナーの約束、活動、資源の授受、事務局機能。',
  },
  tables,
});
