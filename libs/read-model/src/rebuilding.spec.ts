import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { histories, logWith, longHistory, record } from '../test/histories.ts';
import { failingAfter, giving } from '../test/unreliable-stores.ts';
import {
  asked,
  caughtUp,
  contents,
  filesIn,
  newFolder,
  NOW,
  PATIENCE,
  removeFolders,
  settled,
  tampered,
} from '../test/views-folder.ts';
import { openReadModel, ViewsInUseError, VIEWS, type Progress, type View } from './index.ts';

afterAll(removeFolders);

describe('rebuilding', () => {
  it(
    'gives what catching up gives',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(), fc.nat(60), async (history, upTo) => {
          const store = await logWith(history.slice(0, upTo));
          const folder = newFolder();
          await caughtUp(folder, store);
          await record(store, history, upTo);
          const views = openReadModel({ folder, now: () => NOW });
          await views.rebuild(store);
          views.close();
          const other = newFolder();
          await settled(other, store);
          expect(contents(folder)).toEqual(contents(other));
        }),
        { numRuns: 20 },
      );
    },
    PATIENCE,
  );

  it('tells how far it has come while the old views serve on, then shows the new ones', async () => {
    const store = await logWith(longHistory(30));
    const folder = newFolder();
    await settled(folder, store);
    const sound = contents(folder);
    tampered(folder, "UPDATE recorded_actions SET title = 'better'");
    const views = openReadModel({ folder, now: () => NOW });
    const told: Progress[] = [];
    const served: number[] = [];
    const report = await views.rebuild(failingAfter(store, Infinity), {
      onProgress: (progress) => {
        told.push(progress);
        served.push(views.initiatives().length);
      },
    });
    expect(report).toEqual({ facts: 30, position: 30, stopped: [] });
    expect(told.map(({ done, total }) => [done, total])).toEqual(
      Array.from({ length: 10 }, (_, at) => [3 * at + 3, 30]),
    );
    expect(new Set(served)).toEqual(new Set([2]));
    expect(filesIn(folder)).not.toContain('views.db.new');
    expect(views.checkpoints().every(({ position }) => position === 30)).toBe(true);
    views.close();
    expect(contents(folder)).toEqual(sound);
  });

  it('shows initiatives and partners at once, in the states of today', async () => {
    const store = await logWith(longHistory(60));
    const views = openReadModel({ folder: newFolder(), now: () => NOW });
    await views.rebuild(store);
    const rebuilt = [views.initiatives(), views.partners('north')];
    expect(rebuilt[0]!.map(({ id, computedOn, position }) => [id, computedOn, position])).toEqual([
      ['north', '2020-01-01', 60],
      ['south.shore', '2020-01-01', 60],
    ]);
    expect(rebuilt[1]!.length).toBeGreaterThan(0);
    await views.settle(store);
    expect([views.initiatives(), views.partners('north')]).toEqual(rebuilt);
    views.close();
  });

  it('never gives up what the live views took in meanwhile', async () => {
    const history = longHistory(60);
    const store = await logWith(history.slice(0, 30));
    const folder = newFolder();
    const views = openReadModel({ folder });
    let recorded = false;
    const growing = giving(store, async function* (after, options) {
      for await (const batch of store.subscribe(after, { ...options, batchSize: 3 })) {
        if (!recorded && batch.at(-1)!.position === 30) {
          recorded = true;
          await record(store, history, 30);
          await views.catchUp(store);
        }
        yield batch;
      }
    });
    await views.rebuild(growing);
    expect(views.checkpoints().map(({ position }) => position)).toEqual(VIEWS.map(() => 60));
    views.close();
  });

  it('leaves the old views when it is ended early or the log fails', async () => {
    const store = await logWith(longHistory(30));
    const folder = newFolder();
    const views = openReadModel({ folder });
    await views.catchUp(store);
    const controller = new AbortController();
    const ended = views.rebuild(failingAfter(store, Infinity), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(ended).rejects.toThrow('abort');
    await expect(views.rebuild(failingAfter(store, 4))).rejects.toThrow('power cut');
    expect(views.checkpoints().every(({ position }) => position === 30)).toBe(true);
    views.close();
    expect(filesIn(folder)).toEqual(['views.db']);
  });

  it(
    'refuses to exchange the views under another program that reads them, and leaves them as they were',
    async () => {
      const store = await logWith(longHistory(30));
      const folder = newFolder();
      const views = openReadModel({ folder });
      await views.catchUp(store);
      const spreadsheet = new Database(join(folder, 'views.db'), { readonly: true });
      expect(spreadsheet.prepare('SELECT count(*) FROM actions').pluck().get()).toBeGreaterThan(0);
      await expect(views.rebuild(store)).rejects.toThrow(ViewsInUseError);
      expect(spreadsheet.prepare('SELECT count(*) FROM actions').pluck().get()).toBeGreaterThan(0);
      spreadsheet.close();
      expect((await views.catchUp(store)).position).toBe(30);
      await expect(views.rebuild(store)).resolves.toMatchObject({ facts: 30 });
      views.close();
    },
    PATIENCE,
  );

  it('begins over what an earlier rebuild left behind', async () => {
    const store = await logWith(longHistory(30));
    const folder = newFolder();
    for (const left of ['views.db.new', 'views.db.new-journal']) writeFileSync(join(folder, left), 'half a page');
    const views = openReadModel({ folder, now: () => NOW });
    await views.rebuild(store);
    views.close();
    expect(filesIn(folder)).toEqual(['views.db']);
    const other = newFolder();
    await settled(other, store);
    expect(contents(folder)).toEqual(contents(other));
  });

  it('is not started twice at once', async () => {
    const store = await logWith(longHistory(30));
    const views = openReadModel({ folder: newFolder() });
    const first = views.rebuild(store);
    await expect(views.rebuild(store)).rejects.toThrow('being rebuilt already');
    await first;
    await expect(views.rebuild(store)).resolves.toMatchObject({ facts: 30 });
    views.close();
  });
});

