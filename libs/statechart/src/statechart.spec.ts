import { createMachine } from 'xstate';
import { flatten, start } from './index.ts';

const initiative = createMachine({
  initial: 'proposed',
  states: {
    proposed: { on: { InitiativeFounded: 'running', NoteTaken: {} } },
    running: {
      type: 'parallel',
      on: { InitiativeEnded: 'ended', NoteTaken: {}, MemberJoined: { target: '.vitality.alive' } },
      states: {
        phase: {
          initial: 'initiating',
          states: {
            initiating: { on: { PhaseReached: 'organising' } },
            organising: { on: { MemberJoined: undefined } },
          },
        },
        vitality: {
          initial: 'alive',
          states: { alive: { after: { silence: 'faltering' } }, faltering: { on: { MeetingHeld: 'alive' } } },
        },
      },
    },
    ended: { type: 'final' },
  },
});

/** The configuration after those events, one a day. */
function after(...events: string[]) {
  const chart = flatten(initiative);
  const run = start(chart, { on: 0, due: (_, enteredOn) => enteredOn + 365 });
  events.forEach((type, index) => run.apply(type, index + 1, `f${index}`));
  return { chart, at: run.config };
}

describe('A chart', () => {
  it('knows the events and the delays that the machine names', () => {
    const { chart } = after();
    expect(chart.events).toEqual([
      ...['InitiativeFounded', 'NoteTaken', 'InitiativeEnded', 'MemberJoined', 'PhaseReached', 'MeetingHeld'],
    ]);
    expect(chart.delays).toEqual(['silence']);
  });

  it.each([
    [[], 'proposed', 'proposed'],
    [
      ['InitiativeFounded', 'PhaseReached'],
      'running.{phase.organising, vitality.alive}',
      { running: { phase: 'organising', vitality: 'alive' } },
    ],
    [['InitiativeFounded', 'InitiativeEnded'], 'ended', 'ended'],
  ])('after %j is in %s', (events, state, value) => {
    const { chart, at } = after(...events);
    expect([chart.stateOf(at), chart.valueOf(at)]).toEqual([state, value]);
  });

  it('says which states are active, alone or with others', () => {
    const { chart, at } = after('InitiativeFounded');
    const paths = [
      'running',
      'running.phase.initiating',
      'running.vitality.alive',
      'running.vitality.faltering',
      'ended',
    ];
    expect(paths.map((path) => chart.matches(at, path))).toEqual([true, true, true, false, false]);
  });

  it('does not mistake a state that the machine has not for one that is not active', () => {
    const { chart, at } = after();
    expect(() => chart.matches(at, 'runing')).toThrow('the machine has no state "runing"');
  });

  it('accepts what leads elsewhere, back or nowhere, and nothing that is forbidden, unknown or too late', () => {
    const accepted = (events: string[], type: string): boolean => {
      const { chart, at } = after(...events);
      return chart.accepts(at, type);
    };
    expect(accepted([], 'InitiativeFounded')).toBe(true);
    expect(accepted([], 'NoteTaken')).toBe(true);
    expect(accepted(['InitiativeFounded'], 'NoteTaken')).toBe(true);
    expect(accepted(['InitiativeFounded'], 'MemberJoined')).toBe(true);
    expect(accepted(['InitiativeFounded', 'PhaseReached'], 'MemberJoined')).toBe(false);
    expect(accepted([], 'InitiativeEnded')).toBe(false);
    expect(accepted([], 'NeverHeardOf')).toBe(false);
    expect(accepted(['InitiativeFounded', 'InitiativeEnded'], 'NoteTaken')).toBe(false);
  });

  it('is done where the machine has ended', () => {
    const running = after('InitiativeFounded');
    const ended = after('InitiativeFounded', 'InitiativeEnded');
    expect([running.chart.isDone(running.at), ended.chart.isDone(ended.at)]).toEqual([false, true]);
  });

  it('lists every configuration that facts and delays can lead to, the first one first', () => {
    const { chart } = after();
    expect(chart.reachable().map((at) => chart.stateOf(at))).toEqual([
      'proposed',
      'running.{phase.initiating, vitality.alive}',
      'ended',
      'running.{phase.organising, vitality.alive}',
      'running.{phase.initiating, vitality.faltering}',
      'running.{phase.organising, vitality.faltering}',
    ]);
  });

  it('refuses to list more configurations than anyone could check', () => {
    const dial = (turn: string) => {
      const positions = Array.from({ length: 11 }, (_, i) => [`p${i}`, { on: { [turn]: `p${(i + 1) % 11}` } }]);
      return { initial: 'p0', states: Object.fromEntries(positions) as Record<string, { on: Record<string, string> }> };
    };
    const dials = { a: dial('TurnedA'), b: dial('TurnedB'), c: dial('TurnedC') };
    const chart = flatten(createMachine({ type: 'parallel', states: dials }));
    expect(() => chart.reachable()).toThrow(expect.objectContaining({ code: 'too-many-configurations' }));
  });
});

describe('A chart with wildcards', () => {
  const machine = createMachine({
    initial: 'a',
    states: { a: { on: { 'news.*': 'b' } }, b: { on: { 'news.bad': 'a', '*': 'c' } }, c: {} },
  });
  const chart = flatten(machine);
  const stateAfter = (...events: string[]): string => {
    const run = start(chart, { on: 0, due: () => Infinity });
    events.forEach((type) => run.apply(type, 0, 'f'));
    return run.state;
  };

  it('names only the events that have names', () => {
    expect(chart.events).toEqual(['news.bad']);
  });

  it('takes types that it does not name', () => {
    expect([stateAfter('news.good'), stateAfter('rumour'), stateAfter('news.good', 'rumour')]).toEqual(['b', 'a', 'c']);
    expect(stateAfter('news.good', 'news.bad')).toBe('a');
  });

  it("never takes the types that are XState's own", () => {
    expect([stateAfter('news.good', 'xstate.stop'), chart.eventIndex('xstate.stop')]).toEqual(['b', -1]);
  });
});
