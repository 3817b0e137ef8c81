import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyBundle, type Roots } from '@sebone/ledger-verify';

const SECOND = join(import.meta.dirname, 'sebone_verify.py');

/** Whether the second verifier can run here. */
export const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;
export const NO_PYTHON = 'the second verifier; there is no python3 here';

/** What a verifier makes of a bundle: its exit code and the faults, in no order. */
export interface Judgement {
  readonly exit: number;
  readonly faults: readonly string[];
}

interface Told {
  readonly exit: number;
  readonly faults: readonly { readonly code: string; readonly where: string }[];
}

const judgement = ({ exit, faults }: Told): Judgement => ({
  exit,
  faults: faults.map(({ code, where }) => `${code} @ ${where}`).sort(),
});

export const byFirst = (bundles: readonly Uint8Array[], roots: Roots): readonly Judgement[] =>
  bundles.map((bundle) => judgement(verifyBundle(bundle, roots)));

/** The judgements of the verifier in Python, which takes many bundles in one process. */
export function bySecond(
  bundles: readonly Uint8Array[],
  { trust, held = [], witnesses = 0 }: Roots,
): readonly Judgement[] {
  const folder = mkdtempSync(join(tmpdir(), 'sebone-verifiers-'));
  try {
    const put = (name: string, content: string | Uint8Array): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const paths = bundles.map((bundle, at) => put(`bundle-${at}`, bundle));
    const { status, stdout, stderr } = spawnSync(
      'python3',
      [
        ...[SECOND, '--batch', '--trust', put('trust', trust.join('\n')), '--witnesses', String(witnesses)],
        ...held.flatMap((note, at) => ['--checkpoint', put(`held-${at}`, note)]),
      ],
      { input: paths.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (status !== 0) throw new Error(`The second verifier failed: ${stderr}`);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => judgement(JSON.parse(line) as Told));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
