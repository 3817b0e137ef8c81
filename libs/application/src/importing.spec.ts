import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import type { Fact } from '@sebone/kernel';
import type { Fault } from '@sebone/workbook';
import { factsOf, importWorkbook, type ImportOptions, type ImportReport } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'sebone-importing-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const now = (): number => Date.parse('2020-06-01T00:00:00Z');
type Files = Readonly<Record<string, string>>;

/** A workbook of these files, each given as its lines. */
function workbook(files: Files): string {
  const folder = mkdtempSync(join(root, 'w-'));
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(folder, `${name}.csv`), lines.replaceAll(/\n +/g, '\n'));
  return folder;
}

interface Imported extends ImportReport {
  readonly faults: readonly Fault[];
  /** What it recorded, as the stream, the type and the day of each fact. */
  readonly recorded: readonly string[];
  readonly facts_: readonly Fact[];
}

async function imported(store: EventStore, files: Files, options: Partial<ImportOptions> = {}): Promise<Imported> {
  const faults: Fault[] = [];
  const before = (await factsOf(store, 'minato')).length;
  const report = await importWorkbook(workbook(files), store, {
    workFolder: mkdtempSync(join(root, 'd-')),
    now: now(),
    timeZone: 'UTC',
    today: '2020-06-01',
    actor: 'spec',
    onFault: (fault) => faults.push(fault),
    ...options,
  });
  const facts_ = (await factsOf(store, 'minato')).slice(before);
  return {
    ...report,
    faults,
    facts_,
    recorded: facts_.map(({ stream, type, occurredOn }) => `${stream} ${type} ${occurredOn}`),
  };
}

const INITIATIVES = `initiative_id,name,started_on,reported_on
  minato,Minato,2015-04-01,2015-04-01`;
const stays = (left: string): string => `initiative_id,partner_id,name,sector,joined_on,left_on,reported_on
  minato,kita,Kita,community,2015-04-01,${left},2015-04-01`;
const actions = (...rows: readonly string[]): string =>
  ['initiative_id,action_id,partner_id,commitment_id,occurred_on,title', ...rows.map((row) => `minato,${row}`)].join(
    '\n',
  );
const WHOLE: Files = {
  initiatives: INITIATIVES,
  partners: stays('2016-03-31'),
  actions: actions('a1,kita,,2015-06-01,Served meals'),
};

describe('Importing again', () => {
  const whole = async (): Promise<EventStore> => {
    const store = new MemoryEventStore({ now });
    expect((await imported(store, WHOLE)).recorded).toEqual([
      'initiative-minato InitiativeChartered 2015-04-01',
      'partner-minato.kita PartnerJoined 2015-04-01',
      'partner-minato.kita ActionReported 2015-06-01',
      'partner-minato.kita PartnerLeft 2016-03-31',
    ]);
    return store;
  };

  it('the same changes nothing, under whatever time zone', async () => {
    const store = await whole();
    expect(await imported(store, WHOLE, { timeZone: 'Asia/Tokyo' })).toMatchObject({
      rows: 3,
      facts: 0,
      unchanged: 3,
      corrected: 0,
      rejected: 0,
    });
  });

  it('a leaving that moved, with what was done until then, corrects the leaving first', async () => {
    const store = await whole();
    const later = await imported(store, {
      ...WHOLE,
      partners: stays('2018-03-31'),
      actions: actions('a1,kita,,2015-06-01,Served meals', 'a2,kita,,2017-05-01,Served more'),
    });
    expect(later).toMatchObject({ faults: [], facts: 2, corrected: 1 });
    expect(later.recorded).toEqual([
      'partner-minato.kita PartnerLeavingCorrected 2018-03-31',
      'partner-minato.kita ActionReported 2017-05-01',
    ]);
  });

  it('a leaving that moved to an earlier day, with what was done after it moved before it', async () => {
    const store = await whole();
    await imported(store, { ...WHOLE, actions: actions('a1,kita,,2016-02-01,Served meals') });
    const earlier = await imported(store, {
      ...WHOLE,
      partners: stays('2015-12-31'),
      actions: actions('a1,kita,,2015-06-01,Served meals'),
    });
    expect(earlier).toMatchObject({ faults: [], facts: 2, corrected: 2 });
  });

  it('a leaving that was blanked takes it back; told again, it is recorded again', async () => {
    const store = await whole();
    const back = await imported(store, {
      ...WHOLE,
      partners: stays(''),
      actions: actions('a1,kita,,2015-06-01,Served meals', 'a2,kita,,2019-05-01,Still there'),
    });
    expect(back).toMatchObject({ faults: [], corrected: 1 });
    expect(back.recorded).toEqual([
      'partner-minato.kita PartnerLeavingVoided 2016-03-31',
      'partner-minato.kita ActionReported 2019-05-01',
    ]);
    expect((await imported(store, { ...WHOLE, partners: stays('') })).facts).toBe(0);
    const again = await imported(store, { ...WHOLE, partners: stays('2019-12-31') });
    expect(again.facts_.map(({ type, occurredOn, reportedOn }) => [type, occurredOn, reportedOn])).toEqual([
      ['PartnerLeft', '2019-12-31', '2020-06-01'],
    ]);
  });

  it('without a column leaves what it said as it stands', async () => {
    const store = await whole();
    const partners = `initiative_id,partner_id,name,joined_on
      minato,kita,Kita,2015-04-01`;
    expect(await imported(store, { initiatives: INITIATIVES, partners })).toMatchObject({
      faults: [],
      facts: 0,
      unchanged: 2,
    });
    const renamed = await imported(store, {
      initiatives: INITIATIVES,
      partners: partners.replace('Kita,', 'Kita-machi,'),
    });
    expect(renamed.facts_.map(({ type, data }) => [type, data])).toEqual([
      ['PartnerJoiningCorrected', expect.objectContaining({ name: 'Kita-machi', sector: 'community' })],
    ]);
  });
});

