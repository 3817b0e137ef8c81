import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sebone, scratch } from './cli.ts';

const FILES: Readonly<Record<string, string>> = {
  'initiatives.csv': 'initiative_id,name,started_on,planned_until,reported_on\nriver,Clean river,2020-04-01,2030-03-31,2020-04-01\n',
  'partners.csv':
    'initiative_id,partner_id,name,role,joined_on,left_on,reported_on\n' +
    'river,water,Water board,backbone,2020-04-01,,2020-04-01\n' +
    'river,school,River school,member,2020-04-01,,2020-04-10\n' +
    'river,mill,Paper mill,member,2020-05-01,2023-03-31,2020-05-01\n',
  'actions.csv':
    'initiative_id,action_id,partner_id,occurred_on,code,title,hours,reported_on\n' +
    'river,a-1,water,2020-06-01,development,"Set gauges, three of them",4,2020-06-10\n' +
    'river,a-2,mill,2021-02-01,organisational-change,Closed an outfall,,2021-09-30\n',
};

function workbook(folder: string, changed: Readonly<Record<string, (text: string) => string>> = {}): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), changed[name]?.(text) ?? text);
  return folder;
}

const { path: root, remove } = scratch();
afterAll(remove);
let count = 0;
const fresh = (): { book: string; data: string } => ({ book: join(root, `book-${++count}`), data: join(root, `data-${count}`) });
const report = async (source: string, data: string, ...more: string[]): Promise<unknown> =>
  (await sebone('import', source, '--data', data, '--time-zone', 'UTC', '--json', ...more)).json().at(-1);

describe('sebone import', () => {
  it('records every row, and again records nothing', async () => {
    const { book, data } = fresh();
    workbook(book);
    expect(await report(book, data)).toEqual({ rows: 6, facts: 7, unchanged: 0, corrected: 0, rejected: 0 });
    expect(await report(book, data)).toEqual({ rows: 6, facts: 0, unchanged: 6, corrected: 0, rejected: 0 });
  });

  it('records a changed row as a correction: views before it still show the mistake', async () => {
    const { book, data } = fresh();
    await report(workbook(book), data);
    workbook(book, { 'actions.csv': (text) => text.replace('a-2,mill,2021-02-01', 'a-2,mill,2021-03-01') });
    expect(await report(book, data)).toEqual({ rows: 6, facts: 1, unchanged: 5, corrected: 1, rejected: 0 });
    const timeline = async (...horizons: string[]): Promise<unknown> =>
      (await sebone('timeline', 'river', 'mill', '--data', data, '--json', ...horizons)).json<{ transitions: { on: string; to: string }[] }>()[0]!.transitions.find(({ to }) => to === 'contributing')?.on;
    expect(await timeline()).toBe('2021-03-01');
    expect(await timeline('--known-at', '2025-12-31')).toBe('2021-02-01');
    expect(await report(book, data)).toEqual({ rows: 6, facts: 0, unchanged: 6, corrected: 0, rejected: 0 });
  });

  it('tells every fault of every row by cell and writes nothing', async () => {
    const { book, data } = fresh();
    workbook(book, {
      'actions.csv': (text) => `${text}river,a-3,nobody,2021-02-30,juggling,,-1,2021-09-30\nriver,a-4,mill,2020-04-15,media,Too early,,2020-05-01\n`,
    });
    const ran = await sebone('import', book, '--data', data, '--time-zone', 'UTC', '--json');
    expect(ran.exit).toBe(1);
    const faults = ran.json<{ fault?: { file: string; line: number; column: string; code: string } }>().flatMap(({ fault }) => (fault ? [`${fault.file}:${fault.line} ${fault.column} ${fault.code}`] : []));
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^actions\.csv:4 occurred_on /),
        expect.stringMatching(/^actions\.csv:4 code /),
        expect.stringMatching(/^actions\.csv:4 title /),
        expect.stringMatching(/^actions\.csv:4 hours /),
        expect.stringMatching(/^actions\.csv:4 partner_id /),
        'actions.csv:5 occurred_on before-joining',
      ]),
    );
    expect(ran.json().at(-1)).toMatchObject({ facts: 0, rejected: 2 });
    expect((await sebone('initiatives', '--data', data, '--json')).out).toBe('');
  });

  it('takes the good rows when told to, and sets the others aside in the same form', async () => {
    const { book, data } = fresh();
    const rejects = join(root, `rejects-${count}`);
    workbook(book, { 'actions.csv': (text) => `${text}river,a-4,mill,2020-04-15,media,Too early,,2020-05-01\n` });
    expect(await report(book, data, '--accept-valid', '--rejects', rejects)).toEqual({ rows: 7, facts: 7, unchanged: 0, corrected: 0, rejected: 1 });
    const set = readFileSync(join(rejects, 'actions.csv'), 'utf8');
    expect(set).toMatch(/a-4/);
    expect(set).not.toMatch(/a-1/);
    // Mended there, it is imported like any other workbook.
    writeFileSync(join(rejects, 'actions.csv'), set.replaceAll('2020-04-15', '2020-05-15').replace(/2020-05-01(?=\s*$)/, '2020-06-01'));
    expect(await report(rejects, data)).toMatchObject({ facts: 1, rejected: 0 });
  });

  it('reads what it exported as the same facts', async () => {
    const { book, data } = fresh();
    await report(workbook(book), data);
    const out = join(root, `out-${count}`);
    expect((await sebone('export', 'river', out, '--data', data)).exit).toBe(0);
    expect(await report(out, data)).toEqual({ rows: 6, facts: 0, unchanged: 6, corrected: 0, rejected: 0 });
  });
});

