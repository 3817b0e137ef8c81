import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FollowingStatus, ViewDiagnosis } from '@sebone/read-model';
import { Counter, Gauge, Registry } from 'prom-client';
import { Distribution, type Series } from './distribution.ts';

/** Bounds of the buckets, in seconds. */
const REQUESTS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const APPENDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1];
/** Milliseconds between two looks at how late timers run. */
const RESOLUTION = 10;

/** What there is to measure of a ledger. */
export interface LedgerMeasures {
  readonly size: number;
  /** The position of the last fact that it has consumed. */
  readonly position: number;
  /** Seconds since its last checkpoint was signed; absent where none was. */
  readonly checkpointAge: number | undefined;
}

/** What is counted and measured while the server runs, for Prometheus. Names no initiative and nobody. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  readonly #requests = new Distribution({
    name: 'sebone_http_request_duration_seconds',
    help: 'Requests answered, by route, status and time taken.',
    buckets: REQUESTS,
    registers: [this.#registry],
  });
  readonly #requestsBy = new Map<string, Map<string, Series>>();
  readonly #commandsBy = new Map<string, { readonly command: string; readonly outcome: string; count: number }>();
  readonly #appends = new Distribution({
    name: 'sebone_append_duration_seconds',
    help: 'Appends to the log, from being asked for to durable.',
    buckets: APPENDS,
    registers: [this.#registry],
  }).series();
  readonly #lagEvents = this.#ofViews(
    'sebone_view_lag_events',
    'Positions of the log that the view has yet to consume.',
  );
  readonly #lagSeconds = this.#ofViews(
    'sebone_view_lag_seconds',
    'Seconds since the first fact that the view has yet to consume was recorded.',
  );
  readonly #stopped = this.#ofViews(
    'sebone_view_stopped',
    'Whether a fact that it cannot take in has stopped the view: 1 or 0.',
  );
  readonly #proved = this.#ofViews(
    'sebone_view_proved',
    'Whether the view was found complete when last held against the log: 1 or 0.',
    'verdict',
  );
  readonly #provedAt = this.#gauge(
    'sebone_views_proved_at_seconds',
    'When the views were last held against the log: seconds since 1970.',
  );
  readonly #head = this.#gauge('sebone_log_position', 'The position of the last fact of the log.');
  readonly #reachable = this.#gauge('sebone_log_reachable', 'Whether the log could be reached just now: 1 or 0.');
  readonly #unsettled = this.#gauge(
    'sebone_unsettled_initiatives',
    'Initiatives whose states do not reflect all their facts yet.',
  );
  readonly #ledgerSize = this.#gauge('sebone_ledger_size', 'Leaves of the ledger: facts that it has consumed.');
  readonly #ledgerLag = this.#gauge(
    'sebone_ledger_lag_events',
    'Positions of the log that the ledger has yet to consume.',
  );
  readonly #checkpointAge = this.#gauge(
    'sebone_checkpoint_age_seconds',
    'Seconds since the last checkpoint of the ledger was signed.',
  );
  readonly #ledgerFailures = new Counter({
    name: 'sebone_ledger_failures_total',
    help: 'Failures to keep the ledger, by work (consuming, signing, witnessing) and what it failed on.',
    labelNames: ['work', 'code'],
    registers: [this.#registry],
  });
  readonly #streams = this.#gauge('sebone_open_streams', 'Streams of events that are open.');
  #openStreams = (): number => 0;

  constructor() {
    this.#loop.enable();
    const commands = new Counter({
      name: 'sebone_commands_total',
      help: 'Commands by what became of them: recorded, repeated, unchanged, failed, or the code of the refusal.',
      labelNames: ['command', 'outcome'],
      registers: [this.#registry],
      collect: () => {
        commands.reset();
        for (const { command, outcome, count } of this.#commandsBy.values()) commands.inc({ command, outcome }, count);
      },
    });
    this.#gauge('sebone_event_loop_lag_seconds', 'How late timers ran since the last look: 99th percentile.', () => {
      const late = this.#loop.percentile(99) / 1e9 - RESOLUTION / 1e3;
      this.#loop.reset();
      return Math.max(late, 0);
    });
    this.#gauge('sebone_resident_memory_bytes', 'Memory that the process holds.', () => process.memoryUsage.rss());
    this.#gauge('sebone_uptime_seconds', 'Seconds since the process began.', () => process.uptime());
  }

  /** A request was answered. @param route its pattern, never the address */
  request(method: string, route: string, status: number, seconds: number): void {
    let byAnswer = this.#requestsBy.get(route);
    if (!byAnswer) this.#requestsBy.set(route, (byAnswer = new Map<string, Series>()));
    const answer = `${method} ${status}`;
    let series = byAnswer.get(answer);
    if (!series) byAnswer.set(answer, (series = this.#requests.series({ method, route, status })));
    series.observe(seconds);
  }

  /** A command was decided. */
  command(command: string, outcome: string): void {
    const by = `${command} ${outcome}`;
    const counted = this.#commandsBy.get(by);
    if (counted) counted.count++;
    else this.#commandsBy.set(by, { command, outcome, count: 1 });
  }

  /** Something was appended to the log. */
  append(seconds: number): void {
    this.#appends.observe(seconds);
  }

  /** The views were held against the log. @param at milliseconds since 1970 */
  proved(diagnoses: readonly ViewDiagnosis[], at: number): void {
    this.#proved.reset();
    for (const { view, verdict } of diagnoses) this.#proved.set({ view, verdict }, verdict === 'proved' ? 1 : 0);
    this.#provedAt.set(at / 1000);
  }

  /** The ledger could not be kept, or a witness did not cosign. @param code a stable one */
  ledgerFailed(work: string, code: string): void {
    this.#ledgerFailures.inc({ work, code });
  }

  /** From now on it is told how many streams are open. */
  streams(open: () => number): void {
    this.#openStreams = open;
  }

  /**
   * All of it, in the text format of Prometheus.
   * @param status how the views stand
   * @param isReachable whether the log can be reached
   * @param ledger how the ledger stands
   */
  text({ head, views, unsettled }: FollowingStatus, isReachable: boolean, ledger: LedgerMeasures): Promise<string> {
    this.#ledgerSize.set(ledger.size);
    this.#ledgerLag.set(Math.max((head ?? NaN) - ledger.position, 0));
    this.#checkpointAge.set(ledger.checkpointAge ?? NaN);
    this.#reachable.set(isReachable ? 1 : 0);
    for (const { view, status, lag } of views) {
      this.#stopped.set({ view }, status === 'stopped' ? 1 : 0);
      this.#lagEvents.set({ view }, lag?.events ?? NaN);
      this.#lagSeconds.set({ view }, lag?.seconds ?? NaN);
    }
    this.#head.set(head ?? NaN);
    this.#unsettled.set(unsettled);
    this.#streams.set(this.#openStreams());
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  close(): void {
    this.#loop.disable();
  }

  #ofViews(name: string, help: string, ...more: readonly string[]): Gauge {
    return new Gauge({ name, help, labelNames: ['view', ...more], registers: [this.#registry] });
  }

  /** @param collect what to look at when it is asked for; otherwise it is set */
  #gauge(name: string, help: string, collect?: () => number): Gauge {
    const registers = [this.#registry];
    const gauge: Gauge = collect
      ? new Gauge({ name, help, registers, collect: () => gauge.set(collect()) })
      : new Gauge({ name, help, registers });
    return gauge;
  }
}
