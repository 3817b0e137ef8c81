import fc from 'fast-check';
import { standingAt } from '@sebone/initiative';
import { addDays, parseStream } from '@sebone/kernel';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { Register } from '@sebone/testing';
import { factsOf, histories, logWith, longHistory, record } from '../test/histories.ts';
import { failingAfter, giving } from '../test/unreliable-stores.ts';
import { asked, caughtUp, contents, newFolder, PATIENCE, removeFolders } from '../test/views-folder.ts';
import { DisorderedLogError, openReadModel, OtherLogError, VIEWS, type Progress } from './index.ts';

afterAll(removeFolders);

/** A log that holds what a register tells. */
async function logOf(register: Register): Promise<EventStore> {
  const store = new MemoryEventStore();
  await record(
    store,
    register.facts.map(({ stream, type, schema, occurredOn, reportedOn, data }) => ({
      stream,
      event: { type, schema, occurredOn, reportedOn, data },
    })),
  );
  return store;
}

describe('catching up', () => {
  it('makes rows of facts, in tables that say what analysts ask for', async () => {
    const register = new Register('round.table');
    register.chartered('2015-04-01', { name: '円卓会議', timeZone: 'Asia/Tokyo', plannedUntil: '2025-03-31' });
    register.joined('red-hat', '2015-04-02', { name: 'Red Hat', sector: 'business' });
    register.left('red-hat', '2017-01-31', { reason: 'merger' });
    register.joined('red-hat', '2018-06-01', { name: 'Red Hat Japan', sector: 'business', stay: 2 });
    register.acted('red-hat', '2015-05-01', { title: '清掃活動', hours: 3.5, reportedOn: '2015-06-30' });
    const folder = newFolder();
    await caughtUp(folder, await logOf(register));

    expect(asked(folder, 'SELECT * FROM actions')).toEqual([
      {
        position: 5,
        initiative: 'round.table',
        partner: 'red-hat',
        action: 'action-1',
        commitment: null,
        code: null,
        title: '清掃活動',
        hours: 3.5,
        completes: 0,
        evidence: null,
        fact_id: 'told-5.0',
        occurred_on: '2015-05-01',
        reported_on: '2015-06-30',
        replaced_on: null,
      },
    ]);
    expect(asked(folder, 'SELECT * FROM initiatives')).toEqual([
      {
        initiative: 'round.table',
        name: '円卓会議',
        purpose: null,
        time_zone: 'Asia/Tokyo',
        started_on: '2015-04-01',
        planned_until: '2025-03-31',
        ended_on: null,
        end_reason: null,
      },
    ]);
    const stay = { initiative: 'round.table', partner: 'red-hat', sector: 'business', role: 'member' };
    const second = {
      ...stay,
      name: 'Red Hat Japan',
      stay: 2,
      joined_on: '2018-06-01',
      left_on: null,
      leave_reason: null,
    };
    expect(asked(folder, 'SELECT * FROM stays ORDER BY stay')).toEqual([
      { ...stay, name: 'Red Hat', stay: 1, joined_on: '2015-04-02', left_on: '2017-01-31', leave_reason: 'merger' },
      second,
    ]);
    expect(asked(folder, 'SELECT * FROM partners')).toEqual([second]);
  });

  it('shows an ending until it is taken back', async () => {
    const register = new Register();
    register.chartered('2015-04-01');
    register.ended('2020-04-01', 'funding');
    const folder = newFolder();
    await caughtUp(folder, await logOf(register));
    expect(asked(folder, 'SELECT ended_on, end_reason FROM initiatives')).toEqual([
      { ended_on: '2020-04-01', end_reason: 'funding' },
    ]);

    register.add('initiative', undefined, 'InitiativeReopened', '2021-04-01', { ending: 1 });
    await caughtUp(folder, await logOf(register));
    expect(asked(folder, 'SELECT ended_on, end_reason FROM initiatives')).toEqual([
      { ended_on: null, end_reason: null },
    ]);
  });

  it('keeps a mistake beside its correction, with the day on which it was found out and why', async () => {
    const register = new Register();
    const mistake = register.gave('red-hat', '2015-05-01', { amount: 400 });
    const { flowId } = mistake.data as { flowId: string };
    const corrected = { ...mistake.data, amount: 40, corrects: mistake.id, because: 'a zero too many' };
    const right = register.add('partner', 'red-hat', 'ResourceCorrected', '2015-05-01', corrected, {
      reportedOn: '2016-01-10',
    });
    const voiding = { voids: right.id, record: `resource/${flowId}`, because: 'never happened' };
    register.add('partner', 'red-hat', 'ResourceVoided', '2015-05-01', voiding, { reportedOn: '2016-02-20' });
    const folder = newFolder();
    await caughtUp(folder, await logOf(register));

    const knownAt = (day: string): unknown[] =>
      asked(
        folder,
        'SELECT amount FROM resources WHERE reported_on <= ? AND (replaced_on IS NULL OR replaced_on > ?)',
        day,
        day,
      ).map(({ amount }) => amount);
    expect(['2015-04-30', '2015-05-01', '2016-01-09', '2016-01-10', '2016-02-19', '2016-02-20'].map(knownAt)).toEqual([
      [],
      [400],
      [400],
      [40],
      [40],
      [],
    ]);
    expect(
      asked(
        folder,
        'SELECT fact_id, table_name, replaced_on, replaced_by, voided, because FROM corrections ORDER BY replaced_on',
      ),
    ).toEqual([
      {
        fact_id: mistake.id,
        table_name: 'resources',
        replaced_on: '2016-01-10',
        replaced_by: right.id,
        voided: 0,
        because: 'a zero too many',
      },
      {
        fact_id: right.id,
        table_name: 'resources',
        replaced_on: '2016-02-20',
        replaced_by: 'told-3.0',
        voided: 1,
        because: 'never happened',
      },
    ]);
  });

  it(
    'lets plain SQL ask for any two horizons: the rows are those of the facts that stand there',
    async () => {
      const tables = VIEWS.flatMap(({ relations }) =>
        relations.filter(({ kind, columns }) => kind === 'view' && columns.some(({ name }) => name === 'replaced_on')),
      );
      const day = fc.nat(1900).map((days) => addDays('2015-01-01', days));
      await fc.assert(
        fc.asyncProperty(histories(), day, day, async (history, asOf, knownAt) => {
          const store = await logWith(history);
          const folder = newFolder();
          await caughtUp(folder, store);
          const sql = tables
            .map(
              ({ name }) =>
                `SELECT fact_id FROM ${name} WHERE occurred_on <= $asOf AND reported_on <= $knownAt AND (replaced_on IS NULL OR replaced_on > $knownAt)`,
            )
            .join(' UNION ALL ');
          const shown = asked(folder, sql, { asOf, knownAt }).map((row) => row['fact_id']);
          const facts = await factsOf(store);
          const initiatives = new Set(facts.map(({ stream }) => parseStream(stream)!.initiative));
          const standing = [...initiatives].flatMap(
            (initiative) =>
              standingAt(
                facts.filter(({ stream }) => parseStream(stream)!.initiative === initiative),
                { asOf, knownAt },
              ).facts,
          );
          expect(shown.sort()).toEqual(standing.map(({ id }) => id).sort());
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it(
    'goes on exactly where it was, wherever it was stopped and however often',
    async () => {
      const stops = fc.array(fc.record({ recorded: fc.nat(60), batches: fc.nat(20) }), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(histories(), stops, async (history, pieces) => {
          const store = new MemoryEventStore();
          const folder = newFolder();
          let recorded = 0;
          for (const piece of pieces) {
            const upTo = Math.min(recorded + piece.recorded, history.length);
            await record(store, history.slice(0, upTo), recorded);
            recorded = upTo;
            const outcome = await caughtUp(folder, failingAfter(store, piece.batches)).then(
              () => 'done',
              (error: Error) => error.message,
            );
            expect(['done', 'power cut']).toContain(outcome);
          }
          await record(store, history, recorded);
          await caughtUp(folder, store);
          const undisturbed = newFolder();
          await caughtUp(undisturbed, store);
          expect(contents(folder)).toEqual(contents(undisturbed));
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE,
  );

  it('commits rows and checkpoint together: what is shown is what the checkpoint says', async () => {
    const history = longHistory(100);
    const folder = newFolder();
    await expect(caughtUp(folder, failingAfter(await logWith(history), 11))).rejects.toThrow('power cut');
    expect(asked(folder, 'SELECT DISTINCT position, count FROM checkpoints')).toEqual([{ position: 33, count: 33 }]);
    const there = newFolder();
    await caughtUp(there, await logWith(history.slice(0, 33)));
    expect(contents(folder)).toEqual(contents(there));
  });

  it('tells how far it has come, and what it did', async () => {
    const store = await logWith(longHistory(50));
    const views = openReadModel({
      folder: newFolder(),
      now: (() => {
        let seconds = 0;
        return () => seconds++ * 1000;
      })(),
    });
    const told: Progress[] = [];
    const report = await views.catchUp(failingAfter(store, Infinity), {
      onProgress: (progress) => told.push(progress),
    });
    expect(told.at(0)).toEqual({ done: 3, total: 50, rate: 3, secondsLeft: 47 / 3 });
    expect(told.at(-1)).toMatchObject({ done: 50, total: 50, secondsLeft: 0 });
    expect(report).toEqual({ facts: 50, position: 50, stopped: [] });
    expect(await views.catchUp(store)).toEqual({ facts: 0, position: 50, stopped: [] });
    views.close();
  });

  it('ends early when told to, and keeps what it has', async () => {
    const store = await logWith(longHistory(50));
    const views = openReadModel({ folder: newFolder() });
    const controller = new AbortController();
    const report = await views.catchUp(failingAfter(store, Infinity), {
      signal: controller.signal,
      onProgress: ({ done }) => done === 9 && controller.abort(),
    });
    expect(report.position).toBe(9);
    expect(views.checkpoints().map(({ position }) => position)).toEqual(VIEWS.map(() => 9));
    views.close();
  });

  it('refuses a log that does not come in order or not to its head, and takes in nothing of that stretch', async () => {
    const store = await logWith(longHistory(20));
    const facts = await factsOf(store);
    const inOrder = (...positions: readonly number[]): EventStore =>
      giving(store, async function* () {
        yield positions.map((position) => facts[position - 1]!);
      });
    const views = openReadModel({ folder: newFolder() });
    for (const positions of [
      [1, 2, 2, 3],
      [1, 3, 2],
      [2, 1],
    ]) {
      await expect(views.catchUp(inOrder(...positions))).rejects.toThrow(DisorderedLogError);
    }
    expect(views.checkpoints().every(({ position }) => position === 0)).toBe(true);
    await expect(views.catchUp(inOrder(1, 2, 3))).rejects.toThrow(
      'The log is not in order after position 3: it ended there, though its head is at 20',
    );
    views.close();
  });

  it('refuses a log that ends before what was consumed of it: an older one, say, put back from a backup', async () => {
    const folder = newFolder();
    await caughtUp(folder, await logWith(longHistory(20)));
    const older = await logWith(longHistory(15));
    const before = contents(folder);
    await expect(caughtUp(folder, older)).rejects.toThrow(OtherLogError);
    expect(contents(folder)).toEqual(before);
  });

  it('lets two processes catch up at once: every fact is taken in once', async () => {
    const store = await logWith(longHistory(200));
    const folder = newFolder();
    const [one, other] = [openReadModel({ folder }), openReadModel({ folder })];
    await Promise.all([one.catchUp(failingAfter(store, Infinity)), other.catchUp(failingAfter(store, Infinity))]);
    [one, other].forEach((views) => views.close());
    const alone = newFolder();
    await caughtUp(alone, store);
    expect(contents(folder)).toEqual(contents(alone));
  });
});
