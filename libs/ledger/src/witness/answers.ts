import type { Text } from '@sebone/kernel';
import type { Suspicion } from './evidence.ts';
import { SIZE_TYPE } from './request.ts';

/** What came of a request for a cosignature, as it goes over HTTP. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  /** The media type. */
  readonly type: string;
  readonly body: string;
  /** The log and the length of the checkpoint that was sent, where it could be read. */
  readonly about?: { readonly origin: string; readonly size: number };
  /** What speaks against the log, and the file in which it is kept. */
  readonly evidence?: Evidence;
}

/** That something is kept which speaks against a log. */
export interface Evidence {
  readonly suspicion: Suspicion;
  readonly file: string;
}

/** Why a witness refuses, beside its knowing another length: the status that C2SP tlog-witness gives it, and what it says. */
const REFUSALS = {
  malformed: {
    status: 400,
    en: 'This is no request as C2SP tlog-witness has it: an old size, a proof, an empty line, a signed checkpoint.',
    ja: 'C2SP tlog-witness の形式（旧サイズ、証明、空行、署名付きチェックポイント）に従った依頼ではない。',
  },
  'old-too-large': {
    status: 400,
    en: 'The old size is larger than the checkpoint.',
    ja: '旧サイズがチェックポイントのサイズより大きい。',
  },
  'key-unknown': {
    status: 403,
    en: 'No key of this log that the witness knows signed the checkpoint. If the key is new, give it to whoever runs the witness.',
    ja: 'この立会人が知るログの鍵による署名がない。鍵が新しくなった場合は、立会人の運営者に渡す。',
  },
  'log-unknown': {
    status: 404,
    en: 'The witness does not know this log. Give the key of the log to whoever runs the witness.',
    ja: 'この立会人はこのログを知らない。ログの鍵を立会人の運営者に渡す。',
  },
  unproven: {
    status: 422,
    en: 'The proof does not show that this history goes on from the one that was cosigned last.',
    ja: '最後に連署した履歴の続きであることを、この証明は示していない。',
  },
} as const satisfies Readonly<Record<string, Text & { readonly status: WitnessAnswer['status'] }>>;

const TEXT_TYPE = 'text/plain; charset=utf-8';

/** A refusal, in both languages after its stable code. */
export function refused(code: keyof typeof REFUSALS): WitnessAnswer {
  const { status, en, ja } = REFUSALS[code];
  return { status, type: TEXT_TYPE, body: `${code}: ${en}\n${ja}\n` };
}

/** A refusal that gives the length that was cosigned last: whoever asks can begin there. */
export function conflict(known: number): WitnessAnswer {
  return { status: 409, type: SIZE_TYPE, body: `${known}\n` };
}

/** The cosignature asked for. */
export function granted(line: string): WitnessAnswer {
  return { status: 200, type: TEXT_TYPE, body: line };
}
