import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveFacts, openLog, replayErasures, shownAddress, vaultOf } from '@sebone/application';
import { openLedger } from '@sebone/ledger';
import { secure } from './access/secure.ts';
import { AppModule } from './app-module.ts';
import { LONGEST_EVENT_ID } from './audit/event-id.ts';
import { KeptAnswers } from './commands/kept-answers.ts';
import { SharedAnswers } from './commands/shared-answers.ts';
import type { Config } from './config.ts';
import { keepLedger, type LedgerNews } from './ledger/keeping.ts';
import { Door } from './operation/door.ts';
import { openLines, type Log, type LogDestination } from './operation/log.ts';
import { Metrics } from './operation/metrics.ts';
import { ObservedTransactor, observedStore, type AppendHealth } from './operation/observed.ts';
import { requestIdOf } from './operation/request-ids.ts';
import { watchRequests } from './operation/watching.ts';
import type { Parts } from './parts.ts';
import { problemFrom, ProblemFilter, sendProblem } from './problem-filter.ts';
import { ROUTES } from './routes.ts';
import { keepBeside } from './views/beside.ts';
import { BACKOFF, keepViews, type ViewNews } from './views/keeping.ts';

/** A server that listens. */
export interface Serving {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly parts: Parts;
  readonly app: NestFastifyApplication;
  /** Takes no more, finishes what it has taken within a bound, and lets go of the data folder. Idempotent. */
  close(): Promise<void>;
}

export interface ServingOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Where the log's lines go: nowhere, unless told. */
  readonly logTo?: LogDestination;
  /**
   * `thread`: a thread of their own keeps the views and the ledger of a log in the folder, so that requests are not held up by them; for the built
   * package alone.
   * `here`, unless told: the one thread does it all.
   */
  readonly viewsIn?: 'here' | 'thread';
}

/** Milliseconds. */
const STOP_WITHIN = 10_000;

/**
 * Listens, opens the data folder, follows its log with the views and the ledger, and lets requests in.
 * @throws what `openLog` throws; what listening throws, such as `EADDRINUSE`
 */
export async function serve(
  config: Config,
  { now = Date.now, logTo, viewsIn = 'here' }: ServingOptions = {},
): Promise<Serving> {
  const door = await Door.listen(
    config.port,
    config.host,
    config.connections === undefined ? {} : { connections: config.connections },
  );
  const { url } = door;
  const log = openLines(logTo, config.logLevel ?? 'info');
  const stopping = new AbortController();
  const opened: (() => unknown)[] = [];
  const letGo = async (): Promise<void> => {
    log.info('stopping');
    stopping.abort();
    if (!(await door.close(config.stopWithin ?? STOP_WITHIN))) log.warn('cut off what was under way');
    for (const close of opened.reverse()) {
      try {
        await close();
      } catch (error) {
        log.failed('could not let go', error);
      }
    }
    log.info('stopped');
    log.close();
  };
  try {
    log.info('starting', { url });
    const metrics = new Metrics();
    opened.push(() => metrics.close());
    const appendHealth: AppendHealth = {};
    const { data: folder, eventStore, proveEvery, checkpointEvery } = config;
    const news = { ...newsTo(log, metrics, now), ...ledgerNewsTo(log, metrics) };
    const keeping = { folder, now, proveEvery, checkpointEvery, news };
    const facts = await openLog(folder, { eventStore, now });
    opened.push(() => facts.close());
    const onLocked = ({ code }: { readonly code: string }): void => log.warn('the vault is locked', { code });
    const vault = await vaultOf(folder, facts, { onLocked });
    opened.push(() => vault.close());
    await replayErasures(facts, vault, folder, now);
    const ledger = openLedger({ folder, now });
    opened.push(() => ledger.close());
    // A thread that ends amid a read from KurrentDB takes the process with it: the client's native half cannot be cut off.
    const isBeside = viewsIn === 'thread' && !eventStore;
    const { views, ledger: ledgerKeeping } = isBeside
      ? keepBeside(keeping)
      : { views: keepViews(facts, keeping), ledger: keepLedger(ledger, facts, keeping) };
    opened.push(
      () => ledgerKeeping.close(),
      () => views.close(),
    );
    const store = observedStore(facts, { metrics, health: appendHealth, now, onAppended: () => views.recorded() });
    const answers = facts.answers ? new SharedAnswers(facts.answers) : new KeptAnswers(folder);
    opened.push(() => answers.close());
    const live = new LiveFacts(store, { backoff: BACKOFF });
    opened.push(() => live.close());
    const transactor = new ObservedTransactor(store, { now, metrics, vault });
    const watched = { log, metrics, appendHealth, stopping: stopping.signal };
    const kept = { views, ledger, ledgerKeeping, vault };
    const parts: Parts = { config, store, live, now, transactor, answers, ...kept, ...watched };
    const app = await application(parts, door);
    opened.push(() => app.close());
    const where = eventStore && { eventStore: shownAddress(eventStore.address) };
    log.info('serving', { url, ...where, position: await store.head() });
    let closed: Promise<void> | undefined;
    return { url, parts, app, close: () => (closed ??= letGo()) };
  } catch (error) {
    tellWhyNot(log, error);
    await letGo();
    throw error;
  }
}

