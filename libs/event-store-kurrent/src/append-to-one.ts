import { NO_STREAM } from '@kurrent/kurrentdb-client';
import { tries, within } from './calls.ts';
import type { Connection } from './connection.ts';
import { AppendTooLargeError, explained, failingOf, StoreUnreachableError } from './errors.ts';
import type { Writing } from './group-writer.ts';
import { positionOf } from './log.ts';
import type { Sent } from './records.ts';

/**
 * Appends to one stream, with the same ids at the same revision until it is known what became of it.
 * @returns the position of the last event, or where the stream stands instead
 * @throws StoreUnreachableError, and what else `explained` makes
 */
export async function appendToOne(
  connection: Connection,
  { patience, answerWithin, renew }: Pick<Writing, 'patience' | 'answerWithin' | 'renew'>,
  { name, events, expected }: { readonly name: string; readonly events: readonly Sent[]; readonly expected: number },
): Promise<{ readonly position: number } | { readonly actual: number }> {
  let failure: unknown;
  for await (const nth of tries(patience)) {
    try {
      const { position } = await within(
        answerWithin,
        connection.client.appendToStream(name, events as never, {
          streamState: expected === 0 ? NO_STREAM : BigInt(expected - 1),
          requiresLeader: true,
        }),
      );
      return { position: positionOf(position!) };
    } catch (error) {
      const { type, actualState } = error as { type?: string; actualState?: unknown };
      if (type === 'wrong-expected-version')
        return { actual: typeof actualState === 'bigint' ? Number(actualState) + 1 : 0 };
      const failing = failingOf(error);
      if (failing === 'too-large')
        throw new AppendTooLargeError(
          Buffer.byteLength(JSON.stringify(events)),
          (error as { maxAppendSize?: number }).maxAppendSize,
        );
      if (failing !== 'again') throw explained(error, 'appending');
      failure = error;
      if (nth > 0) renew();
    }
  }
  throw new StoreUnreachableError('appending', { cause: failure });
}
