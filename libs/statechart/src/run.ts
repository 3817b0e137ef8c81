import type { DayNumber } from '@sebone/kernel';
import type { StateValue } from 'xstate';
import { StatechartError } from './refusal.ts';
import type { Statechart } from './statechart.ts';
import { historyOf, type Configuration, type Step } from './table.ts';

/**
 * The day on which a delay falls due.
 * @param delay its name in the machine
 * @param enteredOn the day on which the state that has it was entered
 * @param fact the id of the fact that led there; none at the start, or where another delay did
 * @returns a day number: `enteredOn + n`, or an absolute date; one that is past falls due at once; `Infinity` = never
 */
export type DueDay = (delay: string, enteredOn: DayNumber, fact: string | undefined) => DayNumber;

/** What brought a transition about. */
export type Cause = { readonly fact: string } | { readonly delay: string };

/** A change of state. A transition that leads back to the same state, as people read it, is not one. */
export interface Transition {
  readonly on: DayNumber;
  readonly from: string;
  readonly to: string;
  readonly cause: Cause;
}

/** What the machine leaves open: when delays fall due, and who wants to hear of transitions. */
export interface RunOptions {
  readonly due: DueDay;
  readonly onTransition?: ((transition: Transition) => void) | undefined;
}

/**
 * A run set down as plain data, good for any chart of the same machine. Timers stand in the order in which they were started;
 * the keys of `value` keep their order too, since XState lets the first of two regions that conflict win.
 */
export interface RunSnapshot {
  readonly day: DayNumber;
  readonly since: DayNumber;
  readonly value: StateValue;
  readonly history: Readonly<Record<string, readonly string[]>>;
  readonly timers: readonly { readonly delay: string; readonly of: string; readonly due: DayNumber }[];
}

/** Delays that fire on one and the same day more often than this are taken to chase each other for ever. */
const MAX_FIRINGS_A_DAY = 1000;

const NOTHING: readonly number[] = [];

/**
 * One instance of a machine, folded over its facts in time order. It changes in place: {@link Run.clone} it to look ahead.
 *
 * A day begins with the delays that fall due on it, in the order of their due days and then of their starts; its facts follow. A delay
 * that a fact starts and that is due already fires after that fact and before the next.
 */
export class Run {
  readonly chart: Statechart;
  readonly #due: DueDay;
  readonly #onTransition: ((transition: Transition) => void) | undefined;
  #at: Configuration;
  #day: DayNumber;
  #since: DayNumber;
  /** By timer: the day it falls due, Infinity while it does not run. */
  readonly #dueOn: number[];
  /** By timer: when it was started, as a count of starts. */
  readonly #turn: number[];
  #turns = 0;
  #nextDue: DayNumber = Infinity;
  #firedOn: DayNumber = -Infinity;
  #firings = 0;

  /** Use {@link start} or {@link restore}. */
  constructor(chart: Statechart, options: RunOptions, at: Configuration, day: DayNumber, since: DayNumber) {
    this.chart = chart;
    this.#due = options.due;
    this.#onTransition = options.onTransition;
    this.#at = at;
    this.#day = day;
    this.#since = since;
    this.#dueOn = chart.table.timers.map(() => Infinity);
    this.#turn = chart.table.timers.map(() => 0);
  }

  static start(chart: Statechart, options: RunOptions & { readonly on: DayNumber }): Run {
    const { next, starts } = chart.table.initial;
    const run = new Run(chart, options, next, options.on, options.on);
    run.#time(NOTHING, starts, options.on, undefined);
    run.advance(options.on);
    return run;
  }

  static restore(chart: Statechart, snapshot: RunSnapshot, options: RunOptions): Run {
    const at = chart.table.find(snapshot.value, snapshot.history);
    if (!at) throw new StatechartError('stale-snapshot', `the machine has no state ${JSON.stringify(snapshot.value)}`);
    const run = new Run(chart, options, at, snapshot.day, snapshot.since);
    for (const { delay, of, due } of snapshot.timers) {
      const timer = chart.table.timers.findIndex(({ delay: name, node }) => name === delay && node.id === of);
      if (timer < 0) {
        throw new StatechartError('stale-snapshot', `the machine has no delay "${delay}" in state "${of}"`);
      }
      run.#dueOn[timer] = due;
      run.#turn[timer] = ++run.#turns;
    }
    run.#findNextDue();
    return run;
  }

  /** The configuration it is in: see {@link Statechart}. */
  get config(): number {
    return this.#at.index;
  }

  /** The state as people read it: `Statechart.stateOf`. */
  get state(): string {
    return this.#at.state;
  }

  /** The day on which it came into that state; going back into the same state does not count. */
  get since(): DayNumber {
    return this.#since;
  }

  /** The day it has been folded to. */
  get day(): DayNumber {
    return this.#day;
  }

  /** The first day on which a delay falls due, if no fact comes before; `Infinity` = none runs. */
  get nextDue(): DayNumber {
    return this.#nextDue;
  }

  /** Whether the machine has come to its end: nothing happens any more. */
  get done(): boolean {
    return this.#at.done;
  }

