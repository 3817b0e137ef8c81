import type { Text } from '@sebone/kernel';
import { cosignedAt, parseNote, parseVerifierKey, type VerifierKey } from '@sebone/ledger-verify';
import type { Ledger, SignedCheckpoint } from '../ledger.ts';
import type { ConfiguredWitness } from './configured.ts';
import { parseSize, requestText, SIZE_TYPE } from './request.ts';

/** What came of asking a witness. */
export interface Collected {
  /** The witness, by the name that it was configured with. */
  readonly witness: string;
  readonly code: CollectedCode;
  readonly message: Text;
  /** When it cosigned, by its own clock: seconds since 1970. */
  readonly cosignedAt?: number;
}

/** What may come of asking a witness: stable words. */
export type CollectedCode = keyof typeof MEANINGS;

/** How witnesses are asked. */
export interface CollectingOptions {
  readonly fetch?: typeof fetch;
  /** How long one witness is waited for: milliseconds. */
  readonly timeout?: number;
}

const MEANINGS = {
  cosigned: { en: 'It cosigned the checkpoint.', ja: 'チェックポイントに連署した。' },
  'cosigned-before': { en: 'It had cosigned this checkpoint already.', ja: 'このチェックポイントには連署済みである。' },
  unreachable: {
    en: 'It did not answer, or not in time. Ask it again later: nothing is lost.',
    ja: '応答がないか、時間内に応答しなかった。後でもう一度依頼する。失われたものはない。',
  },
  'log-unknown': {
    en: 'It does not know this log: give what `sebone audit key` prints to whoever runs the witness. Or the address is not that of a witness.',
    ja: 'この立会人はこのログを知らない。`sebone audit key` の出力を立会人の運営者に渡す。あるいは、アドレスが立会人のものではない。',
  },
  'key-unknown': {
    en: 'It does not know the key that signs now. Give what `sebone audit key` prints to whoever runs the witness.',
    ja: '現在の署名鍵をこの立会人は知らない。`sebone audit key` の出力を立会人の運営者に渡す。',
  },
  ahead: {
    en: 'It has cosigned a longer history than this. Unless another process signed a later checkpoint meanwhile, this log was put back to an older state: find what is missing before anything is recorded.',
    ja: 'この立会人は、これより長い履歴に連署している。別のプロセスが新しいチェックポイントに署名したのでなければ、このログは古い状態に戻されている。何かを記録する前に、失われた部分を突き止める。',
  },
  diverges: {
    en: 'It has cosigned a history that this one does not go on from. The witness keeps both as evidence: one of the two was changed.',
    ja: 'この立会人が連署した履歴は、この履歴にはつながらない。立会人は両方を証拠として保管している。どちらかが書き換えられている。',
  },
  overtaken: {
    en: 'It cosigned another checkpoint of this log meanwhile. Ask it again.',
    ja: '依頼の間に、このログの別のチェックポイントに連署した。もう一度依頼する。',
  },
  'bad-cosignature': {
    en: 'What it answered holds no cosignature of its key on this checkpoint. See that the key configured here is its own.',
    ja: '応答に、登録された鍵によるこのチェックポイントへの連署がない。登録した鍵がこの立会人のものかを確かめる。',
  },
  failed: {
    en: 'It answered something that is not of the protocol. See that the address is that of a witness.',
    ja: 'プロトコルにない応答が返った。アドレスが立会人のものかを確かめる。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Characters that an answer may have: many more than some cosignatures take. */
const LONGEST = 64 * 1024;

type Asked = Pick<Ledger, 'addCosignatures' | 'checkpoint' | 'checkpoints' | 'consistency'>;

/**
 * Asks witnesses, all at once, to cosign the present checkpoint, which is signed where it was not, and gives the ledger what they answer
 * that holds. A witness that is down or refuses harms nobody: that is what came of it.
 * @param witnesses whom to ask
 * @returns what came of each, in their order
 */
export async function collectCosignatures(
  ledger: Asked,
  witnesses: readonly ConfiguredWitness[],
  { fetch: send = fetch, timeout = 10_000 }: CollectingOptions = {},
): Promise<readonly Collected[]> {
  const checkpoint = ledger.checkpoint();
  return Promise.all(
    witnesses.map(async (witness) => {
      const [code, cosignedAt] = await asked(ledger, checkpoint, witness, (body) =>
        answerTo(body, witness, send, timeout),
      );
      return { witness: witness.name, code, message: MEANINGS[code], ...(cosignedAt !== undefined && { cosignedAt }) };
    }),
  );
}

type Outcome = readonly [code: CollectedCode, cosignedAt?: number];

async function asked(
  ledger: Asked,
  { size, note }: SignedCheckpoint,
  { vkey }: ConfiguredWitness,
  ask: (body: string) => Promise<Answer | undefined>,
): Promise<Outcome> {
  const key = parseVerifierKey(vkey)!;
  const before = cosignedIn(note, key);
  if (before !== undefined) return ['cosigned-before', before];
  let old = ledger.checkpoints().findLast((earlier) => cosignedIn(earlier.note, key) !== undefined)?.size ?? 0;
  const askFrom = (known: number): ReturnType<typeof ask> =>
    ask(requestText(known, known === 0 || known === size ? [] : ledger.consistency(known, size), note));

  let answer = await askFrom(old);
  const known = sizeIn(answer);
  if (known !== undefined && known <= size && known !== old) answer = await askFrom((old = known));
  if (!answer) return ['unreachable'];
  if (answer.status !== 200) return [refusalIn(answer, old, size)];

  const { text } = parseNote(note)!;
  // One is enough: a note can have so many signatures only, and a witness could give any number.
  const line = answer.body.split(/(?<=\n)/u).find((one) => cosignedIn(`${text}\n${one}`, key) !== undefined);
  if (line === undefined) return ['bad-cosignature'];
  ledger.addCosignatures(size, [line]);
  return ['cosigned', cosignedIn(`${text}\n${line}`, key)!];
}

/** What a refusal means to the log, which knows that its own proof is right. */
function refusalIn(answer: Answer, old: number, size: number): CollectedCode {
  const known = sizeIn(answer);
  if (known !== undefined && known > size) return 'ahead';
  if (known !== undefined && known !== old) return 'overtaken';
  switch (answer.status) {
    case 403:
      return 'key-unknown';
    case 404:
      return 'log-unknown';
    case 409:
    case 422:
      return 'diverges';
    default:
      return 'failed';
  }
}

/** The length of the history that a witness says it cosigned last, where that is why it refuses. */
function sizeIn(answer: Answer | undefined): number | undefined {
  return answer?.status === 409 && answer.type === SIZE_TYPE && answer.body.endsWith('\n')
    ? parseSize(answer.body.slice(0, -1))
    : undefined;
}

function cosignedIn(note: string, key: VerifierKey): number | undefined {
  const parsed = parseNote(note);
  return parsed && cosignedAt(parsed, key);
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What a witness answers; nothing where it does not. */
async function answerTo(
  body: string,
  { url }: ConfiguredWitness,
  send: typeof fetch,
  timeout: number,
): Promise<Answer | undefined> {
  try {
    const response = await send(`${url.replace(/\/+$/u, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    return {
      status: response.status,
      type: response.headers.get('Content-Type') ?? '',
      body: await beginningOf(response),
    };
  } catch {
    return undefined;
  }
}

/** As much of an answer as may be of use: a witness that never ends is not listened to. */
async function beginningOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    if (text.length > LONGEST) break;
  }
  return text;
}
