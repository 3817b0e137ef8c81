/** How long something lasted: until its event, or until it was lost from sight. */
export interface Lifetime {
  /** Days, 0 or more. */
  readonly days: number;
  /** Whether it ended by the event; else it is censored: it lasted at least so long. */
  readonly ended: boolean;
}

/** A step of a survival curve: a day of life on which at least one event fell. */
export interface SurvivalStep {
  /** Days of life. */
  readonly days: number;
  /** How many had lived so long and were still in sight on that day. */
  readonly atRisk: number;
  /** How many of them had their event on it. */
  readonly events: number;
  /** The share that outlives this day, 0 to 1. */
  readonly surviving: number;
}

/**
 * The survival curve of lifetimes, by the product-limit estimator: at each event, the share that survives is what it was
 * before times the part of those at risk that had none. A censored lifetime counts as at risk on its last day.
 * Source: Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", Journal of the American Statistical
 * Association 53 (1958), 457–481. O(n log n).
 */
export function kaplanMeier(lifetimes: readonly Lifetime[]): readonly SurvivalStep[] {
  const ordered = [...lifetimes].sort((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let surviving = 1;
  for (let at = 0; at < ordered.length;) {
    const { days } = ordered[at]!;
    const atRisk = ordered.length - at;
    let events = 0;
    for (; ordered[at]?.days === days; at++) if (ordered[at]!.ended) events++;
    if (events === 0) continue;
    surviving *= 1 - events / atRisk;
    steps.push({ days, atRisk, events, surviving });
  }
  return steps;
}