  /**
   * Takes in one fact: first every delay that is due by its day, each on its own day, then the fact. One that the state
   * does not accept changes nothing.
   * @param fact the fact's id, the cause of the transitions it brings about
   * @throws StatechartError as {@link Run.advance}
   */
  apply(type: string, on: DayNumber, fact: string): void {
    this.applyIndex(this.chart.eventIndex(type), on, fact);
  }

  /** {@link Run.apply} for those who looked the event's index up beforehand (`Statechart.eventIndex`); -1 changes nothing. */
  applyIndex(event: number, on: DayNumber, fact: string): void {
    this.advance(on);
    if (event < 0) return;
    const at = this.#at;
    const step = at.steps[event] ?? this.chart.table.step(at, event, this.chart.eventType(event));
    if (step.timed || step.next !== at) this.#take(step, on, fact, undefined);
    if (this.#nextDue <= on) this.#fire(on);
  }

  /**
   * Lets the clock run on to a day, that day included: every delay due by then fires on its own day.
   * @throws StatechartError `out-of-order` where that day is past; `endless-delays` where delays fire on one day without end;
   * `invalid-due-day` where `due` gives neither a whole day nor Infinity
   */
  advance(to: DayNumber): void {
    if (!(to >= this.#day)) {
      throw new StatechartError('out-of-order', `day ${to} comes before day ${this.#day}, which is folded already`);
    }
    if (this.#nextDue <= to) this.#fire(to);
    this.#day = to;
  }

  /** An independent copy that nobody listens to unless `options` say so; `due` stays as it is unless given. */
  clone(options: Partial<RunOptions> = {}): Run {
    const run = new Run(this.chart, { due: this.#due, ...options }, this.#at, this.#day, this.#since);
    this.#dueOn.forEach((due, timer) => (run.#dueOn[timer] = due));
    this.#turn.forEach((turn, timer) => (run.#turn[timer] = turn));
    run.#turns = this.#turns;
    run.#nextDue = this.#nextDue;
    return run;
  }

  /** The run as plain data, for {@link restore}. */
  snapshot(): RunSnapshot {
    const running = this.#dueOn.flatMap((due, timer) => (due < Infinity ? [timer] : []));
    running.sort((a, b) => this.#turn[a]! - this.#turn[b]!);
    return {
      day: this.#day,
      since: this.#since,
      value: this.chart.valueOf(this.#at.index),
      history: historyOf(this.#at.snapshot),
      timers: running.map((timer) => {
        const { delay, node } = this.chart.table.timers[timer]!;
        return { delay, of: node.id, due: this.#dueOn[timer]! };
      }),
    };
  }

  #fire(to: DayNumber): void {
    while (this.#nextDue <= to) {
      const on = this.#nextDue;
      this.#firings = on === this.#firedOn ? this.#firings + 1 : 1;
      this.#firedOn = on;
      if (this.#firings > MAX_FIRINGS_A_DAY) {
        throw new StatechartError('endless-delays', `delays fire without end on day ${on}, lately in ${this.state}`);
      }
      let first = this.#dueOn.indexOf(on);
      for (let timer = first + 1; timer < this.#dueOn.length; timer++) {
        if (this.#dueOn[timer] === on && this.#turn[timer]! < this.#turn[first]!) first = timer;
      }
      this.#dueOn[first] = Infinity;
      this.#day = on;
      this.#take(this.chart.table.lapse(this.#at, first), on, undefined, this.chart.table.timers[first]!.delay);
      this.#findNextDue();
    }
  }

  #take(step: Step, on: DayNumber, fact: string | undefined, delay: string | undefined): void {
    const from = this.#at.state;
    this.#at = step.next;
    if (step.timed) this.#time(step.stops, step.starts, on, fact);
    if (!step.changes) return;
    this.#since = on;
    if (!this.#onTransition) return;
    this.#onTransition({ on, from, to: step.next.state, cause: fact === undefined ? { delay: delay! } : { fact } });
  }

  #time(stops: readonly number[], starts: readonly number[], on: DayNumber, fact: string | undefined): void {
    for (const timer of stops) this.#dueOn[timer] = Infinity;
    for (const timer of starts) {
      const { delay } = this.chart.table.timers[timer]!;
      const due = this.#due(delay, on, fact);
      if (!(due <= on || due === Infinity || Number.isInteger(due))) {
        throw new StatechartError('invalid-due-day', `the delay "${delay}" falls due on ${due}, which is no day`);
      }
      this.#dueOn[timer] = Math.max(due, on);
      this.#turn[timer] = ++this.#turns;
    }
    this.#findNextDue();
  }

  #findNextDue(): void {
    let next = Infinity;
    for (const due of this.#dueOn) if (due < next) next = due;
    this.#nextDue = next;
  }
}

/**
 * Starts a run: the machine is in its initial state from the day `on`.
 * @throws StatechartError as `Run.advance`, where a delay of the initial state is due already
 */
export function start(chart: Statechart, options: RunOptions & { readonly on: DayNumber }): Run {
  return Run.start(chart, options);
}

/**
 * Goes on from a snapshot, exactly as the run that gave it would have. Due days that were set before stay as they were set.
 * @throws StatechartError `stale-snapshot` where the machine has no such state or delay any more
 */
export function restore(chart: Statechart, snapshot: RunSnapshot, options: RunOptions): Run {
  return Run.restore(chart, snapshot, options);
}
