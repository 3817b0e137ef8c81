export { csvTable } from './csv-writer.ts';
export type { Fault, Note, RowRef } from './fault.ts';
export type { Known, NamedKind } from './names.ts';
export { columnOf, faultsOfRefusal, type StagedRecord } from './records.ts';
export { stageWorkbook, type Progress, type StageOptions } from './stage.ts';
export type { Staging } from './staging.ts';
export { exportWorkbook, type ExportReport } from './export.ts';
