import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { DEFAULT_POLICY } from '@sebone/initiative';
import type { Day } from '@sebone/kernel';
import { scratch, sebone } from './cli.ts';

/** The horizons that are asked about, each or none of them. */
export interface At {
  readonly asOf?: Day;
  readonly knownAt?: Day;
}

/** The same on a command line. */
export const optionsOf = ({ asOf, knownAt }: At): readonly string[] => [
  ...(asOf === undefined ? [] : ['--as-of', asOf]),
  ...(knownAt === undefined ? [] : ['--known-at', knownAt]),
];

/** Files that are no records, each with a fact's id and what has replaced it. */
const NO_RECORDS = /^(facts|corrections|initiatives|stays|partners|\w+_states)$/;

/**
 * Which facts stand, by nothing but the facts themselves, and the place of each among those of its day: a correction has that of the
 * mistake, unless it moves the fact to another day.
 */
const STANDING = `
  CREATE TABLE standing AS
  WITH RECURSIVE said AS (
    SELECT *, data->>'corrects' AS corrects, coalesce(data->>'corrects', data->>'voids') AS replaces FROM facts
  ), placed AS (
    SELECT id, position AS place FROM said WHERE corrects IS NULL OR corrects NOT IN (SELECT id FROM said)
    UNION ALL
    SELECT s.id, if(s.occurred_on = mistake.occurred_on, placed.place, s.position)
    FROM placed JOIN said mistake USING (id) JOIN said s ON s.corrects = mistake.id
  )
  SELECT * FROM facts JOIN placed USING (id)
  WHERE (data->>'voids') IS NULL AND occurred_on <= (SELECT as_of FROM horizon)
    AND id NOT IN (SELECT replaces FROM said WHERE replaces IS NOT NULL)`;

/** What is said in more than one answer. */
const SAID = `
  CREATE MACRO as_of() AS (SELECT as_of FROM horizon);
  CREATE MACRO threshold(name) AS (SELECT value FROM thresholds WHERE threshold = name);
  CREATE TABLE named AS SELECT partner, name, role FROM joinings
    QUALIFY row_number() OVER (PARTITION BY partner ORDER BY occurred_on DESC, place DESC) = 1;
  CREATE MACRO name_of(id) AS coalesce((SELECT name FROM named WHERE partner = id), id);
  CREATE TABLE contributions AS
    ${[
      ['ActionReported', 'actions'],
      ['ResourceGiven', "resources WHERE direction = 'gave'"],
      ['BackboneFunctionPerformed', 'backbone_functions'],
      ['KnowledgeShared', 'knowledge'],
      ['CommitmentFulfilled', 'fulfilments'],
    ]
      .map(([type, from]) => `SELECT '${type}' AS type, fact_id, partner, occurred_on, place FROM ${from}`)
      .join(' UNION ALL ')};
  CREATE TABLE ended AS SELECT * FROM (
    SELECT occurred_on, place, reason FROM endings UNION ALL SELECT occurred_on, place, NULL FROM reopenings
    ORDER BY occurred_on DESC, place DESC LIMIT 1) WHERE reason IS NOT NULL;
  CREATE TABLE paying AS
    SELECT a.*, e.occurred_on AS ended_on, least(a.ends_on, e.occurred_on) AS pays_until
    FROM awards a LEFT JOIN award_ends e ON e.award = a.award AND (e.occurred_on, e.place) > (a.occurred_on, a.place)`;

/** What `sebone export --format parquet` says of an initiative at two horizons, to be asked in SQL: its tables hold what stands. */
export class Exported {
  readonly #thresholds = new Map<string, number>();

  /** By what is judged at these horizons. */
  readonly threshold = (name: string): number => this.#thresholds.get(name)!;

  private constructor(
    readonly asOf: Day,
    readonly knownAt: Day,
    private readonly duck: DuckDBConnection,
    /** Lets go of the engine. */
    readonly close: () => void,
  ) {}

  static async of(initiative: string, data: string, at: At): Promise<Exported> {
    const { path: folder, remove } = scratch();
    const options = ['--format', 'parquet', '--data', data, '--json'];
    const ran = await sebone('export', initiative, folder, ...optionsOf(at), ...options);
    if (ran.exit !== 0) throw new Error(ran.out + ran.err);
    const { asOf, knownAt } = ran.json<{ asOf: Day; knownAt: Day }>()[0]!;
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const duck = await instance.connect();
    const exported = new Exported(asOf, knownAt, duck, () => instance.closeSync());
    await duck.run(`CREATE TABLE horizon AS SELECT DATE '${asOf}' AS as_of`);
    const read = (name: string): string => `read_parquet('${join(folder, name)}.parquet')`;
    await duck.run(`CREATE TABLE facts AS FROM ${read('facts')}`);
    await duck.run(STANDING);
    for (const name of readdirSync(folder).map((file) => file.replace('.parquet', '')))
      if (!NO_RECORDS.test(name))
        await duck.run(
          `CREATE TABLE ${name} AS SELECT r.* EXCLUDE (position, replaced_on), s.place
           FROM ${read(name)} r JOIN standing s ON s.id = r.fact_id WHERE r.replaced_on IS NULL`,
        );
      else if (name !== 'facts') await duck.run(`CREATE TABLE ${name} AS FROM ${read(name)}`);
    remove();
    await exported.#adopt();
    await duck.run(SAID);
    return exported;
  }

  /** The rows that a query gives: days as text, lists and structures as they are. */
  async rows<Row = Readonly<Record<string, unknown>>>(sql: string): Promise<readonly Row[]> {
    const read = await this.duck.runAndReadAll(`SELECT to_json(answer)::VARCHAR FROM (${sql}) AS answer`);
    return read.getRows().map(([json]) => JSON.parse(json as string) as Row);
  }

  /** The only row that a query gives. */
  async row<Row = Readonly<Record<string, unknown>>>(sql: string): Promise<Row> {
    const rows = await this.rows<Row>(sql);
    if (rows.length !== 1) throw new Error(`${rows.length} rows: ${sql}`);
    return rows[0]!;
  }

  async #adopt(): Promise<void> {
    const adopted = await this.rows<{ thresholds: Readonly<Record<string, number>> }>(
      'SELECT thresholds FROM policies ORDER BY occurred_on DESC, place DESC LIMIT 1',
    );
    const inForce = Object.entries({ ...DEFAULT_POLICY.thresholds, ...adopted[0]?.thresholds });
    for (const [name, value] of inForce) this.#thresholds.set(name, value);
    const rows = inForce.map(([name, value]) => `('${name}', ${value}::DOUBLE)`);
    await this.duck.run(`CREATE TABLE thresholds AS FROM (VALUES ${rows.join(', ')}) AS t(threshold, value)`);
  }
}
