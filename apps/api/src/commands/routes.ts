import { COMMANDS, schemaOf } from '@sebone/initiative';
import type { Text } from '@sebone/kernel';
import type { Answer, Parameter, Route, Schema } from '../route.ts';
import { KEY, REVISION } from './conditions.ts';
import { NOT_OVER_HTTP } from './not-over-http.ts';
import { SUMMARIES } from './summaries.ts';

const ANSWERED: Schema = {
  title: 'CommandAnswer',
  description: { en: 'What became of a command.', ja: 'コマンドの結果。' },
  type: 'object',
  properties: {
    commandId: {
      type: 'string',
      description: { en: 'Stands in the facts, too.', ja: '記録された事実にも残る。' },
    },
    stream: { type: 'string' },
    revision: {
      type: 'integer',
      minimum: 0,
      description: {
        en: 'How many facts the stream has now: for If-Match.',
        ja: 'stream の事実の数。If-Match に使う。',
      },
    },
    position: {
      type: 'integer',
      minimum: 0,
      description: { en: 'Of the log: for Sebone-Min-Position.', ja: 'ログ上の位置。Sebone-Min-Position に使う。' },
    },
    events: {
      type: 'array',
      description: {
        en: 'What was recorded; none where all was so already.',
        ja: '記録された事実。すでにその通りなら空。',
      },
      items: {
        title: 'RecordedEvent',
        type: 'object',
        properties: {
          id: { type: 'string' },
          type: { type: 'string' },
          occurredOn: { type: 'string', format: 'date' },
        },
        required: ['id', 'type', 'occurredOn'],
        additionalProperties: false,
      },
    },
  },
  required: ['commandId', 'stream', 'revision', 'position', 'events'],
  additionalProperties: false,
};

const POSITION = {
  'Sebone-Position': {
    description: { en: 'The position of the log that the answer reflects.', ja: '回答が反映しているログ上の位置。' },
    schema: { type: 'integer', minimum: 0 },
  },
} as const;

const answered = (description: Text): Answer => ({
  description,
  content: { 'application/json': ANSWERED },
  headers: {
    ...POSITION,
    ETag: {
      description: { en: 'The revision of the stream, in quotes.', ja: 'stream の revision（引用符付き）。' },
      schema: { type: 'string', pattern: '^"\\d+"$' },
    },
  },
});

const PARAMETERS: readonly Parameter[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: {
      en: 'Tells this command from your others: the same key gets the first answer again, for ever.',
      ja: '他のコマンドと区別するキー。同じキーにはいつまでも最初の回答が返る。',
    },
    schema: { type: 'string', pattern: KEY.source },
    remedy: {
      en: 'Give 1 to 128 visible ASCII characters, other ones for every command, and the same again when you repeat it.',
      ja: '1〜128 文字の可視 ASCII 文字を指定する。コマンドごとに別の値とし、再送では同じ値を使う。',
    },
  },
  {
    name: 'If-Match',
    in: 'header',
    description: {
      en: 'The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names.',
      ja: 'stream がとるべき revision（引用符付き。未作成なら "0"）。存在すればよいなら *。再送には、どの revision を指定しても最初の回答が返る。',
    },
    schema: { type: 'string', pattern: REVISION.source },
    remedy: {
      en: 'Give one revision in quotes, such as "12", or *.',
      ja: '"12" のような引用符付きの revision を 1 つ、または * を指定する。',
    },
  },
];

const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The description of each part of a schema in both languages, as the document has them. */
function bilingual(schema: unknown): unknown {
  if (Array.isArray(schema) || typeof schema !== 'object' || schema === null) return schema;
  const { description, 'x-ja': ja, ...others } = schema as Record<string, unknown>;
  const told = Object.fromEntries(Object.entries(others).map(([keyword, value]) => [keyword, bilingual(value)]));
  return { ...told, ...(description !== undefined && { description: { en: description, ja } }) };
}

/** The commands that are given over HTTP, by name. */
const NAMES = [...COMMANDS.keys()].filter((name) => !NOT_OVER_HTTP.has(name));

/** The route of each command that is given over HTTP, by the command's name. */
export const COMMAND_ROUTES: ReadonlyMap<string, Route> = new Map(
  NAMES.map((name) => [
    name,
    {
      method: 'POST',
      path: `/v1/commands/${name}`,
      operationId: camel(name),
      tag: 'commands',
      summary: SUMMARIES[name]!,
      needs: 'record',
      parameters: PARAMETERS,
      body: { 'application/json': bilingual(schemaOf(name)) as Schema },
      answers: {
        201: answered({ en: 'It was recorded.', ja: '記録された。' }),
        200: answered({
          en: 'All of it is so already: nothing was recorded.',
          ja: 'すでにその通りで、何も記録されなかった。',
        }),
      },
    },
  ]),
);

const LINE: Schema = {
  title: 'CommandLine',
  description: { en: 'One command of many, on a line of its own.', ja: '1 行に 1 つのコマンド。' },
  type: 'object',
  properties: {
    command: { type: 'string', enum: NAMES },
    key: {
      type: 'string',
      pattern: KEY.source,
      description: { en: 'Its Idempotency-Key.', ja: 'Idempotency-Key に当たるもの。' },
    },
    ifMatch: {
      description: { en: 'Its If-Match: a revision, or * for any.', ja: 'If-Match に当たるもの。revision または *。' },
      oneOf: [{ type: 'integer', minimum: 0 }, { const: '*' }],
    },
    body: { type: 'object', description: { en: 'The command.', ja: 'コマンド。' } },
  },
  required: ['command', 'key', 'body'],
  additionalProperties: false,
};

const LINE_ANSWERED: Schema = {
  title: 'CommandLineAnswer',
  description: {
    en: 'What became of the command on that line: its answer, or a problem.',
    ja: 'その行のコマンドの結果。回答または問題の内容。',
  },
  type: 'object',
  properties: {
    line: { type: 'integer', minimum: 1, description: { en: 'From 1.', ja: '1 から数える。' } },
    status: { type: 'integer', minimum: 200, maximum: 599 },
  },
  required: ['line', 'status'],
};

/** Many commands in one request. */
export const MANY_COMMANDS: Route = {
  method: 'POST',
  path: '/v1/commands',
  operationId: 'giveCommands',
  tag: 'commands',
  summary: { en: 'Give many commands, a line each', ja: '多くのコマンドを 1 行ずつ送る' },
  needs: 'record',
  body: { 'application/x-ndjson': LINE },
  answers: {
    200: {
      description: {
        en: 'A line for each command, in the order given, as soon as it is known. Send the same again to resume.',
        ja: 'コマンドごとに 1 行、送られた順に、決まり次第返る。途切れたら同じものをもう一度送る。',
      },
      content: { 'application/x-ndjson': LINE_ANSWERED },
      headers: {
        'Sebone-Position': {
          description: {
            en: 'Where the log stood when the request came; each line tells the position of its own.',
            ja: 'リクエストを受けた時点のログ上の位置。各行にはそれぞれの位置が示される。',
          },
          schema: { type: 'integer', minimum: 0 },
        },
      },
    },
  },
};

export const ROUTES: readonly Route[] = [...COMMAND_ROUTES.values(), MANY_COMMANDS];
