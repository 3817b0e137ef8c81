import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKurrentEventStore, type KurrentEventStore } from '@sebone/event-store-kurrent';
import { everything } from '@sebone/event-store/contract';
import { answerLost, KurrentDouble, Log, writes } from '@sebone/kurrent-double';
import { openSharedVault, type Vault } from '@sebone/vault';
import { vaultContract } from '@sebone/vault/contract';

const HANA = 'minato/chamber/contact-1';

describe.each(['26.1', '24.10'] as const)('On %s', (version) => {
  const root = mkdtempSync(join(tmpdir(), 'sebone-vault-'));
  const stores: KurrentEventStore[] = [];
  let double: KurrentDouble;

  beforeAll(async () => {
    double = await KurrentDouble.start({ version, log: new Log() });
  });
  afterAll(async () => {
    await double.close();
    rmSync(root, { recursive: true });
  });
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));

  /** A store of one process: all that are of one namespace share a vault. */
  async function storeOf(namespace: string): Promise<KurrentEventStore> {
    const store = await openKurrentEventStore({ address: double.connectionString(), namespace });
    stores.push(store);
    return store;
  }

  const namespaces = new WeakMap<Vault, string>();
  async function opened(namespace: string): Promise<Vault> {
    const { subjects } = await storeOf(namespace);
    const vault = await openSharedVault(subjects, { folder: join(root, namespace) });
    namespaces.set(vault, namespace);
    return vault;
  }

  vaultContract('the vault that servers share in KurrentDB', {
    open: () => opened(randomUUID()),
    another: (vault) => opened(namespaces.get(vault)!),
  });

  it('a value is sealed once, and a subject erased, though the answer to it is lost', async () => {
    const vault = await opened(randomUUID());
    double.faults.next(writes, answerLost());
    const tokens = await vault.seal(HANA, ['Hana Sato']);
    expect(await vault.seal(HANA, ['Hana Sato'])).toEqual(tokens);
    expect(await vault.open(tokens)).toMatchObject([{ value: 'Hana Sato' }]);
    double.faults.next(writes, answerLost());
    await vault.erase(HANA);
    expect(await vault.open(tokens)).toEqual([undefined]);
    expect(await vault.erased()).toEqual([HANA]);
  });

  it('the log knows nothing of it', async () => {
    const namespace = randomUUID();
    const vault = await opened(namespace);
    await vault.seal(HANA, ['Hana Sato']);
    await vault.erase(HANA);
    const store = await storeOf(namespace);
    expect([await store.head(), await everything(store)]).toEqual([0, []]);
  });
});
