import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyBundle, type Report } from './bundle.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { parseNote, parseVerifierKey } from './note.ts';
import { instantOf, inWords, type Language } from './words.ts';

/** Where a command line writes: text with its newlines. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const WRONG_USAGE = 2;

const USAGE: Readonly<Record<Language, string>> = {
  en: `Usage: sebone-verify FILE --trust FILE... [--checkpoint FILE...] [--witnesses N] [--json] [--lang en|ja]

Verifies a bundle of Sebone offline: nothing but this program, the bundle and the files named here is needed.

  --trust FILE       keys that you trust, one a line (name+id+key), of the log and of witnesses; lines that begin with # are comments.
                     Have them from somebody else than the one who gave you the bundle.
  --checkpoint FILE  a checkpoint of this log that you already hold: a signed note
  --witnesses N      how many trusted witnesses have to have cosigned the last checkpoint
  --json             the report as JSON
  --lang en|ja       the language of the report

Exit codes: 0 verified, 1 bad, 2 wrong usage, 3 incomplete (withheld or missing without a record of an erasure),
4 diverges from a checkpoint that you hold.
`,
  ja: `使い方: sebone-verify FILE --trust FILE... [--checkpoint FILE...] [--witnesses N] [--json] [--lang en|ja]

Sebone のバンドルをオフラインで検証する。必要なのはこのプログラムとバンドル、ここに挙げるファイルだけである。

  --trust FILE       信頼するログと立会人の鍵。1 行に一つ（名前+ID+鍵）、# で始まる行は注釈。バンドルを渡した相手とは別の人から受け取ること
  --checkpoint FILE  すでに手元にある、このログのチェックポイント（署名付きノート）
  --witnesses N      最後のチェックポイントに求める、信頼する立会人の連署の数
  --json             結果を JSON で出力する
  --lang en|ja       結果の言語

終了コード: 0 検証できた、1 不正、2 使い方の誤り、3 不足（消去の記録がないのに伏せられた、または欠けたものがある）、
4 手元のチェックポイントから分岐している
`,
};

/** Runs one command line of the verifier and gives its exit code. Reads the files that it names, and nothing else. */
export function run(argv: readonly string[], { out, err }: Terminal): number {
  const asked = parsed(argv);
  const language: Language = asked.values.lang === 'ja' ? 'ja' : 'en';
  if (asked.values.help) {
    out(USAGE[language]);
    return 0;
  }
  try {
    const report = verified(asked);
    out(
      asked.values.json ? `${JSON.stringify(asJson(report), null, 2)}\n` : `${inWords(report, language).join('\n')}\n`,
    );
    return report.exit;
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    err(`${error.message}\n\n${USAGE[language]}`);
    return WRONG_USAGE;
  }
}

class WrongUsage extends Error {}

interface Asked {
  readonly values: {
    readonly trust?: readonly string[];
    readonly checkpoint?: readonly string[];
    readonly witnesses?: string;
    readonly json?: boolean;
    readonly lang?: string;
    readonly help?: boolean;
  };
  readonly files: readonly string[];
  readonly fault?: string;
}

function parsed(argv: readonly string[]): Asked {
  const options = {
    trust: { type: 'string', multiple: true },
    checkpoint: { type: 'string', multiple: true },
    witnesses: { type: 'string' },
    json: { type: 'boolean' },
    lang: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return { values, files: positionals };
  } catch (error) {
    return { values: {}, files: [], fault: (error as Error).message };
  }
}

function verified({ values, files, fault }: Asked): Report {
  const [file, ...others] = files;
  if (fault !== undefined) throw new WrongUsage(fault);
  if (file === undefined || others.length > 0) throw new WrongUsage('Name one bundle.');
  if (!values.trust) throw new WrongUsage('Name a file of keys that you trust: --trust FILE.');
  if (values.lang !== undefined && values.lang !== 'en' && values.lang !== 'ja')
    throw new WrongUsage(`There is no language ${values.lang}: en or ja.`);
  if (!/^\d{1,6}$/.test(values.witnesses ?? '0'))
    throw new WrongUsage(`--witnesses is a number, not ${values.witnesses}.`);
  return verifyBundle(contentOf(file), {
    trust: values.trust.flatMap(keysIn),
    held: (values.checkpoint ?? []).map(heldIn),
    witnesses: Number(values.witnesses ?? 0),
  });
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new WrongUsage(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** A checkpoint that an auditor holds, which may have come by mail: with other ends of lines, or without the last. */
function heldIn(path: string): string {
  const text = contentOf(path).toString().replaceAll('\r\n', '\n');
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const note = parseNote(whole);
  if (!note || !parseCheckpoint(note.text)) throw new WrongUsage(`${path} is no signed checkpoint.`);
  return whole;
}

function keysIn(path: string): readonly string[] {
  const keys = contentOf(path)
    .toString()
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  for (const key of keys)
    if (!parseVerifierKey(key)) throw new WrongUsage(`${path} holds a line that is no key: ${JSON.stringify(key)}`);
  return keys;
}

/** Bytes are base64 in JSON, and a witness's time is a date. */
function asJson({ found, ...report }: Report): unknown {
  if (!found) return report;
  const { checkpoint } = found;
  return {
    ...report,
    found: {
      ...found,
      ...(checkpoint && {
        checkpoint: {
          ...checkpoint,
          root: checkpoint.root.toString('base64'),
          witnesses: checkpoint.witnesses.map(({ name, at }) => ({ name, at: instantOf(at) })),
        },
      }),
    },
  };
}
