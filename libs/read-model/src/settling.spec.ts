import fc from 'fast-check';
import { addDays, dayOf, parseStream, type Day } from '@sebone/kernel';
import { historyAt, type Lifecycle } from '@sebone/initiative';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { Register } from '@sebone/testing';
import { factsOf, histories, record, recordTold } from '../test/histories.ts';
import { asked, newFolder, PATIENCE, removeFolders } from '../test/views-folder.ts';
import { openReadModel, type ReadModel } from './index.ts';

afterAll(removeFolders);

/** The states of every initiative on a day, computed from nothing but the log. */
async function fromNothing(store: EventStore, today: Day): Promise<Record<string, unknown[]>> {
  const facts = await factsOf(store);
  const life = ({ state, since, nextDue }: Lifecycle) => ({
    state,
    since: dayOf(since),
    next_due: nextDue === Infinity ? null : dayOf(nextDue),
  });
  const tables: Record<string, unknown[]> = {
    initiative_states: [],
    partner_states: [],
    commitment_states: [],
    item_states: [],
  };
  const initiativeOf = (stream: string): string => parseStream(stream)!.initiative;
  const recorded = facts.filter(({ type }) => !/^(Finding|Intervention)/.test(type));
  for (const initiative of [...new Set(recorded.map(({ stream }) => initiativeOf(stream)))].sort()) {
    const history = historyAt(
      initiative,
      recorded.filter(({ stream }) => initiativeOf(stream) === initiative),
      { asOf: today, knownAt: today },
    );
    if (history.facts.length > 0) tables['initiative_states']!.push({ initiative, ...life(history) });
    for (const partner of history.partners.values()) {
      if (partner.state !== 'absent')
        tables['partner_states']!.push({ initiative, partner: partner.id, ...life(partner) });
    }
    for (const each of history.commitments.values())
      tables['commitment_states']!.push({
        initiative,
        commitment: each.id,
        partner: each.partnerId,
        due_on: each.dueOn ?? null,
        ...life(each),
      });
    for (const item of history.items.values())
      tables['item_states']!.push({ initiative, item: item.id, ...life(item) });
  }
  return tables;
}

const keyColumns = {
  initiative_states: [],
  partner_states: ['partner'],
  commitment_states: ['commitment', 'partner', 'due_on'],
  item_states: ['item'],
};

function shown(folder: string): Record<string, unknown[]> {
  const tables = Object.entries(keyColumns).map(([table, keys]) => [
    table,
    asked(folder, `SELECT ${['initiative', ...keys, 'state', 'since', 'next_due'].join(', ')} FROM ${table}`),
  ]);
  return Object.fromEntries(tables) as Record<string, unknown[]>;
}

const sorted = (tables: Record<string, unknown[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [table, rows.map((row) => JSON.stringify(row)).sort()]),
  );

