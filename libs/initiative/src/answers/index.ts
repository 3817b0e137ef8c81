export { column, rowSchema, type Column, type Columns } from './columns.ts';
export { actionsOf, type ActionRow } from './actions.ts';
export * from './backbone.ts';
export * from './cohorts.ts';
export { commitmentsOf, type CommitmentRow } from './commitments.ts';
export { CONTACT_STATES, contactsOf, type ContactRow, type ContactState } from './contacts.ts';
export type { Funding, Runway } from './funding.ts';
export {
  indicatorOf,
  type DefinitionVersion,
  type Forecast,
  type IndicatorAnswer,
  type MeasurementRow,
  type Target,
} from './indicator.ts';
export { indicatorsOf, type IndicatorRow } from './indicators.ts';
export { VERDICTS, type Verdict } from './verdict.ts';
export { UNJUDGED, type Unjudged } from '../traps/baseline.ts';
export { knowledgeOf, type ItemRow, type KnowledgeAnswer, type Ladder } from './knowledge.ts';
export type { Life } from './life.ts';
export { attendancesOf, type AttendanceRow } from './attendances.ts';
export { meetingsOf, type MeetingRow } from './meetings.ts';
export * from './overview.ts';
export * from './partner.ts';
export type { Lifetime, SurvivalStep } from './survival.ts';
export { timelineOf, type TimelineFilter, type TimelineRow } from './timeline.ts';
export { COLUMNS } from './tables.ts';
