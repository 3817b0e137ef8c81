import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sebone, scratch } from './cli.ts';

interface Found {
  readonly trap: string;
  readonly subject: object;
  readonly level: string;
  readonly since: string;
}
interface Recorded {
  readonly initiative: string;
  readonly day: string;
  readonly raised: readonly Found[];
  readonly escalated: readonly Found[];
  readonly cleared: readonly Found[];
}

const NOTHING = { raised: [], escalated: [], cleared: [] };

describe('sebone notice', () => {
  const { path: data, remove } = scratch();
  afterAll(remove);
  const answers = (...argv: string[]): Promise<string> =>
    sebone(...argv, '--data', data, '--json').then(({ out }) => out);
  const of = ({ trap, subject, level, since }: Found): object => ({ trap, subject, level, since });
  let before: readonly string[];
  const questions = (): Promise<string[]> =>
    Promise.all([answers('traps', '--all'), answers('partners', 'minato'), answers('partners', 'roundtable')]);

  beforeAll(async () => {
    await sebone('demo', '--data', data);
    before = await questions();
  }, 60_000);

  it('records as notices what the traps look like today', async () => {
    const ran = await sebone('notice', '--all', '--data', data, '--json');
    expect({ exit: ran.exit, err: ran.err }).toEqual({ exit: 0, err: '' });
    const found = (await sebone('traps', '--all', '--data', data, '--json')).json<{
      initiative: string;
      findings: Found[];
    }>();
    expect(
      ran.json<Recorded>().map(({ initiative, day, raised }) => ({ initiative, day, raised: raised.map(of) })),
    ).toEqual(found.map(({ initiative, findings }) => ({ initiative, day: '2026-11-01', raised: findings.map(of) })));
    expect(found.flatMap(({ findings }) => findings).length).toBeGreaterThan(5);
  });

  it('records nothing when nothing is new', async () => {
    const again = await sebone('notice', '--all', '--data', data, '--json');
    expect(again.json()).toEqual(
      ['minato', 'roundtable'].map((initiative) => ({ initiative, day: '2026-11-01', ...NOTHING })),
    );
    expect((await sebone('notice', 'minato', '--data', data)).out).toBe('minato  2026-11-01\n  Nothing new to record.');
    expect((await sebone('notice', 'minato', '--data', data, '--lang', 'ja')).out).toBe(
      'minato  2026-11-01\n  新たに記録することはない。',
    );
  });

  it('changes no answer', async () => {
    expect(await questions()).toEqual(before);
  });

  it('leaves log and views as doctor proves them', async () => {
    const ran = await sebone('doctor', '--deep', '--data', data, '--json');
    expect(ran.exit).toBe(0);
    const [{ views }] = ran.json<{ views: { verdict: string; behind: number }[] }>() as [
      { views: { verdict: string; behind: number }[] },
    ];
    expect(views.filter(({ verdict, behind }) => verdict !== 'proved' || behind > 0)).toEqual([]);
  });

  it('tells people what was raised, in their language', async () => {
    const { path, remove: removeOther } = scratch();
    try {
      await sebone('demo', '--data', path);
      const told = await sebone('notice', 'roundtable', '--data', path, '--lang', 'ja');
      expect(told.out).toMatch(
        /^roundtable {2}2026-11-01\n {2}提起 \[深刻\] 事務局不在による自然消滅 · 取り組み roundtable · \d{4}-\d\d-\d\dから/,
      );
      const minato = await sebone('notice', 'minato', '--data', path);
      expect(minato.out).toMatch(
        /\n {2}raised \[critical\] Taking without giving · partner nagisa-net · since \d{4}-\d\d-\d\d\n/,
      );
    } finally {
      removeOther();
    }
  }, 60_000);

  it('is refused for what is not there, and called wrong usage by its name', async () => {
    const unknown = await sebone('notice', 'minto', '--data', data, '--json');
    expect({ exit: unknown.exit, answer: unknown.json()[0] }).toMatchObject({
      exit: 1,
      answer: { error: { code: 'unknown-initiative' } },
    });
    const nowhere = join(data, 'nowhere');
    expect((await sebone('notice', '--all', '--data', nowhere, '--json')).json()[0]).toMatchObject({
      error: { code: 'no-data' },
    });
    expect(existsSync(nowhere)).toBe(false);
    for (const argv of [['notice'], ['notice', 'minato', '--all']])
      expect((await sebone(...argv, '--data', data)).exit).toBe(2);
    expect((await sebone('notice', '--help')).out).toMatch(/Example:\s+\$ sebone notice minato/);
  });
});
