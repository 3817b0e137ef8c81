import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Made {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Answers that stay the same for as long as the server runs: made when first asked for, told apart by their digest. */
export class Unchanging {
  readonly #made = new Map<string, Made>();

  /** Sends an answer, or 304 to whoever has it. @param name what tells it from the others */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    { type, bytes }: { readonly type: string; readonly bytes: () => Buffer },
  ): FastifyReply {
    const made = this.#made.get(name) ?? this.#make(name, bytes());
    reply.headers({ etag: made.etag, 'cache-control': 'public, no-cache' });
    return request.headers['if-none-match'] === made.etag
      ? reply.status(304).send()
      : reply.type(type).send(made.bytes);
  }

  #make(name: string, bytes: Buffer): Made {
    const made = { bytes, etag: `"${hash('sha256', bytes, 'base64url').slice(0, 27)}"` };
    this.#made.set(name, made);
    return made;
  }
}
