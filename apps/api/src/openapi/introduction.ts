import type { Text } from '@sebone/kernel';
import type { Need } from '../access/need.ts';

/** What the document says of itself. */
export const INTRODUCTION: { readonly title: Text; readonly description: Text } = {
  title: { en: 'Sebone', ja: 'Sebone（背骨）' },
  description: {
    en: `The life of collective-impact initiatives: commands record facts, questions are answered from them at any two dates, and the feed tells what was recorded.

Commands are safe to repeat: give each an \`Idempotency-Key\` and send the same again until there is an answer; it is done once, and the first answer is given for ever. Refusals and faults come as \`application/problem+json\` with a stable \`code\`.

\`asOf\` is the day up to which things have happened, \`knownAt\` the day up to which they were reported; today unless told. \`Sebone-Position\` says which position of the log an answer reflects; \`Sebone-Min-Position\` on a question waits until it reflects yours.

Every answer has an \`X-Request-Id\`: the one that came with the request where that is well-formed. \`X-Correlation-Id\`, or the trace of \`traceparent\`, stands in the facts that a command records. Where requests are limited, every answer says so in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\`. JSON Lines have one JSON value a line: the schema given for them is that of a line.`,
    ja: `コレクティブ・インパクトの取り組みの一生。コマンドは事実を記録し、問い合わせは任意の二つの日付について事実から答え、フィードは記録された事実を伝える。

コマンドは安全に再送できる。それぞれに \`Idempotency-Key\` を付け、回答があるまで同じものを送る。実行は一度だけで、いつまでも最初の回答が返る。拒否と不具合は、変わることのない \`code\` を持つ \`application/problem+json\` で返る。

\`asOf\` はいつまでに起きたこと、\`knownAt\` はいつまでに報告されたことかを示す日で、指定がなければ今日とする。\`Sebone-Position\` は回答がログのどの位置まで反映しているかを示す。問い合わせに \`Sebone-Min-Position\` を付けると、その位置が反映されるまで待つ。

すべての回答には \`X-Request-Id\` が付く。リクエストに正しい形式のものがあればその値になる。\`X-Correlation-Id\`、または \`traceparent\` のトレースは、コマンドが記録する事実に残る。リクエスト数に上限がある場合、すべての回答の \`RateLimit-Limit\`、\`RateLimit-Remaining\`、\`RateLimit-Reset\` に示される。JSON Lines は 1 行に一つの JSON 値で、示されているスキーマは 1 行分のものである。`,
  },
};

/** What each need means to whoever asks. */
export const NEEDS: Readonly<Record<Need, Text>> = {
  public: { en: 'Open to everyone.', ja: '誰でも利用できる。' },
  read: { en: 'Needs a grant to read the initiative.', ja: '取り組みを読む権限が必要。' },
  audit: { en: 'Needs a grant to audit the initiative.', ja: '取り組みを監査する権限が必要。' },
  prove: { en: 'Needs a grant to audit an initiative.', ja: 'いずれかの取り組みを監査する権限が必要。' },
  contacts: {
    en: 'Needs a grant of the backbone or an auditor in the initiative, or of this very partner.',
    ja: '取り組みの事務局か監査の権限、またはこのパートナー自身の権限が必要。',
  },
  record: {
    en: 'Needs a grant to give this command in the initiative.',
    ja: '取り組みでこのコマンドを実行する権限が必要。',
  },
};

/** The two ways in. */
export const SECURITY_SCHEMES = {
  apiKey: { en: 'A key made with `sebone keys`, shown once.', ja: '`sebone keys` で作り、一度だけ表示されるキー。' },
  accessToken: {
    en: 'An OpenID Connect access token of the issuer that the server is configured with.',
    ja: 'サーバーに設定された発行者による OpenID Connect のアクセストークン。',
  },
} as const satisfies Record<string, Text>;

/** What the groups of routes are about; a group without an entry has its name alone. */
export const TAGS: Readonly<Record<string, Text | undefined>> = {
  commands: {
    en: 'Record facts: one command a request, or many as lines.',
    ja: '事実を記録する。リクエストごとに一つ、または 1 行に一つずつまとめて。',
  },
  questions: {
    en: 'What is so, at any two dates: as JSON, CSV or JSON Lines.',
    ja: '任意の二つの日付での状況。JSON、CSV、JSON Lines で答える。',
  },
  events: { en: 'The facts themselves, as they are recorded.', ja: '記録される事実そのもの。' },
  audit: {
    en: 'Proofs that nothing was altered, removed or slipped in: what an auditor checks without trusting this server.',
    ja: '改変・削除・挿入がないことの証明。監査する人は、このサーバーを信頼せずに確かめられる。',
  },
  operation: { en: 'How the server does.', ja: 'サーバーの状態。' },
  reference: { en: 'This interface itself.', ja: 'このインターフェース自体。' },
};
