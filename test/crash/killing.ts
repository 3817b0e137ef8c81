import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Kills a process (SIGKILL) where it still runs; it is gone when this returns. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** How often a case is begun, at most: once does almost always. */
const MOST_BEGUN = 6;

/**
 * Begins a case until what it is about has happened in it: a death that came between two commands proves nothing. Fails where it
 * never does.
 * @param begin is told how often it was begun before
 */
export async function untilMet(hasMet: () => boolean, begin: (nth: number) => Promise<unknown>): Promise<void> {
  for (let nth = 0; !hasMet(); nth++) {
    if (nth === MOST_BEGUN) throw new Error(`It never happened, begun ${nth} times: ${hasMet.toString()}`);
    await begin(nth);
  }
}

/** The processes that a case has begun, to be killed when it ends. */
export class Children<Child extends ChildProcess> {
  readonly #running = new Set<Child>();

  add(child: Child): Child {
    this.#running.add(child);
    return child;
  }

  delete(child: Child): void {
    this.#running.delete(child);
  }

  async kill(child: Child): Promise<void> {
    this.delete(child);
    await killed(child);
  }

  async killAll(): Promise<void> {
    for (const child of this.#running) await this.kill(child);
  }
}
