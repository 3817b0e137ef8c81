import { ACTION_COLUMNS } from './actions.ts';
import { ATTENDANCE_COLUMNS } from './attendances.ts';
import type { Column } from './columns.ts';
import { COMMITMENT_COLUMNS } from './commitments.ts';
import { MEASUREMENT_COLUMNS } from './indicator.ts';
import { INDICATOR_COLUMNS } from './indicators.ts';
import { ITEM_COLUMNS } from './knowledge.ts';
import { MEETING_COLUMNS } from './meetings.ts';
import { TIMELINE_COLUMNS } from './timeline.ts';

/** The columns of every answer that is rows, in the order of their fields: for CSV, and for whoever documents them. */
export const COLUMNS = {
  commitments: COMMITMENT_COLUMNS,
  actions: ACTION_COLUMNS,
  meetings: MEETING_COLUMNS,
  attendances: ATTENDANCE_COLUMNS,
  items: ITEM_COLUMNS,
  indicators: INDICATOR_COLUMNS,
  measurements: MEASUREMENT_COLUMNS,
  timeline: TIMELINE_COLUMNS,
} as const satisfies Record<string, Readonly<Record<string, Column>>>;
