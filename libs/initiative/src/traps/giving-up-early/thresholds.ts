import type { Threshold } from '../../policy/threshold.ts';

/** What the detector of `giving-up-early` judges by. */
export const GIVING_UP_THRESHOLDS = {} as const satisfies Record<string, Threshold>;
