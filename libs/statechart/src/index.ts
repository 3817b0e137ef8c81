export {
  StatechartError,
  UnsupportedMachineError,
  type StatechartErrorCode,
  type UnsupportedFeature,
} from './refusal.ts';
export {
  restore,
  start,
  type Cause,
  type DueDay,
  type Run,
  type RunOptions,
  type RunSnapshot,
  type Transition,
} from './run.ts';
export { flatten, type Statechart } from './statechart.ts';
