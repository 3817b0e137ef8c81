import type { EventStore } from '../port.ts';
import { appending } from './appending.ts';
import { reading } from './reading.ts';
import { storesOf, type StoresUnderTest } from './stores.ts';
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
export type { Stores, StoreSettings, StoresUnderTest } from './stores.ts';

/**
 * The conformance suite of the {@link EventStore} port, for Jest: call it at the top of a spec, once for each adapter. It has no
 * options: an adapter is one when every case passes.
 * @param name the adapter's name, as shown in the report
 */
export function eventStoreContract<Store extends EventStore>(name: string, adapter: StoresUnderTest<Store>): void {
  describe(`${name} keeps the event store contract`, () => {
    const stores = storesOf(adapter);
    afterEach(() => stores.clear());

    describe('append', () => appending(stores));
    describe('read', () => reading(stores));
    describe('subscribe', () => subscribing(stores));
  });
}
