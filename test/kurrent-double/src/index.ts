export { certificates, type Certificates } from './certificates.ts';
export { KurrentDouble, type Connecting, type DoubleOptions } from './double.ts';
export {
  answerLost,
  cut,
  cutAfter,
  delay,
  endsWith,
  Faults,
  heldUntil,
  notLeader,
  notReady,
  secondAnswer,
  silence,
  timeOut,
  writes,
  type Fault,
  type Method,
} from './faults.ts';
export { Log, type LogRecord } from './log.ts';
export type { Node, Tls } from './node.ts';
export { versions, type Version } from './versions.ts';
