import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { sendProblem } from '../problem-filter.ts';
import type { Weigh } from './guard.ts';

/** How much may be asked. What is absent is not bounded. */
export interface Limits {
  /** Requests a minute of one principal, or of one address where nobody said who it is. */
  readonly rate?: number;
  /** Requests under way at once: in all, and of one principal or address. */
  readonly concurrency?: { readonly total: number; readonly each: number };
}

const MINUTE = 60_000;
/** How many callers are told apart within a minute; those that come later share one count. */
const MOST_CALLERS = 100_000;

/**
 * Refuses what is too much at once before it costs anything, and gives what weighs the rest by who asks. It counts in this
 * process: `@fastify/rate-limit` awaits a store for every request, which costs some 3 µs, and does not count the refused.
 * @param now milliseconds since 1970
 */
export function limit(fastify: FastifyInstance, { rate, concurrency }: Limits, now: () => number): Weigh {
  const underWay = new Map<string, number>();
  let total = 0;
  if (concurrency)
    fastify.addHook('onRequest', (request, reply, done) => {
      if (total >= concurrency.total) return sendProblem(reply, request, busy());
      total++;
      onceOver(reply, () => void total--);
      done();
    });
  const weighRate = rate === undefined ? () => undefined : rateOf(rate, now);
  return (request, reply, by) => {
    const fast = weighRate(request, reply, by);
    if (fast || !concurrency) return fast;
    const before = underWay.get(by) ?? 0;
    if (before >= concurrency.each) return atOnce(concurrency.each);
    underWay.set(by, before + 1);
    onceOver(reply, () => {
      const left = underWay.get(by)! - 1;
      if (left > 0) underWay.set(by, left);
      else underWay.delete(by);
    });
    return undefined;
  };
}

function rateOf(rate: number, now: () => number): Weigh {
  const asked = new Map<string, number>();
  let minute = 0;
  return (_request: FastifyRequest, reply, by) => {
    const at = now();
    if (Math.floor(at / MINUTE) !== minute) {
      minute = Math.floor(at / MINUTE);
      asked.clear();
    }
    const caller = asked.size < MOST_CALLERS || asked.has(by) ? by : '';
    const count = (asked.get(caller) ?? 0) + 1;
    asked.set(caller, count);
    const left = Math.ceil(((minute + 1) * MINUTE - at) / 1000);
    reply
      .header('ratelimit-limit', rate)
      .header('ratelimit-remaining', Math.max(0, rate - count))
      .header('ratelimit-reset', left);
    return count > rate ? tooMany(rate, left) : undefined;
  };
}

/** Runs when an answer is over, however it ended. */
function onceOver(reply: FastifyReply, over: () => void): void {
  let isOver = false;
  const once = (): void => {
    if (isOver) return;
    isOver = true;
    over();
  };
  reply.raw.once('finish', once).once('close', once);
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
