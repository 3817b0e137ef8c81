import type { FollowingStatus } from '@sebone/read-model';
import type { LedgerStatus } from '../ledger/keeping.ts';
import { unreadiness } from './readiness.ts';

const FINE: FollowingStatus = { running: true, head: 7, views: [], unsettled: 0, failures: {} };
const KEPT: LedgerStatus = { running: true, failures: {} };
const NOW = 1_000_000;
const pointers = (status: Partial<FollowingStatus>, failedAt?: number): readonly string[] | undefined =>
  unreadiness(
    { views: { ...FINE, ...status }, live: {}, ledger: KEPT, appends: failedAt === undefined ? {} : { failedAt } },
    NOW,
  )?.fields.map(({ pointer }) => pointer);

describe('whether requests may come', () => {
  it('is so while all is well, and while views are behind', () => {
    expect(pointers({})).toBeUndefined();
    expect(pointers({ unsettled: 3 })).toBeUndefined();
  });

  it('is not so where the log cannot be read, or nothing follows it', () => {
    const headless: FollowingStatus = { running: true, views: [], unsettled: 0, failures: {} };
    for (const views of [headless, undefined])
      expect(unreadiness({ views, live: {}, ledger: KEPT, appends: {} }, NOW)).toMatchObject({
        status: 503,
        fields: [{ pointer: 'log' }],
      });
    expect(pointers({ running: false })).toEqual(['views']);
  });

  it('is not so while what answers are made of does not follow the log', () => {
    const failure = { message: 'gone', code: 'store-unreachable', tries: 1, failedAt: '', retryAt: '' };
    const problem = unreadiness({ views: FINE, live: { failure }, ledger: KEPT, appends: {} }, NOW);
    expect(problem?.fields).toEqual([
      { pointer: 'answers', message: expect.objectContaining({ en: expect.stringContaining('store-unreachable') }) },
    ]);
  });

  it('is not so after an append failed, until it may be tried again', () => {
    expect(pointers({}, NOW - 29_999)).toEqual(['log']);
    expect(pointers({}, NOW - 30_000)).toBeUndefined();
  });

  it('is not so while views cannot be kept up, and quotes nothing of why', () => {
    const instant = '2024-01-01T00:00:00.000Z';
    const consuming = {
      message: 'said of Ms Sato',
      code: 'SQLITE_FULL',
      tries: 3,
      failedAt: instant,
      retryAt: instant,
    };
    const problem = unreadiness(
      { views: { ...FINE, failures: { consuming } }, live: {}, ledger: KEPT, appends: {} },
      NOW,
    )!;
    expect(problem.fields.map(({ pointer }) => pointer)).toEqual(['views/consuming']);
    expect(JSON.stringify(problem.fields)).toMatch('SQLITE_FULL');
    expect(JSON.stringify(problem.fields)).not.toMatch('Sato');
  });

  it('is not so while the ledger cannot be kept, or not be signed, and quotes nothing of why', () => {
    const failure = { message: 'said of Ms Sato', tries: 1, failedAt: '', retryAt: '' };
    const failures = { consuming: { ...failure, code: 'other-log' }, signing: { ...failure, code: 'ledger-diverges' } };
    const problem = unreadiness({ views: FINE, live: {}, ledger: { running: true, failures }, appends: {} }, NOW)!;
    expect(problem.fields.map(({ pointer, message }) => [pointer, message.en])).toEqual([
      ['ledger/consuming', expect.stringContaining('other-log')],
      ['ledger/signing', expect.stringContaining('ledger-diverges')],
    ]);
    expect(JSON.stringify(problem.fields)).not.toMatch('Sato');
  });
});
