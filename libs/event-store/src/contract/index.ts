import type { EventStore } from '../port.ts';
import type { Upcasters } from '../upcast.ts';
import { appending } from './appending.ts';
import { reading } from './reading.ts';
import { subscribing } from './subscribing.ts';

export {
  action,
  actions,
  command,
  consume,
  everything,
  givenActions,
  LEDGER,
  notes,
  numbered,
  OTHER_LEDGER,
  tally,
} from './examples.ts';

/** What a case of the contract asks for when it opens a store. */
export interface StoreSettings {
  readonly upcasters?: Upcasters;
  /** A clock for `recordedAt`: milliseconds since 1970. An adapter whose server sets the time may leave it aside. */
  readonly now?: () => number;
}

/** How the contract gets hold of the stores of one adapter. */
export interface StoresUnderTest<Store extends EventStore = EventStore> {
  /** A store on a new, empty log. */
  open(settings: StoreSettings): Promise<Store>;
  /** A store on the log of a store that is closed: what a process finds that starts again. */
  reopen(closed: Store, settings: StoreSettings): Promise<Store>;
  /** Clears away what `open` made. The store is closed. */
  remove?(closed: Store): Promise<void>;
}

/** The stores of one case: opened through here, they are closed and cleared away when the case ends. */
export interface Stores {
  open(settings?: StoreSettings): Promise<EventStore>;
  reopen(store: EventStore, settings?: StoreSettings): Promise<EventStore>;
}

/**
 * The conformance suite of the {@link EventStore} port, for Jest: call it at the top of a spec, once for each adapter. It has no
 * options: an adapter is one when every case passes.
 * @param name the adapter's name, as shown in the report
 */
export function eventStoreContract<Store extends EventStore>(name: string, adapter: StoresUnderTest<Store>): void {
  describe(`${name} keeps the event store contract`, () => {
    const opened: Store[] = [];

    const stores: Stores = {
      async open(settings = {}) {
        const store = await adapter.open(settings);
        opened.push(store);
        return store;
      },
      async reopen(store, settings = {}) {
        await store.close();
        const again = await adapter.reopen(store as Store, settings);
        opened[opened.indexOf(store as Store)] = again;
        return again;
      },
    };

    afterEach(async () => {
      for (const store of opened.splice(0)) {
        await store.close();
        await adapter.remove?.(store);
      }
    });

    describe('append', () => appending(stores));
    describe('read', () => reading(stores));
    describe('subscribe', () => subscribing(stores));
  });
}
