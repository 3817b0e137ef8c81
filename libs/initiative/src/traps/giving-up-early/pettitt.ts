/** What Pettitt's test says of a series: where it steps down, by how clear a step, and how likely that is by chance. */
export interface StepDown {
  /** How many points lie before the step: the first of the lower ones has this index. */
  readonly at: number;
  /** Pettitt's K⁺: the largest excess of points before over points after, counted in pairs. */
  readonly k: number;
  /** One-sided: `exp(-6 K² / (n³ + n²))`. */
  readonly p: number;
}

/**
 * Pettitt's rank test for one step down in a series: A. N. Pettitt, "A Non-Parametric Approach to the Change-Point
 * Problem", Journal of the Royal Statistical Society C 28 (1979), 126–135. Ties share their ranks. O(n log n).
 * @returns the clearest step down; `undefined` where no point leaves more above than below (a rise, or a level line)
 */
export function stepDown(series: readonly number[]): StepDown | undefined {
  const n = series.length;
  const ranks = ranksOf(series);
  let sum = 0;
  let best = { at: 0, k: 0 };
  for (let t = 1; t < n; t++) {
    sum += ranks[t - 1]!;
    // U(t) of the paper: the pairs in which a point up to t exceeds a later one, less those in which it falls short.
    const u = 2 * sum - t * (n + 1);
    if (u > best.k) best = { at: t, k: u };
  }
  return best.k > 0 ? { ...best, p: Math.exp((-6 * best.k ** 2) / (n ** 3 + n ** 2)) } : undefined;
}

/** Ranks from 1; equal values share the middle of theirs. */
function ranksOf(series: readonly number[]): readonly number[] {
  const order = [...series.keys()].sort((a, b) => series[a]! - series[b]!);
  const ranks = new Array<number>(series.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && series[order[to]!] === series[order[from]!]) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
