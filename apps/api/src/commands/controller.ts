import { Readable } from 'node:stream';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { outflow } from '../feed/outflow.ts';
import { FEED_SETTINGS } from '../feed/settings.ts';
import { takesItsTime } from '../operation/door.ts';
import { correlationIdOf } from '../operation/request-ids.ts';
import { Parts } from '../parts.ts';
import { parametersIn } from '../parameters.ts';
import { Problem } from '../problem.ts';
import { At, type Route } from '../route.ts';
import { conditionsOf } from './conditions.ts';
import { Giving } from './giving.ts';
import { answersTo } from './many.ts';
import { MANY_COMMANDS } from './routes.ts';

/** Milliseconds that a client may take over one line of many. */
const LINE_WITHIN = 60_000;

/** Takes commands: one in a request, at the address of that command, or many. */
@Controller()
export class CommandsController {
  constructor(
    @Inject(Giving) private readonly giving: Giving,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Answers whoever gives one command, at the route of that command. */
  async one(name: string, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { body } = request;
    if (body instanceof Readable) throw unsupported();
    const { key, ifRevision } = conditionsOf(request, name, route);
    const { principal, correlationId, wording, instance } = askedBy(request);
    const taken = this.giving.take({ name, body, key, ifRevision, principal, correlationId, wording, instance });
    const answer = await this.giving.answer(taken);
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  }

  @At(MANY_COMMANDS)
  async many(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    parametersIn(request, MANY_COMMANDS);
    const { body } = request;
    if (!(body instanceof Readable)) throw unsupported();
    const { config, stopping, log, store } = this.parts;
    const position = await store.head();
    const inTurn = takesItsTime(request.raw);
    const ended = (): void => {
      inTurn();
      body.resume();
    };
    // Whoever may give no more is told so: the connection is not to break where its lines are left.
    const answers = answersTo(body.iterator({ destroyOnReturn: false }), this.giving, {
      ...askedBy(request),
      longestLine: config.bodyLimit,
      lineWithin: LINE_WITHIN,
      lapsed: () => request.lapsed(),
      weighed: () => request.weighed(),
      stopping,
      unforeseen: (error) => log.failed('command failed', error, { request: request.id }),
    });
    void reply
      .code(200)
      .headers({
        'content-type': 'application/x-ndjson',
        'cache-control': 'no-store',
        'sebone-position': String(position),
      })
      .send(outflow(answers, { stalled: config.feed?.stalled ?? FEED_SETTINGS.stalled, ended }));
  }
}

const askedBy = (request: FastifyRequest) =>
  ({
    principal: request.principal,
    correlationId: correlationIdOf(request),
    wording: request.headers['accept-language'],
    instance: request.url,
  }) as const;

const unsupported = (): Problem =>
  new Problem(415, 'unsupported-media-type', {
    en: 'Give one command as application/json to its own address, or many as application/x-ndjson to /v1/commands.',
    ja: 'コマンド 1 つなら application/json で各アドレスへ、複数なら application/x-ndjson で /v1/commands へ送る。',
  });
