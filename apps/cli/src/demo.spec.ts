import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, importWorkbook, periodEnds, type Asked, type ImportReport } from '@sebone/application';
import { MemoryEventStore } from '@sebone/event-store';
import { TRAPS, type Finding } from '@sebone/initiative';
import { isRejection, type Day, type Horizons } from '@sebone/kernel';
import type { Fault } from '@sebone/workbook';
import { DEMO_FOLDER, DEMO_INITIATIVE } from './commands/demo.ts';

/** The day on which this spec imports the demo: its last reports are of March 2026. */
const NOW = Date.parse('2026-04-01T00:00:00Z');
const LOOKS = ['2016-12-31', '2019-12-31', '2022-12-31', '2025-12-31'] as const;

const faults: Fault[] = [];
const notes: Fault[] = [];
let report: ImportReport;
let again: ImportReport;
let minato: Asked;
let roundtable: Asked;

beforeAll(async () => {
  const workFolder = mkdtempSync(join(tmpdir(), 'sebone-demo-'));
  try {
    const store = new MemoryEventStore({ now: () => NOW });
    const into = (): Promise<ImportReport> =>
      importWorkbook(DEMO_FOLDER, store, {
        workFolder,
        now: NOW,
        today: '2026-04-01',
        timeZone: 'Asia/Tokyo',
        actor: 'spec',
        onFault: (fault) => faults.push(fault),
        onNote: (note) => notes.push(note),
      });
    report = await into();
    again = await into();
    minato = await asked(store, DEMO_INITIATIVE);
    roundtable = await asked(store, 'roundtable');
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}, 60_000);

async function asked(store: MemoryEventStore, initiative: string): Promise<Asked> {
  const answer = await ask(store, initiative, NOW);
  if (isRejection(answer)) throw new Error(answer.message.en);
  return answer;
}

/** What would have been found on that day, knowing only what had been reported by then. */
const foundOn = (day: Day, of: Asked = minato): readonly Finding[] => of.traps({ knownAt: day }).findings;
const about = (found: readonly Finding[], trap: string, kind: string, id: string): Finding | undefined =>
  found.find((finding) => finding.trap === trap && finding.subject.kind === kind && finding.subject.id === id);
/** Where a partner's commitment stood. */
const stateOf = (partner: string, commitment: string, horizons: Horizons): string | undefined =>
  minato.history(horizons).partners.get(partner)?.commitments.find(({ id }) => id === commitment)?.state;

describe('the bundled demo', () => {
  it('imports without a fault, and a second time without a new fact', () => {
    expect(faults).toEqual([]);
    expect(notes.filter(({ file }) => file !== 'README.md')).toEqual([]);
    expect(report).toMatchObject({ rejected: 0, corrected: 0, unchanged: 0 });
    expect(report.rows).toBeGreaterThan(1200);
    expect(again).toMatchObject({ facts: 0, corrected: 0, unchanged: report.rows });
  });

  it('reads in both languages', () => {
    const bilingual = /^[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+ \/ .*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
    const named = [...minato.facts, ...roundtable.facts].flatMap(({ data }) => {
      const { name, title } = data as { name?: string; title?: string };
      return [name, title].filter((text) => text !== undefined);
    });
    expect(named.length).toBeGreaterThan(500);
    expect(named.filter((text) => !bilingual.test(text))).toEqual([]);
  });

  it('tells of twelve years up to the end of 2025, with most reports weeks late and some years late', () => {
    const days = minato.facts.map(({ occurredOn }) => occurredOn);
    expect(days.filter((day) => day > '2025-12-31')).toEqual([]);
    for (let year = 2014; year <= 2025; year++) expect(days.filter((day) => day.startsWith(`${year}`)).length).toBeGreaterThan(60);
    const late = minato.facts.map(({ occurredOn, reportedOn }) => (Date.parse(reportedOn) - Date.parse(occurredOn)) / 86_400_000);
    expect(late.filter((waited) => waited > 14).length).toBeGreaterThan(minato.facts.length * 0.4);
    expect(late.filter((waited) => waited > 330).length).toBeGreaterThan(10);
  });

  it('falls into all five traps between 2014 and 2025, seen with what was known at the time', () => {
    const seen = new Set(periodEnds('2014-01-01', '2025-12-31', 'quarter').flatMap((day) => minato.backtest(day).findings.map(({ trap }) => trap)));
    expect([...seen].sort()).toEqual([...TRAPS].sort());
  });

  it('leaves the reader with what a table can talk through: never more than about a dozen and a half findings', () => {
    for (const look of LOOKS) expect(foundOn(look).length).toBeLessThanOrEqual(18);
    expect(foundOn('2025-12-31').length).toBeGreaterThan(0);
  });

  it('taking without giving: one taker leaves, one is still there, and those who are there to receive are never named', () => {
    expect(about(foundOn('2016-12-31'), 'taking-without-giving', 'partner', 'hoshikage')).toBeDefined();
    expect(about(foundOn('2018-12-31'), 'taking-without-giving', 'partner', 'hoshikage')).toBeUndefined();
    expect(about(foundOn('2025-12-31'), 'taking-without-giving', 'partner', 'nagisa-net')).toBeDefined();
    for (const look of LOOKS)
      for (const beneficiary of ['hidamari', 'sango']) expect(about(foundOn(look), 'taking-without-giving', 'partner', beneficiary)).toBeUndefined();
  });

  it('joining without acting, averted: the chamber is brought to act in 2017 and not named again', () => {
    expect(about(foundOn('2016-12-31'), 'joining-without-acting', 'partner', 'chamber')?.level).toBe('critical');
    expect(about(foundOn('2016-12-31'), 'joining-without-acting', 'commitment', 'chamber-workplace')).toBeDefined();
    for (const day of periodEnds('2018-06-01', '2025-12-31', 'quarter'))
      expect(foundOn(day).filter(({ subject }) => subject.id.startsWith('chamber'))).toEqual([]);
    for (const promise of ['chamber-workplace', 'chamber-sponsors'])
      expect(stateOf('chamber', promise, { asOf: '2025-12-31', knownAt: '2025-12-31' })).toBe('fulfilledLate');
  });

  it('giving up early, averted: the gap of 2019 is closed by a second fund and new partners', () => {
    const gap = about(foundOn('2019-12-31'), 'giving-up-early', 'initiative', DEMO_INITIATIVE);
    expect(gap?.level).toBe('critical');
    expect(Object.keys(gap!.measures)).toEqual(expect.arrayContaining(['funding-gap', 'departure-rate']));
    expect(about(foundOn('2021-12-31'), 'giving-up-early', 'initiative', DEMO_INITIATIVE)).toBeUndefined();
    expect(about(foundOn('2022-12-31'), 'giving-up-early', 'initiative', DEMO_INITIATIVE)?.level).toBe('watch');
    // What is left is one partner that went quiet: a sign of its own, and a true one.
    const left = foundOn('2025-12-31').filter(({ trap }) => trap === 'giving-up-early');
    expect(left.map(({ subject }) => subject.id)).toEqual(['shioji-systems']);
  });

  it('says nothing of an indicator before the third year, and takes it back once the children eat with others', () => {
    const supper = (day: Day): Finding | undefined => about(foundOn(day), 'giving-up-early', 'indicator', 'alone-at-supper');
    expect(supper('2016-12-31')).toBeUndefined();
    expect(supper('2019-12-31')).toBeDefined();
    expect(supper('2025-12-31')).toBeUndefined();
  });

  it('sharing without use: letters and digests that nobody takes up, and an evaluation that goes all the way', () => {
    expect(about(foundOn('2016-12-31'), 'sharing-without-use', 'initiative', DEMO_INITIATIVE)).toBeDefined();
    expect(about(foundOn('2019-06-30'), 'sharing-without-use', 'partner', 'pref-research')).toBeDefined();
    const { items } = minato.history({ asOf: '2025-12-31' });
    const stages = new Set(items.get('evaluation-2018')?.uses.map(({ data }) => data.stage));
    expect([...stages].sort()).toEqual(['adopted', 'discussed', 'effect', 'implemented', 'received', 'referenced']);
  });

  it('no backbone: the roundtable of one sponsor is founded, dormant, revived and fades', () => {
    const states = ['2010-12-31', '2014-12-31', '2016-12-31', '2025-12-31'].map((day) => roundtable.history({ asOf: day, knownAt: day }).state);
    expect(states.map((state) => /vitality\.(\w+)/.exec(state)?.[1])).toEqual(['alive', 'dormant', 'alive', 'faded']);
    for (const day of ['2010-12-31', '2014-12-31', '2018-12-31', '2025-12-31'])
      expect(about(foundOn(day, roundtable), 'no-backbone', 'initiative', 'roundtable')).toBeDefined();
    expect(about(foundOn('2025-12-31', roundtable), 'no-backbone', 'initiative', 'roundtable')?.level).toBe('critical');
  });

  it('knows now what it did not then: the Saturdays of 2014 and 2015 were kept, the notebook came in 2021', () => {
    const saturdays = (knownAt: Day): string | undefined => stateOf('higashi-kitchen', 'higashi-saturdays', { asOf: '2015-12-31', knownAt });
    expect(saturdays('2015-12-31')).toBe('overdue');
    expect(saturdays('2025-12-31')).toBe('fulfilled');
  });
});
