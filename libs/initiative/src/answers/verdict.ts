import { dayOf, type Day } from '@sebone/kernel';
import { judgedIn, type Outlook, type Unjudged } from '../traps/baseline.ts';
import type { Sign } from '../traps/finding.ts';
import { indicatorSigns } from '../traps/giving-up-early/forecast.ts';
import type { History, IndicatorHistory } from '../views/history.ts';

/** `behind` its forecast or target, by a sign; or no sign of it; or not judged at all. */
export const VERDICTS = ['behind', 'not-behind', 'not-judged'] as const;

/** What the trap `giving-up-early` says of the indicator, by the same rule. */
export interface Verdict {
  /** One of {@link VERDICTS}. */
  readonly status: (typeof VERDICTS)[number];
  /** Why it is not judged; `null` where it is. */
  readonly reason: Unjudged | null;
  readonly signs: readonly (Pick<Sign, 'measure' | 'level' | 'value' | 'threshold' | 'sentence'> & {
    readonly since: Day;
    /** Ids of facts. */
    readonly evidence: readonly string[];
  })[];
}

/** Judges an indicator by its outlook. */
export function verdictOf(indicator: IndicatorHistory, outlook: Outlook, history: History): Verdict {
  const judged = judgedIn(outlook, history);
  if (typeof judged === 'string') return { status: 'not-judged', reason: judged, signs: [] };
  const signs = indicatorSigns(indicator, history).map(
    ({ measure, level, value, threshold, since, sentence, evidence }) => ({
      measure,
      level,
      value,
      threshold,
      since: dayOf(since),
      sentence,
      evidence: evidence.map(({ id }) => id),
    }),
  );
  return { status: signs.length > 0 ? 'behind' : 'not-behind', reason: null, signs };
}
