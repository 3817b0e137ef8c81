import type { EventStore } from '../port.ts';
import type { Upcasters } from '../upcast.ts';

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

/** The stores of an adapter, one case after another: `clear` ends a case. */
export function storesOf<Store extends EventStore>(
  adapter: StoresUnderTest<Store>,
): Stores & { clear(): Promise<void> } {
  const opened: Store[] = [];
  return {
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
    async clear() {
      for (const store of opened.splice(0)) {
        await store.close();
        await adapter.remove?.(store);
      }
    },
  };
}
