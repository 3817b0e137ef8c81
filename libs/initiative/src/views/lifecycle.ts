import type { DayNumber, Fact } from '@sebone/kernel';
import { start, type DueDay, type Run, type Statechart, type Transition } from '@sebone/statechart';

/** A fact that stands, with its day's number and what it says. */
export interface Entry<Data extends object = object> {
  readonly fact: Fact;
  readonly day: DayNumber;
  readonly data: Data;
}

/** Where something is in its life, since when, and how it came there. */
export interface Lifecycle {
  readonly state: string;
  readonly since: DayNumber;
  /** The day on which the state changes if nothing happens; `Infinity` = never. */
  readonly nextDue: DayNumber;
  readonly transitions: readonly Transition[];
}

/** How a part of a history says what it makes of facts of one type, or of several. They come in the order of time. */
export type On = <Data extends object>(types: string | readonly string[], take: (entry: Entry<Data>) => void) => void;

/** A lifecycle that reads its run: as far as it has been folded. */
export class Living implements Lifecycle {
  readonly transitions: Transition[] = [];
  readonly run: Run;
  constructor(chart: Statechart, on: DayNumber, due: DueDay) {
    this.run = start(chart, {
      on,
      // A policy may count in parts of days: a state changes on the day by which all of them are over.
      due: (delay, enteredOn, fact) => Math.ceil(due(delay, enteredOn, fact)),
      onTransition: (transition) => this.transitions.push(transition),
    });
  }
  get state(): string {
    return this.run.state;
  }
  get since(): DayNumber {
    return this.run.since;
  }
  get nextDue(): DayNumber {
    return this.run.nextDue;
  }
  /** Takes the step that an entry tells of: its fact's type, unless the machine has another name for it. */
  step({ fact, day }: Entry, event = fact.type): void {
    this.run.apply(event, day, fact.id);
  }
}
