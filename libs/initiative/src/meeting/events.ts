// Event names and fields are storage: never renamed, never given another meaning. A change is a new schema version.
import type { Day, DomainEvent } from '@sebone/kernel';
import type { Corrects, Voids } from '../records.ts';
import type { MeetingStatus, Presence } from '../vocabulary.ts';

export interface Call {
  readonly meetingId: string;
  readonly title?: string;
  /** The day it was called for. */
  readonly plannedOn: Day;
}
export interface Meeting {
  readonly meetingId: string;
  readonly title?: string;
  readonly status: MeetingStatus;
}
export interface Attendance {
  readonly meetingId: string;
  readonly partnerId: string;
  readonly presence: Presence;
}

export type MeetingEvent =
  | DomainEvent<'MeetingCalled', Call>
  | DomainEvent<'MeetingCallCorrected', Call & Corrects>
  | DomainEvent<'MeetingCallVoided', Voids>
  | DomainEvent<'MeetingHeld', Meeting>
  | DomainEvent<'MeetingCancelled', Meeting>
  | DomainEvent<'MeetingCorrected', Meeting & Corrects>
  | DomainEvent<'MeetingVoided', Voids>
  | DomainEvent<'AttendanceRecorded', Attendance>
  | DomainEvent<'AttendanceCorrected', Attendance & Corrects>
  | DomainEvent<'AttendanceVoided', Voids>;
