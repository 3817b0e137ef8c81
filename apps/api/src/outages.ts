import { Problem, STOPPING } from './problem.ts';

/** What a log or a vault says that cannot do what it is asked, as a problem; `undefined` for what is no matter of its own. */
export function outageOf(error: unknown): Problem | undefined {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' ? OUTAGES.get(code) : undefined;
}

/** Whether somebody has to see to it: it does not pass by itself. */
export const isForOperators = ({ code }: Problem): boolean => FOR_OPERATORS.has(code);

/** What a ledger says that is not what it was, or not of this log: nothing is proved from it. */
const OF_THE_LEDGER = ['ledger-damaged', 'ledger-diverges', 'other-log', 'log-disordered', 'fact-unfit'] as const;

/** What a vault says that cannot keep or open anything just now. */
const OF_THE_VAULT = [
  'damaged-vault',
  'vault-busy',
  'vault-full',
  'vault-key-missing',
  'vault-key-unusable',
  'vault-key-wrong',
  'vault-unusable',
] as const;

const FOR_OPERATORS: ReadonlySet<string> = new Set([
  ...OF_THE_LEDGER,
  ...OF_THE_VAULT,
  'damaged-log',
  'store-access',
  'store-certificate',
  'store-unusable',
]);

const unavailable = (code: string, en: string, ja: string, retryAfter?: string): Problem =>
  new Problem(503, code, { en, ja }, retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } });

const notLetIn = 'The event store does not serve this server. Whoever runs it has to see to it.';
const notLetInJa = 'イベントストアがこのサーバーからの利用を受け付けない。サーバーの運用者による対応が要る。';

const PROBLEMS: readonly Problem[] = [
  unavailable(
    'damaged-log',
    'The log is damaged, and nothing is served from there. Whoever runs the server has to see to it.',
    'ログが破損しており、そこからは何も読み出せない。サーバーの運用者による対応が要る。',
  ),
  ...OF_THE_LEDGER.map((code) =>
    unavailable(
      code,
      'The ledger does not agree with itself or with the log, and nothing is proved from it. Whoever runs the server has to see to it.',
      '台帳の内容が台帳自身またはログと一致しないため、証明できない。サーバーの運用者による対応が要る。',
      '30',
    ),
  ),
  unavailable('log-full', 'There is no room left to record it.', '記録するための空き容量がない。', '5'),
  unavailable(
    'store-unreachable',
    'The event store does not answer. What was sent may have been recorded: send the same again, with the same key.',
    'イベントストアが応答しない。送ったものは記録された可能性がある。同じキーで同じものを再送する。',
    '5',
  ),
  ...['store-access', 'store-certificate', 'store-unusable'].map((code) =>
    unavailable(code, notLetIn, notLetInJa, '30'),
  ),
  ...OF_THE_VAULT.map((code) =>
    unavailable(
      code,
      'What is personal cannot be kept or opened just now. Whoever runs the server has to see to it.',
      '個人情報の保管と読み出しが現在できない。サーバーの運用者による対応が要る。',
      '30',
    ),
  ),
  new Problem(413, 'append-too-large', {
    en: 'This is more than the event store takes at once. Nothing was recorded: say it in smaller parts.',
    ja: 'イベントストアが一度に受け付ける量を超えている。何も記録していない。小さく分けて送る。',
  }),
];

const OUTAGES: ReadonlyMap<string, Problem> = new Map([
  ['store-closed', STOPPING],
  ['vault-closed', STOPPING],
  ...PROBLEMS.map((problem) => [problem.code, problem] as const),
]);
