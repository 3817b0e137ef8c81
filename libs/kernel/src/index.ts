export {
  addDays,
  addMonths,
  dayIn,
  dayNumber,
  dayOf,
  endOfMonth,
  isDay,
  isTimeZone,
  type Day,
  type DayNumber,
  type Horizons,
} from './day.ts';
export {
  fold,
  isRejection,
  reject,
  type Decider,
  type Decision,
  type Rejection,
  type RejectionDetail,
} from './decider.ts';
export type { DomainEvent, Fact, StreamFact, Text } from './fact.ts';
export { isSealed, type Sealed } from './sealed.ts';
export { isStreamName, parseStream, streamName, type StreamParts } from './stream.ts';
