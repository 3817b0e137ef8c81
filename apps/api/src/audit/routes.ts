import { ID_PATTERN } from '@sebone/initiative';
import type { Parameter, Route, Schema } from '../route.ts';

const HASH: Schema = {
  type: 'string',
  pattern: '^[A-Za-z0-9+/]{43}=$',
  description: { en: 'SHA-256, in base64.', ja: 'SHA-256（base64）。' },
};
const COUNT: Schema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const NOTE: Schema = {
  type: 'string',
  description: {
    en: 'The signed note (C2SP tlog-checkpoint), with the cosignatures of witnesses.',
    ja: '署名付きノート（C2SP tlog-checkpoint）。立会人の連署を含む。',
  },
};
const PROOF: Schema = { type: 'array', items: HASH };

const MIN_POSITION: Parameter = {
  name: 'Sebone-Min-Position',
  in: 'header',
  description: {
    en: 'Wait until the answer reflects this position of the log.',
    ja: 'ログのこの位置が反映されるまで待つ。',
  },
  schema: COUNT,
};
const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: { en: 'The ETag of the answer that is at hand already.', ja: '手元にある回答の ETag。' },
  schema: { type: 'string' },
};
const POSITION = {
  'Sebone-Position': {
    description: { en: 'The position of the log that the answer reflects.', ja: '回答が反映しているログの位置。' },
    schema: { type: 'integer', minimum: 0 },
  },
} as const;
const ETAG = {
  ETag: {
    description: { en: 'Tells these bytes from all others.', ja: '回答の内容を識別する値。' },
    schema: { type: 'string' },
  },
} as const;
const AT_HAND = { en: 'It is what is at hand already.', ja: '手元の回答から変わっていない。' };

/** The latest checkpoint of the ledger. */
export const CHECKPOINT: Route = {
  method: 'GET',
  path: '/v1/audit/checkpoint',
  operationId: 'readCheckpoint',
  tag: 'audit',
  summary: {
    en: 'The latest signed checkpoint of the ledger. Keep it: no later history may contradict it.',
    ja: '台帳の最新の署名付きチェックポイント。保管しておけば、後の履歴がこれと矛盾しないことを確かめられる。',
  },
  needs: 'prove',
  parameters: [MIN_POSITION, IF_NONE_MATCH],
  answers: {
    200: {
      description: { en: 'The signed note, as it is.', ja: '署名付きノートそのもの。' },
      headers: { ...POSITION, ...ETAG },
      content: { 'text/plain': NOTE },
    },
    304: { description: AT_HAND, headers: { ...POSITION, ...ETAG } },
    404: { description: { en: 'None has been signed yet.', ja: '署名されたものがまだない。' } },
  },
};

const INCLUDED: Schema = {
  title: 'InclusionProof',
  description: {
    en: 'That a fact is in the ledger, under a signed checkpoint (RFC 9162).',
    ja: '署名付きチェックポイントの下で、事実が台帳に含まれることの証明（RFC 9162）。',
  },
  type: 'object',
  properties: {
    index: { ...COUNT, description: { en: 'Of the leaf, from 0.', ja: '葉の番号。0 から数える。' } },
    size: { ...COUNT, description: { en: 'How many leaves the checkpoint has.', ja: 'チェックポイントの葉の数。' } },
    root: HASH,
    leafHash: HASH,
    leaf: {
      type: 'string',
      description: {
        en: 'Its exact text (RFC 8785): hash it as it is.',
        ja: '葉の正確な文字列（RFC 8785）。このままハッシュを計算する。',
      },
    },
    proof: PROOF,
    checkpoint: NOTE,
  },
  required: ['index', 'size', 'root', 'leafHash', 'leaf', 'proof', 'checkpoint'],
  additionalProperties: false,
};

/** That one fact is in the ledger. */
export const INCLUSION: Route = {
  method: 'GET',
  path: '/v1/audit/inclusion/{eventId}',
  operationId: 'proveInclusion',
  tag: 'audit',
  summary: {
    en: 'Prove that a fact is in the ledger, under its latest checkpoint.',
    ja: '事実が、最新のチェックポイントの下で台帳に含まれることを証明する。',
  },
  needs: 'prove',
  parameters: [MIN_POSITION, IF_NONE_MATCH],
  answers: {
    200: {
      description: { en: 'The leaf and its proof.', ja: '葉とその証明。' },
      headers: { ...POSITION, ...ETAG },
      content: { 'application/json': INCLUDED },
    },
    304: { description: AT_HAND, headers: { ...POSITION, ...ETAG } },
    404: {
      description: {
        en: 'There is no such fact that you may know of.',
        ja: '存在しないか、見る権限のない事実である。',
      },
    },
    409: {
      description: {
        en: 'The fact is in the ledger, and no checkpoint covers it yet: ask again.',
        ja: '台帳には入ったが、まだどのチェックポイントにも含まれていない。後でもう一度求める。',
      },
      headers: {
        'Retry-After': {
          description: { en: 'After how many seconds to ask again.', ja: '再試行までの秒数。' },
          schema: { type: 'integer', minimum: 0 },
        },
      },
    },
  },
};