describe('settling', () => {
  it(
    'shows what the facts give for today, whatever was recorded, settled and stopped before',
    async () => {
      const happenings = fc.array(
        fc.oneof(
          fc.record({ what: fc.constant('record' as const), events: fc.nat(20) }),
          fc.record({ what: fc.constant('settle' as const), day: fc.nat(2200) }),
          fc.constant({ what: 'catch up' as const }),
          fc.constant({ what: 'stop' as const }),
        ),
        { maxLength: 12 },
      );
      await fc.assert(
        fc.asyncProperty(histories(50), happenings, fc.nat(2200), async (history, before, lastDay) => {
          const store = new MemoryEventStore();
          const folder = newFolder();
          let views = openReadModel({ folder });
          let recorded = 0;
          for (const happening of before) {
            if (happening.what === 'stop') {
              views.close();
              views = openReadModel({ folder });
            } else if (happening.what === 'catch up') await views.catchUp(store);
            else if (happening.what === 'settle') await views.settle(store, () => addDays('2015-01-01', happening.day));
            else {
              const upTo = Math.min(recorded + happening.events, history.length);
              await record(store, history.slice(0, upTo), recorded);
              recorded = upTo;
            }
          }
          const today = addDays('2015-01-01', lastDay);
          await record(store, history, recorded);
          await views.catchUp(store);
          await views.settle(store, () => today);
          views.close();
          expect(sorted(shown(folder))).toEqual(sorted(await fromNothing(store, today)));
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it('shows nothing of an initiative of which nothing recorded stands, whatever is found about it', async () => {
    const day = '2015-01-01';
    const told = [
      { type: 'PhaseAssessed', data: { assessmentId: 'p1', phase: 'organising', evidence: [] } },
      { type: 'PhaseAssessmentVoided', data: { voids: 'told.0', record: 'phase/p1', because: 'a mistake' } },
      { type: 'FindingRaised', data: { findingId: 'f1', trap: 'no-backbone' } },
    ];
    const store = new MemoryEventStore();
    const events = told.map((event) => ({ ...event, schema: 1, occurredOn: day, reportedOn: day }));
    const mark = { id: 'told', fingerprint: 'told', actor: 'spec', correlationId: 'told', causationId: 'told' };
    await store.append([{ stream: 'initiative-roundtable', expected: 0, events }], mark);
    const folder = newFolder();
    const views = openReadModel({ folder });
    await views.catchUp(store);
    await views.settle(store, () => '2015-02-01');
    views.close();
    expect(shown(folder)['initiative_states']).toEqual([]);
  });

  it('lets a partner go dormant with time alone, and leaves alone what cannot have changed', async () => {
    const register = new Register();
    register.chartered('2015-01-01', { name: 'Roundtable' });
    register.joined('red-hat', '2015-02-01', { name: 'Red Hat', role: 'member' });
    register.acted('red-hat', '2015-03-01');
    const { views, store } = await viewsOf(register);
    await views.settle(store, () => '2015-03-02');
    const [contributing] = views.partners('roundtable');
    expect(contributing).toMatchObject({
      id: 'red-hat',
      name: 'Red Hat',
      role: 'member',
      state: 'contributing',
      since: '2015-03-01',
      computedOn: '2015-03-02',
      position: 3,
    });
    const due = contributing!.nextDue!;

    await views.settle(store, () => '2015-03-20');
    expect(views.partners('roundtable')[0]).toMatchObject({ state: 'contributing', computedOn: '2015-03-02' });
    await views.settle(store, () => addDays(due, -1));
    expect(views.partners('roundtable')[0]).toMatchObject({ state: 'contributing' });
    await views.settle(store, () => due);
    expect(views.partners('roundtable')[0]).toMatchObject({ state: 'dormant', since: due, computedOn: due });
    views.close();
  });

  it('asks each initiative for its own today', async () => {
    const register = new Register('tokyo');
    register.chartered('2015-01-01', { name: 'Tokyo', timeZone: 'Asia/Tokyo' });
    const other = new Register('lisbon');
    other.chartered('2015-01-01', { name: 'Lisbon', timeZone: 'Europe/Lisbon', plannedUntil: '2020-12-31' });
    const { views, store } = await viewsOf(register, other);
    await views.settle(store, (initiative) => (initiative === 'tokyo' ? '2015-06-02' : '2015-06-01'));
    expect(
      views.initiatives().map(({ id, name, computedOn, startedOn, plannedUntil, endedOn }) => ({
        id,
        name,
        computedOn,
        startedOn,
        plannedUntil,
        endedOn,
      })),
    ).toEqual([
      {
        id: 'lisbon',
        name: 'Lisbon',
        computedOn: '2015-06-01',
        startedOn: '2015-01-01',
        plannedUntil: '2020-12-31',
        endedOn: null,
      },
      {
        id: 'tokyo',
        name: 'Tokyo',
        computedOn: '2015-06-02',
        startedOn: '2015-01-01',
        plannedUntil: null,
        endedOn: null,
      },
    ]);
    views.close();
  });

  it('reflects what its view has consumed, no more', async () => {
    const register = new Register();
    register.chartered('2015-01-01');
    register.joined('red-hat', '2015-02-01');
    const { views, store } = await viewsOf(register);
    await recordTold(store, register.left('red-hat', '2015-03-01'));
    await views.settle(store, () => '2015-04-01');
    expect(views.partners('roundtable')[0]).toMatchObject({ state: 'joined', position: 2 });
    await views.catchUp(store);
    await views.settle(store, () => '2015-04-01');
    expect(views.partners('roundtable')[0]).toMatchObject({ state: 'departed', since: '2015-03-01', position: 3 });
    views.close();
  });
});

async function viewsOf(...registers: readonly Register[]): Promise<{ views: ReadModel; store: EventStore }> {
  const store = new MemoryEventStore();
  for (const register of registers) for (const fact of register.facts) await recordTold(store, fact);
  const views = openReadModel({ folder: newFolder() });
  await views.catchUp(store);
  return { views, store };
}
