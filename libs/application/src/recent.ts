/** What was asked for lately, within a bound: what was asked for longest ago is let go first. */
export class Recent<Value> {
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  readonly #kept = new Map<string, { readonly value: Value; weight: number }>();
  #weight = 0;
  #newest: string | undefined;

  /**
   * @param most how much is kept, in the unit of `weigh`; the newest is kept whatever it weighs
   * @param weigh what a value weighs, in whatever unit: one each unless told
   */
  constructor(most: number, weigh: (value: Value) => number = () => 1) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /** How much is kept, in the unit of `weigh`. */
  get weight(): number {
    return this.#weight;
  }

  /** How many values are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** What is kept under a key; from now on it is what was asked for last. */
  get(key: string): Value | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    if (key !== this.#newest) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      this.#newest = key;
    }
    return kept.value;
  }

  /** What is kept under a key, as if nobody had asked for it. */
  peek(key: string): Value | undefined {
    return this.#kept.get(key)?.value;
  }

  /** Keeps a value, instead of what was kept under its key. @returns the value */
  set(key: string, value: Value): Value {
    const before = this.#kept.get(key);
    this.#kept.delete(key);
    const weight = this.#weigh(value);
    this.#kept.set(key, { value, weight });
    this.#newest = key;
    this.#weight += weight - (before?.weight ?? 0);
    this.#letGo();
    return value;
  }

  /** Weighs a value again that has changed. */
  reweigh(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    const weight = this.#weigh(kept.value);
    this.#weight += weight - kept.weight;
    kept.weight = weight;
    this.#letGo();
  }

  #letGo(): void {
    for (const [key, { weight }] of this.#kept) {
      if (this.#weight <= this.#most || this.#kept.size === 1) return;
      this.#kept.delete(key);
      this.#weight -= weight;
    }
  }
}
