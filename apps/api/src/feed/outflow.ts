import { Readable } from 'node:stream';

/** Bytes that wait for a client beyond what its connection holds, at which nothing more is made for it. */
const WAITING = 65_536;

/**
 * Text or bytes for a client, made no faster than the client takes it. Where it takes nothing of what waits for so many
 * milliseconds, the stream is destroyed: the connection breaks, and what the client has is whole up to where it broke.
 * @param ended called once, however it ends
 */
export function outflow(
  text: AsyncIterable<string | Uint8Array>,
  { stalled, ended }: { readonly stalled: number; readonly ended: () => void },
): Readable {
  const watched = async function* (): AsyncGenerator<string | Uint8Array, void> {
    let watch: NodeJS.Timeout | undefined;
    try {
      for await (const piece of text) {
        watch = setTimeout(() => stream.destroy(new StalledError(stalled)), stalled);
        yield piece;
        clearTimeout(watch);
      }
    } finally {
      clearTimeout(watch);
    }
  };
  const stream = Readable.from(watched(), { objectMode: false, highWaterMark: WAITING });
  return stream.once('close', ended);
}

/** A client took nothing for too long. */
export class StalledError extends Error {
  readonly code = 'stalled';
  constructor(stalled: number) {
    super(`Nothing was taken for ${stalled} ms.`);
    this.name = 'StalledError';
  }
}
