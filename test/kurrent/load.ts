import { setTimeout as pause } from 'node:timers/promises';
import { diceOf } from '@sebone/testing';
import type { Meant } from './meant.ts';
import type { ServeProcess } from './nodes.ts';

/** Milliseconds after which a client asks another server. */
const PATIENCE = 5_000;

/** Clients that give commands to whichever server answers, and keep what they are told. */
export class Load {
  readonly #servers: readonly ServeProcess[];
  readonly #dice: () => number;
  #isOver = false;
  /** All that was told of each command, by its key: `<status> <body>`. */
  readonly told = new Map<string, Set<string>>();
  /** The keys of commands that servers have been given and have not answered. */
  readonly underWay = new Map<ServeProcess, Map<string, number>>();
  /** Called whenever an answer came. */
  onTold: () => void = () => undefined;

  constructor(servers: readonly ServeProcess[], seed: number) {
    this.#servers = servers;
    this.#dice = diceOf(seed);
    for (const server of servers) this.underWay.set(server, new Map());
  }

  /** Has all clients stop that still try. */
  end(): void {
    this.#isOver = true;
  }

  /** Gives a command until it is answered: to one server after another, and now and then to two at once. */
  async give(meant: Meant): Promise<string> {
    const first = Math.floor(this.#dice() * this.#servers.length);
    const twice = this.#dice() < 0.1;
    const [answer] = await Promise.all([this.#giveFrom(first, meant), twice ? this.#giveFrom(first + 1, meant) : '']);
    return answer;
  }

  /** Asks one server. @returns `<status> <body>`; nothing where it is to be asked again */
  async giveTo(server: ServeProcess, { command, key, body }: Meant): Promise<string | undefined> {
    const waiting = this.underWay.get(server)!;
    waiting.set(key, (waiting.get(key) ?? 0) + 1);
    try {
      const response = await fetch(`${server.url}/v1/commands/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const text = await response.text();
      if (response.status === 409 || response.status === 503) return undefined;
      const answer = `${response.status} ${text}`;
      this.told.set(key, (this.told.get(key) ?? new Set()).add(answer));
      this.onTold();
      return answer;
    } catch {
      // It is gone, or does not answer.
      return undefined;
    } finally {
      const left = waiting.get(key)! - 1;
      if (left > 0) waiting.set(key, left);
      else waiting.delete(key);
    }
  }

  async #giveFrom(first: number, meant: Meant): Promise<string> {
    for (let at = first; !this.#isOver; at++) {
      const server = this.#servers[at % this.#servers.length]!;
      const answer = server.isUp ? await this.giveTo(server, meant) : undefined;
      if (answer !== undefined) return answer;
      await pause(20);
    }
    throw new Error(`${meant.key} was not answered to the end.`);
  }
}

/** Does it with each, so many at a time. */
export async function each<Item>(
  atOnce: number,
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
