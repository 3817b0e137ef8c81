import type { Threshold } from '../../policy/threshold.ts';

/** What the detector of `no-backbone` judges by. */
export const NO_BACKBONE_THRESHOLDS = {} as const satisfies Record<string, Threshold>;
