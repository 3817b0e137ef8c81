import type Database from 'better-sqlite3';
import { explained } from './vault-file.ts';

/** A call that waits for its turn: what it does within the transaction, and whom it tells. */
interface Pending {
  readonly kind: 'seal' | 'adopt' | 'erase';
  /** @returns what the call gives, once all is durable; an error that concerns this call alone */
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes calls in groups: those that come while the process is busy share one transaction and one sync to the disk. */
export class GroupWriting {
  readonly #db: Database.Database;
  readonly #file: string;
  readonly #scrub: () => void;
  #queue: Pending[] = [];

  /** @param scrub takes out of the file what is left in it of what was erased; throws where it cannot */
  constructor(db: Database.Database, file: string, scrub: () => void) {
    this.#db = db;
    this.#file = file;
    this.#scrub = scrub;
  }

  /** Has `work` done in its turn. @returns what it gives, once it is durable @throws the error that it gives, and what it throws */
  async written<Result>(kind: Pending['kind'], work: () => Result | Error): Promise<Result> {
    return new Promise<unknown>((resolve, reject) => {
      this.#queue.push({ kind, work, resolve, reject });
      if (this.#queue.length === 1) setImmediate(() => this.flush());
    }) as Promise<Result>;
  }

  /** Does at once what waits. */
  flush(): void {
    const group = this.#queue;
    this.#queue = [];
    if (group.length > 0) this.#write(group);
  }

  #write(group: readonly Pending[]): void {
    let results: readonly unknown[];
    try {
      results = this.#db.transaction(() => group.map(({ work }) => work())).immediate();
    } catch (error) {
      // What stopped one must not stop the others: each has its own try.
      if (group.length > 1) for (const pending of group) this.#write([pending]);
      else group[0]!.reject(explained(error, this.#file));
      return;
    }
    const left = group.some(({ kind }) => kind === 'erase') ? this.#leftBehind() : undefined;
    for (const [nth, { kind, resolve, reject }] of group.entries()) {
      const fault = results[nth] instanceof Error ? results[nth] : kind === 'erase' ? left : undefined;
      if (fault === undefined) resolve(results[nth]);
      else reject(fault);
    }
  }

  /** Why traces of what was erased may be left in the file, if they are. */
  #leftBehind(): unknown {
    try {
      this.#scrub();
      return undefined;
    } catch (error) {
      return explained(error, this.#file);
    }
  }
}
