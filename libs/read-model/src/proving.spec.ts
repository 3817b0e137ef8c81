import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { EventStore } from '@sebone/event-store';
import { factsOf, histories, logWith, longHistory, record } from '../test/histories.ts';
import { giving, lies, lying } from '../test/unreliable-stores.ts';
import {
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
import { DisorderedLogError, openReadModel, VIEWS, type ViewDiagnosis } from './index.ts';

afterAll(removeFolders);

async function examined(
  folder: string,
  store: EventStore,
  { deep = false, settledOn = '' } = {},
): Promise<readonly ViewDiagnosis[]> {
  const views = openReadModel({ folder });
  try {
    if (settledOn) await views.settle(store, () => settledOn);
    return await views.doctor(store, { deep });
  } finally {
    views.close();
  }
}

const verdicts = (diagnoses: readonly ViewDiagnosis[]): Record<string, string> =>
  Object.fromEntries(
    diagnoses.filter(({ verdict }) => verdict !== 'proved').map(({ view, verdict }) => [view, verdict]),
  );

const twoFactsAtLeast = histories(40).filter((history) => history.length > 1);

describe('the doctor', () => {
  it(
    'proves views that consumed the whole log or a beginning of it, and says how far they are behind',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(40), fc.nat(40), async (history, upTo) => {
          const store = await logWith(history.slice(0, upTo));
          const folder = newFolder();
          await caughtUp(folder, store);
          const consumed = await store.head();
          await record(store, history, upTo);
          const diagnoses = await examined(folder, store);
          expect(verdicts(diagnoses)).toEqual({});
          expect(diagnoses.map(({ head, behind }) => [head, behind])).toEqual(
            VIEWS.map(() => [history.length, history.length - consumed]),
          );
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE,
  );

  it(
    'catches every view that was told a lie about the log: a fact hidden, repeated or moved',
    async () => {
      await fc.assert(
        fc.asyncProperty(twoFactsAtLeast, lies, async (history, lie) => {
          const store = await logWith(history);
          const folder = newFolder();
          const refused = await caughtUp(folder, lying(store, lie)).then(
            () => false,
            (error) => error instanceof DisorderedLogError,
          );
          if (refused) return;
          const diagnoses = await examined(folder, store);
          expect(diagnoses.map(({ verdict }) => verdict)).toEqual(VIEWS.map(() => 'differs'));
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE,
  );

  it(
    'catches every lie that is told to itself',
    async () => {
      await fc.assert(
        fc.asyncProperty(twoFactsAtLeast, lies, async (history, lie) => {
          const store = await logWith(history);
          const folder = newFolder();
          await caughtUp(folder, store);
          const diagnoses = await examined(folder, lying(store, lie));
          expect(diagnoses.map(({ verdict }) => verdict)).toEqual(VIEWS.map(() => 'differs'));
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE,
  );

  it('says what it found, in both languages', async () => {
    const store = await logWith(longHistory(20));
    const folder = newFolder();
    await caughtUp(folder, store);
    const hiding = (position: number): EventStore =>
      giving(store, async function* (after, options) {
        for await (const batch of store.subscribe(after, options))
          yield batch.filter((fact) => fact.position !== position);
      });
    const facts = await factsOf(store);
    const lastOfItsStream = facts.find(
      ({ stream }, at) => facts.findLastIndex((fact) => fact.stream === stream) === at,
    )!;
    const reasons = async (log: EventStore): Promise<unknown> => (await examined(folder, log))[0]!.reason;
    expect(await reasons(hiding(lastOfItsStream.position))).toEqual({
      en: 'It consumed 20 facts up to position 20, where the log has 19. Rebuild the views.',
      ja: '位置 20 までに 20 件を取り込んだが、ログには 19 件ある。ビューを作り直す必要がある。',
    });
    expect(await reasons(hiding(20))).toEqual({
      en: 'The log ended at position 19, though its head is at 20.',
      ja: 'ログは位置 19 で終わったが、末尾は 20 のはずである。',
    });
    const beforeAnotherStream = facts.findIndex(({ stream }, at) => stream !== facts[at + 1]?.stream);
    expect(await reasons(lying(store, { kind: 'reorders', at: beforeAnotherStream, to: 0, covered: true }))).toEqual({
      en: 'The facts that it consumed up to position 20 are not those of the log, in its order. Rebuild the views.',
      ja: '位置 20 までに取り込んだ事実が、ログの事実やその順序と一致しない。ビューを作り直す必要がある。',
    });
    expect(await reasons(lying(store, { kind: 'repeats', at: 3, to: 0, covered: false }))).toEqual({
      en: 'The log is not in order after position 4.',
      ja: 'ログが位置 4 より後で順序どおりでない。',
    });
    expect(await reasons(await logWith(longHistory(19)))).toEqual({
      en: 'It stands at position 20, where the log has no fact. Rebuild the views.',
      ja: '位置 20 まで取り込んだとあるが、ログのその位置に事実がない。ビューを作り直す必要がある。',
    });
  });

  it('tells a view that is stopped from one that is wrong', async () => {
    const store = await logWith(longHistory(10));
    const event = { type: 'ActionReported', schema: 1, occurredOn: '2016-01-01', reportedOn: '2016-01-01', data: {} };
    const mark = { fingerprint: 'odd', actor: 'spec', correlationId: 'odd', causationId: 'odd' };
    await store.append([{ stream: 'partner-north.odd', expected: 0, events: [event] }], { id: 'odd', ...mark });
    const folder = newFolder();
    await caughtUp(folder, store);
    const diagnoses = await examined(folder, store);
    expect(verdicts(diagnoses)).toEqual({ contributions: 'stopped' });
    const stopped = diagnoses.find(({ view }) => view === 'contributions')!;
    expect(stopped.diagnosis).toMatchObject({ position: 11, factId: 'odd.0', type: 'ActionReported' });
    expect(stopped.reason!.en).toBe(
      'It stopped before fact odd.0 (ActionReported, position 11): NOT NULL constraint failed: recorded_actions.partner',
    );
  });
});

describe('the doctor, looking deep', () => {
  it(
    'proves every row of sound views, settled or not, and leaves nothing behind',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(), fc.constantFrom('', '2017-06-30', '2031-01-01'), async (history, settledOn) => {
          const store = await logWith(history);
          const folder = newFolder();
          await caughtUp(folder, store);
          expect(verdicts(await examined(folder, store, { deep: true, settledOn }))).toEqual({});
          expect(filesIn(folder)).toEqual(['views.db']);
        }),
        { numRuns: 15 },
      );
    },
    PATIENCE,
  );

  it.each([
    [
      'a changed value',
      'contributions',
      "UPDATE recorded_actions SET title = 'better' WHERE rowid = (SELECT max(rowid) FROM recorded_actions)",
    ],
    [
      'a row that is gone',
      'membership',
      'DELETE FROM recorded_joinings WHERE rowid = (SELECT min(rowid) FROM recorded_joinings)',
    ],
    [
      'a row too many',
      'knowledge',
      "INSERT INTO recorded_uses SELECT position + 100000, initiative, item, use, partner, stage, evidence, fact_id, occurred_on, reported_on FROM recorded_uses WHERE false UNION ALL VALUES (0, 'north', 'i', 'u', 'p', 'adopted', NULL, 'f', '2016-01-01', '2016-01-01')",
    ],
    ['a correction that is gone', 'contributions', "DELETE FROM corrections WHERE view = 'contributions'"],
    ['another state of a partner', 'lifecycles', "UPDATE partner_states SET state = 'contributing' || state"],
    [
      'a partner without a state',
      'lifecycles',
      'DELETE FROM partner_states WHERE partner = (SELECT min(partner) FROM partner_states)',
    ],
  ])('finds %s', async (_, view, sql) => {
    const store = await logWith(longHistory(300));
    const folder = newFolder();
    await caughtUp(folder, store);
    await examined(folder, store, { settledOn: '2020-01-01' });
    const before = contents(folder);
    tampered(folder, sql);
    expect(contents(folder)).not.toEqual(before);
    expect(verdicts(await examined(folder, store))).toEqual({});
    const deep = await examined(folder, store, { deep: true });
    expect(verdicts(deep)).toEqual({ [view]: 'differs' });
    expect(deep.find((diagnosis) => diagnosis.view === view)!.reason!.ja).toMatch(
      /テーブル .+ の内容がログと一致しない/,
    );
  });
});

describe('a damaged file', () => {
  it('is told by the doctor, and mended by a rebuild', async () => {
    const store = await logWith(longHistory(400));
    const folder = newFolder();
    await settled(folder, store);
    const sound = contents(folder);
    const views = openReadModel({ folder, now: () => NOW });
    // Behind its back: half of the pages are gone.
    truncateSync(join(folder, 'views.db'), 40 * 4096);
    const diagnoses = await views.doctor(store);
    expect(diagnoses.map(({ verdict }) => verdict)).toEqual(VIEWS.map(() => 'damaged'));
    await views.rebuild(store);
    expect((await views.doctor(store, { deep: true })).every(({ verdict }) => verdict === 'proved')).toBe(true);
    views.close();
    expect(contents(folder)).toEqual(sound);
  });

  it.each([
    ['is no database', (file: string) => writeFileSync(file, 'a spreadsheet, saved under the wrong name')],
    ['is cut off', (file: string) => truncateSync(file, 9000)],
  ])('is set aside when it %s, and begun anew', async (_, damage) => {
    const store = await logWith(longHistory(100));
    const folder = newFolder();
    await caughtUp(folder, store);
    const sound = contents(folder);
    damage(join(folder, 'views.db'));
    await caughtUp(folder, store);
    expect(filesIn(folder)).toEqual(['views.db', 'views.db.set-aside']);
    expect(contents(folder)).toEqual(sound);
  });
});
