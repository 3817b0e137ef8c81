import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serve, type Serving } from '@sebone/api';
import type { Day } from '@sebone/kernel';
import { scratch, sebone } from './cli.ts';

/*
 * Over HTTP and on the command line the same question has the same answer, at any two dates: on the bundled history, and
 * on real ones where the folder that holds them is found.
 */
const repository = dirname(dirname(import.meta.dirname));
const histories = process.env['SEBONE_HISTORIES'] ?? join(repository, '..', 'shared', 'data');
const found = existsSync(histories)
  ? readdirSync(histories).filter((name) => existsSync(join(histories, name, 'initiatives.csv')))
  : [];

/** The same moment as the command line's. */
const NOW = Date.parse('2026-11-01T03:00:00Z');

/** One horizon, both, or none. */
interface At {
  readonly asOf?: Day;
  readonly knownAt?: Day;
}

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
}

describe.each([
  [
    'the bundled history',
    join(repository, 'apps', 'cli', 'demo'),
    'Asia/Tokyo',
    ['2014-05-31', '2017-12-31', '2024-06-30'],
  ],
  ...found.map((name) => [name, join(histories, name), 'UTC', ['2017-12-31', '2021-03-31', '2024-06-30']] as const),
] as const)('Asked over HTTP, %s', (_name, source, timeZone, days) => {
  const { path: data, remove } = scratch();
  let serving: Serving;

  beforeAll(async () => {
    const imported = await sebone('import', source, '--data', data, '--time-zone', timeZone, '--json');
    if (imported.exit !== 0) throw new Error(imported.err);
    serving = await serve(
      { data, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 65_536 },
      { now: () => NOW },
    );
  }, 120_000);
  afterAll(async () => {
    await serving.close();
    remove();
  });

  const horizons: readonly At[] = [
    {},
    ...days.flatMap((day) => [{ asOf: day }, { knownAt: day }, { asOf: day, knownAt: days.at(-1)! }]),
  ];
  const asked = ({ asOf, knownAt }: At): string =>
    `${asOf === undefined ? '' : `&asOf=${asOf}`}${knownAt === undefined ? '' : `&knownAt=${knownAt}`}`;
  const options = ({ asOf, knownAt }: At): readonly string[] => [
    ...(asOf === undefined ? [] : ['--as-of', asOf]),
    ...(knownAt === undefined ? [] : ['--known-at', knownAt]),
  ];

  const get = async <Body = Record<string, unknown>>(path: string): Promise<Body> => {
    const response = await fetch(`${serving.url}${path}`);
    const body: unknown = await response.json();
    expect({ path, status: response.status, body }).toMatchObject({ status: 200 });
    return body as Body;
  };
  /** All pages of a list. */
  const items = async (path: string, limit: number): Promise<Page['items']> => {
    const all: Record<string, unknown>[] = [];
    for (let next: string | null = `${path}&limit=${limit}`; next !== null;) {
      const page: Page = await get<Page>(next);
      all.push(...page.items);
      next = page.next;
    }
    return all;
  };
  const told = async (...argv: readonly string[]): Promise<readonly Record<string, unknown>[]> => {
    const ran = await sebone(...argv, '--data', data, '--json');
    expect(ran.err).toBe('');
    return ran.out === '' ? [] : ran.json();
  };
  const ids = async (): Promise<readonly string[]> =>
    (await items('/v1/initiatives?', 1000)).map(({ id }) => id as string);

  it('lists the same initiatives', async () => {
    for (const at of horizons) {
      const listed = await items(`/v1/initiatives?${asked(at)}`, 1);
      const lines = await told('initiatives', ...options(at));
      expect(listed).toEqual([...lines].sort((a, b) => ((a['id'] as string) < (b['id'] as string) ? -1 : 1)));
      for (const line of lines) {
        const overview = await get(`/v1/initiatives/${line['id'] as string}?${asked(at)}`);
        const { partners: _partners, facts, ...same } = line;
        expect(overview).toMatchObject({ ...same, counts: { facts } });
      }
    }
  }, 120_000);

  it('shows the same partners', async () => {
    for (const id of await ids())
      for (const at of horizons) {
        const {
          items: partners,
          position: _position,
          next,
          ...head
        } = await get<Page & { position: number }>(`/v1/initiatives/${id}/partners?limit=1000${asked(at)}`);
        expect(next).toBeNull();
        expect([{ ...head, partners }]).toEqual(await told('partners', id, ...options(at)));
      }
  }, 120_000);

  it('finds the same traps, by whichever policy', async () => {
    for (const id of await ids())
      for (const at of horizons)
        for (const judgeBy of at.asOf === days[1] ? ['then', 'today', 'default'] : ['then']) {
          const {
            items: findings,
            position: _position,
            next,
            ...head
          } = await get<Page & { position: number }>(
            `/v1/initiatives/${id}/traps?limit=1000&judgeBy=${judgeBy}${asked(at)}`,
          );
          expect(next).toBeNull();
          expect([{ ...head, findings }]).toEqual(await told('traps', id, '--judge-by', judgeBy, ...options(at)));
        }
  }, 240_000);

  it('finds the same of one trap or level', async () => {
    for (const id of await ids()) {
      const by = { trap: 'giving-up-early', level: 'watch' };
      for (const [name, value] of Object.entries(by)) {
        const [answer] = await told('traps', id, `--${name}`, value, '--as-of', days[1]);
        expect(await items(`/v1/initiatives/${id}/traps?${name}=${value}&asOf=${days[1]}`, 2)).toEqual(
          answer!['findings'],
        );
      }
    }
  }, 120_000);

  it('shows every partner’s transitions and ledger as they are', async () => {
    for (const id of await ids())
      for (const at of [horizons[0]!, horizons[4]!]) {
        const [answer] = await told('partners', id, ...options(at));
        const partners = answer!['partners'] as readonly { readonly id: string; readonly state: string }[];
        for (const partner of [...partners.slice(0, 2), ...partners.slice(-1)]) {
          const path = `/v1/initiatives/${id}/partners/${partner.id}`;
          const [timeline] = await told('timeline', id, partner.id, ...options(at));
          expect(await get(`${path}?${asked(at)}`)).toMatchObject({
            transitions: timeline!['transitions'],
            id: partner.id,
            state: partner.state,
          });
          const ledger = (await told('ledger', id, partner.id, ...options(at))).map(
            ({ initiative: _initiative, partner: _partner, asOf: _asOf, knownAt: _knownAt, ...line }) => line,
          );
          expect(await items(`${path}/ledger?${asked(at)}`, 17)).toEqual(ledger);
        }
      }
  }, 240_000);

  it('tells in its timeline what it tells of each partner', async () => {
    for (const id of await ids())
      for (const at of [horizons[0]!, horizons[2]!]) {
        const rows = await items(`/v1/initiatives/${id}/timeline?kind=transition${asked(at)}`, 1000);
        const [answer] = await told('partners', id, ...options(at));
        for (const partner of (answer!['partners'] as readonly { readonly id: string }[]).slice(0, 5)) {
          const [timeline] = await told('timeline', id, partner.id, ...options(at));
          const transitions = timeline!['transitions'] as readonly {
            on: Day;
            from: string;
            to: string;
            cause: { fact?: string; delay?: string };
          }[];
          expect(rows.filter((row) => row['of'] === 'partner' && row['id'] === partner.id)).toMatchObject(
            transitions.map(({ on, from, to, cause }) => ({ on, from, to, cause: cause.fact ?? cause.delay })),
          );
        }
      }
  }, 120_000);
});
