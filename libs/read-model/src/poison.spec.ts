import fc from 'fast-check';
import { withFault } from '../test/faulty-views.ts';
import { histories, logWith, longHistory, record } from '../test/histories.ts';
import { failingAfter } from '../test/unreliable-stores.ts';
import { asked, caughtUp, contents, newFolder, PATIENCE, removeFolders } from '../test/views-folder.ts';
import { openReadModel, VIEWS, type Checkpoint } from './index.ts';

afterAll(removeFolders);

const at = (checkpoints: readonly Checkpoint[], view: string): Checkpoint =>
  checkpoints.find((checkpoint) => checkpoint.view === view)!;

describe('a fact that a projection throws on', () => {
  it('stops its view before that fact with a diagnosis, and leaves the other views running', async () => {
    const store = await logWith(longHistory(60));
    const folder = newFolder();
    const views = openReadModel({ folder, views: withFault('lifecycles', ({ position }) => position === 41) });
    const report = await views.catchUp(store);
    expect(report.position).toBe(60);
    expect(report.stopped.map(({ view }) => view)).toEqual(['lifecycles']);
    const { position, count, status, diagnosis } = at(views.checkpoints(), 'lifecycles');
    expect({ position, count, status }).toEqual({ position: 40, count: 40, status: 'stopped' });
    expect(diagnosis).toEqual({
      position: 41,
      factId: 'told-41.0',
      type: expect.any(String),
      message: 'no rule for told-41.0',
    });
    expect(
      views.checkpoints().filter((checkpoint) => checkpoint.status === 'live' && checkpoint.position === 60),
    ).toHaveLength(VIEWS.length - 1);
    views.close();
    expect(asked(folder, 'SELECT max(latest_position) AS latest FROM settlements')[0]!['latest']).toBeLessThanOrEqual(
      40,
    );
  });

  it('stops a view whose table does not take what the fact says, and nothing of that fact is shown', async () => {
    const store = await logWith(longHistory(10));
    const event = {
      type: 'ActionCorrected',
      schema: 1,
      occurredOn: '2016-01-01',
      reportedOn: '2016-01-01',
      data: { corrects: 'told-1.0', because: 'better known' },
    };
    const mark = { fingerprint: 'told-11', actor: 'spec', correlationId: 'told-11', causationId: 'told-11' };
    await store.append([{ stream: 'partner-north.untitled', expected: 0, events: [event] }], {
      id: 'told-11',
      ...mark,
    });
    const folder = newFolder();
    const { stopped } = await caughtUp(folder, store);
    expect(stopped.map(({ view, diagnosis }) => [view, diagnosis?.message])).toEqual([
      ['contributions', 'NOT NULL constraint failed: recorded_actions.partner'],
    ]);
    expect(asked(folder, "SELECT * FROM corrections WHERE replaced_by = 'told-11.0'")).toEqual([]);
    const before = newFolder();
    await caughtUp(before, await logWith(longHistory(10)));
    expect(contents(folder)['corrections']).toEqual(contents(before)['corrections']);
  });

  it('is tried again at every catch-up, and never skipped', async () => {
    const history = longHistory(60);
    const store = await logWith(history.slice(0, 30));
    const folder = newFolder();
    const faulty = withFault('lifecycles', ({ position }) => position > 20);
    const first = await caughtUp(folder, store, faulty);
    await record(store, history, 30);
    const again = await caughtUp(folder, store, faulty);
    expect(again.stopped).toHaveLength(1);
    expect(again.stopped).toEqual(first.stopped);
    expect(asked(folder, 'SELECT view, position FROM checkpoints WHERE position < 60').map(({ view }) => view)).toEqual(
      ['lifecycles'],
    );
  });

  it(
    'lets its view go on from there once the code is mended: nothing is missing',
    async () => {
      const faults = fc.record({ view: fc.constantFrom(...VIEWS), every: fc.integer({ min: 1, max: 9 }) });
      await fc.assert(
        fc.asyncProperty(histories(30), fc.array(faults, { maxLength: 3 }), async (history, mendedOneByOne) => {
          const store = await logWith(history);
          const folder = newFolder();
          for (const { view, every } of mendedOneByOne) {
            await caughtUp(
              folder,
              failingAfter(store, Infinity),
              withFault(view.name, ({ position }) => position % every === 0),
            );
          }
          expect((await caughtUp(folder, store)).stopped).toEqual([]);
          const sound = newFolder();
          await caughtUp(sound, store);
          expect(contents(folder)).toEqual(contents(sound));
        }),
        { numRuns: 20 },
      );
    },
    PATIENCE,
  );
});
