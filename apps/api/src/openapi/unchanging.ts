import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendTagged, tagged, type Tagged } from '../tagged.ts';

/** Answers that stay the same for as long as the server runs: made when first asked for. */
export class Unchanging {
  readonly #made = new Map<string, Tagged>();

  /** Sends an answer, or 304 to whoever has it. @param name what tells it from the others */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    { type, bytes }: { readonly type: string; readonly bytes: () => Buffer },
  ): void {
    const made = this.#made.get(name) ?? tagged(bytes(), type);
    this.#made.set(name, made);
    sendTagged(request, reply.header('cache-control', 'public, no-cache'), made);
  }
}
