export { checkAppend, jsonText, LONGEST_COMMAND_ID } from './append-rules.ts';
export { Bell, follow, passes, type FollowedLog, type Page } from './following.ts';
export { answerOf, MemoryEventStore, MemoryLog, type MemoryEventStoreOptions } from './memory.ts';
export * from './port.ts';
export { keepTrying, pause, type Backoff, type Failure, type RetryOptions } from './retrying.ts';
export { standsAt } from './standing.ts';
export { checkSchema, currentSchema, upcast, UnknownSchemaError, type Upcast, type Upcasters } from './upcast.ts';
