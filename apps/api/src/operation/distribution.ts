import { Histogram, type MetricObjectWithValues, type MetricValueWithName, type Registry } from 'prom-client';

type Labels = Readonly<Record<string, string | number>>;

/** What was observed under one set of labels. */
export class Series {
  readonly labels: Labels;
  readonly bounds: readonly number[];
  /** How many values lie in each bucket and in none before it; beyond the last one they are in `count` alone. */
  readonly inBucket: number[];
  sum = 0;
  count = 0;

  constructor(labels: Labels, bounds: readonly number[]) {
    this.labels = labels;
    this.bounds = bounds;
    this.inBucket = bounds.map(() => 0);
  }

  observe(value: number): void {
    this.sum += value;
    this.count++;
    const { bounds } = this;
    for (let at = 0; at < bounds.length; at++)
      if (value <= bounds[at]!) {
        this.inBucket[at]!++;
        return;
      }
  }
}

type Told = MetricObjectWithValues<MetricValueWithName<string>>;

/**
 * A histogram for what happens with every request. Whoever observes keeps the series of its labels: `prom-client`, which writes
 * it down, would look the labels up for each value, and take a tenth of a request for it.
 */
export class Distribution extends Histogram<string> {
  readonly #of: { readonly name: string; readonly help: string };
  readonly #bounds: readonly number[];
  readonly #series: Series[] = [];

  /** @param buckets their upper bounds, ascending */
  constructor({
    name,
    help,
    buckets,
    registers,
  }: {
    readonly name: string;
    readonly help: string;
    readonly buckets: readonly number[];
    readonly registers: Registry[];
  }) {
    super({ name, help, buckets: [...buckets], registers });
    this.#of = { name, help };
    this.#bounds = buckets;
  }

  /** A new series: it is told from now on. */
  series(labels: Labels = {}): Series {
    const series = new Series(labels, this.#bounds);
    this.#series.push(series);
    return series;
  }

  override async get(): Promise<Told> {
    const values = this.#series.flatMap((series) => this.#valuesOf(series));
    return { ...this.#of, type: 'histogram', values, aggregator: 'sum' } as unknown as Told;
  }

  /** As the registry asks for it. */
  getForPromString(): Promise<Told> {
    return this.get();
  }

  #valuesOf({ labels, bounds, inBucket, sum, count }: Series): MetricValueWithName<string>[] {
    const { name } = this.#of;
    let upTo = 0;
    const buckets = bounds.map((le, at) => ({ le, value: (upTo += inBucket[at]!) }));
    return [
      ...[...buckets, { le: '+Inf', value: count }].map(({ le, value }) => ({
        metricName: `${name}_bucket`,
        labels: { le, ...labels },
        value,
      })),
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ];
  }
}
