import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';

/** What is told of an XML text; names come without their prefixes. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A part of an `.xlsx` that is not what it should be. */
export class DamagedPart extends Error {}

/** No tag and no text is longer than this, in bytes. */
const LONGEST_PIECE = 16_777_216;

/**
 * Reads an XML text piece by piece. Entities of a document's own are not known, and so not unfolded.
 * @throws DamagedPart where it is no XML; what handlers throw is passed on
 */
export async function readXml(
  stream: Readable,
  { open, text, close }: XmlHandlers,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const parser = new SaxesParser();
  let piece = 0;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw new DamagedPart(error.message);
  });
  parser.on('opentag', (tag) => {
    piece = 0;
    open?.(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    piece = 0;
    close?.(local(tag.name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunksOf(stream)) {
    onBytes(chunk.length);
    piece += chunk.length;
    if (piece > LONGEST_PIECE) throw new DamagedPart('a text is too long');
    parser.write(decoded(decoder, chunk));
  }
  parser.close();
}

async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    throw new DamagedPart((error as Error).message);
  }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new DamagedPart('it is not UTF-8');
  }
}
