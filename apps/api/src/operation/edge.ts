import { Controller, Header, Inject, Module, Req, Res } from '@nestjs/common';
import type { Ledger } from '@sebone/ledger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parametersIn } from '../parameters.ts';
import { Parts } from '../parts.ts';
import { At } from '../route.ts';
import type { LedgerMeasures } from './metrics.ts';
import { isReached } from './reaching.ts';
import { unreadiness } from './readiness.ts';
import { HEALTH, METRICS, READINESS } from './routes.ts';

@Controller()
export class OperationController {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  @At(HEALTH)
  @Header('cache-control', 'no-store')
  alive(@Req() request: FastifyRequest): object {
    parametersIn(request, HEALTH);
    return { status: 'alive' };
  }

  @At(READINESS)
  @Header('cache-control', 'no-store')
  async ready(@Req() request: FastifyRequest): Promise<object> {
    parametersIn(request, READINESS);
    const { store, views, live, ledgerKeeping, appendHealth, now } = this.parts;
    const [kept, ledger] = await Promise.all([
      isReached(store).then((isThere) => (isThere ? views.status() : undefined)),
      ledgerKeeping.status(),
    ]);
    const problem = unreadiness({ views: kept, live: live.status(), appends: appendHealth, ledger }, now());
    if (problem) throw problem;
    return { status: 'ready' };
  }

  @At(METRICS)
  async metrics(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    parametersIn(request, METRICS);
    const { metrics, store, views, ledger, now } = this.parts;
    reply.headers({ 'content-type': metrics.contentType, 'cache-control': 'no-store' });
    const [isReachable, status] = await Promise.all([isReached(store), views.status()]);
    return metrics.text(status, isReachable, measuresOf(ledger, now()));
  }
}

function measuresOf(ledger: Ledger, now: number): LedgerMeasures {
  const signed = ledger.latest();
  return {
    size: ledger.size(),
    position: ledger.position(),
    checkpointAge: signed && Math.max((now - Date.parse(signed.signedAt)) / 1_000, 0),
  };
}

@Module({ controllers: [OperationController] })
export class OperationEdge {}
