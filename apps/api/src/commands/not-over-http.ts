import { Problem } from '../problem.ts';

/**
 * Commands of the domain that nobody gives over HTTP, and what whoever tries is told. An erasure destroys what is in vault and
 * backups, too, and cannot be taken back: it is for whoever has the data folder in hand.
 */
export const NOT_OVER_HTTP: ReadonlyMap<string, Problem> = new Map([
  [
    'erase-subject',
    new Problem(403, 'not-over-http', {
      en: 'Nobody erases personal data over HTTP: `sebone erase` does it, where the data folder is.',
      ja: '個人情報の消去は HTTP では受け付けない。データフォルダーのある場所で `sebone erase` を実行する。',
    }),
  ],
]);
