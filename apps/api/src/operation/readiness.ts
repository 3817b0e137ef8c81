import type { LiveStatus } from '@sebone/application';
import type { FollowingStatus } from '@sebone/read-model';
import { Problem, type ProblemField } from '../problem.ts';
import type { LedgerStatus } from '../ledger/keeping.ts';
import type { AppendHealth } from './observed.ts';

/** For how long an append that failed keeps the server from being ready, in milliseconds: then it may be tried again. */
const FAILED_FOR = 30_000;

/** What is looked at to tell whether requests may come. */
export interface Looked {
  /** How the views stand; absent where the log cannot be reached, and with it nothing that follows it. */
  readonly views?: FollowingStatus | undefined;
  /** How the facts stand that answers are made of. */
  readonly live: Pick<LiveStatus, 'failure'>;
  readonly appends: AppendHealth;
  /** How the ledger is kept; that it is behind keeps nobody from anything. */
  readonly ledger: LedgerStatus;
}

/**
 * Why no requests should come here now, or `undefined` where they may. It names views and places in the log, and quotes
 * nothing: anybody may ask.
 * @param now milliseconds since 1970
 */
export function unreadiness({ views, live, appends, ledger }: Looked, now: number): Problem | undefined {
  const reasons: ProblemField[] = [];
  if (views && !views.running) reasons.push({ pointer: 'views', message: notKept });
  else if (views?.head === undefined) reasons.push({ pointer: 'log', message: unreadable });
  if (appends.failedAt !== undefined && now - appends.failedAt < FAILED_FOR)
    reasons.push({ pointer: 'log', message: unwritable });
  for (const { view, diagnosis } of views?.views ?? [])
    if (diagnosis) reasons.push({ pointer: `views/${view}`, message: stoppedAt(view, diagnosis.position) });
  for (const [work, failure] of Object.entries(views?.failures ?? {}))
    if (failure) reasons.push({ pointer: `views/${work}`, message: failing(failure.code ?? 'unknown') });
  if (live.failure) reasons.push({ pointer: 'answers', message: notFollowing(live.failure.code ?? 'unknown') });
  for (const [work, failure] of Object.entries(ledger.failures))
    if (failure) reasons.push({ pointer: `ledger/${work}`, message: notProvable(failure.code ?? 'unknown') });
  if (reasons.length === 0) return undefined;
  return new Problem(503, 'not-ready', notReady, { fields: reasons, headers: { 'retry-after': '5' } });
}

const notReady = { en: 'Not all is as it should be.', ja: '正常でない箇所がある。' };
const notKept = { en: 'Nothing keeps the views up.', ja: 'ビューが更新されていない。' };
const unreadable = { en: 'The log cannot be read.', ja: 'ログを読み取れない。' };
const unwritable = { en: 'The last append to the log failed.', ja: 'ログへの直近の追記が失敗した。' };
const stoppedAt = (view: string, position: number) => ({
  en: `The view ${view} stopped before the fact at position ${position}, which it cannot take in.`,
  ja: `ビュー ${view} は、位置 ${position} の事実を取り込めずその手前で止まっている。`,
});
const notFollowing = (code: string) => ({
  en: `Answers do not reflect what is recorded (${code}); it is being tried again.`,
  ja: `記録された内容が回答に反映されていない（${code}）。再試行している。`,
});
const notProvable = (code: string) => ({
  en: `The ledger cannot be kept (${code}); it is being tried again.`,
  ja: `台帳を更新できない（${code}）。再試行している。`,
});
const failing = (code: string) => ({
  en: `The views cannot be kept up (${code}); it is being tried again.`,
  ja: `ビューを更新できない（${code}）。再試行している。`,
});
