import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Parts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { listening, recorded, Turns } from './listening.ts';
import { outflow } from './outflow.ts';
import { FEED_SETTINGS, type FeedSettings } from './settings.ts';
import { Tail } from './tail.ts';
import type { Told } from './told.ts';
import type { Wanted } from './wanted.ts';

/** How long a text gets before it is given, in UTF-16 units. */
const PIECE = 16_384;

/** What somebody asked of the feed. */
export interface Subscription {
  /** Who asks: each has a bounded number of streams. */
  readonly principal: string;
  readonly after: number;
  readonly wanted: Wanted;
  /** `events`: Server-Sent Events, for as long as anybody listens. `lines`: JSON Lines up to the head of the log. */
  readonly form: 'events' | 'lines';
}

interface Telling extends Subscription {
  readonly lapsed: () => Problem | undefined;
  readonly signal: AbortSignal;
}

/** All streams of facts that are open. What they share is bounded, and so is what each takes. */
@Injectable()
export class Feed {
  readonly settings: FeedSettings;
  readonly #parts: Parts;
  readonly #tail: Tail;
  readonly #turns = new Turns();
  readonly #open = new Map<AbortController, string>();

  constructor(@Inject(Parts) parts: Parts) {
    this.settings = { ...FEED_SETTINGS, ...parts.config.feed };
    this.#parts = parts;
    this.#tail = new Tail(parts.store, (error) => parts.log.failed('the feed cannot follow the log', error));
    parts.stopping.addEventListener('abort', () => this.#open.forEach((_, stop) => stop.abort()));
    parts.metrics.streams(() => this.#open.size);
  }

  /**
   * Opens a stream; `stop` ends it.
   * @param lapsed why whoever asked may not go on: it is asked before anything is told
   * @throws Problem 429 `too-many-streams`
   */
  open(subscription: Subscription, lapsed: () => Problem | undefined): { readonly stream: Readable; stop(): void } {
    const { principal, form } = subscription;
    const { most, mostOfOne, stalled, longest } = this.settings;
    const own = [...this.#open.values()].filter((other) => other === principal).length;
    if (own >= mostOfOne || this.#open.size >= most) throw tooManyStreams(own >= mostOfOne ? mostOfOne : most);
    const stop = new AbortController();
    this.#open.set(stop, principal);
    const lifetime = setTimeout(() => stop.abort(), longest);
    const telling: Telling = { ...subscription, lapsed, signal: stop.signal };
    const text = form === 'events' ? this.#events(telling) : this.#lines(telling);
    const ended = (): void => {
      clearTimeout(lifetime);
      stop.abort();
      this.#open.delete(stop);
    };
    return { stream: outflow(text, { stalled, ended }), stop: () => stop.abort() };
  }

  async *#events({ after, wanted, signal, lapsed }: Telling): AsyncGenerator<string, void> {
    const { heartbeat, retry } = this.settings;
    const leave = this.#tail.listen();
    try {
      yield `retry: ${retry}\n: ${after}\n\n`;
      const following = { store: this.#parts.store, turns: this.#turns, tail: this.#tail };
      for await (const told of listening(following, { after, wanted, signal, heartbeat }))
        for (const piece of told.length === 0 ? [':\n\n'] : pieces(told.map(eventOf))) {
          if (lapsed()) return;
          yield piece;
        }
    } finally {
      leave();
    }
  }

  async *#lines({ after, wanted, signal, lapsed }: Telling): AsyncGenerator<string, void> {
    for await (const { told } of recorded(this.#parts.store, this.#turns, { after, wanted, signal }))
      for (const piece of pieces(told.map(({ json }) => `${json}\n`))) {
        const problem = lapsed();
        // An export that ends early must not look whole.
        if (problem) throw problem;
        yield piece;
      }
    signal.throwIfAborted();
  }
}

/** Short texts together: what is given at once is small, so that a client that takes any of it is seen to. */
function* pieces(texts: readonly string[]): Generator<string, void> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const eventOf = ({ position, json }: Told): string => `id: ${position}\ndata: ${json}\n\n`;

const tooManyStreams = (most: number): Problem =>
  new Problem(
    429,
    'too-many-streams',
    {
      en: `There are ${most} streams open already, which is as many as there may be.`,
      ja: `すでに上限の ${most} 本のストリームが開いている。`,
    },
    { headers: { 'retry-after': '10' } },
  );
