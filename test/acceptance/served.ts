import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serve, type Serving } from '@sebone/api';
import type { Day } from '@sebone/kernel';
import { historyOf } from '@sebone/testing';
import { NOW, scratch, sebone } from './cli.ts';
import { Exported, optionsOf, type At } from './exported.ts';

type Row = Readonly<Record<string, unknown>>;

/** A history that a data folder is filled with, and three days in it to ask about. */
interface Source {
  readonly name: string;
  readonly days: readonly [Day, Day, Day];
  fill(data: string): Promise<void>;
}

const repository = dirname(dirname(import.meta.dirname));
const histories = process.env['SEBONE_HISTORIES'] ?? join(repository, '..', 'shared', 'data');
const found = existsSync(histories)
  ? readdirSync(histories).filter((name) => existsSync(join(histories, name, 'initiatives.csv')))
  : [];
const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);

const start = (data: string): Promise<Serving> =>
  serve({ data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 1_000_000 }, { now: () => NOW });

/** Imports a workbook. */
const importing =
  (folder: string, timeZone: string): Source['fill'] =>
  async (data) => {
    const ran = await sebone('import', folder, '--data', data, '--time-zone', timeZone, '--json');
    if (ran.exit !== 0) throw new Error(ran.out + ran.err);
  };

/** Gives the commands of a random history, as having been reported when they were. */
async function living(data: string): Promise<void> {
  const { said, facts } = historyOf(SEED, 500);
  const reported = new Map(facts.map(({ commandId, reportedOn }) => [commandId, reportedOn]));
  const lines = said.flatMap(([command, body], at) => {
    // Nobody erases over HTTP. Without it, what came after it is as legal as before.
    if (command === 'erase-subject') return [];
    const reportedOn = reported.get(`command-${at + 1}`);
    return [JSON.stringify({ command, key: `said-${at}`, body: { initiative: 'river', ...body, reportedOn } })];
  });
  const { url, close } = await start(data);
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${url}/v1/commands`, { method: 'POST', headers, body: lines.join('\n') });
  const answers = (await response.text()).trimEnd().split('\n');
  await close();
  const refused = answers.find((answer) => (JSON.parse(answer) as { status: number }).status !== 201);
  if (refused !== undefined || answers.length !== lines.length) throw new Error(refused ?? answers.at(-1));
}

/** The bundled history, one that is random, with corrections of all kinds, and real ones where the folder that holds them is found. */
export const SOURCES: readonly Source[] = [
  {
    name: 'the bundled history',
    days: ['2014-12-31', '2017-12-31', '2024-06-30'],
    fill: importing(join(repository, 'apps', 'cli', 'demo'), 'Asia/Tokyo'),
  },
  {
    name: `a random one, that of SEBONE_SEED=${SEED} npm run jest -- queries --selectProjects test`,
    days: ['2013-06-30', '2015-03-31', '2017-12-31'],
    fill: living,
  },
  ...found.map((name): Source => ({
    name,
    days: ['2017-12-31', '2023-09-30', '2024-06-30'],
    fill: importing(join(histories, name), 'UTC'),
  })),
];

/** One page of a list. */
export interface Page {
  readonly items: readonly Row[];
  readonly next: string | null;
  readonly position: number;
}

/** A transition, as `sebone timeline` tells it. */
export interface Transition {
  readonly on: Day;
  readonly from: string;
  readonly to: string;
  readonly cause: { readonly fact?: string; readonly delay?: string };
}

/** A finding, as `sebone traps` tells it. */
export interface Finding {
  readonly trap: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly measures: Readonly<Record<string, { readonly value: number }>>;
}

/** An indicator, as it is judged. */
export interface Judged {
  readonly verdict: { readonly signs: readonly { readonly measure: string; readonly value: number }[] };
}

/** A data folder and a server on it, which go away after the tests. */
export class Served {
  readonly ids: string[] = [];
  readonly #folder = scratch();
  readonly #exported = new Map<string, Promise<Exported>>();
  #serving: Serving | undefined;

  async begin({ fill }: Source): Promise<void> {
    await fill(this.#folder.path);
    this.#serving = await start(this.#folder.path);
    for (const { id } of await this.told<{ id: string }>('initiatives')) this.ids.push(id);
  }

  async end(): Promise<void> {
    for (const exported of this.#exported.values()) (await exported).close();
    await this.#serving?.close();
    this.#folder.remove();
  }

  /** What the server answers. @throws Error where it is anything but 200 */
  async response(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const response = await fetch(`${this.#serving!.url}${path}`, { headers });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** One page about something. */
  async page<Body = Row>(path: string, at: At = {}): Promise<Body> {
    const horizons = new URLSearchParams({ ...at }).toString();
    return (await this.response(`${path}${path.includes('?') ? '&' : '?'}${horizons}`)).json() as Promise<Body>;
  }

  /** All rows of a list, page by page. */
  async items(path: string, at: At, limit = 1000): Promise<readonly Row[]> {
    const all: Row[] = [];
    let page = await this.page<Page>(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}`, at);
    for (;;) {
      all.push(...page.items);
      if (page.next === null) return all;
      page = await this.page<Page>(page.next);
    }
  }

  /** What the command line answers from the data folder, a line each. */
  async told<Line = Row>(...argv: readonly string[]): Promise<readonly Line[]> {
    const ran = await sebone(...argv, '--data', this.#folder.path, '--json');
    if (ran.err !== '') throw new Error(ran.err);
    return ran.out === '' ? [] : ran.json();
  }

  /** What it exports. */
  exported(id: string, at: At): Promise<Exported> {
    const key = [id, ...optionsOf(at)].join(' ');
    const known = this.#exported.get(key);
    if (known) return known;
    const exported = Exported.of(id, this.#folder.path, at);
    this.#exported.set(key, exported);
    return exported;
  }
}
