import { Controller, Inject, Module, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Parts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { At } from '../route.ts';
import { subscriptionOf } from './asked.ts';
import { Feed } from './feed.ts';
import { EVENTS } from './routes.ts';

@Controller()
export class FeedController {
  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(Feed) private readonly feed: Feed,
  ) {}

  @At(EVENTS)
  async events(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subscription = subscriptionOf(request);
    const head = await this.parts.store.head();
    if (subscription.after > head) throw aheadOfTheLog(subscription.after, head);
    reply.headers({
      'content-type':
        subscription.form === 'events' ? 'text/event-stream; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'sebone-position': head,
    });
    if (request.method === 'HEAD') return void reply.send();
    const { stream, stop } = this.feed.open(subscription, () => request.lapsed());
    reply.raw.once('close', stop);
    void reply.send(stream);
  }
}

@Module({ controllers: [FeedController], providers: [Feed], exports: [Feed] })
export class FeedEdge {}

/** A log that was restored from a backup has lost what this client has seen: it must not wait for it in silence. */
const aheadOfTheLog = (after: number, head: number): Problem =>
  new Problem(409, 'position-ahead', {
    en: `The log ends at position ${head}: position ${after} is not of this log, or of a later state of it.`,
    ja: `ログは位置 ${head} で終わっている。位置 ${after} はこのログのものではないか、失われた部分のものである。`,
  });
