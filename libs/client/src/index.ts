import createClient, { type Client as Typed } from 'openapi-fetch';
import { eventsFrom, type CloudEvent, type EventsAsked } from './events.ts';
import { retrying, type Patience, type Pause } from './retrying.ts';
import { tellingProblems, type Problem } from './problem-error.ts';
import type { paths } from './schema.ts';

export { problemIn, ProblemError, type Problem } from './problem-error.ts';
export type { CloudEvent, EventsAsked } from './events.ts';
export type { Patience, Pause } from './retrying.ts';
export type { components, operations, paths } from './schema.ts';

type CommandPath = Extract<keyof paths, `/v1/commands/${string}`>;
/** A command's name, such as `report-action`. */
export type CommandName = CommandPath extends `/v1/commands/${infer Name}` ? Name : never;
type Post<Name extends CommandName> = paths[`/v1/commands/${Name}`]['post'];
/** What a command says. */
export type CommandBody<Name extends CommandName> = Post<Name>['requestBody']['content']['application/json'];
/** What is answered to a command that was recorded. */
export type Recorded = Post<CommandName>['responses'][201]['content']['application/json'];

/** Where the server is, and who asks. */
export interface ClientOptions {
  /** `https://sebone.example.org` */
  readonly server: string;
  /** An API key or an OIDC access token. */
  readonly key?: string;
  /** Of what people read; English unless told. */
  readonly language?: 'en' | 'ja';
  /** How long to go on where the network fails or the server is busy: 8 attempts, from a quarter of a second to 10 seconds apart, unless told. */
  readonly patience?: Patience;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly pause?: Pause;
}

/** How a command is given. */
export interface Giving {
  /** Tells this command from every other: the same key asks for the same thing again, for ever. A new one unless told. */
  readonly idempotencyKey?: string;
  /** The revision that the stream has to be at. */
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
}

/** What became of a command: recorded, or a problem. */
export type Given =
  | { readonly data: Recorded; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Problem; readonly response: Response };

/** What answers are read as. For tables and lines say `parseAs: 'text'` or `'stream'` and the `format`. */
type Media = 'application/json' | 'application/problem+json';

/** A server, typed by its routes. */
export interface Client {
  /** Asks any route by its path: `client.GET('/v1/initiatives/{initiative}/partners', { params: { path: { initiative: 'minato' } } })`. */
  readonly GET: Typed<paths, Media>['GET'];
  /** Sends to any route by its path; with an `Idempotency-Key` it is sent again where that is safe. */
  readonly POST: Typed<paths, Media>['POST'];
  /**
   * Gives a command, with one Idempotency-Key over all attempts: it is done once, however often the network fails.
   * @throws TypeError where the network went on failing: the command may have been recorded; give it again with the same key
   */
  command<Name extends CommandName>(name: Name, body: CommandBody<Name>, giving?: Giving): Promise<Given>;
  /**
   * The facts as they are recorded, from a position on, without end: where the stream is cut off it goes on after the last event.
   * @throws ProblemError where the server refuses
   */
  events(asked?: EventsAsked): AsyncGenerator<CloudEvent>;
}

/** A client of a server's HTTP interface. */
export function clientOf({
  server,
  key,
  language = 'en',
  patience,
  fetch = globalThis.fetch,
  pause,
}: ClientOptions): Client {
  const trying = { ...(patience && { patience }), ...(pause && { pause }) };
  const headers = { 'accept-language': language, ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  const typed = createClient<paths, Media>({
    baseUrl: server,
    headers,
    fetch: tellingProblems(retrying(fetch, trying)),
  });
  return {
    GET: typed.GET,
    POST: typed.POST,
    command: async (name, body, { idempotencyKey = crypto.randomUUID(), ifMatch, signal } = {}) =>
      await typed.POST(
        `/v1/commands/${name}` as never,
        {
          body,
          headers: { 'idempotency-key': idempotencyKey, ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }) },
          signal,
        } as never,
      ),
    events: (asked = {}) => eventsFrom({ server, headers, fetch, ...trying }, asked),
  };
}
