import { randomUUID } from 'node:crypto';
import { eventStoreContract, type StoreSettings } from '@sebone/event-store/contract';
import { openKurrentEventStore, type KurrentEventStore } from '@sebone/event-store-kurrent';
import { KurrentDouble, Log, type Version } from '@sebone/kurrent-double';

/** Each store of the contract has a namespace of its own on the one server. */
function contractOn(name: string, address: () => string): void {
  const namespaces = new WeakMap<KurrentEventStore, string>();
  const open = async (namespace: string, settings: StoreSettings): Promise<KurrentEventStore> => {
    const store = await openKurrentEventStore({ address: address(), namespace, ...settings });
    namespaces.set(store, namespace);
    return store;
  };
  eventStoreContract(name, {
    open: (settings) => open(`contract-${randomUUID()}`, settings),
    reopen: (closed, settings) => open(namespaces.get(closed)!, settings),
  });
}

describe.each<Version>(['25.1', '26.1'])('A double of KurrentDB %s', (version) => {
  let double: KurrentDouble;
  beforeAll(async () => {
    double = await KurrentDouble.start({ version, log: new Log({}) });
  });
  afterAll(() => double.close());
  contractOn(`The KurrentDB store on ${version}`, () => double.connectionString());
});

/** The address of a real server, with user and password where it asks for them. */
const REAL = process.env['SEBONE_TEST_KURRENT'] || undefined;
const SUITE = 'The KurrentDB store on a real server';
if (REAL !== undefined) contractOn(SUITE, () => REAL);
// Told by its name, and not passed over: whoever reads the report sees what was not looked at.
const skipped = REAL === undefined ? test.skip : undefined;
skipped?.(`${SUITE}: the whole contract; SEBONE_TEST_KURRENT names no server`, () => undefined);
