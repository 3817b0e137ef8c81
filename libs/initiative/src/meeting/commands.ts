import type { Day } from '@sebone/kernel';
import { ADay, DomainCommand, Id, OneOf, Optional, Title, VoidingCommand } from '../commands.ts';
import { MEETING_STATUSES, PRESENCES, type MeetingStatus, type Presence } from '../vocabulary.ts';

export class CallMeeting extends DomainCommand {
  @Id() meetingId!: string;
  @Optional() @Title() title?: string;
  @ADay() plannedOn!: Day;
}
export class CorrectMeetingCall extends CallMeeting {
  @Title() because!: string;
}
export class VoidMeetingCall extends VoidingCommand {
  @Id() meetingId!: string;
}

/** `occurredOn` is the day it was held. */
export class HoldMeeting extends DomainCommand {
  @Id() meetingId!: string;
  @Optional() @Title() title?: string;
}
/** `occurredOn` is the day it was to be held, or the day on which it was called off. */
export class CancelMeeting extends HoldMeeting {}
export class CorrectMeeting extends HoldMeeting {
  @OneOf(MEETING_STATUSES) status!: MeetingStatus;
  @Title() because!: string;
}
export class VoidMeeting extends VoidingCommand {
  @Id() meetingId!: string;
}

export class RecordAttendance extends DomainCommand {
  @Id() meetingId!: string;
  @Id() partnerId!: string;
  @OneOf(PRESENCES) presence!: Presence;
}
export class CorrectAttendance extends RecordAttendance {
  @Title() because!: string;
}
export class VoidAttendance extends VoidingCommand {
  @Id() meetingId!: string;
  @Id() partnerId!: string;
}
