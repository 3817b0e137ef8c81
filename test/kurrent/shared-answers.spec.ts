import { randomUUID } from 'node:crypto';
import { openKurrentEventStore, type KurrentEventStore } from '@sebone/event-store-kurrent';
import { actions, command, LEDGER, tally } from '@sebone/event-store/contract';
import { answerLost, KurrentDouble, Log, writes } from '@sebone/kurrent-double';

const REFUSED = { fingerprint: 'content of c', text: '{"status":422}' };

describe.each(['26.1', '25.1', '24.10'] as const)(
  'What a command was answered that recorded nothing, on %s,',
  (version) => {
    let double: KurrentDouble;
    let one: KurrentEventStore;
    let other: KurrentEventStore;

    beforeAll(async () => {
      double = await KurrentDouble.start({ version, log: new Log() });
    });
    afterAll(() => double.close());
    beforeEach(async () => {
      const at = { address: double.connectionString(), namespace: randomUUID() };
      [one, other] = await Promise.all([openKurrentEventStore(at), openKurrentEventStore(at)]);
    });
    afterEach(() => Promise.all([one.close(), other.close()]));

    it('is found from another process, and stands: what is kept later is answered with it', async () => {
      expect(await other.answers.find('c')).toBeUndefined();
      expect(await one.answers.keep('c', REFUSED)).toEqual(REFUSED);
      expect(await other.answers.find('c')).toEqual(REFUSED);
      expect(await other.answers.keep('c', { ...REFUSED, text: 'another' })).toEqual(REFUSED);
    });

    it('keeps the command from recording anything, wherever it is given', async () => {
      await one.answers.keep('c', REFUSED);
      for (const store of [one, other])
        expect(await store.append([actions(LEDGER, 0, 'late')], command('c'))).toEqual({
          kind: 'command-id-taken',
          commandId: 'c',
        });
      expect(await other.read(LEDGER)).toEqual([]);
      expect(await other.answered('c')).toBeUndefined();
    });

    it('is not kept for a command that was recorded', async () => {
      await one.append([actions(LEDGER, 0, 'one')], command('c'));
      expect(await other.answers.keep('c', REFUSED)).toBeUndefined();
      expect(await other.answered('c')).toMatchObject({ fingerprint: 'content of c' });
    });

    it('is kept once though the answer to keeping it is lost', async () => {
      double.faults.next(writes, answerLost());
      expect(await one.answers.keep('c', REFUSED)).toEqual(REFUSED);
      expect(await other.answers.find('c')).toEqual(REFUSED);
    });

    // Before 25.1 a command is recorded in two writes, and whoever comes between is told what was true by then.
    if (version !== '24.10')
      it('is one of the two where both come at once', async () => {
        for (let round = 0; round < 5; round++) {
          const id = `c${round}`;
          const stream = `${LEDGER}-${round}`;
          const [result, kept] = await Promise.all([
            one.append([actions(stream, 0, 'one')], command(id)),
            other.answers.keep(id, REFUSED),
          ]);
          const recorded = (await one.read(stream)).length;
          expect(tally([result])).toEqual(recorded === 1 ? { appended: 1 } : { 'command-id-taken': 1 });
          expect([recorded, kept]).toEqual(recorded === 1 ? [1, undefined] : [0, REFUSED]);
        }
      });
  },
);
