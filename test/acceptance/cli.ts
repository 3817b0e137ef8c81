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

/** Runs the command line in this process, as somebody would on 2026-11-01. */
export async function sebone(...argv: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    env: { LANG: 'en_GB.UTF-8' },
    interactive: false,
    columns: 120,
    now: () => Date.parse('2026-11-01T03:00:00Z'),
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
