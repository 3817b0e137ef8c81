import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { openLog } from '@sebone/application';
import { standingAt } from '@sebone/initiative';
import { streamName, type Day, type Fact, type Horizons } from '@sebone/kernel';
import { describeViews } from '@sebone/read-model';
import { run } from '../program.ts';

const root = mkdtempSync(join(tmpdir(), 'sebone-parquet-'));
const data = join(root, 'data');
const HOSTILE = `o'Hara"; DROP TABLE draft; --\n日本語 🍙\t\0\\`;
const LONG = 'ながい "話" '.repeat(40_000);
const NOW = Date.parse('2026-11-01T03:00:00Z');

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

const sebone = (...argv: readonly string[]): Promise<Ran> => seboneIn(data, ...argv);

async function seboneIn(folder: string, ...argv: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run([...argv, '--data', folder], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    env: { LANG: 'en_GB.UTF-8' },
    interactive: false,
    columns: 120,
    now: () => NOW,
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

type Telling = readonly [stream: string, type: string, occurredOn: Day, reportedOn: Day, content: object];

const own = streamName('initiative', 'river');
const ledger = streamName('partner', 'river', HOSTILE);
const action = (actionId: string, more: object = {}): object => ({
  partnerId: HOSTILE,
  actionId,
  title: `Did ${actionId}`,
  ...more,
});

/** The second action was on a day in April by the first report, and in September by its correction. */
const TOLD: readonly Telling[] = [
  [own, 'InitiativeChartered', '2020-01-01', '2020-01-01', { name: 'Clean river', timeZone: 'Asia/Tokyo' }],
  [ledger, 'PartnerJoined', '2020-02-01', '2020-02-01', { partnerId: HOSTILE, stay: 1, name: HOSTILE, role: 'member' }],
  [ledger, 'ActionReported', '2020-03-01', '2020-03-02', action('a-1', { title: LONG, hours: 1.5, completes: true })],
  [ledger, 'ActionReported', '2020-04-01', '2020-04-02', action('a-2')],
  [ledger, 'ActionCorrected', '2020-09-01', '2020-05-01', action('a-2', { corrects: 'told-4.0', because: HOSTILE })],
  [ledger, 'ActionReported', '2020-03-15', '2021-01-10', action('a-3')],
  [ledger, 'ActionVoided', '2020-03-15', '2021-02-01', { voids: 'told-6.0', record: 'action/a-3', because: 'twice' }],
  [
    streamName('initiative', 'other'),
    'InitiativeChartered',
    '2020-01-01',
    '2020-01-01',
    { name: 'Other', timeZone: 'UTC' },
  ],
];

async function record(folder: string, told: readonly Telling[]): Promise<void> {
  const log = await openLog(folder, { now: () => NOW });
  const revisions = new Map<string, number>();
  for (const [at, [stream, type, occurredOn, reportedOn, content]] of told.entries()) {
    const expected = revisions.get(stream) ?? 0;
    revisions.set(stream, expected + 1);
    const id = `told-${at + 1}`;
    const mark = { id, fingerprint: id, actor: HOSTILE, correlationId: id, causationId: id };
    await log.append(
      [{ stream, expected, events: [{ type, schema: 1, occurredOn, reportedOn, data: content }] }],
      mark,
    );
  }
  await log.close();
}

beforeAll(() => record(data, TOLD));

let instance: DuckDBInstance;
let duck: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create();
  duck = await instance.connect();
});
afterAll(() => {
  instance.closeSync();
  rmSync(root, { recursive: true, force: true });
});

type Row = Readonly<Record<string, unknown>>;
const query = async (sql: string, ...values: string[]): Promise<readonly Row[]> =>
  (await duck.runAndReadAll(sql, values)).getRowObjectsJson();
const rowsOf = (folder: string, table: string): Promise<readonly Row[]> =>
  query('SELECT * FROM read_parquet($1)', join(folder, `${table}.parquet`));

let exported = 0;
async function exporting(...options: string[]): Promise<string> {
  const folder = join(root, `out-${++exported}`);
  expect(await sebone('export', 'river', folder, '--format', 'parquet', ...options)).toMatchObject({
    exit: 0,
    err: '',
  });
  return folder;
}

/** Facts as they came back from a file. */
const factsIn = async (folder: string): Promise<readonly Fact[]> =>
  (await rowsOf(folder, 'facts')).map(
    (row) =>
      ({
        id: row['id'],
        position: Number(row['position']),
        type: row['type'],
        occurredOn: row['occurred_on'],
        reportedOn: row['reported_on'],
        data: JSON.parse(row['data'] as string) as object,
      }) as Fact,
  );

