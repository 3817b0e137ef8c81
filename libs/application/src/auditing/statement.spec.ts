import { createHash } from 'node:crypto';
import { historyAt } from '@sebone/initiative';
import { Register } from '@sebone/testing';
import { selectionOf } from './selection.ts';
import { statementPage, type PageLanguage } from './statement-page.ts';
import { statementOf, type Statement } from './statement.ts';
import type { Ground, Period } from './tables.ts';

const EVER = { asOf: '2024-12-31', knownAt: '9999-12-31' };

function ground(register: Register, partner: string, period: Period = {}): Ground {
  const selection = selectionOf('river', register.facts, partner);
  return {
    selection,
    history: historyAt('river', selection.facts, EVER),
    period,
    leafOf: (id) => register.facts.findIndex((fact) => fact.id === id),
  };
}
const told = (register: Register, partner = 'mill', period: Period = {}): Statement =>
  statementOf(ground(register, partner, period), partner)!;

/** What a section of a statement says, a line each. */
const lines = (statement: Statement, title: string): readonly string[] =>
  statement.sections.find((section) => section.title.en === title)!.lines.map(({ on, what }) => `${on} ${what.en}`);

function river(): Register {
  const register = new Register('river');
  register.chartered('2020-01-01', { name: 'Clean river' });
  register.joined('water', '2020-02-01', { name: 'Water board' });
  register.joined('mill', '2020-02-01', { name: 'Paper mill', sector: 'business' });
  register.committed('mill', 'outfall', '2020-03-01', '2020-12-31');
  register.acted('mill', '2020-04-01', {
    title: 'Closed an outfall',
    hours: 12,
    commitmentId: 'outfall',
    completes: true,
  });
  register.gave('mill', '2020-05-01', { kind: 'money', amount: 1_500_000, unit: 'JPY' });
  register.gave('mill', '2021-05-01', { kind: 'money', amount: 0.1, unit: 'JPY' });
  register.gave('mill', '2021-05-02', { kind: 'time', amount: 8, unit: 'hours' });
  register.received('mill', '2020-06-01', { kind: 'venue' });
  register.shared('flows', 'mill', '2020-07-01');
  register.used('flows', 'water', '2020-08-01', 'adopted');
  register.used('flows', 'mill', '2020-08-02');
  register.met('2020-09-01', ['water', 'mill']);
  return register;
}

describe('a contribution statement', () => {
  it('says what the partner committed to, did, gave and received, shared and used, and where it was', () => {
    const statement = told(river());
    expect(statement).toMatchObject({
      partnerName: 'Paper mill',
      standing: { en: 'member, business', ja: '構成団体、企業' },
    });
    expect(Object.fromEntries(statement.sections.map(({ title: { en } }) => [en, lines(statement, en)]))).toEqual({
      Membership: ['2020-02-01 Joined as member'],
      'What it committed to': ['2020-03-01 To do outfall · due 2020-12-31 · fulfilled (since 2020-04-01)'],
      'What it did': ['2020-04-01 Closed an outfall · 12 hours'],
      'What it gave': ['2020-05-01 money · 1,500,000 JPY', '2021-05-01 money · 0.1 JPY', '2021-05-02 time · 8 hours'],
      'What it received': ['2020-06-01 venue'],
      'Knowledge it shared': ['2020-07-01 On flows'],
      'Uses that others made of it': ['2020-08-01 water · adopted · On flows'],
      'Knowledge it used': ['2020-08-02 On flows · referenced'],
      'Meetings it attended': ['2020-09-01 meeting-1'],
    });
  });

  it('names for a commitment the fact that made it and the one that closed it', () => {
    expect(told(river()).sections[1]!.lines[0]!.facts).toEqual(['told-4.0', 'told-5.0']);
  });

  it('adds up each kind by itself, of the period alone', () => {
    const totals = (period: Period): string | undefined =>
      told(river(), 'mill', period).sections.find(({ title }) => title.en === 'What it gave')!.totals?.en;
    expect(totals({})).toBe('money 1,500,000.1 JPY, time 8 hours');
    expect(totals({ from: '2021-05-02' })).toBe('time 8 hours');
    expect(totals({ to: '2020-01-31' })).toBeUndefined();
  });

  it('does not count an award as given, and says so', () => {
    const register = river();
    register.awarded('a1', 'mill', '2020-02-15', { until: '2022-02-28', currency: 'JPY', amount: 5 });
    const gave = told(register).sections.find(({ title }) => title.en === 'What it gave')!;
    expect(gave.lines).toHaveLength(4);
    expect(gave.totals).toEqual({
      en: 'money 1,500,000.1 JPY, time 8 hours (funding awards not counted)',
      ja: '資金 1,500,000.1 JPY、時間 8 時間（資金提供の決定は含まない）',
    });
  });

  it('tells what stands: a correction in the place of the mistake, marked, and nothing that was taken back', () => {
    const register = river();
    const gave = register.gave('mill', '2022-01-01', { flowId: 'wrong', kind: 'money', amount: 1, unit: 'JPY' });
    const data = { partnerId: 'mill', flowId: 'wrong', direction: 'gave', kind: 'money', amount: 2, unit: 'JPY' };
    const corrected = { ...data, corrects: gave.id, because: 'a slip' };
    register.add('partner', 'mill', 'ResourceCorrected', '2022-01-01', corrected);
    const taken = register.acted('mill', '2022-02-01', { actionId: 'never' });
    const voids = { voids: taken.id, record: 'action/never', because: 'it never happened' };
    register.add('partner', 'mill', 'ActionVoided', '2022-02-01', voids);
    const statement = told(register);
    expect(lines(statement, 'What it gave')).toContain('2022-01-01 money · 2 JPY');
    expect(lines(statement, 'What it did')).toHaveLength(1);
    const line = statement.sections.flatMap((section) => section.lines).find(({ on }) => on === '2022-01-01');
    expect(line).toMatchObject({ corrected: true, claimed: true });
  });

  it('there is none of somebody whom nothing names', () => {
    expect(statementOf(ground(river(), 'nobody'), 'nobody')).toBeUndefined();
  });
});