describe('A workbook that is part of a whole', () => {
  it('may name what only the log knows', async () => {
    const store = new MemoryEventStore({ now });
    await imported(store, {
      ...WHOLE,
      partners: stays(''),
      commitments: `initiative_id,commitment_id,partner_id,title,made_on
        minato,rice,kita,Rice,2016-01-01`,
      meetings: `initiative_id,meeting_id,held_on
        minato,m1,2017-01-01`,
    });
    const part = await imported(store, {
      initiatives: INITIATIVES,
      partners: stays(''),
      actions: actions('a2,kita,rice,2016-02-01,Carried rice'),
      attendance: `initiative_id,meeting_id,partner_id,presence
        minato,m1,kita,present`,
    });
    expect(part.faults).toEqual([]);
    expect(part.recorded).toEqual([
      'partner-minato.kita ActionReported 2016-02-01',
      'meeting-minato.m1 AttendanceRecorded 2017-01-01',
    ]);
    const unknown = await imported(store, {
      initiatives: INITIATIVES,
      partners: stays(''),
      actions: actions('a3,kita,bread,2016-02-01,Carried bread'),
    });
    expect(unknown.faults).toMatchObject([{ file: 'actions.csv', line: 2, column: 'commitment_id', value: 'bread' }]);
  });
});

describe('An import', () => {
  it('finds an action of an earlier stay for a commitment of a later one, whichever comes first', async () => {
    const store = new MemoryEventStore({ now });
    const both = await imported(store, {
      initiatives: INITIATIVES,
      partners: `initiative_id,partner_id,name,joined_on,left_on
        minato,kita,Kita,2015-04-01,2016-03-31
        minato,kita,Kita,2018-04-01,`,
      commitments: `initiative_id,commitment_id,partner_id,title,made_on
        minato,rice,kita,Rice,2018-06-01`,
      actions: actions('a1,kita,rice,2015-06-01,Carried rice before it was promised'),
    });
    expect(both.faults).toEqual([]);
    expect(both.recorded.filter((line) => /Action|Commitment/.test(line))).toEqual([
      'partner-minato.kita CommitmentMade 2018-06-01',
      'partner-minato.kita ActionReported 2015-06-01',
    ]);
  });

  it('tells of a refused row once, though it asks for two records, and records nothing', async () => {
    const store = new MemoryEventStore({ now });
    const refused = await imported(store, {
      ...WHOLE,
      actions: actions('a1,kita,,2014-06-01,Too early', 'a2,kita,,2017-06-01,Too late'),
    });
    expect(refused.faults.map(({ line, code }) => [line, code])).toEqual([
      [2, 'before-joining'],
      [3, 'after-leaving'],
    ]);
    expect(refused).toMatchObject({ rows: 4, facts: 0, rejected: 2 });
    expect(await store.head()).toBe(0);
  });

  it('is refused, and nothing of that unit recorded, where the log changed since it was decided', async () => {
    const memory = new MemoryEventStore({ now });
    const store = new Proxy(memory, {
      get: (target, name) =>
        name === 'append'
          ? async () => ({ kind: 'conflict', stream: 'initiative-minato', expected: 0, actual: 1 })
          : Reflect.get(target, name).bind(target),
    });
    await expect(imported(store, WHOLE)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await memory.head()).toBe(0);
  });
});
