import type { Asked, AskedHorizons, Question } from '@sebone/application';
import type { Text } from '@sebone/kernel';
import type { Vault } from '@sebone/vault';
import type { Need } from '../access/need.ts';
import type { Said } from '../parameters.ts';
import type { Answer, Parameter, Route, Schema } from '../route.ts';
import { FORMATS, FORMS } from './form.ts';
import type { Listing } from './listing.ts';
import { INITIATIVE_COLUMNS } from './rows.ts';
import { HEAD_OF_ALL, listSchema, pageSchema, row } from './schemas.ts';

/** What stands in a path: `{partner}` under `partner`. */
export type Place = Readonly<Record<string, string | undefined>>;

type Ask = (asked: Asked, at: AskedHorizons, place: Place, said: Said) => Question;

/** A question as a route: what it asks of an initiative, and, where the answer is a list, how that is given. */
export interface QuestionRoute {
  readonly route: Route;
  readonly ask: Ask;
  readonly listing?: Listing;
  /**
   * Opens what is personal in the rows of a page, for whoever the route lets in. Such an answer is never kept: it would outlive an
   * erasure.
   */
  readonly open?: OpenRows;
}

type OpenRows<Row = never> = (rows: readonly Row[], vault: Vault) => Promise<readonly object[]>;

/** How many rows a page of a list has unless told, and at most. */
export const LIMIT = { usual: 100, most: 1000 } as const;

const ASKED: readonly Parameter[] = [
  {
    name: 'asOf',
    in: 'query',
    description: {
      en: 'What had happened by this day; `knownAt`, else today, unless told.',
      ja: 'この日までに起きたこと。指定がなければ knownAt、それもなければ今日。',
    },
    schema: { type: 'string', format: 'date' },
  },
  {
    name: 'knownAt',
    in: 'query',
    description: {
      en: 'What had been reported by this day; today unless told.',
      ja: 'この日までに報告されたこと。指定がなければ今日。',
    },
    schema: { type: 'string', format: 'date' },
  },
  {
    name: 'format',
    in: 'query',
    description: { en: 'The form of the answer. Goes before Accept.', ja: '回答の形式。Accept より優先される。' },
    schema: { type: 'string', enum: Object.keys(FORMATS) },
  },
];

/** What a cursor has to be. */
export const WALKED_ON: Text = {
  en: 'It leads nowhere here: take `next` of a page as it is, with the same parameters.',
  ja: 'ここでは使えない。前のページの next を、他のパラメーターも変えずにそのまま使う。',
};

const PAGED: readonly Parameter[] = [
  {
    name: 'limit',
    in: 'query',
    description: {
      en: `At most so many rows; ${LIMIT.usual} unless told.`,
      ja: `最大の行数。指定がなければ ${LIMIT.usual}。`,
    },
    schema: { type: 'integer', minimum: 1, maximum: LIMIT.most, default: LIMIT.usual },
  },
  {
    name: 'cursor',
    in: 'query',
    description: {
      en: 'Where to go on, as `next` of the page before says.',
      ja: '前のページの next が示す続きの位置。',
    },
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 4000 },
    remedy: WALKED_ON,
  },
];

const HEADERS: readonly Parameter[] = [
  {
    name: 'Sebone-Min-Position',
    in: 'header',
    description: {
      en: 'Wait until the answer reflects this position of the log.',
      ja: 'ログのこの位置が反映されるまで待つ。',
    },
    schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  },
  {
    name: 'If-None-Match',
    in: 'header',
    description: { en: 'The ETag of the answer that is at hand already.', ja: '手元にある回答の ETag。' },
    schema: { type: 'string' },
  },
];

const LINK = {
  Link: {
    description: { en: 'The next page, where there is one.', ja: '続きがあれば次のページ。' },
    schema: { type: 'string' },
  },
};
const TOLD: NonNullable<Answer['headers']> = {
  'Sebone-Position': {
    description: { en: 'The position of the log that the answer reflects.', ja: '回答が反映しているログの位置。' },
    schema: { type: 'integer', minimum: 0 },
  },
  ETag: {
    description: { en: 'Tells these bytes from all others.', ja: '回答の内容を識別する値。' },
    schema: { type: 'string' },
  },
};

interface Asks {
  readonly summary: Text;
  readonly path: string;
  readonly operationId: string;
  readonly body: Schema;
  readonly line: Schema;
  readonly isList: boolean;
  readonly parameters: readonly Parameter[];
  readonly needs?: Need;
}

const routeOf = ({ path, operationId, summary, body, line, isList, parameters, needs = 'read' }: Asks): Route => ({
  method: 'GET',
  path: `/v1/initiatives${path}`,
  operationId,
  tag: 'questions',
  summary,
  needs,
  parameters: [...parameters, ...ASKED, ...(isList ? PAGED : []), ...HEADERS],
  answers: {
    200: {
      description: summary,
      headers: { ...TOLD, ...(isList && LINK) },
      content: Object.fromEntries(
        FORMS.map(({ name, type }) => [type, name === 'json' ? body : name === 'csv' ? { type: 'string' } : line]),
      ),
    },
    304: { description: { en: 'It is what is at hand already.', ja: '手元の回答から変わっていない。' }, headers: TOLD },
  },
});

/** A question about one thing: its answer is a page. */
export function pageRoute(
  path: string,
  operationId: string,
  summary: Text,
  { schema, title, ask }: { readonly schema: Schema; readonly title: string; readonly ask: Ask },
): QuestionRoute {
  const body = pageSchema(title, schema);
  return {
    route: routeOf({
      path: `/{initiative}${path}`,
      operationId,
      summary,
      body,
      line: body,
      isList: false,
      parameters: [],
    }),
    ask,
  };
}

/** A question whose answer is a list. */
export function listRoute<Row, Answered>(
  path: string,
  operationId: string,
  summary: Text,
  {
    item,
    beside = {},
    parameters = [],
    listing,
    ask,
    needs = 'read',
    open,
  }: {
    readonly item: Schema;
    readonly beside?: Readonly<Record<string, Schema>>;
    readonly parameters?: readonly Parameter[];
    readonly listing: Listing<Row, Answered>;
    readonly ask: Ask;
    readonly needs?: Need;
    readonly open?: OpenRows<Row>;
  },
): QuestionRoute {
  const body = listSchema(`${item['title'] as string}List`, item, undefined, beside);
  const filters = listing.filters.map(({ parameter }) => parameter);
  return {
    route: routeOf({
      path: `/{initiative}${path}`,
      operationId,
      summary,
      body,
      line: item,
      isList: true,
      parameters: [...filters, ...parameters],
      needs,
    }),
    ask,
    listing: listing as unknown as Listing,
    ...(open && { open }),
  };
}

const LINE = row('InitiativeLine', INITIATIVE_COLUMNS);

/** The question after all initiatives that whoever asks may read. */
export const allRoute: Route = routeOf({
  path: '',
  operationId: 'listInitiatives',
  summary: { en: 'The initiatives that you may read', ja: '閲覧できる取り組み' },
  body: listSchema('InitiativeList', LINE, HEAD_OF_ALL),
  line: LINE,
  isList: true,
  parameters: [],
});
