import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { exportBundle } from '@sebone/application';
import { isRejection } from '@sebone/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unknownInitiative } from '../access/may.ts';
import { Turns } from '../feed/listening.ts';
import { outflow } from '../feed/outflow.ts';
import { FEED_SETTINGS } from '../feed/settings.ts';
import { parametersIn } from '../parameters.ts';
import { Parts } from '../parts.ts';
import { Problem, problemOf } from '../problem.ts';
import { BUNDLE } from './routes.ts';
import { wantedIn, type BundleWanted } from './wanted.ts';

/** What the folders begin with that bundles are made in, in the data folder. */
const DRAFT = 'bundle.unfinished-';

/** Makes bundles for those who ask, one at a time: each reads much of the ledger. */
@Injectable()
export class Bundling {
  readonly #turns = new Turns();

  constructor(@Inject(Parts) private readonly parts: Parts) {
    const { data } = parts.config;
    // Of a server that was killed amid a bundle: what is personal in it would outlive an erasure.
    for (const name of existsSync(data) ? readdirSync(data) : [])
      if (name.startsWith(DRAFT)) rmSync(join(data, name), { recursive: true, force: true });
  }

  async give(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    parametersIn(request, BUNDLE);
    if (request.body instanceof Readable) throw unsupported();
    const { initiative } = request.params as { readonly initiative: string };
    const wanted = wantedIn(request.body);
    const { live, now, config } = this.parts;
    if (isRejection(await live.asked(initiative, now()))) throw unknownInitiative(initiative);
    const file = await this.#turns.take(async () => (reply.raw.destroyed ? undefined : this.#made(initiative, wanted)));
    if (!file) return;
    const { size } = await file.stat();
    const name = [initiative, ...(wanted.partner === undefined ? [] : [wanted.partner])].join('.');
    void reply
      .code(200)
      .headers({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${name}.sebone-bundle"`,
        'content-length': size,
        'cache-control': 'no-store',
      })
      .send(
        outflow(bytesOf(file, request), {
          stalled: config.feed?.stalled ?? FEED_SETTINGS.stalled,
          ended: () => void file.close(),
        }),
      );
  }

  /**
   * A bundle in a file that has no name any more: it is gone with whoever reads it, however that ends, and what is personal in it
   * is left nowhere.
   */
  async #made(initiative: string, { partner, from, to, withholdPersonal }: BundleWanted): Promise<FileHandle> {
    const { ledger, store, vault, now, config } = this.parts;
    const folder = await mkdtemp(join(config.data, DRAFT));
    try {
      const file = join(folder, 'bundle');
      const made = await exportBundle({
        ledger,
        store,
        vault,
        now: now(),
        initiative,
        partner,
        period: { ...(from && { from }), ...(to && { to }) },
        file,
        withholdPersonal,
      });
      if (isRejection(made)) throw problemOf(made, 404);
      return await open(file);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** A bundle that ends early must not look whole: it is as long as was said, or the connection breaks. */
async function* bytesOf(file: FileHandle, request: FastifyRequest): AsyncGenerator<Uint8Array, void> {
  for await (const bytes of file.createReadStream({ autoClose: false })) {
    const problem = request.lapsed();
    if (problem) throw problem;
    yield bytes as Uint8Array;
  }
}

const unsupported = (): Problem =>
  new Problem(415, 'unsupported-media-type', {
    en: 'Say what you want as application/json.',
    ja: '対象は application/json で指定する。',
  });
