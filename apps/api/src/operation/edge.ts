import { Controller, Header, Inject, Module, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Parts } from '../parts.ts';
import { At } from '../route.ts';
import { unreadiness } from './readiness.ts';
import { HEALTH, METRICS, READINESS } from './routes.ts';

@Controller()
export class OperationController {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  @At(HEALTH)
  @Header('cache-control', 'no-store')
  alive(): object {
    return { status: 'alive' };
  }

  @At(READINESS)
  @Header('cache-control', 'no-store')
  async ready(): Promise<object> {
    const { following, appendHealth, now } = this.parts;
    const problem = unreadiness(await following.status(), appendHealth, now());
    if (problem) throw problem;
    return { status: 'ready' };
  }

  @At(METRICS)
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { metrics, following } = this.parts;
    reply.headers({ 'content-type': metrics.contentType, 'cache-control': 'no-store' });
    return metrics.text(await following.status());
  }
}

@Module({ controllers: [OperationController] })
export class OperationEdge {}
