import { reject, type Rejection } from '@sebone/kernel';
import { deciderOf, recordsAlone } from '../deciding.ts';
import { KINDS } from '../kinds.ts';
import { said, type Records } from '../records.ts';
import { field, firstRefusal, takenPart } from '../rules.ts';
import * as Command from './commands.ts';
import type { Sharing, Use } from './events.ts';

/** What decisions about a shared item look at. */
export interface KnowledgeState {
  readonly records: Records;
}

/** One item of knowledge: who shared it, and every use of it up the ladder. */
export const knowledgeDecider = deciderOf<KnowledgeState>(recordsAlone, ({ records }) => {
  records(KINDS.sharing, {
    record: Command.ShareKnowledge,
    correct: Command.CorrectKnowledgeSharing,
    void: Command.VoidKnowledgeSharing,
    content: (c) => said<Sharing>({ itemId: c.itemId, partnerId: c.partnerId, title: c.title, kind: c.kind }),
    keyOf: (c) => c.itemId,
    rule: (c, _state, around) => takenPart(c, around.partner, around),
    voidRule: (c, state) => unused(c.itemId, state),
  });
  records(KINDS.use, {
    record: Command.UseKnowledge,
    correct: Command.CorrectKnowledgeUse,
    void: Command.VoidKnowledgeUse,
    content: (c) =>
      said<Use>({ itemId: c.itemId, useId: c.useId, partnerId: c.partnerId, stage: c.stage, evidence: c.evidence }),
    keyOf: (c) => c.useId,
    rule: (c, state, around) =>
      firstRefusal(
        () => takenPart(c, around.partner, around),
        () => itemKnown(c.itemId, state),
      ),
  });
});

const itemKnown = (itemId: string, state: KnowledgeState): Rejection | undefined =>
  state.records.has(`sharing/${itemId}`)
    ? undefined
    : reject(
        'unknown-item',
        { en: `Nothing was shared as "${itemId}".`, ja: `「${itemId}」という知見は共有されていない。` },
        [
          field(
            'itemId',
            itemId,
            'Name a shared item, or record its sharing first.',
            '共有された知見を指定するか、先に共有を記録する。',
          ),
        ],
      );

function unused(itemId: string, state: KnowledgeState): Rejection | undefined {
  const use = [...state.records.keys()].find((name) => name.startsWith('use/'));
  if (use === undefined) return undefined;
  return reject(
    'still-referred-to',
    { en: `Uses of "${itemId}" are recorded.`, ja: `「${itemId}」の利用が記録されている。` },
    [
      field(
        'itemId',
        itemId,
        'Void its uses first, or correct the sharing.',
        '先に利用を取り消すか、共有の訂正として送る。',
      ),
    ],
  );
}
