import { jest } from '@jest/globals';
import type { At } from './exported.ts';
import { Served, SOURCES, type Page } from './served.ts';

/*
 * A list is the same in pages of any length, and in every form that it is given in; so is a page about one thing.
 */
type Row = Readonly<Record<string, unknown>>;

/** Milliseconds for hundreds of questions on a busy machine. */
jest.setTimeout(240_000);

/** The lines that a row makes in a table: itself, unless there is more in it than cells hold. */
const LINES: Readonly<Record<string, (row: never) => readonly Row[]>> = {
  traps: ({ subject, explanation, evidence, ...finding }: Record<string, unknown>) => {
    const { kind, id } = subject as { kind: string; id: string };
    const { en, ja } = explanation as { en: string; ja: string };
    const ids = (evidence as readonly { id: string }[]).map((fact) => fact.id).join(' ');
    const { measures, policyVersion, ...rest } = finding;
    const told = { policyVersion, explanationEn: en, explanationJa: ja };
    return [{ ...withSubject(rest, kind, id), ...told, measures, evidence: ids }];
  },
  cohorts: ({ cohort, partners, staying, firstAction }: Record<string, unknown>) => {
    const untold = { toldUntil: null, suppressed: null, median: null, steps: [] };
    const noStep = { days: null, atRisk: null, events: null, surviving: null };
    return Object.entries({ staying, firstAction }).flatMap(([curve, of]) => {
      const { steps, ...told } = (of ?? untold) as { steps: readonly object[] };
      return (steps.length > 0 ? steps : [noStep]).map((step) => ({ cohort, partners, curve, ...told, ...step }));
    });
  },
};

function withSubject({ trap, ...rest }: Row, subjectKind: string, subjectId: string): Row {
  return { trap, subjectKind, subjectId, ...rest };
}

/** A cell as text; what a spreadsheet program would take for a formula has an apostrophe before it. */
function cell(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string') return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return JSON.stringify(value);
}

/** The lines of a table (RFC 4180), each cell by the name of its column. */
function tableIn(text: string): readonly Row[] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!);
    if (end === '\r\n') lines.push([]);
  }
  const [columns, ...rows] = lines.slice(0, -1);
  return rows.map((cells) => Object.fromEntries(columns!.map((column, at) => [column, cells[at]])));
}

const leaves = (value: unknown, path: readonly string[] = []): readonly Row[] =>
  typeof value !== 'object' || value === null
    ? [{ field: path.join('.'), value: cell(value) }]
    : Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));

describe.each(SOURCES)('Asked over HTTP page by page, $name', (source) => {
  const served = new Served();
  beforeAll(() => served.begin(source));
  afterAll(() => served.end());

  const [, middle, last] = source.days;
  const horizons: readonly At[] = [{}, { asOf: middle, knownAt: last }];
  /** The partner with the most to tell; a young initiative may have none. */
  const partnerOf = async (id: string, at: At): Promise<string | undefined> => {
    const counts = new Map<string, number>();
    for (const { partner } of await served.items(`/v1/initiatives/${id}/timeline?kind=fact`, at))
      if (partner !== null) counts.set(partner as string, (counts.get(partner as string) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
  };
  const listsOf = async (id: string, at: At): Promise<readonly string[]> => {
    const partner = await partnerOf(id, at);
    return [
      ...['partners', 'commitments', 'actions', 'knowledge', 'indicators', 'meetings', 'attendances'],
      ...['cohorts', 'traps', 'timeline'],
      ...(partner === undefined ? [] : [`partners/${partner}/ledger`]),
    ];
  };
  /** All pages of a list in another form, as their links lead. */
  const pages = async (path: string, accept: string): Promise<readonly string[]> => {
    const texts: string[] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const response = await served.response(next, { accept });
      expect(response.headers.get('content-type')).toContain(accept);
      texts.push(await response.text());
      next = /^<(.*)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    }
    return texts;
  };

  /** Every list at some horizons, whole, with a limit that makes up to a dozen pages of it. */
  const eachList = async (
    check: (path: string, at: At, items: readonly Row[], limit: number) => Promise<void>,
  ): Promise<void> => {
    for (const at of horizons) {
      const all = await served.items('/v1/initiatives', at);
      await check('/v1/initiatives', at, all, 1);
      for (const id of served.ids)
        for (const list of await listsOf(id, at)) {
          const path = `/v1/initiatives/${id}/${list}`;
          const items = await served.items(path, at);
          await check(path, at, items, Math.max(3, Math.ceil(items.length / 12)));
        }
    }
  };

  it('gives every list in small pages as in large ones', async () => {
    await eachList(async (path, at, items, limit) => {
      expect({ path, at, items: await served.items(path, at, limit) }).toEqual({ path, at, items });
      const { next } = await served.page<Page>(`${path}?limit=${limit}`, at);
      expect(next !== null).toBe(items.length > limit);
    });
  });

  it('gives every list as CSV and as JSON Lines with the rows that it has as JSON', async () => {
    await eachList(async (path, at, items, limit) => {
      const asked = `${path}?${new URLSearchParams({ ...at, limit: String(limit) }).toString()}`;
      const lines = (await pages(asked, 'application/jsonl')).join('');
      expect(
        lines === ''
          ? []
          : lines
              .trimEnd()
              .split('\n')
              .map((line) => JSON.parse(line) as Row),
      ).toEqual(items);
      const tables = (await pages(asked, 'text/csv')).flatMap(tableIn);
      const lined = LINES[path.split('/').at(-1)!] ?? ((row: never) => [row]);
      const cells = items.flatMap((row) => lined(row as never)).map((line) => Object.entries(line));
      expect({ path, at, rows: tables }).toEqual({
        ...{ path, at },
        rows: cells.map((line) => Object.fromEntries(line.map(([column, value]) => [column, cell(value)]))),
      });
    });
  });

  it('gives every page about one thing as CSV and as JSON Lines with what it has as JSON', async () => {
    for (const at of horizons)
      for (const id of served.ids) {
        const [indicator] = await served.items(`/v1/initiatives/${id}/indicators`, at);
        const partner = await partnerOf(id, at);
        const things = [
          ...(partner === undefined ? [] : [`partners/${partner}`]),
          'backbone',
          ...(indicator ? [`indicators/${indicator['id'] as string}`] : []),
        ];
        for (const path of [`/v1/initiatives/${id}`, ...things.map((thing) => `/v1/initiatives/${id}/${thing}`)]) {
          const page = await served.page(path, at);
          const asked = `${path}?${new URLSearchParams({ ...at }).toString()}`;
          expect(JSON.parse(await (await served.response(`${asked}&format=jsonl`)).text())).toEqual(page);
          expect(tableIn(await (await served.response(`${asked}&format=csv`)).text())).toEqual(leaves(page));
        }
      }
  });
});
