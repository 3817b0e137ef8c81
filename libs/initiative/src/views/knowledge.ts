import type { DayNumber } from '@sebone/kernel';
import { flatten } from '@sebone/statechart';
import type { Sharing, Use } from '../knowledge/events.ts';
import { knowledgeItemMachine } from '../knowledge/machine.ts';
import type { Policy } from '../policy/policy.ts';
import { Living, type Entry, type Lifecycle, type On } from './lifecycle.ts';

/** A shared item with every use of it. */
export interface ItemHistory extends Lifecycle {
  readonly id: string;
  /** Its sharer. */
  readonly partnerId: string;
  readonly shared: Entry<Sharing>;
  readonly uses: Entry<Use>[];
}

const chart = flatten(knowledgeItemMachine);

class LivingItem extends Living implements ItemHistory {
  readonly id: string;
  readonly partnerId: string;
  readonly shared: Entry<Sharing>;
  readonly uses: Entry<Use>[] = [];
  constructor(shared: Entry<Sharing>, { thresholds }: Policy) {
    super(chart, shared.day, (_delay, enteredOn) => enteredOn + thresholds['item.orphaned-after']);
    this.id = shared.data.itemId;
    this.partnerId = shared.data.partnerId;
    this.shared = shared;
    this.step(shared);
  }

  used(use: Entry<Use>): void {
    this.uses.push(use);
    if (use.data.partnerId === this.partnerId) return;
    this.run.apply('UsedByAnother', Math.max(use.day, this.shared.day), use.fact.id);
  }
}

/**
 * Folds the shared items by their ids, each with its uses.
 * @param partnerNamed the partner with that id: heard of on that day, if it never was before
 */
export function knowledgeFold(
  on: On,
  policy: Policy,
  partnerNamed: (id: string, on: DayNumber) => { readonly shared: ItemHistory[]; readonly uses: Entry<Use>[] },
): ReadonlyMap<string, ItemHistory & Living> {
  const items = new Map<string, LivingItem>();
  /** By item, the uses that stand before its sharing. */
  const early = new Map<string, Entry<Use>[]>();

  on<Sharing>('KnowledgeShared', (shared) => {
    const item = new LivingItem(shared, policy);
    items.set(item.id, item);
    partnerNamed(item.partnerId, shared.day).shared.push(item);
    for (const use of early.get(item.id) ?? []) item.used(use);
  });
  on<Use>('KnowledgeUsed', (use) => {
    const { itemId, partnerId } = use.data;
    partnerNamed(partnerId, use.day).uses.push(use);
    const item = items.get(itemId);
    if (item) item.used(use);
    else early.set(itemId, [...(early.get(itemId) ?? []), use]);
  });
  return items;
}
