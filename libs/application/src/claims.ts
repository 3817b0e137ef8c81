import type { History } from '@sebone/initiative';
import { dayIn, type Fact } from '@sebone/kernel';

/** Whether a fact’s day of report is a claim of whoever reported it: it lies before the day of recording, in the initiative’s time zone. */
export const isClaimed = (
  { reportedOn, recordedAt }: Pick<Fact, 'reportedOn' | 'recordedAt'>,
  { charter }: Pick<History, 'charter'>,
): boolean => reportedOn < dayIn(charter?.data.timeZone ?? 'UTC', recordedAt);
