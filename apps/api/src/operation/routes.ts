import type { Answer, Route, Schema } from '../route.ts';

const status = (said: string): Schema => ({
  type: 'object',
  properties: { status: { const: said } },
  required: ['status'],
  additionalProperties: false,
});

const unavailable: Answer = {
  description: {
    en: 'Not now: it is starting or stopping, a view is stopped, or the log cannot be read or written. `errors` has the reasons.',
    ja: '現在は不可：起動中、停止中、ビューの停止、またはログの読み書きができない。理由は `errors` にある。',
  },
};

export const HEALTH: Route = {
  method: 'GET',
  path: '/healthz',
  operationId: 'isAlive',
  tag: 'operation',
  summary: { en: 'Whether the process lives.', ja: 'プロセスが動いているか。' },
  needs: 'public',
  isUnbounded: true,
  answers: {
    200: { description: { en: 'It does.', ja: '動いている。' }, content: { 'application/json': status('alive') } },
  },
};

export const READINESS: Route = {
  method: 'GET',
  path: '/readyz',
  operationId: 'isReady',
  tag: 'operation',
  summary: { en: 'Whether requests may come here.', ja: 'リクエストを受け付けられるか。' },
  needs: 'public',
  isUnbounded: true,
  answers: {
    200: { description: { en: 'They may.', ja: '受け付けられる。' }, content: { 'application/json': status('ready') } },
    503: unavailable,
  },
};

export const METRICS: Route = {
  method: 'GET',
  path: '/metrics',
  operationId: 'readMetrics',
  tag: 'operation',
  summary: {
    en: 'What was counted and measured, in the text format of Prometheus.',
    ja: '計測値（Prometheus のテキスト形式）。',
  },
  needs: 'audit',
  answers: {
    200: {
      description: { en: 'All metrics.', ja: 'すべての計測値。' },
      content: { 'text/plain': { type: 'string' } },
    },
  },
};

export const ROUTES: readonly Route[] = [HEALTH, READINESS, METRICS];
