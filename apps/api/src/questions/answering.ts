import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AskLine, Recent, type Asked, type InitiativeLine } from '@sebone/application';
import { isRejection, type Horizons } from '@sebone/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayRead, unknownInitiative } from '../access/may.ts';
import { Parts } from '../parts.ts';
import { Problem, problemOf } from '../problem.ts';
import { cursorFrom, cursorText, walkOf, type Cursor } from './cursor.ts';
import { formFor } from './form.ts';
import { pageOf, type Listing } from './listing.ts';
import { formOf, invalidParameters, parametersIn, readAs, type Said } from './parameters.ts';
import { allRoute, LIMIT, type Place, type QuestionRoute } from './question-route.ts';
import { INITIATIVE_COLUMNS } from './rows.ts';
import { send, written, type Spoken, type Written } from './written.ts';

/** How long a question waits for the position that it wants reflected, in milliseconds. */
const PATIENCE = 2_000;
/** How many bytes of answers are kept for those who ask the same again, and what an answer takes beside its bytes. */
const MOST_BYTES = 32 * 1024 * 1024;
const BESIDE_BYTES = 1_000;
/** Within a quarter of an hour no day begins anywhere. */
const QUARTER = 900_000;

/** Answers what is asked over HTTP: looks at what is kept, or has the question answered, and writes it in the form wanted. */
@Injectable()
export class Answering {
  readonly #kept = new Recent<Written>(MOST_BYTES, ({ bytes }) => bytes.length + BESIDE_BYTES);

  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(QueryBus) private readonly bus: QueryBus,
  ) {}

  /** One initiative is asked. */
  async answer(question: QuestionRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const form = formFor((request.query as Query).format, request.headers.accept);
    await this.#positionFor(request, reply);
    const { initiative } = request.params as Place;
    const asked = await this.parts.live.asked(initiative!, this.parts.now());
    if (isRejection(asked)) throw unknownInitiative(initiative);
    // Up to a position, and on one day, the same question has the same answer for ever.
    const key = `${asked.position} ${asked.today} ${form.type} ${request.url}`;
    const found =
      this.#kept.get(key) ?? this.#kept.set(key, written(await this.#spoken(question, asked, request), form));
    send(request, reply, found);
  }

  /** All initiatives are asked that whoever asks may read. */
  async initiatives(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const form = formFor((request.query as Query).format, request.headers.accept);
    const position = await this.#positionFor(request, reply);
    const { live, now } = this.parts;
    const said = parametersIn(request.query, allRoute.parameters!);
    const cursor = cursorIn(said, request, { position, now: now() });
    const upTo = cursor?.position ?? position;
    const when = cursor?.now ?? Math.floor(now() / QUARTER) * QUARTER;
    const { asOf = null, knownAt = null } = said as Partial<Horizons>;
    const known = await live.initiatives(upTo);
    const ids = known.filter((id) => mayRead(request.principal, id) && id > (cursor?.after ?? ''));
    const limit = limitIn(said);
    const items: InitiativeLine[] = [];
    for (const id of ids.slice(0, limit)) {
      const asked = (await live.asked(id, when, upTo)) as Asked;
      items.push(await this.bus.execute<AskLine, InitiativeLine>(new AskLine(asked, said)));
    }
    const next =
      ids.length > limit
        ? nextOf(request, said, { asOf, knownAt, now: when, position: upTo, after: ids[limit - 1]! })
        : null;
    const list = { rows: items, columns: Object.keys(INITIATIVE_COLUMNS), cells: items as [] };
    send(
      request,
      reply,
      written({ body: { asOf, knownAt, position: upTo, items, next }, list, next, keptTo: upTo }, form),
    );
  }

  async #spoken({ route, ask, listing }: QuestionRoute, asked: Asked, request: FastifyRequest): Promise<Spoken> {
    const { live, now } = this.parts;
    const said = parametersIn(request.query, route.parameters!);
    const cursor = cursorIn(said, request, { position: live.position, now: now() });
    const then = cursor ? await live.asked(asked.initiative, now(), cursor.position) : asked;
    if (isRejection(then)) throw wrongCursor();
    const at = then.horizons(cursor ? { asOf: cursor.asOf ?? undefined, knownAt: cursor.knownAt ?? undefined } : said);
    const answer: unknown = await this.bus.execute(ask(then, at, request.params as Place, said));
    if (isRejection(answer)) throw problemOf(answer, 404);
    const keptTo = then.position < asked.position ? then.position : undefined;
    const head = { initiative: asked.initiative, ...at, position: then.position };
    if (!listing) return { body: { ...head, ...(answer as object) }, next: null, keptTo };
    return { ...listed(listing, answer as never, head, request, said, cursor), keptTo };
  }

  /** The position that is reflected, and the one that is wanted with it. Taken before anything is read: that reflects it. */
  async #positionFor({ headers }: FastifyRequest, reply: FastifyReply): Promise<number> {
    const { live } = this.parts;
    const wanted = headers['sebone-min-position'];
    if (wanted !== undefined) await this.#reached(wanted);
    reply.header('sebone-position', live.position);
    return live.position;
  }

  /** @throws Problem 400 for what is no position, 503 where it is not reached in time */
  async #reached(wanted: string | readonly string[]): Promise<void> {
    const { live } = this.parts;
    const position = typeof wanted === 'string' ? readAs(POSITION, wanted) : undefined;
    if (position === undefined)
      throw invalidParameters([{ pointer: 'Sebone-Min-Position:', message: formOf(POSITION), value: wanted }]);
    if (!(await live.reached(position as number, PATIENCE))) throw notCaughtUp(position as number, live.position);
  }
}

