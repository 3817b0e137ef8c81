import { createMachine, fromPromise, setup, type AnyStateMachine } from 'xstate';
import { flatten, start } from './index.ts';

const nothing = (): void => undefined;
/** A machine whose state `home.inside` has that. */
const inside = (state: object): AnyStateMachine =>
  createMachine({ initial: 'home', states: { home: { initial: 'inside', states: { inside: state, other: {} } } } });
const elsewhere = fromPromise(() => Promise.resolve());

describe('A machine is refused, by code and state,', () => {
  it.each<[string, string, string, AnyStateMachine]>([
    ['a guard', 'guard', 'home.inside', inside({ on: { Go: { target: 'other', guard: () => true } } })],
    ['a guard by name', 'guard', 'home.inside', inside({ on: { Go: { target: 'other', guard: 'isReady' } } })],
    ['a guard on always', 'guard', 'home.inside', inside({ always: { target: 'other', guard: () => false } })],
    ['a guard on a delay', 'guard', 'home.inside', inside({ after: { a: { target: 'other', guard: () => true } } })],
    [
      'an action on a transition',
      'action',
      'home.inside',
      inside({ on: { Go: { target: 'other', actions: nothing } } }),
    ],
    ['an entry action', 'action', 'home.inside', inside({ entry: nothing })],
    ['an exit action', 'action', 'home.inside', inside({ exit: ['say'] })],
    [
      'an action on the initial transition',
      'action',
      'home.inside',
      inside({ initial: { target: 'x', actions: nothing }, states: { x: {} } }),
    ],
    ['an actor', 'invoke', 'home.inside', inside({ invoke: { src: elsewhere } })],
    ['a delay in milliseconds', 'numeric-delay', 'home.inside', inside({ after: { 1000: 'other' } })],
    ['a route', 'route', 'home.inside', inside({ id: 'in', route: {} })],
    ['a computed output', 'context', 'home.inside', inside({ type: 'final', output: () => 1 })],
    ['context', 'context', '(root)', createMachine({ context: { count: 0 }, initial: 'a', states: { a: {} } })],
    [
      'a delay that computes itself',
      'delay-implementation',
      '(root)',
      setup({ delays: { soon: () => 5 } }).createMachine({
        initial: 'a',
        states: { a: { after: { soon: 'b' } }, b: {} },
      }),
    ],
    [
      'a delay that has its length already',
      'delay-implementation',
      '(root)',
      setup({ delays: { soon: 5 } }).createMachine({ initial: 'a', states: { a: { after: { soon: 'b' } }, b: {} } }),
    ],
  ])('for %s', (_, code, state, machine) => {
    expect(() => flatten(machine)).toThrow(expect.objectContaining({ name: 'UnsupportedMachineError', code, state }));
  });

  it('but not for empty lists, static outputs, tags, descriptions and meta', () => {
    const plain = { entry: [], exit: [], tags: ['calm'], description: 'at rest', meta: { colour: 'green' } };
    expect(flatten(inside({ ...plain, type: 'final', output: 7 })).stateOf(0)).toBe('home.inside');
  });

  it('says in its message where, what and why', () => {
    const guarded = inside({ on: { Go: { target: 'other', guard: () => true } } });
    expect(() => flatten(guarded)).toThrow(
      'state home.inside: its transition on "Go" has a guard: what may be decided lies in the decider',
    );
  });
});

describe('A machine whose eventless transitions go in a circle is refused', () => {
  const circle = { initial: 'a', states: { a: { always: 'b' }, b: { always: 'a' } } } as const;

  it('when it starts there', () => {
    expect(() => flatten(createMachine(circle))).toThrow(expect.objectContaining({ code: 'endless-always' }));
  });

  it('when a fact leads there', () => {
    const chart = flatten(createMachine({ initial: 'rest', states: { rest: { on: { Go: 'circle' } }, circle } }));
    const run = start(chart, { on: 0, due: () => Infinity });
    expect(() => run.apply('Go', 1, 'f1')).toThrow(expect.objectContaining({ code: 'endless-always' }));
    expect(() => chart.reachable()).toThrow(expect.objectContaining({ code: 'endless-always' }));
  });
});

describe('What XState itself loses track of is refused where it happens', () => {
  it('a state entered again without having been left, which leaves two timers running', () => {
    const chart = flatten(
      createMachine({
        initial: 'a',
        after: { yearly: '.a' },
        states: { a: { on: { Reset: '#whole' } } },
        id: 'whole',
      }),
    );
    expect(() => chart.reachable()).toThrow(
      expect.objectContaining({ code: 'illegal-configuration', state: '(root)' }),
    );
  });

  it('two children of one state at once', () => {
    const chart = flatten(
      createMachine({
        type: 'parallel',
        states: {
          left: {
            initial: 'here',
            states: { here: { on: { Go: 'memory' } }, there: { id: 'there' }, memory: { type: 'history' } },
            on: { Restarted: { target: '#left', reenter: true } },
            id: 'left',
          },
          right: { initial: 'one', states: { one: { on: { Go: '#there' } } } },
        },
      }),
    );
    const run = start(chart, { on: 0, due: () => Infinity });
    run.apply('Restarted', 1, 'f1');
    expect(() => run.apply('Go', 2, 'f2')).toThrow(
      expect.objectContaining({ code: 'illegal-configuration', state: 'left' }),
    );
  });
});
