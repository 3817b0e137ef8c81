import { GIVING_UP_THRESHOLDS } from '../traps/giving-up-early/thresholds.ts';
import { JOINING_THRESHOLDS } from '../traps/joining-without-acting/thresholds.ts';
import { NO_BACKBONE_THRESHOLDS } from '../traps/no-backbone/thresholds.ts';
import { SHARING_THRESHOLDS } from '../traps/sharing-without-use/thresholds.ts';
import { TAKING_THRESHOLDS } from '../traps/taking-without-giving/thresholds.ts';
import { LIFECYCLE } from './lifecycle.ts';
import type { Threshold } from './threshold.ts';

/** Every threshold that judges anyone, by name. None stands anywhere else. */
export const THRESHOLDS = {
  ...LIFECYCLE,
  ...TAKING_THRESHOLDS,
  ...JOINING_THRESHOLDS,
  ...GIVING_UP_THRESHOLDS,
  ...SHARING_THRESHOLDS,
  ...NO_BACKBONE_THRESHOLDS,
} as const satisfies Record<string, Threshold>;

export type ThresholdName = keyof typeof THRESHOLDS;

/** The thresholds in force, and the name of the version that set them. */
export interface Policy {
  readonly version: string;
  readonly thresholds: Readonly<Record<ThresholdName, number>>;
}

/** The documented defaults: what judges where an initiative has adopted nothing. */
export const DEFAULT_POLICY: Policy = {
  version: 'default-1',
  thresholds: Object.fromEntries(
    Object.entries(THRESHOLDS).map(([name, threshold]) => [name, threshold.default]),
  ) as Record<ThresholdName, number>,
};

/** The policy that an adopted one amounts to: its own thresholds over the defaults. Unknown names are left out. */
export function policyOf(adopted: { readonly version: string; readonly thresholds: Readonly<Record<string, number>> }): Policy {
  const thresholds: Record<string, number> = { ...DEFAULT_POLICY.thresholds };
  for (const [name, value] of Object.entries(adopted.thresholds)) if (name in THRESHOLDS) thresholds[name] = value;
  return { version: adopted.version, thresholds: thresholds as Policy['thresholds'] };
}

/** Whether `value` is an object of known thresholds, each a number within its range. */
export function isThresholds(value: unknown): value is Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, number]) => {
    const threshold = Object.hasOwn(THRESHOLDS, name) ? THRESHOLDS[name as ThresholdName] : undefined;
    return threshold !== undefined && typeof number === 'number' && number >= threshold.least && number <= threshold.most;
  });
}
