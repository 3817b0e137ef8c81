import { LONGEST_COMMAND_ID } from '@sebone/event-store';

/** Most characters of a fact's id: that of its command, and which of the command's facts it is. */
export const LONGEST_EVENT_ID = LONGEST_COMMAND_ID + 16;
