import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { factsOf, Transactor } from '@sebone/application';
import { openSqliteEventStore, type SqliteEventStore } from '@sebone/event-store-sqlite';
import { commandFrom, historyAt } from '@sebone/initiative';
import { addDays, dayOf, isRejection, type Day, type Fact } from '@sebone/kernel';
import { openReadModel } from '@sebone/read-model';
import { attempts, canonical, EXAMPLES, FOUNDED, histories, lived, rearrived } from '@sebone/testing';
import { openVault } from '@sebone/vault';

/* The laws of time, through the store that holds real records: written to disk, closed, opened and read back. */

const INITIATIVE = 'roundtable';
const EVER = '2099-12-31';
const asOfs = fc.integer({ min: -200, max: 3000 }).map((days) => addDays('2012-04-01', days));

const folder = mkdtempSync(join(tmpdir(), 'sebone-laws-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let logs = 0;
const freshFolder = (): string => join(folder, String(++logs));

/** Records facts as they arrive, each under the command id that it has. */
async function record(store: SqliteEventStore, facts: readonly Fact[]): Promise<void> {
  for (const { stream, revision, commandId, type, schema, occurredOn, reportedOn, data } of facts) {
    const mark = {
      id: commandId,
      fingerprint: commandId,
      actor: 'law',
      correlationId: commandId,
      causationId: commandId,
    };
    const result = await store.append(
      [{ stream, expected: revision - 1, events: [{ type, schema, occurredOn, reportedOn, data }] }],
      mark,
    );
    expect(result.kind).toBe('appended');
  }
}

/** What a fresh process reads from the log of those facts. */
async function readBack(facts: readonly Fact[], stopAfter = facts.length): Promise<readonly Fact[]> {
  const at = freshFolder();
  const first = await openSqliteEventStore({ folder: at });
  await record(first, facts.slice(0, stopAfter));
  await first.close();
  const second = await openSqliteEventStore({ folder: at });
  await record(second, facts.slice(stopAfter));
  await second.close();
  const reader = await openSqliteEventStore({ folder: at, readOnly: true });
  const read = await factsOf(reader, INITIATIVE);
  await reader.close();
  return read;
}

const viewOf = (facts: readonly Fact[], asOf: Day, knownAt: Day): object =>
  canonical(historyAt(INITIATIVE, facts, { asOf, knownAt }));
const latest = (facts: readonly Fact[]): Day =>
  facts.reduce((day, { reportedOn }) => (reportedOn > day ? reportedOn : day), '2012-04-01');

describe('Through the store on disk', () => {
  it('stopping at any fact and going on gives the identical state', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), fc.nat(), asOfs, async ({ facts }, stop, asOf) => {
        const read = await readBack(facts, stop % (facts.length + 1));
        expect(viewOf(read, asOf, EVER)).toEqual(viewOf(facts, asOf, EVER));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('a late fact changes no view with an earlier knownAt', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(attempts, { maxLength: 60, size: 'max' }),
        fc.nat({ max: 60 }),
        asOfs,
        async (all, cut, asOf) => {
          const before = lived(all.slice(0, cut)).facts;
          const after = await readBack(lived(all).facts);
          const later = after.slice(before.length);
          const knownAt = addDays(
            later.reduce((day, { reportedOn }) => (reportedOn < day ? reportedOn : day), EVER),
            -1,
          );
          expect(viewOf(after, asOf, knownAt)).toEqual(viewOf(before, asOf, knownAt));
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it('the order in which facts of different days arrive changes no view at the later knownAt', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), fc.infiniteStream(fc.nat()), asOfs, async ({ facts }, keys, asOf) => {
        const arrival = facts.map(() => keys.next().value!);
        for (const day of new Set(facts.map(({ occurredOn }) => occurredOn))) {
          const places = [...facts.keys()].filter((at) => facts[at]!.occurredOn === day);
          const drawn = places.map((at) => arrival[at]!).sort((a, b) => a - b);
          places.forEach((at, order) => (arrival[at] = drawn[order]!));
        }
        const read = await readBack(rearrived(facts, arrival));
        expect(viewOf(read, asOf, latest(facts))).toEqual(viewOf(facts, asOf, latest(facts)));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('the live view equals the view at (today, today) computed from nothing, wherever it was stopped', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), fc.nat(), asOfs, async ({ facts }, stop, today) => {
        const at = freshFolder();
        const cut = stop % (facts.length + 1);
        for (const part of [facts.slice(0, cut), facts.slice(cut)]) {
          const store = await openSqliteEventStore({ folder: at });
          await record(store, part);
          const views = openReadModel({ folder: at });
          await views.catchUp(store);
          await views.settle(store, () => today);
          views.close();
          await store.close();
        }
        const views = openReadModel({ folder: at });
        const live = views.partners(INITIATIVE).map(({ id, state, since }) => ({ id, state, since }));
        views.close();
        const fresh = historyAt(INITIATIVE, facts, { asOf: today, knownAt: today });
        const expected = [...fresh.partners.values()]
          .filter(({ state }) => state !== 'absent')
          .map(({ id, state, since }) => ({ id, state, since: dayOf(since) }))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(live).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('every command of the domain is recorded once, whoever asks for it again after a restart', async () => {
    const at = freshFolder();
    const now = (): number => Date.parse('2026-01-31T00:00:00Z');
    const heads: number[] = [];
    for (let round = 0; round < 2; round++) {
      const store = await openSqliteEventStore({ folder: at, now });
      const vault = openVault({ folder: at });
      const transactor = new Transactor(store, now, vault);
      for (const [name, { given, body }] of Object.entries(EXAMPLES)) {
        // Each example has an initiative of its own, named after the command.
        const own = (fields: Readonly<Record<string, unknown>>): object => ({
          ...fields,
          initiative: fields['initiative'] === undefined ? name : `${name}.2`,
        });
        const said = [...FOUNDED, ...given, [name, body] as const].map(
          ([of, fields = {}]) => [of, own(fields)] as const,
        );
        for (const [index, [of, fields]] of said.entries()) {
          const command = commandFrom(of, fields);
          if (isRejection(command)) throw new Error(`${of}: ${JSON.stringify(command)}`);
          const outcome = await transactor.transact(command, { commandId: `${name}-${index}`, actor: 'law' });
          expect({ name, of, outcome }).toMatchObject({ outcome: { kind: 'recorded', repeated: round === 1 } });
        }
      }
      heads.push(await store.head());
      await store.close();
      vault.close();
    }
    expect(heads[0]).toBeGreaterThan(Object.keys(EXAMPLES).length);
    expect(heads[1]).toBe(heads[0]);
  }, 120_000);
});
