import { leafHash } from '@sebone/ledger-verify';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRejection, type Rejection } from '@sebone/kernel';
import { prepare, writePrepared, type BundleReport, type BundleRequest } from './exporting.ts';
import { statementPage, type PageLanguage } from './statement-page.ts';
import { statementOf } from './statement.ts';

/** Whose statement is asked for, and in which language. */
export interface StatementRequest extends Omit<BundleRequest, 'file' | 'partner'> {
  readonly partner: string;
  readonly language: PageLanguage;
}

/** A statement as a page of HTML, and what the bundle came to that is in it: personal values in clear, too. */
export interface StatementMade {
  readonly page: string;
  readonly bundle: Omit<BundleReport, 'file'>;
}

/**
 * A partner’s contribution statement: a page of HTML, with the bundle in it that proves every line.
 * @returns a refusal for what there is not: `unknown-initiative`, `unknown-partner`, `from-after-to`
 */
export async function contributionStatement(request: StatementRequest): Promise<StatementMade | Rejection> {
  const { ledger, initiative, partner, language, now } = request;
  const prepared = await prepare(request);
  if (isRejection(prepared)) return prepared;
  const { ground, checkpoint } = prepared;
  const folder = await mkdtemp(join(tmpdir(), 'sebone-statement-'));
  try {
    const file = join(folder, 'bundle');
    const { file: _file, ...bundle } = await writePrepared(prepared, { ...request, file });
    const proof = {
      madeAt: new Date(now).toISOString(),
      origin: ledger.origin,
      size: checkpoint.size,
      checkpoint: checkpoint.note,
      leafOf: (id: string) => {
        const index = ground.leafOf(id);
        return { index, hash: leafHash(ledger.leaf(index)) };
      },
      bundle: { name: `${initiative}.${partner}.sebone-bundle`, bytes: await readFile(file) },
    };
    return { page: statementPage(statementOf(ground, partner)!, proof, ground.period, language), bundle };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
