import { readFileSync } from 'node:fs';
import type { AskedHorizons } from '@sebone/application';
import { clientOf, problemIn, ProblemError, type Problem } from '@sebone/client';
import type { Finding } from '@sebone/initiative';
import { reject, type Horizons } from '@sebone/kernel';
import type { Answers } from './answers.ts';
import type { Io, Language, ServerAddress } from './io.ts';
import { Refused } from './refusals.ts';

/**
 * Where the command line or the environment says that a server is, and the key to ask it with. There is no option for the key
 * itself: every user of a machine can see what its command lines say.
 * @throws Refused `unreadable-key-file`
 */
export function serverIn(
  { server, keyFile }: { readonly server?: string; readonly keyFile?: string },
  { env }: Io,
): ServerAddress | undefined {
  const url = server ?? (env['SEBONE_SERVER'] || undefined);
  if (url === undefined) return undefined;
  const key = keyFile === undefined ? env['SEBONE_KEY'] : keyIn(keyFile);
  return { url, ...(key && { key }) };
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Refused(
      reject(
        'unreadable-key-file',
        { en: `There is no key to be read in "${file}".`, ja: `「${file}」からキーを読み取れない。` },
        [
          {
            field: 'key-file',
            value: file,
            remedy: {
              en: 'Name a file with the key on its first line.',
              ja: '1 行目にキーを書いたファイルを指定する。',
            },
          },
        ],
      ),
    );
  }
}

/** For a command line, someone waits: a server that is not there is told within seconds. */
const PATIENCE = { attempts: 4, first: 200, longest: 2_000 };
const MOST_ROWS = 1_000;

/** What the client makes of an answer. */
interface Said<Data> {
  readonly data?: Data | undefined;
  readonly error?: Problem | undefined;
  readonly response: Response;
}

/** The answers of a server, over HTTP. They refuse with what the server refuses with, and with `server-unreachable`. */
export function answersOfServer({ url, key }: ServerAddress, language: Language): Answers {
  const { GET } = clientOf({ server: url, language, patience: PATIENCE, ...(key !== undefined && { key }) });
  const said = async <Data>(asked: Promise<Said<Data>>): Promise<Data> => {
    const { data, error, response } = await asked.catch((cause: unknown) => {
      throw unreachable(url, cause);
    });
    if (data !== undefined) return data;
    throw error?.code ? new ProblemError(error) : await problemIn(response);
  };
  const lines: Answers['lines'] = (at) =>
    all((paging) => said(GET('/v1/initiatives', { params: { query: { ...days(at), ...paging } } }))).then(
      ({ items }) => items,
    );
  return {
    initiatives: async () => (await lines({})).map(({ id }) => id),
    lines,
    partners: async (initiative, at) => {
      const { items, ...head } = await all((paging) =>
        said(
          GET('/v1/initiatives/{initiative}/partners', {
            params: { path: { initiative }, query: { ...days(at), ...paging } },
          }),
        ),
      );
      return { initiative, ...headOf(head), partners: items };
    },
    timeline: async (initiative, partner, at) => {
      const { transitions, ...head } = await said(
        GET('/v1/initiatives/{initiative}/partners/{partner}', {
          params: { path: { initiative, partner }, query: days(at) },
        }),
      );
      return { initiative, ...headOf(head), partner, transitions };
    },
    ledger: async (initiative, partner, at) => {
      const { items, ...head } = await all((paging) =>
        said(
          GET('/v1/initiatives/{initiative}/partners/{partner}/ledger', {
            params: { path: { initiative, partner }, query: { ...days(at), ...paging } },
          }),
        ),
      );
      return { ...headOf(head), lines: items };
    },
    contacts: async (initiative, partner, at) => {
      const { items, ...head } = await all((paging) =>
        said(
          GET('/v1/initiatives/{initiative}/partners/{partner}/contacts', {
            params: { path: { initiative, partner }, query: { ...days(at), ...paging } },
          }),
        ),
      );
      return { ...headOf(head), contacts: items };
    },
    traps: async (initiative, at, { trap, level, judgeBy }) => {
      const asked = { ...days(at), ...(trap && { trap }), ...(level && { level }), judgeBy };
      const { items, ...head } = await all((paging) =>
        said(
          GET('/v1/initiatives/{initiative}/traps', {
            params: { path: { initiative }, query: { ...asked, ...paging } },
          }),
        ),
      );
      return { initiative, ...headOf(head), findings: items as readonly Finding[] };
    },
  };
}

const days = ({ asOf, knownAt }: AskedHorizons): Partial<Horizons> => ({
  ...(asOf && { asOf }),
  ...(knownAt && { knownAt }),
});
const headOf = ({ asOf, knownAt }: Horizons): Horizons => ({ asOf, knownAt });

/** One page of a list. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** All pages of a list as one. */
async function all<Answer extends Page<unknown>>(
  ask: (paging: { readonly limit: number; readonly cursor?: string }) => Promise<Answer>,
): Promise<Answer> {
  let page = await ask({ limit: MOST_ROWS });
  const items = [...page.items];
  while (page.next !== null) {
    const cursor = new URL(page.next, 'http://next').searchParams.get('cursor')!;
    page = await ask({ limit: MOST_ROWS, cursor });
    items.push(...page.items);
  }
  return { ...page, items };
}

function unreachable(url: string, cause: unknown): unknown {
  if ((cause as Error).message !== 'fetch failed') return cause;
  return new Refused(
    reject('server-unreachable', { en: `No server answers at ${url}.`, ja: `${url} のサーバーが応答しない。` }, [
      {
        field: 'server',
        value: url,
        remedy: {
          en: 'Start it with `sebone serve`, or name another with --server.',
          ja: '`sebone serve` で起動するか、--server で別のサーバーを指定する。',
        },
      },
    ]),
  );
}
