import type { Fact } from '@sebone/kernel';
import { passes, upcast, type Filter, type Page, type Upcasters } from '@sebone/event-store';
import { factIn, type Row } from './rows.ts';

/** How many facts are kept, and how much data of theirs, in UTF-16 units: a subscription that keeps up needs no more. */
const MOST_FACTS = 4_096;
const MOST_TEXT = 4_000_000;

/**
 * The last facts that this process committed, kept as they were written: subscriptions that keep up with the log read and check
 * nothing again that has just been made.
 */
export class RecentFacts {
  readonly #upcasters: Upcasters | undefined;
  /** In the order of their positions, which have no gaps. Those before `#from` are let go. */
  #kept: Row[] = [];
  #from = 0;
  #text = 0;

  constructor(upcasters: Upcasters | undefined) {
    this.#upcasters = upcasters;
  }

  /** Takes rows that were committed: those that follow the last ones taken. */
  take(rows: readonly Row[]): void {
    for (const row of rows) {
      this.#kept.push(row);
      this.#text += row[13].length;
    }
    while (this.#kept.length - this.#from > MOST_FACTS || this.#text > MOST_TEXT)
      this.#text -= this.#kept[this.#from++]![13].length;
    if (this.#from < MOST_FACTS && this.#from < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#from);
    this.#from = 0;
  }

  /** A page as `FollowedLog` describes it; `undefined` where it begins before what is kept. */
  page(after: number, upTo: number, limit: number, filter: Filter): Page | undefined {
    const first = this.#kept[this.#from]?.[0];
    if (first === undefined || after + 1 < first) return undefined;
    const facts: Fact[] = [];
    let scannedTo = after;
    for (let at = this.#from + after + 1 - first; scannedTo < upTo && facts.length < limit; at++, scannedTo++) {
      const row = this.#kept[at]!;
      // Made anew for everyone who asks: nobody holds a part of what another one is given.
      if (passes({ stream: row[1], type: row[3] }, filter)) facts.push(upcast(factIn(row), this.#upcasters));
    }
    return { facts, scannedTo };
  }
}
