import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Kills a process (SIGKILL) where it still runs; it is gone when this returns. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
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
