import type { Threshold } from '../../policy/threshold.ts';

/** What the detector of `joining-without-acting` judges by. */
export const JOINING_THRESHOLDS = {} as const satisfies Record<string, Threshold>;