describe('a statement as a page', () => {
  const hash = (id: string): Buffer => createHash('sha256').update(id).digest();
  const page = (register: Register, language: PageLanguage = 'en', period: Period = {}): string =>
    statementPage(
      told(register, 'mill', period),
      {
        madeAt: '2024-01-02T03:04:05.678Z',
        origin: 'sebone/<spec>',
        size: 1234,
        checkpoint: 'sebone/<spec>\n1234\nroot=\n\n— sebone/<spec> c2ln\n',
        leafOf: (id) => ({ index: Number(id.split('-')[1]!.split('.')[0]) - 1, hash: hash(id) }),
        bundle: { name: 'river-mill.bundle', bytes: Buffer.from('the bundle\n') },
      },
      period,
      language,
    );

  it('names with each line its event, its leaf and the beginning of the leaf’s hash, and at the end the whole hash', () => {
    const made = page(river());
    const gave = hash('told-6.0').toString('base64');
    expect(made).toMatch(`<code>told-6.0</code> <span class="leaf">leaf 5 · ${gave.slice(0, 8)}…</span>`);
    expect(made).toMatch(`<code>told-6.0</code></td><td class="number">5</td><td><code>${gave}</code>`);
    expect(made).toMatch('checkpoint of 1,234 events of <code>sebone/&lt;spec&gt;</code>');
  });

  it('holds the bundle, to be saved by a link', () => {
    const [, base64] = /download="river-mill.bundle" href="data:application\/octet-stream;base64,([^"]+)"/.exec(
      page(river()),
    )!;
    expect(Buffer.from(base64!, 'base64').toString()).toBe('the bundle\n');
  });

  it('speaks Japanese', () => {
    expect(page(river(), 'ja')).toMatch('<html lang="ja">');
    expect(page(river(), 'ja')).toMatch(/貢献証明書[^]*提供したもの[^]*合計： ?資金 1,500,000.1 JPY、時間 8 時間/);
  });

  it('says of which period it is, and what nothing is recorded of in it', () => {
    const made = page(river(), 'en', { from: '2021-01-01', to: '2021-12-31' });
    expect(made).toMatch('2021-01-01 – 2021-12-31');
    expect(made).toMatch(/Nothing is recorded of: Membership,[^<]*Meetings it attended</);
  });

  it('runs nothing and loads nothing, whatever the facts say', () => {
    const hostile = '"><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>\'&';
    const register = river();
    register.acted('mill', '2022-01-01', { title: hostile, evidence: hostile });
    register.gave('mill', '2022-01-01', { note: hostile, unit: hostile, amount: 1 });
    register.add('partner', 'mill', 'PartnerReturned', '2022-01-02', {
      partnerId: 'mill',
      stay: 2,
      name: hostile,
      role: 'member',
    });
    const made = page(register);
    expect(made.match(/<(?!\/)(\w+)/g)!.filter((tag) => /script|img|iframe|link|object|svg/.test(tag))).toEqual([]);
    expect(made).not.toMatch(/<[^>]* (src|on\w+)=/);
    expect([...made.matchAll(/href="([^"]{0,41})/g)].map(([, to]) => to)).toEqual([
      'data:application/octet-stream;base64,dGhl',
    ]);
    expect(made).toMatch('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(made).toMatch("default-src 'none'");
  });
});
