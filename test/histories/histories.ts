import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '@sebone/kernel';
import type { EventStore, EventToAppend } from '@sebone/event-store';

/** Where the golden histories lie: `v<schema version of the log>.jsonl`, a fact a line, in the order of the log. */
export const HISTORIES = import.meta.dirname;

const fileOf = (version: number, folder: string): string => join(folder, `v${version}.jsonl`);

/** Those of the released schema versions that have no golden history. */
export function versionsWithoutHistory(versions: readonly number[], folder: string = HISTORIES): number[] {
  return versions.filter((version) => !existsSync(fileOf(version, folder)));
}

/** The facts of a golden history, as they were stored: before any upcasting. */
export function historyOf(version: number, folder: string = HISTORIES): Fact[] {
  const lines = readFileSync(fileOf(version, folder), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Fact);
}

/** A clock that the replay of a history sets: give it to the store as `now`. */
export interface Clock {
  ms: number;
}

/** Records a history anew in an empty store: each command again, in its order, at its time. */
export async function replay(facts: readonly Fact[], store: EventStore, clock: Clock): Promise<void> {
  for (const command of commandsOf(facts)) {
    const [first] = command;
    clock.ms = Date.parse(first!.recordedAt);
    const streams = new Map<string, { stream: string; expected: number; events: EventToAppend[] }>();
    for (const { stream, revision, type, schema, occurredOn, reportedOn, data } of command) {
      const append = streams.get(stream) ?? { stream, expected: revision - 1, events: [] };
      append.events.push({ type, schema, occurredOn, reportedOn, data });
      streams.set(stream, append);
    }
    const { commandId: id, actor, correlationId, causationId } = first!;
    const result = await store.append([...streams.values()], { id, fingerprint: id, actor, correlationId, causationId });
    if (result.kind !== 'appended') throw new Error(`Command ${id} of the history was not recorded: ${JSON.stringify(result)}`);
  }
}

/** The facts of each command: they stand one after another. */
function commandsOf(facts: readonly Fact[]): Fact[][] {
  const commands: Fact[][] = [];
  for (const fact of facts) {
    const current = commands.at(-1);
    if (current?.[0]!.commandId === fact.commandId) current.push(fact);
    else commands.push([fact]);
  }
  return commands;
}
