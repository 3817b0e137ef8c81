import { TRAPS } from '@sebone/initiative';
import { sebone, scratch } from './cli.ts';

interface Found {
  readonly trap: string;
  readonly level: string;
}

describe('sebone demo', () => {
  const { path: data, remove } = scratch();
  afterAll(remove);

  it('imports the bundled history and shows lives, findings with evidence, and what to try next', async () => {
    const ran = await sebone('demo', '--data', data);
    expect(ran.exit).toBe(0);
    expect(ran.err).toBe('');
    expect(ran.out).toMatch(/█/);
    expect(ran.out).toMatch(/evidence: \d{4}-\d\d-\d\d \w+/);
    expect(ran.out).toMatch(/What to try next:/);
  }, 60_000);

  it('speaks Japanese to those who read it', async () => {
    const ran = await sebone('demo', '--data', data, '--lang', 'ja');
    expect(ran.out).toMatch(/次に試すこと/);
    expect(ran.out).toMatch(/根拠/);
  }, 60_000);

  it('holds all five traps, each found at the end of some quarter by what was known then', async () => {
    const lines = (await sebone('backtest', '--all', '--data', data, '--from', '2009-01-01', '--to', '2025-12-31', '--every', 'quarter', '--json')).json<{ findings: readonly Found[] }>();
    const found = new Set(lines.flatMap(({ findings }) => findings.map(({ trap }) => trap)));
    expect([...found].sort()).toEqual([...TRAPS].sort());
  }, 60_000);

  it('proves log and views', async () => {
    expect((await sebone('doctor', '--deep', '--data', data)).exit).toBe(0);
  }, 60_000);
});
