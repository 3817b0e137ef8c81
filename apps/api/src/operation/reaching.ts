import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@sebone/event-store';

/** How long the log may take to say where it ends, in milliseconds: whoever asks whether the server is ready does not wait long. */
const SAYS_WITHIN = 1_000;

/** Whether the log can be reached just now. */
export async function isReached(store: EventStore): Promise<boolean> {
  const late = new AbortController();
  const asked = store.head().then(
    () => true,
    () => false,
  );
  const patience = pause(SAYS_WITHIN, false, { ref: false, signal: late.signal }).catch(() => false);
  try {
    return await Promise.race([asked, patience]);
  } finally {
    late.abort();
  }
}
