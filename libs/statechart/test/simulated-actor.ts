import { SimulatedClock, createActor, type AnyStateMachine, type StateValue } from 'xstate';
import type { DueDay } from '../src/index.ts';

/** More than any machine without a circle fires on one day, and fewer than a run of ours puts up with. */
const MAX_FIRINGS_A_DAY = 200;

/** What an {@link ActorInDays} throws where delays of length zero chase each other. */
export class EndlessDelays extends Error {}

/** XState's simulated clock, one millisecond a day, that shows what is pending and stops delays without end. */
class DayClock extends SimulatedClock {
  readonly pending = new Map<number, number>();
  fired = 0;
  firedToday = 0;

  override setTimeout(fire: () => void, timeout: number): number {
    const id = super.setTimeout(() => {
      this.pending.delete(id);
      this.fired += 1;
      this.firedToday += 1;
      if (this.firedToday > MAX_FIRINGS_A_DAY) throw new EndlessDelays();
      fire();
    }, timeout);
    this.pending.set(id, this.now() + timeout);
    return id;
  }

  override clearTimeout(id: number): void {
    this.pending.delete(id);
    super.clearTimeout(id);
  }

  /** Fires what is due now, and what falls due at once by that: XState's clock leaves some of it to its next tick. */
  settle(): void {
    for (let before = -1; before < this.fired;) {
      before = this.fired;
      this.increment(0);
    }
  }
}

/** A real XState actor, led day by day on XState's own simulated clock: what a run has to agree with. */
export class ActorInDays {
  readonly #clock = new DayClock();
  readonly #actor;

  constructor(machine: AnyStateMachine, delays: readonly string[], on: number, due: DueDay) {
    this.#clock.set(on);
    const daysLeft = (delay: string): number =>
      Math.max(0, due(delay, this.#clock.now(), undefined) - this.#clock.now());
    const resolved = Object.fromEntries(delays.map((delay) => [delay, () => daysLeft(delay)]));
    this.#actor = createActor(machine.provide({ delays: resolved }), { clock: this.#clock });
    this.#actor.start();
    this.#clock.settle();
  }

  apply(type: string): void {
    this.#actor.send({ type });
    this.#clock.settle();
  }

  /** Lets every day up to that one dawn. */
  advance(to: number): void {
    while (this.#clock.now() < to) {
      this.#clock.firedToday = 0;
      this.#clock.increment(1);
      this.#clock.settle();
    }
  }

  get sight(): { value: StateValue; done: boolean; nextDue: number } {
    const { value, status } = this.#actor.getSnapshot();
    return {
      value: value as StateValue,
      done: status === 'done',
      nextDue: Math.min(Infinity, ...this.#clock.pending.values()),
    };
  }

  /** How many delays have fired so far. */
  get fired(): number {
    return this.#clock.fired;
  }
}
