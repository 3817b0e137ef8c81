import { dayOf, type Day } from '@sebone/kernel';
import { knowledgeItemMachine } from '../knowledge/machine.ts';
import { partnerName } from '../traps/measuring.ts';
import { climbsOf, type Climb } from '../traps/sharing-without-use/uptake.ts';
import type { History, ItemHistory } from '../views/history.ts';
import { KNOWLEDGE_KINDS, STAGES, type KnowledgeKind, type Stage } from '../vocabulary.ts';
import { column, type Columns } from './columns.ts';
import { lifeOf, type Life } from './life.ts';

/** By rung: how many have reached it or a higher one, lowest rung first, so that no number exceeds the one before. */
export type Ladder = Readonly<Record<Stage, number>>;

/** What is shared, and what others than the sharer made of it. */
export interface KnowledgeAnswer {
  /** Pairs of an item and a partner that uses it, by rung. */
  readonly ladder: Ladder;
  /** In the order of sharing. */
  readonly items: readonly ItemRow[];
}

/** A shared item: see {@link ITEM_COLUMNS}. The rungs count partners but its sharer. */
export interface ItemRow extends Life, Ladder {
  readonly id: string;
  readonly itemId: string;
  readonly title: string;
  readonly kind: KnowledgeKind | null;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly sharedOn: Day;
  readonly reportedOn: Day;
  readonly users: number;
  readonly uses: number;
  readonly firstUsedOn: Day | null;
  readonly daysToFirstUse: number | null;
  readonly lastUsedOn: Day | null;
}

const STATES = Object.keys(knowledgeItemMachine.states).filter((state) => state !== 'absent');

const RUNGS: Readonly<Record<Stage, readonly [en: string, ja: string]>> = {
  received: ['received it', '受領した'],
  discussed: ['discussed it', '検討した'],
  referenced: ['referred to it', '参照した'],
  adopted: ['adopted it', '採用した'],
  implemented: ['put it into practice', '実行した'],
  effect: ['saw an effect of it', '効果を確認した'],
};
const rung = (stage: Stage): ReturnType<typeof column<'integer'>> =>
  column(
    'integer',
    `How many other partners ${RUNGS[stage][0]}, or went further`,
    `${RUNGS[stage][1]}、またはそれより先へ進んだ他のパートナーの数`,
  );

/** What the fields of an {@link ItemRow} say. */
export const ITEM_COLUMNS: Columns<ItemRow> = {
  id: column('string', 'Id of the fact by which it was shared', '共有を記録した事実の id'),
  itemId: column('string', 'Its id in the initiative', '取り組みの中での知見の id'),
  title: column('string', 'What was shared', '共有された内容'),
  kind: column('string?', 'Its kind; null where none was said', '種別。言及がなければ null', KNOWLEDGE_KINDS),
  partnerId: column('string', 'Who shared it', '共有したパートナーの id'),
  partnerName: column('string', 'Who shared it, by name', '共有したパートナーの名称'),
  sharedOn: column('day', 'The day it was shared', '共有の日'),
  reportedOn: column('day', 'The day the backbone came to know of it', '事務局が知った日'),
  state: column(
    'string',
    'Where it is in its life: orphaned where nobody but its sharer used it in time',
    '現在の状態。期限内に共有者以外の利用がなければ orphaned',
    STATES,
  ),
  since: column('day', 'Since when it is in that state', 'その状態になった日'),
  nextDue: column(
    'day?',
    'When the state changes if nothing happens; null = never',
    '何もなければ状態が変わる日。変わらなければ null',
  ),
  users: column('integer', 'How many other partners used it', '利用した他のパートナーの数'),
  uses: column('integer', 'How many uses by others were reported', '報告された他のパートナーによる利用の件数'),
  received: rung('received'),
  discussed: rung('discussed'),
  referenced: rung('referenced'),
  adopted: rung('adopted'),
  implemented: rung('implemented'),
  effect: rung('effect'),
  firstUsedOn: column(
    'day?',
    'The first use by another, not before the sharing; null where there is none',
    '他のパートナーによる最初の利用の日（共有の日より前にはしない）。なければ null',
  ),
  daysToFirstUse: column(
    'integer?',
    'Days from the sharing to that use; null where there is none',
    '共有からその利用までの日数。なければ null',
  ),
  lastUsedOn: column(
    'day?',
    'The last use by another; null where there is none',
    '他のパートナーによる最後の利用の日。なければ null',
  ),
};

/** Every shared item with its ladder of use. An item whose sharing is not known is none, whatever uses of it are. */
export function knowledgeOf(history: History): KnowledgeAnswer {
  const items = [...history.items.values()].map((item) => ({ item, climbs: climbsOf(item) }));
  return {
    ladder: ladderOf(items.flatMap(({ climbs }) => climbs)),
    items: items.map(({ item, climbs }) => itemRow(item, climbs, history)),
  };
}

function itemRow(item: ItemHistory, climbs: readonly Climb[], history: History): ItemRow {
  const { id, partnerId, shared, uses } = item;
  const firstUsedOn = climbs.reduce((first, { firstOn }) => Math.min(first, firstOn), Infinity);
  const lastUsedOn = climbs.reduce((last, { lastOn }) => Math.max(last, lastOn), -Infinity);
  const isUsed = climbs.length > 0;
  return {
    id: shared.fact.id,
    itemId: id,
    title: shared.data.title,
    kind: shared.data.kind ?? null,
    partnerId,
    partnerName: partnerName(history, partnerId),
    sharedOn: dayOf(shared.day),
    reportedOn: shared.fact.reportedOn,
    ...lifeOf(item),
    users: climbs.length,
    uses: uses.filter(({ data }) => data.partnerId !== partnerId).length,
    ...ladderOf(climbs),
    firstUsedOn: isUsed ? dayOf(firstUsedOn) : null,
    daysToFirstUse: isUsed ? firstUsedOn - shared.day : null,
    lastUsedOn: isUsed ? dayOf(lastUsedOn) : null,
  };
}

function ladderOf(climbs: readonly Climb[]): Ladder {
  return Object.fromEntries(
    STAGES.map((stage, height) => [stage, climbs.filter(({ reached }) => reached[height]! < Infinity).length]),
  ) as Record<Stage, number>;
}
