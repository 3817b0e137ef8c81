import { KINDS, KNOWLEDGE_KINDS, STAGES } from '@sebone/initiative';
import { recordTable, recordView, text, textOrNull } from '../record-view.ts';
import { oneOf } from './words.ts';

const ITEM = ['Id of the shared item.', '共有された知見の id。'] as const;

const tables = [
  recordTable(KINDS.sharing, 'knowledge', { en: 'What was shared.', ja: '共有された知見。' }, [
    text('item', (sharing) => sharing.itemId, ...ITEM),
    text('partner', (sharing) => sharing.partnerId, 'Who shared it.', '共有したパートナー。'),
    text('title', (sharing) => sharing.title, 'Its title.', '題名。'),
    textOrNull('kind', (sharing) => sharing.kind, ...oneOf(KNOWLEDGE_KINDS)),
  ]),
  recordTable(KINDS.use, 'uses', { en: 'Uses of what was shared.', ja: '共有された知見の利用。' }, [
    text('item', (use) => use.itemId, ...ITEM),
    text('use', (use) => use.useId, 'Id of the use.', '利用の id。'),
    text('partner', (use) => use.partnerId, 'Who used it.', '利用したパートナー。'),
    text('stage', (use) => use.stage, `How far up the ladder. ${oneOf(STAGES)[0]}`, `利用の段階。${oneOf(STAGES)[1]}`),
    textOrNull('evidence', (use) => use.evidence, 'What shows it.', '根拠。'),
  ]),
];

/** What was shared, and what became of it. */
export const KNOWLEDGE = recordView({
  name: 'knowledge',
  version: 1,
  meaning: { en: 'What was shared, and who made use of it.', ja: '共有された知見とその利用。' },
  tables,
});
