import type { EventStore } from '@sebone/event-store';
import type { Tail } from './tail.ts';
import { Told } from './told.ts';
import { filterOf, isWanted, type Wanted } from './wanted.ts';

/** Most facts read at once for one listener. */
const BATCH = 200;

/** One at a time: those who read long stretches of the log take turns, and leave the rest of the process its own. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** What was there to be told, up to a position, everything before it included. */
export interface Stretch {
  readonly told: readonly Told[];
  readonly position: number;
}

/** All wanted facts after a position up to the head of the log, as it stands when the first is asked for. */
export async function* recorded(
  store: EventStore,
  turns: Turns,
  { after, wanted, signal }: { readonly after: number; readonly wanted: Wanted; readonly signal: AbortSignal },
): AsyncGenerator<Stretch, void> {
  const head = await store.head();
  const facts = store.subscribe(after, { untilHead: true, batchSize: BATCH, filter: filterOf(wanted), signal });
  const batches = facts[Symbol.asyncIterator]();
  let position = after;
  for (;;) {
    const next = await turns.take(() => batches.next());
    if (signal.aborted) return;
    if (next.done) break;
    position = next.value.at(-1)!.position;
    yield { told: next.value.map((fact) => new Told(fact)).filter((told) => isWanted(told, wanted)), position };
  }
  yield { told: [], position: Math.max(position, head) };
}

/**
 * All wanted facts after a position, each once and in order: those recorded, then those to come. It gives nothing to be
 * told, too, where a time has passed without any.
 */
export async function* listening(
  { store, turns, tail }: { readonly store: EventStore; readonly turns: Turns; readonly tail: Tail },
  heard: { readonly after: number; readonly wanted: Wanted; readonly signal: AbortSignal; readonly heartbeat: number },
): AsyncGenerator<readonly Told[], void> {
  const { wanted, signal, heartbeat } = heard;
  let position = heard.after;
  let spoken = performance.now();
  while (!signal.aborted) {
    let kept = tail.after(position);
    if (!kept) {
      for await (const stretch of recorded(store, turns, { after: position, wanted, signal })) {
        position = stretch.position;
        if (stretch.told.length === 0) continue;
        yield stretch.told;
        spoken = performance.now();
      }
      kept = tail.after(position);
    }
    if (signal.aborted) return;
    position = kept?.at(-1)?.position ?? position;
    const told = kept?.filter((one) => isWanted(one, wanted)) ?? [];
    const quiet = performance.now() - spoken;
    if (told.length > 0 || quiet >= heartbeat) {
      yield told;
      spoken = performance.now();
    } else if (!kept?.length) await tail.changed(signal, heartbeat - quiet);
  }
}