/** What has a code was foreseen: where in the program it was thrown tells nobody anything. */
function tellWhyNot(log: Log, error: unknown): void {
  const { code } = Object(error) as { code?: unknown };
  if (typeof code === 'string') log.warn('could not start', { code });
  else log.failed('could not start', error);
}

/** What comes of keeping the views goes to the log and to the metrics. */
function newsTo(log: Log, metrics: Metrics, now: () => number): ViewNews {
  return {
    failed: ({ tries }, error) => log.failed('the views could not be kept up', error, { tries }),
    proved: (diagnoses) => {
      metrics.proved(diagnoses, now());
      for (const { view, verdict, position } of diagnoses)
        if (verdict !== 'proved') log.warn('a view is not proved', { view, verdict, position });
    },
    unproved: (error) => log.failed('the views could not be proved', error),
  };
}

/** What comes of keeping the ledger, too. Witnesses are named as they are configured. */
function ledgerNewsTo(log: Log, metrics: Metrics): LedgerNews {
  return {
    ledgerFailed: (work, failure, error) => {
      metrics.ledgerFailed(work, failure.code ?? 'unknown');
      log.failed('the ledger could not be kept', error, { work, tries: failure.tries });
    },
    signed: (size) => log.info('checkpoint signed', { size }),
    witnessed: (came) => {
      for (const { witness, code } of came) {
        if (code === 'cosigned' || code === 'cosigned-before') continue;
        metrics.ledgerFailed('witnessing', code);
        log.warn('a witness did not cosign', { witness, code });
      }
    },
  };
}

/** The application on its parts, behind a door if there is one: without, it can be asked without a socket. */
export async function application(parts: Parts, door?: Door): Promise<NestFastifyApplication> {
  const { bodyLimit, trustProxy } = parts.config;
  let letIn: Parameters<Door['open']>[0] | undefined;
  const adapter = new FastifyAdapter({
    bodyLimit,
    // Nothing here is middleware: for that it would look at every request.
    skipMiddie: true,
    trustProxy: trustProxy ? [...trustProxy] : false,
    routerOptions: { maxParamLength: LONGEST_EVENT_ID },
    genReqId: requestIdOf,
    requestIdHeader: false,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      watch(request, reply);
      sendProblem(reply, request, refusalOf(request, reply) ?? problemFrom(error));
    },
    ...(door && {
      serverFactory: (handler: Parameters<Door['open']>[0]) => ((letIn = handler), door.server),
      clientErrorHandler: door.unreadable,
    }),
  });
  const watch = watchRequests(adapter.getInstance(), parts);
  const refusalOf = await secure(adapter.getInstance(), parts.config, ROUTES, parts.now);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(parts), adapter, { logger: false });
  app.useGlobalFilters(
    new ProblemFilter((error, request) => parts.log.failed('unforeseen', error, { request: request.id })),
  );
  await app.init();
  await adapter.getInstance().ready();
  if (letIn) door?.open(letIn);
  return app;
}