describe('sebone export --format parquet', () => {
  it('writes a file a table, each column of the type that its description names, empty ones too', async () => {
    const folder = await exporting();
    const { views, forAll } = describeViews();
    const shown = [
      ...views.flatMap(({ relations }) => relations),
      ...forAll.filter(({ name }) => name === 'corrections'),
    ].filter(({ name }) => !name.startsWith('recorded_') && name !== 'settlements');
    expect(readdirSync(folder).sort()).toEqual([...shown.map(({ name }) => `${name}.parquet`), 'facts.parquet'].sort());
    const types = { TEXT: 'VARCHAR', DAY: 'DATE', JSON: 'JSON', INTEGER: 'BIGINT', FLAG: 'BOOLEAN', REAL: 'DOUBLE' };
    for (const { name, columns } of shown) {
      const described = await query('DESCRIBE SELECT * FROM read_parquet($1)', join(folder, `${name}.parquet`));
      expect([name, described.map((column) => [column['column_name'], column['column_type']])]).toEqual([
        name,
        columns.map((column) => [column.name, types[column.holds]]),
      ]);
    }
    const facts = await query('DESCRIBE SELECT * FROM read_parquet($1)', join(folder, 'facts.parquet'));
    expect(facts.map((column) => `${String(column['column_name'])} ${String(column['column_type'])}`)).toEqual([
      ...[
        'position BIGINT',
        'id VARCHAR',
        'stream VARCHAR',
        'category VARCHAR',
        'initiative VARCHAR',
        'revision BIGINT',
      ],
      ...[
        'type VARCHAR',
        'schema BIGINT',
        'occurred_on DATE',
        'reported_on DATE',
        'recorded_at TIMESTAMP',
        'actor VARCHAR',
      ],
      ...['command_id VARCHAR', 'correlation_id VARCHAR', 'causation_id VARCHAR', 'data JSON'],
    ]);
  });

  it('holds every fact of the initiative and none of another, hostile text as it was given', async () => {
    const folder = await exporting();
    const facts = await factsIn(folder);
    expect(
      facts.map(({ type, occurredOn, reportedOn, data: content }) => [type, occurredOn, reportedOn, content]),
    ).toEqual(TOLD.slice(0, -1).map(([, ...told]) => told));
    const [, joined] = await rowsOf(folder, 'facts');
    expect(joined).toMatchObject({
      stream: ledger,
      category: 'partner',
      initiative: 'river',
      revision: '1',
      actor: HOSTILE,
      command_id: 'told-2',
      recorded_at: '2026-11-01 03:00:00',
    });
    const [first] = await rowsOf(folder, 'actions');
    expect(first).toMatchObject({
      partner: HOSTILE,
      title: LONG,
      hours: 1.5,
      completes: true,
      code: null,
      occurred_on: '2020-03-01',
      replaced_on: null,
    });
    expect(await rowsOf(folder, 'corrections')).toMatchObject([
      { fact_id: 'told-4.0', because: HOSTILE, voided: false },
      { fact_id: 'told-6.0', voided: true },
    ]);
    expect(await rowsOf(folder, 'partner_states')).toMatchObject([
      { partner: HOSTILE, state: 'lapsed', since: '2022-09-01' },
    ]);
    expect(await rowsOf(folder, 'initiatives')).toMatchObject([{ initiative: 'river', name: 'Clean river' }]);
  });

  it('says of every file what it is of', async () => {
    const folder = await exporting('--known-at', '2020-06-30');
    for (const table of ['facts', 'actions', 'leavings']) {
      const about = await query(
        'SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata($1) ORDER BY 1',
        join(folder, `${table}.parquet`),
      );
      expect(
        about.filter(({ key }) => String(key).startsWith('sebone.')).map(({ key, value }) => [key, value]),
      ).toEqual([
        ['sebone.as_of', '2020-06-30'],
        ['sebone.initiative', 'river'],
        ['sebone.known_at', '2020-06-30'],
        ['sebone.position', '8'],
        ['sebone.table', table],
      ]);
    }
  });

  it.each<Horizons>([
    { asOf: '2020-04-30', knownAt: '2020-04-30' },
    { asOf: '2020-04-30', knownAt: '2020-12-31' },
    { asOf: '2020-12-31', knownAt: '2021-01-15' },
    { asOf: '2020-03-31', knownAt: '2026-10-31' },
    { asOf: '2026-10-31', knownAt: '2026-10-31' },
  ])('at horizons %j holds what tells everything that stands there, and nothing reported later', async (horizons) => {
    const folder = await exporting('--as-of', horizons.asOf, '--known-at', horizons.knownAt);
    const facts = await factsIn(folder);
    expect(facts.filter(({ reportedOn }) => reportedOn > horizons.knownAt)).toEqual([]);
    const standing = (of: readonly Fact[]): readonly string[] => standingAt(of, horizons).facts.map(({ id }) => id);
    const all = await factsIn(await exporting());
    expect(standing(facts)).toEqual(standing(all));
    const actions = (await rowsOf(folder, 'actions')).filter((row) => row['replaced_on'] === null);
    expect(actions.map((row) => row['fact_id']).sort()).toEqual(
      standingAt(all, horizons)
        .facts.flatMap(({ id, type }) => (type === 'ActionReported' ? [id] : []))
        .sort(),
    );
    for (const row of await rowsOf(folder, 'partner_states')) expect(row['computed_on']).toBe(horizons.asOf);
  });

  it('takes any name of a folder', async () => {
    const folder = join(root, `it's "here"; DROP TABLE draft; --\n*?[日本] $1 {uuid}`, 'deeper');
    expect((await sebone('export', 'river', folder, '--format', 'parquet')).exit).toBe(0);
    // The engine that reads takes a name with * for a pattern; the names themselves are what was asked for.
    expect(readdirSync(folder).filter((name) => !name.endsWith('.parquet'))).toEqual([]);
    expect(readFileSync(join(folder, 'facts.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  });

  it.each(["river'; DROP TABLE draft; --", 'RIVER', '../river', ''])(
    'refuses the initiative %j, that is not there, and makes nothing',
    async (initiative) => {
      const folder = join(root, 'nothing');
      const ran = await sebone('export', initiative, folder, '--format', 'parquet', '--json');
      expect([ran.exit, JSON.parse(ran.out)]).toEqual([
        1,
        { error: expect.objectContaining({ code: 'unknown-initiative' }) as object },
      ]);
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('tells programs what it wrote', async () => {
    const folder = join(root, 'told');
    const ran = await sebone('export', 'river', folder, '--format', 'parquet', '--as-of', '2020-06-30', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({
      initiative: 'river',
      folder,
      asOf: '2020-06-30',
      knownAt: '2026-11-01',
      position: 8,
      rows: { 'facts.parquet': 7, 'actions.parquet': 3 },
    });
  });

  it('knows two formats, and calls another wrong usage', async () => {
    const ran = await sebone('export', 'river', join(root, 'never'), '--format', 'xml');
    expect([ran.exit, ran.err]).toEqual([2, expect.stringContaining('csv, parquet')]);
    expect(existsSync(join(root, 'never'))).toBe(false);
    const folder = join(root, 'csv');
    expect((await sebone('export', 'river', folder)).exit).toBe(0);
    expect(readdirSync(folder)).toContain('actions.csv');
  });
});

describe('an export that cannot be finished', () => {
  const contents = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));

  it('leaves the files of an earlier one as they were', async () => {
    const folder = await exporting();
    const before = contents(folder);
    const file = join(data, 'log.db');
    const whole = readFileSync(file);
    const damaged = Buffer.from(whole);
    const at = damaged.indexOf('Did a-2');
    expect(at).toBeGreaterThan(0);
    damaged[at]! ^= 1;
    writeFileSync(file, damaged);
    try {
      expect((await sebone('export', 'river', folder, '--format', 'parquet')).exit).toBe(3);
      expect(contents(folder)).toEqual(before);
      expect((await sebone('export', 'river', join(root, 'none'), '--format', 'parquet')).exit).toBe(3);
      expect(existsSync(join(root, 'none'))).toBe(false);
    } finally {
      writeFileSync(file, whole);
    }
  });

  it('is refused where a file stands in the way of the folder, or a folder in the way of a file', async () => {
    writeFileSync(join(root, 'file'), 'mine');
    mkdirSync(join(root, 'taken', 'facts.parquet'), { recursive: true });
    for (const folder of ['file', 'taken']) {
      const ran = await sebone('export', 'river', join(root, folder), '--format', 'parquet');
      expect([ran.exit, ran.err]).toEqual([1, expect.stringMatching(/^folder-not-writable/)]);
    }
    expect(readFileSync(join(root, 'file'), 'utf8')).toBe('mine');
    expect(readdirSync(join(root, 'taken')).filter((name) => !name.endsWith('.parquet'))).toEqual([]);
  });

  it('is refused where a view has stopped at a fact that it cannot take', async () => {
    const poisoned = join(root, 'poisoned');
    const untitled: Telling = [
      ledger,
      'ActionReported',
      '2020-03-01',
      '2020-03-02',
      { partnerId: HOSTILE, actionId: 'a-1' },
    ];
    await record(poisoned, [TOLD[0]!, TOLD[1]!, untitled]);
    const ran = await seboneIn(poisoned, 'export', 'river', join(root, 'none'), '--format', 'parquet', '--json');
    expect([ran.exit, JSON.parse(ran.out)]).toMatchObject([
      1,
      { error: { code: 'view-stopped', details: [{ value: 'contributions' }] } },
    ]);
    expect(existsSync(join(root, 'none'))).toBe(false);
  });
});