describe('sebone answers', () => {
  const { book, data } = fresh();
  beforeAll(async () => {
    await report(workbook(book), data);
  });
  const first = async (...argv: string[]): Promise<Record<string, unknown>> => (await sebone(...argv, '--data', data, '--json')).json()[0]!;

  it('in the forms that others rely on', async () => {
    expect(await first('partners', 'river', '--as-of', '2021-12-31')).toEqual({
      initiative: 'river',
      asOf: '2021-12-31',
      knownAt: '2026-11-01',
      partners: [
        { id: 'mill', name: 'Paper mill', state: 'contributing', since: '2021-02-01', nextDue: '2022-02-01' },
        { id: 'school', name: 'River school', state: 'stalled', since: '2020-09-28', nextDue: null },
        { id: 'water', name: 'Water board', state: 'dormant', since: '2021-06-01', nextDue: '2022-06-01' },
      ],
    });
    expect(await first('timeline', 'river', 'mill')).toEqual({
      initiative: 'river',
      partner: 'mill',
      transitions: [
        { on: '2020-05-01', from: 'absent', to: 'joined', cause: { fact: 'import.partner-river.mill@1.0' } },
        { on: '2020-10-28', from: 'joined', to: 'stalled', cause: { delay: 'stallsAfter' } },
        { on: '2021-02-01', from: 'stalled', to: 'contributing', cause: { fact: 'import.partner-river.mill@1.1' } },
        { on: '2022-02-01', from: 'contributing', to: 'dormant', cause: { delay: 'goesDormantAfter' } },
        { on: '2023-02-01', from: 'dormant', to: 'lapsed', cause: { delay: 'lapsesAfter' } },
        { on: '2023-03-31', from: 'lapsed', to: 'departed', cause: { fact: 'import.partner-river.mill@1.2' } },
      ],
    });
    const traps = await first('traps', 'river', '--as-of', '2021-12-31');
    expect(Object.keys(traps)).toEqual(['initiative', 'asOf', 'knownAt', 'findings']);
    for (const finding of traps['findings'] as object[])
      expect(Object.keys(finding)).toEqual(['trap', 'subject', 'level', 'since', 'score', 'measures', 'evidence', 'policyVersion', 'explanation']);
    const [line] = (await sebone('backtest', '--all', '--from', '2021-12-01', '--to', '2021-12-31', '--data', data, '--json')).json<{ findings: object[] }>();
    expect(line).toMatchObject({ initiative: 'river', asOf: '2021-12-31', knownAt: '2021-12-31', partners: { mill: 'contributing', school: 'stalled', water: 'dormant' } });
    for (const finding of line!.findings) expect(Object.keys(finding)).toEqual(['trap', 'subject', 'level', 'since', 'score']);
  });

  it('as known then: a late report is not yet there', async () => {
    expect(await first('partners', 'river', '--known-at', '2021-06-30')).toMatchObject({ asOf: '2021-06-30', partners: [{ id: 'mill', state: 'stalled' }, {}, {}] });
    expect(await first('partners', 'river', '--as-of', '2021-06-30')).toMatchObject({ partners: [{ id: 'mill', state: 'contributing' }, {}, {}] });
  });

  it('shows a ledger with its claims marked', async () => {
    const lines = (await sebone('ledger', 'river', 'mill', '--data', data, '--json')).json();
    expect(lines.map(({ type, claimed, stands }) => ({ type, claimed, stands }))).toEqual([
      { type: 'PartnerJoined', claimed: true, stands: true },
      { type: 'ActionReported', claimed: true, stands: true },
      { type: 'PartnerLeft', claimed: true, stands: true },
    ]);
  });

  it('refuses by code, with what would mend it, and a status of 1', async () => {
    const ran = await sebone('traps', 'rivr', '--data', data, '--json');
    expect(ran.exit).toBe(1);
    expect(ran.json()[0]).toEqual({
      error: {
        code: 'unknown-initiative',
        message: 'There is no initiative "rivr".',
        details: [{ field: 'initiative', value: 'rivr', remedy: 'Name one of: river.' }],
      },
    });
    expect((await sebone('timeline', 'river', 'miller', '--data', data, '--json')).json()[0]).toMatchObject({ error: { code: 'unknown-partner' } });
    expect((await sebone('partners', 'river', '--data', join(root, 'nowhere'), '--json')).json()[0]).toMatchObject({ error: { code: 'no-data' } });
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
  });

  it.each([
    [['traps'], 'name an initiative, or say --all'],
    [['traps', 'river', '--as-of', '2021-02-30'], 'no day that exists'],
    [['traps', 'river', '--trap', 'sloth'], 'taking-without-giving'],
    [['frobnicate'], 'unknown command'],
  ])('calls wrong usage by its name: %j', async (argv, said) => {
    const ran = await sebone(...argv);
    expect({ exit: ran.exit, err: ran.err }).toEqual({ exit: 2, err: expect.stringContaining(said) as string });
    expect((await sebone(...argv, '--json')).json()[0]).toMatchObject({ error: { code: 'wrong-usage' } });
  });

  it.each(['demo', 'import', 'export', 'initiatives', 'partners', 'timeline', 'ledger', 'traps', 'notice', 'backtest', 'doctor', 'rebuild'])('%s --help has an example', async (name) => {
    const ran = await sebone(name, '--help');
    expect(ran.exit).toBe(0);
    expect(ran.out).toMatch(new RegExp(`Example:\\s+\\$ sebone ${name}`));
  });

  it('speaks Japanese', async () => {
    expect((await sebone('partners', 'river', '--data', data, '--lang', 'ja')).out).toMatch(/離脱/);
  });

  it('rebuilds the views, and doctor proves them', async () => {
    expect((await sebone('rebuild', '--data', data)).exit).toBe(0);
    const ran = await sebone('doctor', '--deep', '--data', data);
    expect({ exit: ran.exit, out: ran.out }).toEqual({ exit: 0, out: expect.stringMatching(/7 facts, every one as it was written/) as string });
  });
});

describe('A damaged log', () => {
  it('is named by doctor, place by place, and nothing is served from it', async () => {
    const { book, data } = fresh();
    await report(workbook(book), data);
    const db = new Database(join(data, 'log.db'));
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const file = join(data, 'log.db');
    const bytes = readFileSync(file);
    const at = bytes.indexOf('Closed an outfall');
    expect(at).toBeGreaterThan(0);
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(file, bytes);

    const doctor = await sebone('doctor', '--data', data, '--json');
    expect(doctor.exit).toBe(3);
    expect(doctor.json()[0]).toMatchObject({ log: { faults: [expect.objectContaining({ place: expect.objectContaining({ stream: 'partner-river.mill', revision: 2 }) as object })] } });
    for (const argv of [['traps', 'river'], ['partners', 'river'], ['ledger', 'river', 'water'], ['import', book]]) {
      const ran = await sebone(...argv, '--data', data, '--json');
      expect({ argv, exit: ran.exit, answer: ran.json()[0] }).toMatchObject({ exit: 3, answer: { error: { code: 'damaged-log' } } });
    }
  });
});
