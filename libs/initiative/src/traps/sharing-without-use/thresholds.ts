import type { Threshold } from '../../policy/threshold.ts';

/** What the detector of `sharing-without-use` judges by. */
export const SHARING_THRESHOLDS = {} as const satisfies Record<string, Threshold>;
