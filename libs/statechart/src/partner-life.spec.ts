import { addMonths, dayNumber, dayOf, type Day } from '@sebone/kernel';
import { createMachine } from 'xstate';
import { flatten, start, type DueDay, type Run } from './index.ts';

const partner = createMachine({
  id: 'partner',
  initial: 'invited',
  states: {
    invited: { on: { PartnerJoined: 'joined' } },
    joined: { on: { ActionTaken: 'contributing', PartnerLeft: 'departed' }, after: { actBy: 'stalled' } },
    stalled: { on: { ActionTaken: 'contributing', PartnerLeft: 'departed' } },
    contributing: {
      on: { ActionTaken: { target: 'contributing', reenter: true }, PartnerLeft: 'departed', MeetingAttended: {} },
      after: { quietFor: 'dormant' },
    },
    dormant: { on: { ActionTaken: 'contributing', PartnerLeft: 'departed' }, after: { goneFor: 'lapsed' } },
    lapsed: { on: { ActionTaken: 'contributing' } },
    departed: { on: { PartnerJoined: 'joined' } },
  },
});
const chart = flatten(partner);

/** Six months to act, a year of quiet, then two more years: by the calendar, as a policy would have it. */
const months: Readonly<Record<string, number>> = { actBy: 6, quietFor: 12, goneFor: 24 };
const byPolicy: DueDay = (delay, enteredOn) => dayNumber(addMonths(dayOf(enteredOn), months[delay]!));

/** A partner's life as told: `2020-04-01 joined because of fact-1`. */
function life(facts: readonly [on: Day, type: string][], asOf: Day): { run: Run; told: string[] } {
  const told: string[] = [];
  const run = start(chart, {
    on: dayNumber('2020-01-15'),
    due: byPolicy,
    onTransition: ({ on, to, cause }) =>
      told.push(`${dayOf(on)} ${to} because of ${'fact' in cause ? cause.fact : cause.delay}`),
  });
  facts.forEach(([on, type], index) => run.apply(type, dayNumber(on), `fact-${index + 1}`));
  run.advance(dayNumber(asOf));
  return { run, told };
}

describe('The life of a partner', () => {
  it('begins where the machine begins, on the day of the invitation, with nothing due', () => {
    const { run, told } = life([], '2020-01-15');
    expect([run.state, dayOf(run.since), run.nextDue, told]).toEqual(['invited', '2020-01-15', Infinity, []]);
  });

  it('goes from invited through joined to contributing, each because of a fact', () => {
    const { told } = life(
      [
        ['2020-04-01', 'PartnerJoined'],
        ['2020-05-20', 'ActionTaken'],
      ],
      '2020-06-01',
    );
    expect(told).toEqual(['2020-04-01 joined because of fact-1', '2020-05-20 contributing because of fact-2']);
  });

  it('falls dormant and lapses when the partner is silent, on the very days, though no fact comes', () => {
    const { run, told } = life(
      [
        ['2020-04-01', 'PartnerJoined'],
        ['2020-05-20', 'ActionTaken'],
      ],
      '2024-01-01',
    );
    expect(told.slice(2)).toEqual(['2021-05-20 dormant because of quietFor', '2023-05-20 lapsed because of goneFor']);
    expect([run.state, dayOf(run.since)]).toEqual(['lapsed', '2023-05-20']);
  });

  it('counts the quiet from the last action, and has been contributing since the first', () => {
    const { run, told } = life(
      [
        ['2020-04-01', 'PartnerJoined'],
        ['2020-05-20', 'ActionTaken'],
        ['2021-05-19', 'ActionTaken'],
      ],
      '2022-05-18',
    );
    expect(told).toHaveLength(2);
    expect([run.state, dayOf(run.since), dayOf(run.nextDue)]).toEqual(['contributing', '2020-05-20', '2022-05-19']);
  });

  it('is not kept alive by attending: a meeting is accepted and changes nothing', () => {
    const { told } = life(
      [
        ['2020-04-01', 'PartnerJoined'],
        ['2020-05-20', 'ActionTaken'],
        ['2021-05-01', 'MeetingAttended'],
      ],
      '2021-05-20',
    );
    expect(told.at(-1)).toBe('2021-05-20 dormant because of quietFor');
  });

  it('stalls when the partner joins and never acts, and goes on at the first action', () => {
    const { told } = life(
      [
        ['2020-08-31', 'PartnerJoined'],
        ['2021-07-01', 'ActionTaken'],
      ],
      '2021-07-01',
    );
    expect(told.slice(1)).toEqual(['2021-02-28 stalled because of actBy', '2021-07-01 contributing because of fact-2']);
  });

  it('has no more due days once the partner has left, and new ones when it comes back', () => {
    const left: [Day, string][] = [
      ['2020-04-01', 'PartnerJoined'],
      ['2020-06-01', 'PartnerLeft'],
    ];
    expect(life(left, '2030-01-01').run).toMatchObject({ state: 'departed', nextDue: Infinity });
    const back = life([...left, ['2025-03-01', 'PartnerJoined']], '2025-03-01');
    expect([back.run.state, dayOf(back.run.nextDue)]).toEqual(['joined', '2025-09-01']);
  });

  it('is not changed by a fact that its state does not accept', () => {
    const { run, told } = life([['2020-02-01', 'ActionTaken']], '2020-02-01');
    expect([run.state, told]).toEqual(['invited', []]);
  });

  it('dormant on the day of the action: what falls due on a day comes before its facts', () => {
    const { told } = life(
      [
        ['2020-04-01', 'PartnerJoined'],
        ['2020-05-20', 'ActionTaken'],
        ['2021-05-20', 'ActionTaken'],
      ],
      '2021-05-20',
    );
    expect(told.slice(2)).toEqual([
      '2021-05-20 dormant because of quietFor',
      '2021-05-20 contributing because of fact-3',
    ]);
  });
});
