import { Transactor, type Envelope, type Outcome } from '@sebone/application';
import { StoreClosedError, type EventStore } from '@sebone/event-store';
import { commandTypeOf } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import type { Vault } from '@sebone/vault';
import type { Metrics } from './metrics.ts';
import { traced } from './tracing.ts';

/** How appends go. */
export interface AppendHealth {
  /** When one failed last, in milliseconds since 1970; absent where the last one did not. */
  failedAt?: number;
}

/** The same store, to be made another of in part. */
export const delegating = (store: EventStore): EventStore => ({
  read: (...asked) => store.read(...asked),
  append: (...asked) => store.append(...asked),
  answered: (...asked) => store.answered(...asked),
  subscribe: (...asked) => store.subscribe(...asked),
  head: () => store.head(),
  close: () => store.close(),
});

/**
 * The store, with its appends measured and traced.
 * @param observed `health` is kept up to date; `onAppended` is called after each append that recorded something
 */
export function observedStore(
  store: EventStore,
  {
    metrics,
    health,
    now,
    onAppended,
  }: {
    readonly metrics: Metrics;
    readonly health: AppendHealth;
    readonly now: () => number;
    readonly onAppended?: () => void;
  },
): EventStore {
  return {
    ...delegating(store),
    append: async (appends, command) => {
      const begun = performance.now();
      try {
        const result = await traced(
          'append',
          {},
          () => store.append(appends, command),
          ({ kind }) => ({ 'sebone.result': kind }),
        );
        delete health.failedAt;
        if (result.kind === 'appended') onAppended?.();
        return result;
      } catch (error) {
        // What is refused for its form says nothing of the store.
        if (!(error instanceof RangeError || error instanceof StoreClosedError)) health.failedAt = now();
        throw error;
      } finally {
        metrics.append((performance.now() - begun) / 1000);
      }
    },
  };
}

/** The road of every command, with what becomes of each counted and traced. */
export class ObservedTransactor extends Transactor {
  readonly #metrics: Metrics;

  constructor(
    store: EventStore,
    {
      now,
      metrics,
      vault,
    }: { readonly now: () => number; readonly metrics: Metrics; readonly vault: Vault },
  ) {
    super(store, now, vault);
    this.#metrics = metrics;
  }

  override async transact(command: object, envelope: Envelope): Promise<Outcome> {
    const { name } = commandTypeOf(command);
    try {
      const outcome = await traced(
        `transact ${name}`,
        {},
        () => super.transact(command, envelope),
        (result) => ({ 'sebone.outcome': outcomeOf(result) }),
      );
      this.#metrics.command(name, outcomeOf(outcome));
      return outcome;
    } catch (error) {
      this.#metrics.command(name, 'failed');
      throw error;
    }
  }
}

function outcomeOf(outcome: Outcome): string {
  if (isRejection(outcome)) return outcome.code;
  return outcome.kind === 'recorded' && outcome.repeated ? 'repeated' : outcome.kind;
}
