import { readFileSync } from 'node:fs';
import { isRejection, reject, type Rejection, type Text } from '@sebone/kernel';
import { openWitness, serveWitness, type Witness, type WitnessAnswer } from '@sebone/ledger';
import { harmless } from '@sebone/ledger-verify';
import { EXIT, json, say, type Context } from '../io.ts';
import { Refused } from '../refusals.ts';
import { askedToStop } from '../stopping.ts';

export interface WitnessCommandOptions {
  /** Files with the public keys of logs. */
  readonly log: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly name?: string;
}

/** Runs the witness of a folder, made the first time, until the process is asked to end; gives the exit code. */
export async function runWitness(
  context: Context,
  folder: string,
  { log, host, port, name }: WitnessCommandOptions,
): Promise<number> {
  const { io } = context;
  const witness = openWitness({ folder, logs: log.flatMap(keysIn), name, now: () => io.now() });
  if (isRejection(witness)) throw new Refused(witness);
  try {
    const server = await serveWitness(witness, {
      host,
      port,
      onAnswer: (answer) => tellAnswer(context, answer),
      onFailure: (error) => io.err(error instanceof Error ? error.message : String(error)),
    });
    const asked = askedToStop();
    tellStart(context, folder, witness, server.url);
    await asked;
    await server.close();
    return EXIT.done;
  } finally {
    witness.close();
  }
}

function tellStart(context: Context, folder: string, { vkey, isNew, origins }: Witness, url: string): void {
  if (context.json) return json(context, { url, folder, vkey, isNew, logs: origins });
  if (isNew) {
    say(context, {
      en: 'A witness was made. Send this line to whoever runs the log, for `sebone audit witnesses add`; it is no secret:',
      ja: '立会人を作成した。次の行を、`sebone audit witnesses add` に使うものとしてログの運営者に送る。秘密にする必要はない：',
    });
    context.io.out(`  ${vkey}`);
    say(context, {
      en: `Keep the folder ${folder}: in it are the private key, and what was cosigned. Never put an older copy in its place.`,
      ja: `フォルダー ${folder} を大切に保管する。秘密鍵と、これまでに連署した内容が入っている。古い複製で置き換えてはならない。`,
    });
  }
  say(context, {
    en: `It watches ${origins.join(', ')}, and is asked at ${url}. Stop it with Ctrl+C.`,
    ja: `${origins.join('、')} を見守っている。依頼は ${url} で受け付ける。終了するには Ctrl+C を押す。`,
  });
}

/** Says what was asked and what came of it; what speaks against a log, so that nobody overlooks it. */
function tellAnswer(context: Context, { status, about, evidence }: WitnessAnswer): void {
  const at = new Date(context.io.now()).toISOString();
  if (context.json) return json(context, { at, status, ...about, ...evidence });
  const { size } = about ?? { size: '?' };
  // Anybody may ask, and name a log as he likes.
  const origin = harmless(about?.origin ?? '?');
  if (status === 200)
    return say(context, {
      en: `${at}  cosigned ${origin}, ${size} entries`,
      ja: `${at}  連署した：${origin}（${size}件）`,
    });
  say(context, {
    en: `${at}  refused (${status}) ${origin}, ${size} entries`,
    ja: `${at}  拒否した（${status}）：${origin}（${size}件）`,
  });
  if (evidence)
    say(context, {
      en: `  ${evidence.suspicion}: this speaks against the log. What it means, and both checkpoints, are kept in ${evidence.file}`,
      ja: `  ${evidence.suspicion}：ログに疑わしい点がある。その意味と二つのチェックポイントを ${evidence.file} に保管した。`,
    });
}

/** The keys in a file, one a line; empty lines and those that begin with # say nothing. @throws Refused `unreadable-log-key` */
function keysIn(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { message } = error as Error;
    throw new Refused(unreadable(file, { en: message, ja: message }));
  }
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0) throw new Refused(unreadable(file, NO_KEY));
  return keys;
}

const NO_KEY: Text = { en: 'there is no key in it', ja: '鍵が書かれていない' };

const unreadable = (file: string, why: Text): Rejection =>
  reject(
    'unreadable-log-key',
    {
      en: `No key of a log could be read from "${file}": ${why.en}`,
      ja: `「${file}」からログの鍵を読み取れない：${why.ja}`,
    },
    [
      {
        field: 'log',
        value: file,
        remedy: {
          en: 'Name a file with what `sebone audit key` printed for whoever runs the log.',
          ja: 'ログの運営者が `sebone audit key` で表示した内容を保存したファイルを指定する。',
        },
      },
    ],
  );
