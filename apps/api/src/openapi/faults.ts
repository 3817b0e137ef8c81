import type { Text } from '@sebone/kernel';
import type { Route, Schema } from '../route.ts';

/** A refusal or a fault, as RFC 9457 has it. */
export const PROBLEM: Schema = {
  title: 'Problem',
  description: {
    en: 'A refusal or a fault (RFC 9457). Programs go by its code, people by its detail.',
    ja: '拒否または不具合（RFC 9457）。プログラムは code、人は detail を見る。',
  },
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', examples: ['before-joining'] },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      description: { en: 'Every bad field, at once.', ja: '誤りのある項目すべて。' },
      type: 'array',
      minItems: 1,
      items: {
        title: 'ProblemField',
        type: 'object',
        required: ['pointer', 'message'],
        properties: {
          pointer: {
            description: {
              en: 'A JSON pointer into the body, `?name` of a parameter, or `Name:` of a header.',
              ja: '本文を指す JSON ポインター。パラメーターは「?名前」、ヘッダーは「名前:」。',
            },
            type: 'string',
          },
          message: { type: 'string' },
          value: { description: { en: 'What was given.', ja: '渡された値。' } },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

/** What faults carry beside their body. */
export const FAULT_HEADERS = {
  'Retry-After': {
    description: { en: 'After how many seconds to ask again.', ja: '再試行までの秒数。' },
    schema: { type: 'integer', minimum: 0 },
  },
  'WWW-Authenticate': {
    description: { en: 'How to say who asks.', ja: '認証の方法。' },
    schema: { type: 'string' },
  },
  'RateLimit-Limit': {
    description: { en: 'How many requests a minute are taken.', ja: '1 分間に受け付けるリクエスト数。' },
    schema: { type: 'integer', minimum: 0 },
  },
  'RateLimit-Remaining': {
    description: { en: 'How many are left of them.', ja: '残りのリクエスト数。' },
    schema: { type: 'integer', minimum: 0 },
  },
  'RateLimit-Reset': {
    description: { en: 'In how many seconds they are counted anew.', ja: '数え直されるまでの秒数。' },
    schema: { type: 'integer', minimum: 0 },
  },
} as const;

/** A kind of refusal, and the routes that may give it. */
export interface Fault {
  readonly name: string;
  readonly description: Text;
  readonly headers?: readonly (keyof typeof FAULT_HEADERS)[];
  readonly of: (route: Route) => boolean;
}

const any = (): boolean => true;
const guarded = ({ needs }: Route): boolean => needs !== 'public';
const withBody = ({ body }: Route): boolean => body !== undefined;
const recording = ({ needs }: Route): boolean => needs === 'record';

/** What any route of a kind may answer beside what it declares, by status. */
export const FAULTS: Readonly<Record<number, Fault>> = {
  400: {
    name: 'Malformed',
    description: { en: 'The request cannot be read as it is.', ja: 'リクエストの形式が正しくない。' },
    of: any,
  },
  401: {
    name: 'Unauthenticated',
    description: { en: 'No key or token, or one that does not hold.', ja: 'キーまたはトークンがないか、有効でない。' },
    headers: ['WWW-Authenticate'],
    of: guarded,
  },
  403: {
    name: 'Forbidden',
    description: { en: 'This key or token may not.', ja: 'このキーまたはトークンには権限がない。' },
    of: guarded,
  },
  404: {
    name: 'NotFound',
    description: {
      en: 'There is no such thing, or none that may be seen.',
      ja: '存在しないか、閲覧できるものがない。',
    },
    of: any,
  },
  406: {
    name: 'NotAcceptable',
    description: { en: 'In none of the forms asked for.', ja: '求められた形式では返せない。' },
    of: any,
  },
  408: {
    name: 'TimedOut',
    description: { en: 'The request did not come in time.', ja: 'リクエストが時間内に届かなかった。' },
    of: any,
  },
  409: {
    name: 'Conflict',
    description: {
      en: 'Others kept changing the same, or the same key is still in progress: give it again.',
      ja: '同じ対象が変更され続けているか、同じキーの処理が進行中である。もう一度送る。',
    },
    headers: ['Retry-After'],
    of: recording,
  },
  412: {
    name: 'Stale',
    description: { en: 'If-Match names another revision.', ja: 'If-Match の改訂番号が現在と異なる。' },
    of: recording,
  },
  413: {
    name: 'TooLarge',
    description: {
      en: 'The body is too large, or more than the event store takes at once.',
      ja: '本文が大きすぎる。またはイベントストアが一度に受け付ける量を超えている。',
    },
    of: withBody,
  },
  414: { name: 'AddressTooLong', description: { en: 'The address is too long.', ja: 'アドレスが長すぎる。' }, of: any },
  415: {
    name: 'UnsupportedMediaType',
    description: { en: 'The body is in none of the forms taken here.', ja: '本文の形式に対応していない。' },
    of: any,
  },
  422: {
    name: 'Refused',
    description: {
      en: 'The domain refuses it, or the key was used with another body.',
      ja: '規則により拒否された。または同じキーが別の本文で使われている。',
    },
    of: recording,
  },
  429: {
    name: 'TooManyRequests',
    description: { en: 'Too many requests. Wait a moment.', ja: 'リクエストが多すぎる。少し待つ。' },
    headers: ['Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
    of: any,
  },
  431: {
    name: 'HeadersTooLarge',
    description: { en: 'The headers are too large.', ja: 'ヘッダーが大きすぎる。' },
    of: any,
  },
  503: {
    name: 'NotReady',
    description: {
      en: 'Starting, stopping, not caught up in time, or the event store does not answer. Ask again.',
      ja: '起動中か停止中、反映が間に合わなかった、またはイベントストアが応答しない。もう一度送る。',
    },
    headers: ['Retry-After'],
    of: any,
  },
};
