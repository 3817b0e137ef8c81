import { problemIn } from './problem-error.ts';
import { isPassing, pause as pauseInEarnest, PATIENCE, waitAfter, type Patience, type Pause } from './retrying.ts';
import type { components } from './schema.ts';
import { sentEvents } from './sent-events.ts';

/** A fact, as CloudEvents 1.0 has it. */
export type CloudEvent = components['schemas']['CloudEvent'];

/** Which facts are asked for: those that meet every condition given. */
export interface EventsAsked {
  /** The position to begin after; the start of the log unless told. */
  readonly after?: number;
  readonly initiative?: string | readonly string[];
  readonly category?: string | readonly string[];
  readonly type?: string | readonly string[];
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** How to reach a server. */
interface Reaching {
  readonly server: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly patience?: Patience;
  readonly pause?: Pause;
}

/** Follows the feed of a server, and goes on after the last event wherever it is cut off. */
export async function* eventsFrom(
  { server, headers, fetch, patience = PATIENCE, pause = pauseInEarnest }: Reaching,
  { after = 0, signal, ...filter }: EventsAsked,
): AsyncGenerator<CloudEvent> {
  const address = new URL('v1/events', server.endsWith('/') ? server : `${server}/`);
  for (const [name, values] of Object.entries(filter))
    for (const value of [values ?? []].flat()) address.searchParams.append(name, value);
  let last = String(after);
  let failed: unknown;
  for (let attempt = 1; !signal?.aborted; attempt++) {
    if (attempt > patience.attempts) throw failed;
    let response: Response | undefined;
    try {
      response = await fetch(
        new Request(address, {
          headers: { ...headers, accept: 'text/event-stream', 'last-event-id': last },
          ...(signal && { signal }),
        }),
      );
      if (response.ok && response.body) {
        attempt = 0;
        for await (const { id, data } of sentEvents(response.body)) {
          const event = JSON.parse(data) as CloudEvent;
          last = id;
          yield event;
        }
      }
    } catch (error) {
      if (signal?.aborted) return;
      failed = error;
    }
    if (response && !response.ok) {
      failed = await problemIn(response);
      if (!isPassing(response)) throw failed;
    }
    await pause(waitAfter(Math.max(attempt, 1), response, patience), signal).catch(() => undefined);
  }
}
