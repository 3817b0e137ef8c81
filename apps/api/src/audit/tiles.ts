import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parametersIn } from '../parameters.ts';
import { Parts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { sendTagged, tagged, varyBy } from '../tagged.ts';
import { TILE } from './routes.ts';
import { isFullTile, TILE_PATH } from './tile-path.ts';

/** Gives the tiles of the ledger. */
@Injectable()
export class Tiles {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** @throws Problem 404 for whatever is no tile: nothing else is ever looked for */
  give(request: FastifyRequest, reply: FastifyReply): void {
    parametersIn(request, TILE);
    const { '*': path } = request.params as { readonly '*': string };
    const bytes = TILE_PATH.test(path) ? this.parts.ledger.tile(path) : undefined;
    if (!bytes) throw noTile();
    const keeping = isFullTile(path) ? 'private, max-age=31536000, immutable' : 'private, no-cache';
    varyBy(reply, 'Authorization').header('cache-control', keeping);
    sendTagged(request, reply, tagged(bytes, 'application/octet-stream'));
  }
}

const noTile = (): Problem =>
  new Problem(404, 'no-tile', {
    en: 'There is no such tile: it is not full yet, or this is no path of a tile.',
    ja: 'そのようなタイルはない。まだ埋まっていないか、タイルのパスではない。',
  });
