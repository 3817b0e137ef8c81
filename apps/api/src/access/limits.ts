import type { FastifyReply } from 'fastify';
import { Problem } from '../problem.ts';

/** How much may be asked. What is absent is not bounded. */
export interface Limits {
  /** Requests a minute of one principal, or of one address where nobody said who it is. A line of many commands is one, too. */
  readonly rate?: number;
  /** Requests under way at once: in all, and of one principal or address. */
  readonly concurrency?: { readonly total: number; readonly each: number };
}

const MINUTE = 60_000;
/** How many callers are told apart within a minute; those that come later share one count. */
const MOST_CALLERS = 100_000;

/**
 * Weighs what is asked against how much may be. It counts in this process: `@fastify/rate-limit` awaits a store for every
 * request, which costs some 3 µs, and does not count the refused.
 */
export class Scales {
  readonly #rate: number | undefined;
  readonly #concurrency: Limits['concurrency'];
  readonly #now: () => number;
  readonly #asked = new Map<string, number>();
  #minute = 0;
  readonly #underWay = new Map<string, number>();
  #total = 0;

  /** @param now milliseconds since 1970 */
  constructor({ rate, concurrency }: Limits, now: () => number) {
    this.#rate = rate;
    this.#concurrency = concurrency;
    this.#now = now;
  }

  /** Lets a request in among those under way, before it has cost anything. @returns what it weighs, or that all is taken */
  enter(reply: FastifyReply): Place | Problem {
    if (this.#concurrency && this.#total >= this.#concurrency.total) return busy();
    this.#total++;
    return new Place(this, reply);
  }

  /** Counts one more that somebody asks. @param reply is told how many are left @returns why it is too much */
  count(by: string, reply?: FastifyReply): Problem | undefined {
    if (this.#rate === undefined) return undefined;
    const left = this.#left();
    const caller = this.#callerOf(by);
    const count = (this.#asked.get(caller) ?? 0) + 1;
    this.#asked.set(caller, count);
    reply
      ?.header('ratelimit-limit', this.#rate)
      .header('ratelimit-remaining', Math.max(0, this.#rate - count))
      .header('ratelimit-reset', left);
    return count > this.#rate ? tooMany(this.#rate, left) : undefined;
  }

  /** Whether somebody has asked all that there may be within this minute. */
  isSpent(by: string): boolean {
    if (this.#rate === undefined) return false;
    this.#left();
    return (this.#asked.get(this.#callerOf(by)) ?? 0) >= this.#rate;
  }

  /** Gives somebody a share of what is under way, to be given back. @returns why it has too many */
  take(by: string): Problem | undefined {
    if (!this.#concurrency) return undefined;
    const before = this.#underWay.get(by) ?? 0;
    if (before >= this.#concurrency.each) return atOnce(this.#concurrency.each);
    this.#underWay.set(by, before + 1);
    return undefined;
  }

  giveBack(by: string): void {
    if (!this.#concurrency) return;
    const left = this.#underWay.get(by)! - 1;
    if (left > 0) this.#underWay.set(by, left);
    else this.#underWay.delete(by);
  }

  leave(): void {
    this.#total--;
  }

  /** Seconds left of this minute; a new one is counted anew. */
  #left(): number {
    const at = this.#now();
    if (Math.floor(at / MINUTE) !== this.#minute) {
      this.#minute = Math.floor(at / MINUTE);
      this.#asked.clear();
    }
    return Math.ceil(((this.#minute + 1) * MINUTE - at) / 1000);
  }

  #callerOf(by: string): string {
    return this.#asked.size < MOST_CALLERS || this.#asked.has(by) ? by : '';
  }
}

/** One request among those under way, until it is answered or whoever asked has gone. */
export class Place {
  readonly #scales: Scales;
  readonly #reply: FastifyReply;
  /** Whose share it is. */
  #by: string | undefined;
  #isOver = false;

  constructor(scales: Scales, reply: FastifyReply) {
    this.#scales = scales;
    this.#reply = reply;
    const over = (): void => this.#leave();
    // An answer that was given whole is closed as well.
    reply.raw.on('close', over);
  }

  /**
   * Weighs, by its address, a request that nobody knows yet who makes, before it is found out: that may cost much, or wait for
   * somebody else. @returns why it is too much
   */
  holdBy(address: string): Problem | undefined {
    return this.#scales.isSpent(address) ? this.weighBy(address) : this.#takeFor(address);
  }

  /** Weighs it by who makes it, or by an address. @returns why it is too much */
  weighBy(by: string): Problem | undefined {
    return this.#scales.count(by, this.#reply) ?? this.#takeFor(by);
  }

  #takeFor(by: string): Problem | undefined {
    if (by === this.#by || this.#isOver) return undefined;
    const refused = this.#scales.take(by);
    if (refused) return refused;
    if (this.#by !== undefined) this.#scales.giveBack(this.#by);
    this.#by = by;
    return undefined;
  }

  #leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#scales.leave();
    if (this.#by !== undefined) this.#scales.giveBack(this.#by);
  }
}

const busy = (): Problem =>
  new Problem(
    503,
    'busy',
    { en: 'Too much is asked at once. Try again in a moment.', ja: '要求が集中している。しばらくして再度試す。' },
    { headers: { 'retry-after': '1' } },
  );

const atOnce = (each: number): Problem =>
  new Problem(
    429,
    'too-many-at-once',
    {
      en: `At most ${each} of your requests may be under way at once.`,
      ja: `同時に処理できるリクエストは${each}件まで。`,
    },
    { headers: { 'retry-after': '1' } },
  );

const tooMany = (rate: number, seconds: number): Problem =>
  new Problem(
    429,
    'too-many-requests',
    {
      en: `At most ${rate} requests a minute. Wait ${seconds} seconds.`,
      ja: `1分あたり${rate}件まで。${seconds}秒待つこと。`,
    },
    { headers: { 'retry-after': String(seconds) } },
  );
