import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AskLine, Recent, type Asked, type InitiativeLine } from '@sebone/application';
import { isRejection, type Horizons } from '@sebone/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayRead, unknownInitiative } from '../access/may.ts';
import { Parts } from '../parts.ts';
import { invalidParameters, readParameters, type Said } from '../parameters.ts';
import { notCaughtUp, problemOf, type Problem, type ProblemField } from '../problem.ts';
import type { Route } from '../route.ts';
import { cursorFrom, cursorText, walkOf, type Cursor } from './cursor.ts';
import { formFor, type Form, type Format } from './form.ts';
import { pageOf, type Listing } from './listing.ts';
import { allRoute, LIMIT, WALKED_ON, type Place, type QuestionRoute } from './question-route.ts';
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
  readonly #kept = new Recent<Written>(MOST_BYTES, ({ size }) => size + BESIDE_BYTES);

  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(QueryBus) private readonly bus: QueryBus,
  ) {}

  /** One initiative is asked. */
  async answer(question: QuestionRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const reading = readingOf(request, question.route);
    if (reading.wanted !== undefined) await this.#reached(reading.wanted);
    this.#positionOf(reply);
    const { initiative } = request.params as Place;
    const asked = await this.parts.live.asked(initiative!, this.parts.now());
    if (isRejection(asked)) throw unknownInitiative(initiative);
    // Up to a position, and on one day, the same question has the same answer for ever.
    const key = `${asked.position} ${asked.today} ${reading.form.type} ${request.url}`;
    const spoken = async (): Promise<Written> =>
      written(await this.#spoken(question, asked, request, reading), reading.form);
    if (question.open) send(request, reply, await spoken(), 'private, no-store');
    else send(request, reply, this.#kept.get(key) ?? this.#kept.set(key, await spoken()));
  }

  /** All initiatives are asked that whoever asks may read. */
  async initiatives(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { said, cursor, form, wanted } = readingOf(request, allRoute);
    if (wanted !== undefined) await this.#reached(wanted);
    const position = this.#positionOf(reply);
    const { live, now } = this.parts;
    if (cursor) refuseAhead(cursor, { position, now: now() });
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

  async #spoken(
    { ask, listing, open }: QuestionRoute,
    asked: Asked,
    request: FastifyRequest,
    { said, cursor }: Reading,
  ): Promise<Spoken> {
    const { live, now } = this.parts;
    if (cursor) refuseAhead(cursor, { position: live.position, now: now() });
    const then = cursor ? await live.asked(asked.initiative, now(), cursor.position) : asked;
    if (isRejection(then)) throw wrongCursor();
    const at = then.horizons(cursor ? { asOf: cursor.asOf ?? undefined, knownAt: cursor.knownAt ?? undefined } : said);
    const answer: unknown = await this.bus.execute(ask(then, at, request.params as Place, said));
    if (isRejection(answer)) throw problemOf(answer, 404);
    const keptTo = then.position < asked.position ? then.position : undefined;
    const head = { initiative: asked.initiative, ...at, position: then.position };
    if (!listing) return { body: { ...head, ...(answer as object) }, next: null, keptTo };
    const opened = open && ((rows: readonly never[]) => open(rows, this.parts.vault));
    return { ...(await listed(listing, answer as never, head, request, said, cursor, opened)), keptTo };
  }

  /** The position that is reflected. Taken before anything is read: that reflects it. */
  #positionOf(reply: FastifyReply): number {
    const { position } = this.parts.live;
    reply.header('sebone-position', position);
    return position;
  }

  /** @throws Problem 503 where the position is not reached in time */
  async #reached(wanted: number): Promise<void> {
    const { live } = this.parts;
    if (!(await live.reached(wanted, PATIENCE))) throw notCaughtUp(wanted, live.position);
  }
}

async function listed(
  listing: Listing,
  answer: never,
  head: Horizons & { readonly position: number },
  request: FastifyRequest,
  said: Said,
  cursor?: Cursor,
  open?: (rows: readonly never[]) => Promise<readonly object[]>,
): Promise<Spoken> {
  const page = pageOf(listing.rows(answer), listing, said, limitIn(said), cursor?.after);
  if (!page) throw wrongCursor();
  const { last } = page;
  const rows = open ? ((await open(page.rows)) as typeof page.rows) : page.rows;
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

/** What a request says, before anything is looked up. */
interface Reading {
  readonly said: Said;
  readonly cursor: Cursor | undefined;
  readonly form: Form;
  /** The position that has to be reflected. */
  readonly wanted: number | undefined;
}

/** @throws Problem 400 naming all that is wrong with the request, 406 for a form that there is none of */
function readingOf(request: FastifyRequest, route: Route): Reading {
  const faults: ProblemField[] = [];
  const { query: said, headers } = readParameters(request, route, faults);
  const text = said['cursor'] as string | undefined;
  const cursor = text === undefined ? undefined : cursorFrom(text);
  if (text !== undefined && !cursor) faults.push(WRONG_CURSOR);
  if (faults.length > 0) throw invalidParameters(faults);
  if (cursor && cursor.walk !== walkIn(request, said)) throw wrongCursor();
  const form = formFor(said['format'] as Format | undefined, request.headers.accept);
  return { said, cursor, form, wanted: headers['Sebone-Min-Position'] as number | undefined };
}

/** @throws Problem 400 for a cursor of a later state than there is */
function refuseAhead(cursor: Cursor, reached: { readonly position: number; readonly now: number }): void {
  if (cursor.position > reached.position || (cursor.now ?? 0) > reached.now) throw wrongCursor();
}

function nextOf(request: FastifyRequest, said: Said, cursor: Omit<Cursor, 'walk'>): string {
  const asked = Object.entries(said).map(([name, value]) => [name, String(value)]);
  const parameters = new URLSearchParams({
    ...(Object.fromEntries(asked) as Record<string, string>),
    cursor: cursorText({ ...cursor, walk: walkIn(request, said) }),
  });
  return `${pathOf(request)}?${parameters.toString()}`;
}

const WRONG_CURSOR: ProblemField = { pointer: '?cursor', message: WALKED_ON };
const wrongCursor = (): Problem => invalidParameters([WRONG_CURSOR]);
