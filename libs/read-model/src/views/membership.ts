import { KINDS, ROLES, SECTORS } from '@sebone/initiative';
import { integer, recordTable, recordView, text, textOrNull } from '../record-view.ts';
import { column, sqlView } from '../view.ts';
import { oneOf } from './words.ts';

const STAY = [
  'Which stay of the partner, from 1: each return is another.',
  '何回目の参加か（1 から。復帰のたびに増える）。',
] as const;

const tables = [
  recordTable(KINDS.invitation, 'invitations', { en: 'Partners that were invited.', ja: '招待。' }, [
    text('partner', (invitation) => invitation.partnerId, 'Who was invited.', '招待されたパートナー。'),
    integer('stay', (invitation) => invitation.stay, ...STAY),
    text('name', (invitation) => invitation.name, 'Its name.', '名称。'),
  ]),
  recordTable(KINDS.joining, 'joinings', { en: 'Partners that joined or came back.', ja: '参加と復帰。' }, [
    text('partner', (joining) => joining.partnerId, 'Who joined.', '参加したパートナー。'),
    integer('stay', (joining) => joining.stay, ...STAY),
    text('name', (joining) => joining.name, 'Its name.', '名称。'),
    textOrNull('sector', (joining) => joining.sector, ...oneOf(SECTORS)),
    text('role', (joining) => joining.role, ...oneOf(ROLES)),
  ]),
  recordTable(KINDS.leaving, 'leavings', { en: 'Partners that left.', ja: '離脱。' }, [
    text('partner', (leaving) => leaving.partnerId, 'Who left.', '離脱したパートナー。'),
    integer('stay', (leaving) => leaving.stay, ...STAY),
    textOrNull('reason', (leaving) => leaving.reason, 'Why.', '理由。'),
  ]),
];

const partnerColumns = [
  column('initiative', 'TEXT', 'The initiative.', '取り組み。'),
  column('partner', 'TEXT', 'The partner.', 'パートナー。'),
  column('name', 'TEXT', 'Its name.', '名称。'),
  column('sector', 'TEXT', ...oneOf(SECTORS), false),
  column('role', 'TEXT', ...oneOf(ROLES)),
  column('stay', 'INTEGER', ...STAY),
  column('joined_on', 'DAY', 'The day it joined.', '参加した日。'),
  column('left_on', 'DAY', 'The day it left.', '離脱した日。', false),
  column('leave_reason', 'TEXT', 'Why it left.', '離脱の理由。', false),
];

/** Who belongs to an initiative, and when. */
export const MEMBERSHIP = recordView({
  name: 'membership',
  version: 1,
  meaning: { en: 'Who was invited, joined, left and came back.', ja: '招待、参加、離脱、復帰。' },
  tables,
  also: [
    sqlView(
      'stays',
      {
        en: 'Each stay of each partner as all that is recorded says, one row a stay.',
        ja: 'パートナーの参加期間（記録済みの全情報による）。',
      },
      partnerColumns,
      `SELECT j.initiative, j.partner, j.name, j.sector, j.role, j.stay, j.occurred_on AS joined_on,
  l.occurred_on AS left_on, l.reason AS leave_reason
FROM joinings j LEFT JOIN leavings l
  ON l.initiative = j.initiative AND l.partner = j.partner AND l.stay = j.stay AND l.replaced_on IS NULL
WHERE j.replaced_on IS NULL`,
    ),
    sqlView(
      'partners',
      { en: 'Each partner by its latest stay, one row a partner.', ja: 'パートナーの一覧（直近の参加による）。' },
      partnerColumns,
      `SELECT initiative, partner, name, sector, role, stay, joined_on, left_on, leave_reason
FROM (SELECT *, row_number() OVER (PARTITION BY initiative, partner ORDER BY joined_on DESC, stay DESC) AS latest FROM stays)
WHERE latest = 1`,
    ),
  ],
});
