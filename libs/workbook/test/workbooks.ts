import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@sebone/kernel';
import { World } from '@sebone/testing';
import { stageWorkbook, type Fault, type StagedRecord, type StageOptions, type Staging } from '../src/index.ts';

export const TODAY = '2025-03-31';

/** Files of a workbook, by name; a text of several lines may be indented. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** The two files that every workbook has. */
export const FOUNDED: Files = {
  'initiatives.csv': 'initiative_id,name,started_on,reported_on\nminato,Minato,2015-04-01,2015-04-01\n',
  'partners.csv': `initiative_id,partner_id,name,role,joined_on,reported_on
minato,acme,Acme,member,2015-04-01,2015-04-01
minato,kita,北商店街,backbone,2015-04-01,2015-04-01
`,
};

/** Folders that are gone when the spec is over. */
export function scratch(): { folder(): string; clear(): void } {
  const root = mkdtempSync(join(tmpdir(), 'sebone-workbook-'));
  return { folder: () => mkdtempSync(join(root, 'w-')), clear: () => rmSync(root, { recursive: true, force: true }) };
}

export function writeFiles(folder: string, files: Files): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export function readFiles(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** What staging found, read out whole. */
export interface Staged {
  readonly rows: number;
  readonly faultyRows: number;
  readonly faults: readonly Fault[];
  readonly notes: Staging['notes'];
  /** The records that rows tell of, and those of which they say that they did not happen. */
  readonly records: readonly StagedRecord[];
  readonly untold: readonly StagedRecord[];
}

export async function staged(
  source: string,
  options: Partial<StageOptions> & Pick<StageOptions, 'workFolder'>,
): Promise<Staged> {
  const staging = await stageWorkbook(source, { today: TODAY, timeZone: 'Asia/Tokyo', ...options });
  try {
    const records = [...staging.records()];
    return {
      rows: staging.rows,
      faultyRows: staging.faultyRows(),
      faults: [...staging.faults()],
      notes: staging.notes,
      records: records.filter(({ told }) => told),
      untold: records.filter(({ told }) => !told),
    };
  } finally {
    staging.close();
  }
}

/** Decides the records one by one, as the product does; gives the facts of those that said something new. */
export function recordIn(world: World, records: Iterable<StagedRecord>): readonly Fact[] {
  const before = world.facts.length;
  for (const record of records) {
    const standing = world.stateOf(record.stream).records.has(`${record.kind}/${record.key}`);
    const outcome = standing
      ? world.tell(record.correct, { ...record.body, ...record.correctBody, because: 'changed' })
      : world.tell(record.record, record.body);
    if (!Array.isArray(outcome)) throw new Error(`${record.at.file}:${record.at.line}: ${JSON.stringify(outcome)}`);
  }
  return world.facts.slice(before);
}

/** What a fact says, whenever and in whatever order it was recorded. */
export const saidBy = ({ stream, type, occurredOn, reportedOn, data }: Fact): string =>
  JSON.stringify([stream, type, occurredOn, reportedOn, Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1))]);

export const allSaidBy = (facts: Iterable<Fact>): readonly string[] => [...facts].map(saidBy).sort();