/** What a request says after the path. */
interface Query {
  readonly format?: unknown;
}

const POSITION = { type: 'integer' } as const;

function listed(
  listing: Listing,
  answer: never,
  head: Horizons & { readonly position: number },
  request: FastifyRequest,
  said: Said,
  cursor?: Cursor,
): Spoken {
  const page = pageOf(listing.rows(answer), listing, said, limitIn(said), cursor?.after);
  if (!page) throw wrongCursor();
  const { rows, last } = page;
  const { asOf, knownAt, position } = head;
  const next = last === undefined ? null : nextOf(request, said, { asOf, knownAt, now: null, position, after: last });
  return {
    body: { ...head, ...listing.beside?.(answer), items: rows, next },
    list: { rows, columns: listing.columns, cells: rows.flatMap((row) => listing.cells(row)) },
    next,
  };
}

const limitIn = ({ limit }: Said): number => (limit as number | undefined) ?? LIMIT.usual;
const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0]!;

/** What decides which rows are walked through: not how many at once, and in which form. */
function walkIn(request: FastifyRequest, { limit: _limit, cursor: _cursor, format: _format, ...said }: Said): string {
  return walkOf(pathOf(request), said);
}

/** @throws Problem 400 for one that leads nowhere, or belongs to another question */
function cursorIn(
  said: Said,
  request: FastifyRequest,
  reached: { readonly position: number; readonly now: number },
): Cursor | undefined {
  if (said['cursor'] === undefined) return undefined;
  const cursor = cursorFrom(said['cursor'] as string);
  if (cursor?.walk !== walkIn(request, said)) throw wrongCursor();
  if (cursor.position > reached.position || (cursor.now ?? 0) > reached.now) throw wrongCursor();
  return cursor;
}

function nextOf(request: FastifyRequest, said: Said, cursor: Omit<Cursor, 'walk'>): string {
  const asked = Object.entries(said).map(([name, value]) => [name, String(value)]);
  const parameters = new URLSearchParams({
    ...(Object.fromEntries(asked) as Record<string, string>),
    cursor: cursorText({ ...cursor, walk: walkIn(request, said) }),
  });
  return `${pathOf(request)}?${parameters.toString()}`;
}

function wrongCursor(): Problem {
  const message = {
    en: 'It leads nowhere here: take `next` of a page as it is, with the same parameters.',
    ja: 'ここでは使えない。前のページの next を、他のパラメーターも変えずにそのまま使う。',
  };
  return invalidParameters([{ pointer: '?cursor', message }]);
}

function notCaughtUp(wanted: number, position: number): Problem {
  return new Problem(
    503,
    'not-caught-up',
    {
      en: `Position ${wanted} is not reflected yet; ${position} is.`,
      ja: `位置 ${wanted} はまだ反映されていない（現在 ${position}）。`,
    },
    { headers: { 'retry-after': '1', 'sebone-position': String(position) } },
  );
}
