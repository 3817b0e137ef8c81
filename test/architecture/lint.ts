import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The repository's root. */
export const root = join(import.meta.dirname, '..', '..');

/** A text, and the path (from the root) at which to imagine it. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** One thing that ESLint has to say, and the rule that says it (`none` where it could not even read the text). */
export interface Finding {
  readonly rule: string;
  readonly message: string;
}

/** A rule that a block named `sebone/…` switches on: how, and the messages written there. */
export interface Rule {
  readonly rule: string;
  readonly setting: unknown;
  readonly messages: readonly string[];
}

/** What {@link lint} gives: the findings of each source, in order, and the rules that this repository switches on. */
export interface Linted {
  readonly findings: readonly (readonly Finding[])[];
  readonly rules: readonly Rule[];
}

/** Lints sources by the repository's own configuration. Throws with what the linter said where it broke down. */
export function lint(sources: readonly Source[]): Linted {
  const linter = spawnSync(process.execPath, [join(import.meta.dirname, 'lint.js')], {
    cwd: root,
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (linter.status !== 0) throw new Error(`The linter broke down: ${linter.stderr}`);
  return JSON.parse(linter.stdout) as Linted;
}
