import { Readable } from 'node:stream';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { correlationIdOf } from '../operation/request-ids.ts';
import { Parts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { At } from '../route.ts';
import { keyFrom, refuseParameters, revisionFrom } from './conditions.ts';
import { Giving } from './giving.ts';
import { answersTo } from './many.ts';
import { COMMAND_ROUTES, MANY_COMMANDS } from './routes.ts';

/** Takes commands: one in a request, by a method for each command of the catalogue (below), or many. */
@Controller()
export class CommandsController {
  constructor(
    @Inject(Giving) private readonly giving: Giving,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async one(name: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { headers, body } = request;
    refuseParameters(request.url);
    if (body instanceof Readable) throw unsupported();
    const taken = this.giving.take({
      name,
      body,
      key: keyFrom(headers['idempotency-key'] as string | undefined),
      ifRevision: revisionFrom(headers['if-match']),
      ...askedBy(request),
    });
    const answer = await this.giving.answer(taken);
    void reply.code(answer.status).headers(answer.headers).send(answer.body);
  }

  @At(MANY_COMMANDS)
  async many(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseParameters(request.url);
    const { body } = request;
    if (!(body instanceof Readable)) throw unsupported();
    const { config, stopping, log, store } = this.parts;
    const position = await store.head();
    const answers = answersTo(body, this.giving, {
      ...askedBy(request),
      longestLine: config.bodyLimit,
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
      .send(Readable.from(answers));
  }
}

for (const [name, route] of COMMAND_ROUTES) {
  const method = function (this: CommandsController, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.one(name, request, reply);
  };
  const descriptor = { value: method, writable: true, enumerable: false, configurable: true };
  Object.defineProperty(CommandsController.prototype, route.operationId, descriptor);
  At(route)(CommandsController.prototype, route.operationId, descriptor);
  Req()(CommandsController.prototype, route.operationId, 0);
  Res()(CommandsController.prototype, route.operationId, 1);
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
