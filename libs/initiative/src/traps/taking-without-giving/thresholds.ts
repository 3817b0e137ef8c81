import type { Threshold } from '../../policy/threshold.ts';

/** What the detector of `taking-without-giving` judges by. */
export const TAKING_THRESHOLDS = {} as const satisfies Record<string, Threshold>;
