import { createMachine, type AnyStateMachine } from 'xstate';
import { flatten, restore, start, type DueDay, type Run, type Transition } from './index.ts';

const DAY_ONE = 100;

/** A run from day 100, and the list that its transitions go to, as `on: from > to (cause)`. */
function begin(machine: AnyStateMachine, due: DueDay): { run: Run; transitions: string[] } {
  const transitions: string[] = [];
  const tell = ({ on, from, to, cause }: Transition): void => {
    transitions.push(`${on}: ${from} > ${to} (${'fact' in cause ? cause.fact : cause.delay})`);
  };
  return { run: start(flatten(machine), { on: DAY_ONE, due, onTransition: tell }), transitions };
}

/** The code of the error that the call throws. */
function codeOf(call: () => unknown): unknown {
  try {
    call();
    return 'nothing thrown';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

const commitment = createMachine({
  initial: 'made',
  states: {
    made: { on: { CommitmentFulfilled: 'fulfilled' }, after: { dueDate: 'overdue' } },
    overdue: { on: { CommitmentFulfilled: 'fulfilledLate' }, after: { grace: 'broken' } },
    fulfilled: { type: 'final' },
    fulfilledLate: { type: 'final' },
    broken: { type: 'final' },
  },
});
const withDueDate =
  (dueDate: number): DueDay =>
  (delay, enteredOn) =>
    delay === 'dueDate' ? dueDate : enteredOn + 30;

describe('The due day of a delay', () => {
  it('may be a date: not a day earlier, and then a number of days from there', () => {
    const { run, transitions } = begin(commitment, withDueDate(150));
    run.advance(149);
    expect([run.state, run.nextDue]).toEqual(['made', 150]);
    run.advance(150);
    expect([run.state, run.since, run.nextDue]).toEqual(['overdue', 150, 180]);
    run.advance(500);
    expect(transitions).toEqual(['150: made > overdue (dueDate)', '180: overdue > broken (grace)']);
  });

  it('fires at once when the date is past, on the day of entry', () => {
    const { run, transitions } = begin(commitment, withDueDate(20));
    expect([run.state, run.day, run.nextDue]).toEqual(['overdue', 100, 130]);
    expect(transitions).toEqual(['100: made > overdue (dueDate)']);
  });

  it('may be never', () => {
    const { run } = begin(commitment, () => Infinity);
    run.advance(1_000_000);
    expect([run.state, run.nextDue]).toEqual(['made', Infinity]);
  });

  it('is asked with the day of entry and the fact that led there, or none', () => {
    const asked: unknown[] = [];
    const machine = createMachine({
      initial: 'a',
      states: { a: { on: { Go: 'b' }, after: { x: 'c' } }, b: { after: { y: 'c' } }, c: { after: { z: 'a' } } },
    });
    const { run } = begin(machine, (...question) => {
      asked.push(question);
      return question[1] + 5;
    });
    run.apply('Go', 103, 'the-fact');
    run.advance(108);
    expect(asked).toEqual([
      ['x', 100, undefined],
      ['y', 103, 'the-fact'],
      ['z', 108, undefined],
    ]);
  });

  it.each([[NaN], [103.5]])('is refused when it is %p, which is no day', (due) => {
    expect(codeOf(() => begin(commitment, () => due))).toBe('invalid-due-day');
  });
});

describe('On one day', () => {
  it('a delay that a fact starts and that is due fires after that fact and before the next', () => {
    const machine = createMachine({
      initial: 'waiting',
      states: {
        waiting: { on: { Promised: 'promised' } },
        promised: { on: { Kept: 'kept' }, after: { deadline: 'missed' } },
        missed: { on: { Kept: 'keptLate' } },
        kept: {},
        keptLate: {},
      },
    });
    const { run, transitions } = begin(machine, () => 90);
    run.apply('Promised', 110, 'f1');
    expect(run.state).toBe('missed');
    run.apply('Kept', 110, 'f2');
    expect(transitions).toEqual([
      '110: waiting > promised (f1)',
      '110: promised > missed (deadline)',
      '110: missed > keptLate (f2)',
    ]);
  });

  it('delays fire in the order in which they were started, and of one state as they are written', () => {
    const region = (delay: string) => ({ initial: 'on', states: { on: { after: { [delay]: 'off' } }, off: {} } });
    const machine = createMachine({ type: 'parallel', states: { a: region('x'), b: region('y'), c: region('z') } });
    const { run, transitions } = begin(machine, () => 105);
    run.advance(105);
    expect(transitions.map((line) => line.split(' ').at(-1))).toEqual(['(x)', '(y)', '(z)']);
  });

  it('a delay restarted later fires later, though it is written first', () => {
    const machine = createMachine({
      type: 'parallel',
      states: {
        a: {
          initial: 'on',
          states: { on: { on: { Again: { target: 'on', reenter: true } }, after: { x: 'off' } }, off: {} },
        },
        b: { initial: 'on', states: { on: { after: { y: 'off' } }, off: {} } },
      },
    });
    const { run, transitions } = begin(machine, () => 105);
    run.apply('Again', 102, 'f1');
    run.advance(105);
    expect(transitions.map((line) => line.split(' ').at(-1))).toEqual(['(y)', '(x)']);
  });

  it('a delay of no days chains into the next', () => {
    const machine = createMachine({
      initial: 'a',
      states: { a: { after: { x: 'b' } }, b: { after: { x: 'c' } }, c: {} },
    });
    const { run, transitions } = begin(machine, (_, enteredOn) => enteredOn);
    expect([run.state, transitions.length]).toEqual(['c', 2]);
  });

  it('delays that chase each other for ever are refused, not followed', () => {
    const machine = createMachine({
      initial: 'rest',
      states: { rest: { on: { Go: 'a' } }, a: { after: { x: 'b' } }, b: { after: { x: 'a' } } },
    });
    const { run } = begin(machine, (_, enteredOn) => enteredOn);
    expect(codeOf(() => run.apply('Go', 101, 'f1'))).toBe('endless-delays');
  });

  it('delays that follow each other from day to day are no such chase', () => {
    const machine = createMachine({ initial: 'a', states: { a: { after: { x: 'b' } }, b: { after: { x: 'a' } } } });
    const { run, transitions } = begin(machine, (_, enteredOn) => enteredOn + 1);
    run.advance(100 + 5000);
    expect(transitions).toHaveLength(5000);
  });
});

describe('A run', () => {
  const door = createMachine({
    initial: 'closed',
    states: {
      closed: { on: { Opened: 'open' } },
      open: { on: { Closed: 'closed', Touched: { target: 'open', reenter: true } }, after: { long: 'alarm' } },
      alarm: { type: 'final' },
    },
  });
  const inTen: DueDay = (_, enteredOn) => enteredOn + 10;

  it('goes by the index of an event as by its type', () => {
    const { run } = begin(door, inTen);
    run.applyIndex(run.chart.eventIndex('Opened'), 101, 'f1');
    expect([run.state, run.since]).toEqual(['open', 101]);
    run.applyIndex(run.chart.eventIndex('Never heard of'), 102, 'f2');
    expect([run.state, run.day]).toEqual(['open', 102]);
  });

  it('does nothing more once the machine is done, and has nothing due', () => {
    const { run, transitions } = begin(door, inTen);
    run.apply('Opened', 101, 'f1');
    run.apply('Closed', 120, 'f2');
    expect([run.state, run.done, run.nextDue, transitions.length]).toEqual(['alarm', true, Infinity, 2]);
  });

  it('neither lists a way back into the same state nor counts it as a new beginning, yet restarts its delays', () => {
    const { run, transitions } = begin(door, inTen);
    run.apply('Opened', 101, 'f1');
    run.apply('Touched', 105, 'f2');
    expect([run.since, run.nextDue, transitions.length]).toEqual([101, 115, 1]);
  });

  it('refuses a day that is past', () => {
    const { run } = begin(door, inTen);
    run.advance(110);
    expect(codeOf(() => run.advance(109))).toBe('out-of-order');
    expect(codeOf(() => run.apply('Opened', 109, 'f1'))).toBe('out-of-order');
    expect(codeOf(() => run.apply('Opened', NaN, 'f1'))).toBe('out-of-order');
    expect([run.state, run.day]).toEqual(['closed', 110]);
  });

  it('can be looked ahead of without being moved or overheard', () => {
    const { run, transitions } = begin(door, inTen);
    run.apply('Opened', 101, 'f1');
    const ahead = run.clone();
    ahead.advance(200);
    expect([ahead.state, run.state, run.day, run.nextDue]).toEqual(['alarm', 'open', 101, 111]);
    expect(transitions).toHaveLength(1);
  });

  it('is stored as plain data: the day, since when, the state, and what is due in the order it was started', () => {
    const { run } = begin(door, inTen);
    run.apply('Opened', 101, 'f1');
    run.advance(103);
    expect(run.snapshot()).toEqual({
      day: 103,
      since: 101,
      value: 'open',
      history: {},
      timers: [{ delay: 'long', of: '(machine).open', due: 111 }],
    });
  });

  it.each([
    ['state', { value: 'ajar' }],
    ['history', { history: { memory: ['(machine).open'] } }],
    ['delay', { timers: [{ delay: 'short', of: '(machine).open', due: 111 }] }],
  ])('cannot be restored when the machine has lost the %s', (_, lost) => {
    const { run } = begin(door, inTen);
    const snapshot = { ...run.snapshot(), ...lost };
    expect(codeOf(() => restore(run.chart, snapshot, { due: inTen }))).toBe('stale-snapshot');
  });

  it('restored keeps the due days it had, whatever the policy says now', () => {
    const { run } = begin(door, inTen);
    run.apply('Opened', 101, 'f1');
    const restored = restore(run.chart, run.snapshot(), { due: (_, enteredOn) => enteredOn + 50 });
    expect(restored.nextDue).toBe(111);
    restored.apply('Touched', 105, 'f2');
    expect(restored.nextDue).toBe(155);
  });
});
