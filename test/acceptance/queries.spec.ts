import { jest } from '@jest/globals';
import { RECORDS } from '@sebone/initiative';
import type { Day } from '@sebone/kernel';
import {
  cadenceOf,
  cohortsOf,
  indicatorOf,
  near,
  type Definition,
  type Lifetime,
  type Measurement,
} from './expected.ts';
import { LADDER, LISTS, LIVES } from './exported-lists.ts';
import { BACKBONE, definitions, LIFETIMES, OVERVIEW, partnerPage, series, WORK } from './exported-pages.ts';
import { optionsOf, type At, type Exported } from './exported.ts';
import { Served, SOURCES, type Finding, type Judged, type Page, type Transition } from './served.ts';

/*
 * Over HTTP and on the command line the same question has the same answer, at any two dates. The command line answers from the data
 * folder itself: by its own commands where it has one, else by what it exports as Parquet, asked in SQL.
 */
type Row = Readonly<Record<string, unknown>>;

/** Milliseconds for hundreds of questions on a busy machine. */
jest.setTimeout(240_000);

const without = ({ position: _position, next: _next, ...rest }: Row & { position?: unknown; next?: unknown }): Row =>
  rest;

describe.each(SOURCES)('Asked over HTTP, $name', (source) => {
  const served = new Served();
  beforeAll(() => served.begin(source));
  afterAll(() => served.end());

  const [first, middle, last] = source.days;
  const horizons: readonly At[] = [
    {},
    { asOf: first },
    { knownAt: middle },
    { asOf: first, knownAt: middle },
    { asOf: middle, knownAt: last },
  ];
  /** Something of each initiative at each two horizons. */
  const each = async (check: (id: string, at: At, path: string) => Promise<void>): Promise<void> => {
    for (const id of served.ids) for (const at of horizons) await check(id, at, `/v1/initiatives/${id}`);
  };
  /** The same of what is exported there. */
  const eachExported = (
    check: (id: string, at: At, path: string, exported: Exported) => Promise<void>,
  ): Promise<void> => each(async (id, at, path) => check(id, at, path, await served.exported(id, at)));
  const findings = async (id: string, at: At, ...options: readonly string[]): Promise<readonly Finding[]> =>
    (await served.told<{ findings: readonly Finding[] }>('traps', id, ...options, ...optionsOf(at)))[0]!.findings;
  const partners = async (id: string, at: At): Promise<readonly string[]> => {
    const [told] = await served.told<{ partners: readonly { id: string }[] }>('partners', id, ...optionsOf(at));
    return told!.partners.map((partner) => partner.id);
  };

  it('lists the initiatives that the command line lists', async () => {
    for (const at of [...horizons, { knownAt: '2000-01-01' }]) {
      const lines = await served.told<{ id: string }>('initiatives', ...optionsOf(at));
      expect(await served.items('/v1/initiatives', at, 1)).toEqual([...lines].sort((a, b) => (a.id < b.id ? -1 : 1)));
    }
  });

  it('shows each initiative as it is listed, and as the export has it', async () => {
    /** The states that anything is in. */
    const some = (states: Row): Row => Object.fromEntries(Object.entries(states).filter(([, count]) => count !== 0));
    const byState = (states: readonly { state: string; count: number }[]): Row =>
      Object.fromEntries(states.map(({ state, count }) => [state, count]));
    await eachExported(async (id, at, path, exported) => {
      const { counts, ...page } = await served.page<Row & { counts: Record<string, Row> }>(path, at);
      const line = (await served.told('initiatives', ...optionsOf(at))).find((one) => one['id'] === id)!;
      const { partners: _partners, facts, ...same } = line;
      expect({ ...page, counts }).toMatchObject({ ...same, counts: { facts } });
      const { counts: counted, ...row } = await exported.row<Row & { counts: Record<string, never> }>(OVERVIEW);
      const head = { initiative: id, id, asOf: exported.asOf, knownAt: exported.knownAt };
      const whole = await served.exported(id, {});
      expect(page).toEqual({ ...head, ...row, ...(await whole.row('SELECT max(position) AS position FROM facts')) });
      expect({
        ...counts,
        partners: some(counts['partners']!),
        commitments: some(counts['commitments']!),
      }).toEqual({
        ...counted,
        partners: byState(counted['partners']!),
        commitments: byState(counted['commitments']!),
      });
    });
  });

  it.each(['partners', 'actions', 'commitments', 'meetings', 'attendances'] as const)(
    'lists what the export has: %s',
    async (list) => {
      await eachExported(async (id, at, path, exported) => {
        const items = await served.items(`${path}/${list}`, at);
        expect({ id, at, items }).toEqual({ id, at, items: near(await exported.rows(LISTS[list])) });
      });
    },
  );

  it('lists the knowledge that the export has, with the ladder of its uses', async () => {
    await eachExported(async (id, at, path, exported) => {
      const { ladder, items } = await served.page<Page & { ladder: Row }>(`${path}/knowledge?limit=1000`, at);
      expect({ id, at, ladder, items }).toEqual({
        ...{ id, at, ladder: await exported.row(LADDER) },
        items: await exported.rows(LISTS.knowledge),
      });
    });
  });

  it('shows the indicators that the export has, judged as the command line finds them to be', async () => {
    await eachExported(async (id, at, path, exported) => {
      const behind = (await findings(id, at)).filter(({ subject }) => subject.kind === 'indicator');
      const { startedOn, endedOn } = await exported.row<{ startedOn: Day; endedOn: Day | null }>(OVERVIEW);
      const { asOf, threshold } = exported;
      const around = { asOf, threshold, startedOn, isOver: endedOn !== null };
      const lines: Row[] = [];
      for (const line of await exported.rows<Row & { id: string }>(LISTS.indicators)) {
        const found = behind.find(({ subject }) => subject.id === line.id);
        const defined = await exported.rows<Row & Definition>(definitions(line.id));
        const measured = await exported.rows<Row & Measurement>(series(line.id));
        const { reason, forecasts, ...expected } = indicatorOf(defined, measured, around);
        const status = found ? 'behind' : reason === null ? 'not-behind' : 'not-judged';
        lines.push({ ...line, verdict: status });
        const { verdict, ...page } = await served.page<Row & Judged>(`${path}/indicators/${line.id}`, at);
        expect(page).toMatchObject(
          near({ id: line.id, version: defined.at(-1)?.version ?? null, definitions: defined, ...expected }) as Row,
        );
        expect(page['series']).toEqual(near(measured.map((one, nth) => ({ ...one, forecast: forecasts[nth]! }))));
        expect(verdict).toMatchObject({ status, reason });
        expect(verdict.signs).toHaveLength(Object.keys(found?.measures ?? {}).length);
        for (const { measure, value } of verdict.signs) expect(found!.measures[measure]!.value).toBeCloseTo(value, 3);
      }
      expect(await served.items(`${path}/indicators`, at)).toEqual(lines);
    });
  });

  it('shows the backbone that the export has, silent for as long as the command line finds it to be', async () => {
    await eachExported(async (id, at, path, exported) => {
      const { work, ...page } = await served.page<Row & { work: Row }>(`${path}/backbone`, at);
      expect(page).toMatchObject(near(await exported.row(BACKBONE)) as Row);
      const days = (await exported.rows<{ on: Day }>(WORK)).map(({ on }) => on);
      const pace = cadenceOf(days, exported.threshold);
      expect({ at, work }).toMatchObject({
        at,
        work: { days: days.length, lastOn: days.at(-1) ?? null, ...(pace ?? { cadence: null, silence: null }) },
      });
      const found = (await findings(id, at)).find(({ trap }) => trap === 'no-backbone')?.measures['silence'];
      // A finding tells its numbers to four decimals.
      if (found) expect(work['timesCadence']).toBeCloseTo(found.value, 3);
    });
  });

  it.each(['year', 'all'] as const)('shows the cohorts by %s that the lifetimes in the export make', async (by) => {
    await eachExported(async (id, at, path, exported) => {
      const lives = await exported.rows<{ year: string; staying: Lifetime; firstAction: Lifetime }>(LIFETIMES);
      const items = await served.items(`${path}/cohorts?by=${by}`, at);
      expect({ id, at, items }).toEqual({ id, at, items: near(cohortsOf(lives, by)) });
    });
  });

  it('lists the same partners as the command line, and shows each as the export has it', async () => {
    await eachExported(async (id, at, path, exported) => {
      const { items, ...head } = await served.page<Page & Row>(`${path}/partners?limit=1000`, at);
      expect([{ ...without(head), partners: items }]).toEqual(await served.told('partners', id, ...optionsOf(at)));
      const commitments = await exported.rows<Row>(LISTS.commitments);
      const all = await partners(id, at);
      // Everyone today; at earlier days some of them.
      for (const partner of all.filter((_, nth) => at === horizons[0] || nth % 5 === 0)) {
        const { transitions: _transitions, ...page } = await served.page(`${path}/partners/${partner}`, at);
        expect(page).toEqual(
          near({
            ...{ initiative: id, asOf: exported.asOf, knownAt: exported.knownAt, position: page['position'] },
            ...(await exported.row(partnerPage(partner))),
            commitments: commitments.filter(({ partnerId }) => partnerId === partner),
          }),
        );
      }
    });
  });

  it('tells the transitions and the ledger of partners as the command line does', async () => {
    await each(async (id, at, path) => {
      const all = await partners(id, at);
      for (const partner of [...all.slice(0, 3), ...all.slice(3).slice(-2)]) {
        const [{ transitions }] = (await served.told('timeline', id, partner, ...optionsOf(at))) as [
          { transitions: readonly Transition[] },
        ];
        expect(await served.page(`${path}/partners/${partner}`, at)).toMatchObject({ transitions });
        const among = await served.items(`${path}/timeline?kind=transition&partner=${partner}`, at);
        expect(among.filter((row) => row['of'] === 'partner')).toMatchObject(
          transitions.map(({ on, from, to, cause }) => ({ on, from, to, cause: cause.fact ?? cause.delay })),
        );
        const ledger = (await served.told('ledger', id, partner, ...optionsOf(at))).map(
          ({ initiative: _initiative, partner: _partner, asOf: _asOf, knownAt: _knownAt, ...line }) => line,
        );
        expect(await served.items(`${path}/partners/${partner}/ledger`, at)).toEqual(ledger);
      }
    });
  });

  it('finds the traps that the command line finds, by whichever policy', async () => {
    await each(async (id, at, path) => {
      for (const judgeBy of at.asOf === middle ? ['then', 'today', 'default'] : ['then']) {
        const { items, ...head } = await served.page<Page & Row>(`${path}/traps?limit=1000&judgeBy=${judgeBy}`, at);
        const told = await served.told('traps', id, '--judge-by', judgeBy, ...optionsOf(at));
        expect([{ ...without(head), findings: items }]).toEqual(told);
      }
      expect(await served.items(`${path}/traps?level=watch`, at)).toEqual(await findings(id, at, '--level', 'watch'));
    });
  });

  it('tells in its timeline the facts that the export has, and what became of everything', async () => {
    await eachExported(async (id, at, path, exported) => {
      const rows = await served.items(`${path}/timeline`, at);
      const facts = await exported.rows<Row & { type: string; data: never }>(LISTS.timeline);
      expect({ id, at, facts: rows.filter(({ kind }) => kind === 'fact') }).toEqual({
        ...{ id, at },
        facts: facts.map(({ data, ...row }) => {
          const record = RECORDS.byType.get(row.type);
          return record?.role === 'corrected' ? { ...row, type: record.kind.typeOf(data) } : row;
        }),
      });
      const places = new Map(rows.map((row, place) => [row['id'], place]));
      const lives = new Map<string, Row>();
      for (const [place, row] of rows.entries()) {
        if (row['kind'] === 'fact') continue;
        const life = `${row['of'] as string} ${row['id'] as string}`;
        // A life goes on from the state that it was in; a fact stands before what it causes.
        expect([row['key'], row['from']]).toEqual([row['key'], lives.get(life)?.['to'] ?? 'absent']);
        expect(places.get(row['cause']) ?? -1).toBeLessThan(place);
        lives.set(life, row);
      }
      const states = await exported.rows<{ life: string; state: string; since: Day }>(LIVES);
      expect(new Map([...lives].map(([life, { to, on }]) => [life, `${to as string} since ${on as string}`]))).toEqual(
        new Map(states.map(({ life, state, since }) => [life, `${state} since ${since}`])),
      );
    });
  });
});
