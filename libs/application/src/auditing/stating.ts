import { leafHash } from '@sebone/ledger-verify';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRejection, reject, type Rejection } from '@sebone/kernel';
import { prepare, writePrepared, type BundleReport, type BundleRequest } from './exporting.ts';
import { statementPage, type PageLanguage } from './statement-page.ts';
import { statementOf } from './statement.ts';

/** Whose statement is asked for, and in which language. */
export interface StatementRequest extends Omit<BundleRequest, 'file' | 'partner'> {
  readonly partner: string;
  readonly language: PageLanguage;
  /** Where the bundle is made, which has personal values in clear: the data folder, where a server removes what was left unfinished. */
  readonly workFolder: string;
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
  const { ledger, initiative, partner, language, now, workFolder } = request;
  const prepared = await prepare(request);
  if (isRejection(prepared)) return prepared;
  const { ground, checkpoint } = prepared;
  const statement = statementOf(ground, partner);
  if (!statement) return nothingStands(partner);
  const file = join(workFolder, `bundle.unfinished-${randomUUID()}`);
  try {
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
    return { page: statementPage(statement, proof, ground.period, language), bundle };
  } finally {
    await rm(file, { force: true });
  }
}

const nothingStands = (partner: string): Rejection =>
  reject(
    'unknown-partner',
    {
      en: `Nothing that was recorded of "${partner}" stands: all of it was taken back.`,
      ja: `「${partner}」の記録はすべて取り消されており、有効なものがない。`,
    },
    [
      {
        field: 'partner',
        value: partner,
        remedy: {
          en: 'Export a bundle of it: that holds what was taken back, too.',
          ja: 'バンドルを書き出す。取り消された記録も含まれる。',
        },
      },
    ],
  );
