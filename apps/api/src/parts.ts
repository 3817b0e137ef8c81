import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { LiveFacts, Transactor } from '@sebone/application';
import type { EventStore } from '@sebone/event-store';
import type { Ledger } from '@sebone/ledger';
import type { Vault } from '@sebone/vault';
import type { AnswerKeeping } from './commands/kept-answers.ts';
import type { Config } from './config.ts';
import type { LedgerKeeping } from './ledger/keeping.ts';
import type { Log } from './operation/log.ts';
import type { Metrics } from './operation/metrics.ts';
import type { AppendHealth } from './operation/observed.ts';
import type { ViewKeeping } from './views/keeping.ts';

/** What the composition root made, and every edge works with: ask for it by this class. */
export abstract class Parts {
  abstract readonly config: Config;
  abstract readonly store: EventStore;
  abstract readonly transactor: Transactor;
  abstract readonly answers: AnswerKeeping;
  abstract readonly views: ViewKeeping;
  abstract readonly live: LiveFacts;
  /** To be read, and for bundles to be signed with: what keeps it up is beside it. */
  abstract readonly ledger: Ledger;
  abstract readonly ledgerKeeping: LedgerKeeping;
  /** What is behind the tokens of personal fields; absent where there is none for this log. */
  abstract readonly vault: Vault;
  /** Milliseconds since 1970: the only clock there is. */
  abstract readonly now: () => number;
  abstract readonly log: Log;
  abstract readonly metrics: Metrics;
  abstract readonly appendHealth: AppendHealth;
  /** Aborted when the server is asked to stop: what would go on for long ends by itself. */
  abstract readonly stopping: AbortSignal;
}

@Global()
@Module({})
export class PartsModule {
  static of(parts: Parts): DynamicModule {
    return { module: PartsModule, providers: [{ provide: Parts, useValue: parts }], exports: [Parts] };
  }
}
