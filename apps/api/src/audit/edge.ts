import { Controller, Inject, Module, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { At } from '../route.ts';
import { Bundling } from './bundling.ts';
import { Proving } from './proving.ts';
import { BUNDLE, CHECKPOINT, CONSISTENCY, INCLUSION, TILE } from './routes.ts';
import { Tiles } from './tiles.ts';

/** What an auditor asks: proofs, the tiles that they are made of, and bundles to take away. */
@Controller()
export class AuditController {
  constructor(
    @Inject(Proving) private readonly proving: Proving,
    @Inject(Tiles) private readonly tiles: Tiles,
    @Inject(Bundling) private readonly bundling: Bundling,
  ) {}

  @At(CHECKPOINT)
  checkpoint(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proving.checkpoint(request, reply);
  }

  @At(INCLUSION)
  inclusion(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proving.inclusion(request, reply);
  }

  @At(CONSISTENCY)
  consistency(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.proving.consistency(request, reply);
  }

  @At(TILE)
  tile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.tiles.give(request, reply);
  }

  @At(BUNDLE)
  bundle(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.bundling.give(request, reply);
  }
}

@Module({ controllers: [AuditController], providers: [Proving, Tiles, Bundling] })
export class AuditEdge {}
