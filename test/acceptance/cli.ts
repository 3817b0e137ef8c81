import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@sebone/cli';

/** What one command line gave. */
export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** The lines of standard output, each as JSON. */
  json<Line = Record<string, unknown>>(): readonly Line[];
}

/** The instant at which everything here is asked, in milliseconds since 1970. */
export const NOW = Date.parse('2026-11-01T03:00:00Z');

/** Runs the command line in this process, as somebody would on 2026-11-01. */
export const sebone = (...argv: readonly string[]): Promise<Ran> => seboneIn({}, ...argv);

/** The same with variables in its environment. */
export async function seboneIn(env: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    env: { LANG: 'en_GB.UTF-8', ...env },
    interactive: false,
    columns: 120,
    now: () => NOW,
  });
  return {
    exit,
    out: out.join('\n'),
    err: err.join('\n'),
    json: <Line>() => out.flatMap((text) => text.split('\n')).map((line) => JSON.parse(line) as Line),
  };
}

/** A folder that is gone after the test. */
export function scratch(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sebone-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