describe('a view whose definition has changed', () => {
  const changed = (name: string, change: Partial<View>): readonly View[] =>
    VIEWS.map((view) => (view.name === name ? { ...view, ...change } : view));

  it('begins anew when the file is opened, and leaves the others where they are', async () => {
    const store = await logWith(longHistory(50));
    const folder = newFolder();
    await caughtUp(folder, store);
    const sound = contents(folder);
    const views = openReadModel({ folder, views: changed('contributions', { version: 2 }) });
    expect(
      Object.fromEntries(views.checkpoints().map(({ view, version, position }) => [view, [version, position]])),
    ).toMatchObject({
      contributions: [2, 0],
      membership: [1, 50],
    });
    expect(asked(folder, 'SELECT count(*) AS rows FROM actions')).toEqual([{ rows: 0 }]);
    expect(await views.catchUp(store)).toMatchObject({ facts: 50, position: 50 });
    views.close();
    const { checkpoints: _before, ...rows } = sound;
    const { checkpoints: _after, ...rebuilt } = contents(folder);
    expect(rebuilt).toEqual(rows);
  });

  it('is noticed by its tables too, and by tables that somebody else has changed', async () => {
    const store = await logWith(longHistory(50));
    const folder = newFolder();
    await caughtUp(folder, store);
    const sound = contents(folder);
    tampered(folder, 'DROP VIEW uses; ALTER TABLE recorded_joinings ADD COLUMN remark TEXT');
    await caughtUp(folder, store);
    expect(contents(folder)).toEqual(sound);
    expect(asked(folder, 'SELECT count(*) AS uses FROM uses')[0]!['uses']).toBeGreaterThan(0);
  });

  it('is dropped with its tables where it is kept no more', async () => {
    const store = await logWith(longHistory(50));
    const folder = newFolder();
    await caughtUp(folder, store);
    const without = VIEWS.filter(({ name }) => name !== 'knowledge');
    await caughtUp(folder, store, without);
    expect(asked(folder, "SELECT name FROM sqlite_schema WHERE name LIKE '%uses'")).toEqual([]);
    expect(asked(folder, "SELECT * FROM corrections WHERE view = 'knowledge'")).toEqual([]);
    expect(asked(folder, "SELECT * FROM catalogue WHERE view = 'knowledge'")).toEqual([]);
    expect(contents(folder, without)).toMatchObject({
      checkpoints: without.map(() => expect.objectContaining({ position: 50 })),
    });
  });

  it('leaves tables and indexes that analysts have added', async () => {
    const store = await logWith(longHistory(50));
    const folder = newFolder();
    await caughtUp(folder, store);
    tampered(
      folder,
      'CREATE INDEX my_actions ON recorded_actions (initiative, partner); CREATE TABLE my_notes (note TEXT)',
    );
    await caughtUp(folder, store);
    expect(
      asked(folder, "SELECT name FROM sqlite_schema WHERE name LIKE 'my_%' ORDER BY name").map(({ name }) => name),
    ).toEqual(['my_actions', 'my_notes']);
    expect(existsSync(join(folder, 'views.db.set-aside'))).toBe(false);
  });
});