const CONSISTENT: Schema = {
  title: 'ConsistencyProof',
  description: {
    en: 'That the ledger at one size begins with what it was at another (RFC 9162).',
    ja: 'ある大きさの台帳が、別の大きさのときの台帳で始まることの証明（RFC 9162）。',
  },
  type: 'object',
  properties: { from: COUNT, to: COUNT, fromRoot: HASH, toRoot: HASH, proof: PROOF },
  required: ['from', 'to', 'fromRoot', 'toRoot', 'proof'],
  additionalProperties: false,
};

const sizeIn = (name: 'from' | 'to', en: string, ja: string): Parameter => ({
  name,
  in: 'query',
  required: true,
  description: { en, ja },
  schema: COUNT,
});

/** That the ledger only grew. */
export const CONSISTENCY: Route = {
  method: 'GET',
  path: '/v1/audit/consistency',
  operationId: 'proveConsistency',
  tag: 'audit',
  summary: {
    en: 'Prove that the ledger only grew from one size to another.',
    ja: 'ある大きさから別の大きさまで、台帳に追記しかなかったことを証明する。',
  },
  needs: 'prove',
  parameters: [
    sizeIn('from', 'How many leaves there were.', '以前の葉の数。'),
    sizeIn('to', 'How many there were later: as many as there are at most.', '後の葉の数。現在の葉の数まで。'),
    IF_NONE_MATCH,
  ],
  answers: {
    200: {
      description: { en: 'Both roots and the proof.', ja: '両方のルートと証明。' },
      headers: ETAG,
      content: { 'application/json': CONSISTENT },
    },
    304: { description: AT_HAND, headers: ETAG },
  },
};

/** The ledger itself, in pieces. */
export const TILE: Route = {
  method: 'GET',
  path: '/v1/audit/tile/{tile}',
  endsOpen: true,
  operationId: 'readTile',
  tag: 'audit',
  summary: {
    en: 'A tile of the ledger: 256 hashes or leaves (C2SP tlog-tiles).',
    ja: '台帳のタイル：256 個のハッシュまたは葉（C2SP tlog-tiles）。',
  },
  needs: 'audit',
  parameters: [IF_NONE_MATCH],
  answers: {
    200: {
      description: {
        en: 'Hashes of 32 bytes, or leaves with their lengths before them. What is full never changes.',
        ja: '32 バイトのハッシュ、または長さを前に付けた葉。埋まったタイルは変わらない。',
      },
      headers: ETAG,
      content: { 'application/octet-stream': { type: 'string', contentEncoding: 'binary' } },
    },
    304: { description: AT_HAND, headers: ETAG },
    404: { description: { en: 'There is no such tile.', ja: 'そのようなタイルはない。' } },
  },
};

const DAY: Schema = { type: 'string', format: 'date' };

const WANTED: Schema = {
  title: 'BundleWanted',
  description: { en: 'What a bundle is to tell of.', ja: 'バンドルの対象。' },
  type: 'object',
  properties: {
    partner: {
      type: 'string',
      pattern: ID_PATTERN.source,
      description: { en: 'One partner; the whole initiative unless told.', ja: 'パートナー。なければ取り組み全体。' },
    },
    from: {
      ...DAY,
      description: {
        en: 'Its tables tell of what happened from this day; its leaves and proofs are whole all the same.',
        ja: '表に載せる期間の初日。葉と証明は期間によらずすべて含まれる。',
      },
    },
    to: { ...DAY, description: { en: 'Up to this day.', ja: '期間の末日。' } },
    withholdPersonal: {
      type: 'boolean',
      description: {
        en: 'Leaves out what is behind personal fields: verified, it is told as incomplete.',
        ja: '個人に関する項目の値を含めない。検証では不完全とされる。',
      },
    },
  },
  additionalProperties: false,
};

/** What an auditor takes away. */
export const BUNDLE: Route = {
  method: 'POST',
  path: '/v1/initiatives/{initiative}/audit/bundles',
  operationId: 'exportBundle',
  tag: 'audit',
  summary: {
    en: 'A bundle that anybody can verify offline, years later, without trusting this server.',
    ja: '何年後でも、オフラインで、このサーバーを信頼せずに検証できるバンドル。',
  },
  needs: 'audit',
  body: { 'application/json': WANTED },
  answers: {
    200: {
      description: { en: 'The bundle, for sebone-verify.', ja: 'バンドル。sebone-verify で検証する。' },
      headers: {
        'Content-Disposition': {
          description: { en: 'The name of the file.', ja: 'ファイル名。' },
          schema: { type: 'string' },
        },
      },
      content: { 'application/octet-stream': { type: 'string' } },
    },
    404: {
      description: {
        en: 'There is no such initiative or partner that you may know of.',
        ja: '取り組みまたはパートナーが存在しないか、見る権限がない。',
      },
    },
  },
};

export const ROUTES: readonly Route[] = [CHECKPOINT, INCLUSION, CONSISTENCY, TILE, BUNDLE];
