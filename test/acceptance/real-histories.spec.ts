import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sebone, scratch } from './cli.ts';

/*
 * Real histories of real communities, in the workbook form: too large for this repository. The tests run where the
 * folder that holds them is found, and are reported as skipped where it is not.
 */
const repository = dirname(dirname(import.meta.dirname));
const histories = process.env['SEBONE_HISTORIES'] ?? join(repository, '..', 'shared', 'data');
const found = existsSync(histories) ? readdirSync(histories).filter((name) => existsSync(join(histories, name, 'initiatives.csv'))) : [];
const whereFound = found.length > 0 ? describe : describe.skip;

interface Report {
  readonly rows: number;
  readonly facts: number;
  readonly unchanged: number;
  readonly corrected: number;
  readonly rejected: number;
}
interface Found {
  readonly trap: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly level: string;
  readonly evidence: readonly { readonly id: string }[];
  readonly explanation: { readonly en: string; readonly ja: string };
}

whereFound('A real history', () => {
  const names = found.length > 0 ? found : ['(none found)'];
  const { path: data, remove } = scratch();
  afterAll(remove);

  describe.each(names)('%s', (name) => {
    const folder = join(histories, name);
    const rows = (): number =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.csv'))
        .reduce((sum, file) => sum + readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length - 1, 0);

    it('imports whole, and imported again changes nothing', async () => {
      const first = await sebone('import', folder, '--data', data, '--time-zone', 'UTC', '--json');
      expect(first.exit).toBe(0);
      expect(first.json<Report>().at(-1)).toMatchObject({ rows: rows(), unchanged: 0, corrected: 0, rejected: 0 });
      const again = await sebone('import', folder, '--data', data, '--time-zone', 'UTC', '--json');
      expect(again.json<Report>().at(-1)).toEqual({ rows: rows(), facts: 0, unchanged: rows(), corrected: 0, rejected: 0 });
    }, 120_000);

    it('gives findings with evidence that is in the log, and words in both languages', async () => {
      const [answer] = (await sebone('traps', name, '--data', data, '--as-of', '2024-06-30', '--json')).json<{ findings: readonly Found[] }>();
      expect(answer!.findings.length).toBeGreaterThan(0);
      for (const finding of answer!.findings) {
        expect(finding.evidence.length).toBeGreaterThan(0);
        expect(finding.explanation.en).toMatch(/\.$/);
        expect(finding.explanation.ja).toMatch(/。$/);
      }
    }, 60_000);

    it('shows every partner’s transitions with their causes', async () => {
      const [answer] = (await sebone('partners', name, '--data', data, '--json')).json<{ partners: readonly { id: string; state: string }[] }>();
      for (const { id, state } of answer!.partners.slice(0, 4)) {
        const [line] = (await sebone('timeline', name, id, '--data', data, '--json')).json<{ transitions: readonly { to: string; cause: object }[] }>();
        expect(line!.transitions.at(-1)?.to).toBe(state);
        for (const { cause } of line!.transitions) expect(Object.keys(cause)).toEqual([expect.stringMatching(/^(fact|delay)$/)]);
      }
    }, 120_000);

    it('backtests each quarter as the view at that day, as known then', async () => {
      const lines = (
        await sebone('backtest', name, '--data', data, '--from', '2022-01-01', '--to', '2023-12-31', '--every', 'quarter', '--json')
      ).json<{ asOf: string; knownAt: string; findings: readonly Found[]; partners: Record<string, string> }>();
      expect(lines).toHaveLength(8);
      for (const { asOf, knownAt, findings, partners } of [lines[0]!, lines.at(-1)!]) {
        expect(knownAt).toBe(asOf);
        const [view] = (await sebone('traps', name, '--data', data, '--known-at', asOf, '--json')).json<{ findings: readonly Found[] }>();
        expect(findings.map(({ trap, subject, level }) => ({ trap, subject, level }))).toEqual(
          view!.findings.map(({ trap, subject, level }) => ({ trap, subject, level })),
        );
        const [lived] = (await sebone('partners', name, '--data', data, '--known-at', asOf, '--json')).json<{ partners: readonly { id: string; state: string }[] }>();
        expect(partners).toEqual(Object.fromEntries(lived!.partners.map(({ id, state }) => [id, state])));
      }
    }, 60_000);

    it('comes out of an export and in again as the same facts', async () => {
      const { path: out, remove: removeOut } = scratch();
      const { path: other, remove: removeOther } = scratch();
      try {
        expect((await sebone('export', name, out, '--data', data)).exit).toBe(0);
        expect((await sebone('import', out, '--data', other, '--time-zone', 'UTC', '--json')).json<Report>().at(-1)).toMatchObject({ rejected: 0 });
        const views = async (of: string): Promise<unknown> =>
          (await sebone('backtest', name, '--data', of, '--from', '2023-01-01', '--to', '2023-12-31', '--every', 'quarter', '--json')).json();
        expect(await views(other)).toEqual(await views(data));
      } finally {
        removeOut();
        removeOther();
      }
    }, 120_000);

    it('is proved by doctor', async () => {
      const ran = await sebone('doctor', '--data', data, '--deep', '--json');
      expect(ran.json()[0]).toMatchObject({ log: { faults: [] } });
      expect(ran.exit).toBe(0);
    }, 60_000);
  });
});
