export { DisorderedLogError, type CatchUpReport, type Progress } from './catching-up.ts';
export type { Checkpoint, Diagnosis } from './checkpoint.ts';
export type { ViewDiagnosis } from './proving.ts';
export type { InitiativeLife, PartnerLife } from './questions.ts';
export { openReadModel, type ReadModel, type ReadModelOptions, type RunningOptions } from './read-model.ts';
export type { Column, Proof, Relation, View } from './view.ts';
export { describeViews, VIEWS, type RelationDescription, type ViewDescription } from './views.ts';
export { ViewsInUseError } from './views-file.ts';
