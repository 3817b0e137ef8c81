import type { Text } from '@sebone/kernel';

/** A number that judges somebody: what it means, what it is unless a policy says otherwise, and where that comes from. */
export interface Threshold {
  readonly default: number;
  readonly unit: 'days' | 'months' | 'years' | 'share' | 'ratio' | 'count' | 'points' | 'p-value' | 'index';
  /** The range a policy may choose from, both ends included. */
  readonly least: number;
  readonly most: number;
  readonly what: Text;
  /** The publication that the default comes from, or `Convention of Sebone` with the reason. */
  readonly source: string;
}
