import { createHash } from 'node:crypto';
import type { EventStore } from '@sebone/event-store';
import type { Fact, StreamFact } from '@sebone/kernel';
import { commandsOf, type RecordedCommand } from './recorded-commands.ts';

/** Where two logs part: the first fact that differs. */
export interface LogDifference {
  /** Which fact of the log it is, counted from 1. */
  readonly nth: number;
  /** The fact that each holds there; `undefined` where it holds none. */
  readonly source: PlacedFact | undefined;
  readonly target: PlacedFact | undefined;
  /** What is not the same: the whole fact, a field of it, or the fingerprint of its command. */
  readonly what: keyof StreamFact | 'fact' | 'fingerprint';
}

type PlacedFact = Pick<Fact, 'position' | 'id' | 'stream' | 'revision'>;

/** What two logs were found to hold. */
export interface Agreement {
  /** As far as both hold the same. */
  readonly facts: number;
  readonly commands: number;
  /** SHA-256 of what was read of each, in hexadecimal. */
  readonly digests: { readonly source: string; readonly target: string };
}

/** What is the same in both logs, in the order in which a line tells it. The position is each log's own. */
const FIELDS = [
  'id',
  'stream',
  'revision',
  'type',
  'schema',
  'occurredOn',
  'reportedOn',
  'recordedAt',
  'actor',
  'commandId',
  'correlationId',
  'causationId',
  'data',
] as const satisfies readonly (keyof StreamFact)[];

const lineOf = (fact: Fact): string => JSON.stringify(FIELDS.map((field) => fact[field]));

/** Two logs, read side by side from their beginnings, as far as the target goes. */
export class SideBySide {
  readonly #source: EventStore;
  readonly #target: EventStore;
  readonly #digests = { source: createHash('sha256'), target: createHash('sha256') };
  readonly #reached = { source: 0, target: 0 };
  #facts = 0;
  #commands = 0;

  constructor(source: EventStore, target: EventStore) {
    this.#source = source;
    this.#target = target;
  }

  /** The position of the source up to which the target holds the same. */
  get agreedUpTo(): number {
    return this.#reached.source;
  }

  /**
   * Reads on to the end of the target.
   * @param onAgreed told of `agreedUpTo` as it grows
   * @returns the first difference, if there is one; a target that ends before the source is none
   * @throws RefusedLog
   */
  async goOn(onAgreed: (upTo: number) => void): Promise<LogDifference | undefined> {
    const commands = commandsOf(this.#source, 'source', this.#reached.source);
    try {
      for await (const copy of commandsOf(this.#target, 'target', this.#reached.target)) {
        const { value: command } = await commands.next();
        const difference = this.#take(command, copy);
        if (!command || difference) return difference;
        this.#facts += copy.facts.length;
        this.#commands++;
        this.#reached.target = copy.facts.at(-1)!.position;
        this.#reached.source = command.facts.at(-1)!.position;
        onAgreed(this.#reached.source);
      }
      return undefined;
    } finally {
      await commands.return(undefined);
    }
  }

  /** The first fact that the target lacks, though it was to hold all up to a position of the source. */
  async lacking(upTo: number): Promise<LogDifference | undefined> {
    if (this.#reached.source >= upTo) return undefined;
    const commands = commandsOf(this.#source, 'source', this.#reached.source);
    const { value: command } = await commands.next();
    await commands.return(undefined);
    return this.#take(command, undefined);
  }

  /** What was found so far. */
  told(): Agreement {
    const { source, target } = this.#digests;
    return {
      facts: this.#facts,
      commands: this.#commands,
      digests: { source: source.copy().digest('hex'), target: target.copy().digest('hex') },
    };
  }

  #take(command: RecordedCommand | undefined, copy: RecordedCommand | undefined): LogDifference | undefined {
    const [lines, copiedLines] = [linesOf(command), linesOf(copy)];
    for (const line of lines) this.#digests.source.update(line);
    for (const line of copiedLines) this.#digests.target.update(line);
    const nth = Math.max(lines.length, copiedLines.length, 1);
    for (let index = 0; index < nth; index++)
      if (lines[index] !== copiedLines[index]) return this.#difference(index, command, copy);
    return undefined;
  }

  #difference(line: number, command: RecordedCommand | undefined, copy: RecordedCommand | undefined): LogDifference {
    const [source, target] = [command?.facts[line], copy?.facts[line]];
    const isFact = source ?? target;
    const at = isFact ? line : line - 1;
    const what =
      source && target
        ? FIELDS.find((field) => JSON.stringify(source[field]) !== JSON.stringify(target[field]))!
        : isFact
          ? 'fact'
          : 'fingerprint';
    return { nth: this.#facts + at + 1, source: placed(command?.facts[at]), target: placed(copy?.facts[at]), what };
  }
}

/** A line for each fact of a command, and one for what it was answered to. */
const linesOf = (command: RecordedCommand | undefined): readonly string[] =>
  command
    ? [...command.facts.map(lineOf), JSON.stringify([command.id, command.fingerprint])].map((line) => `${line}\n`)
    : [];

const placed = (fact: Fact | undefined): PlacedFact | undefined =>
  fact && { position: fact.position, id: fact.id, stream: fact.stream, revision: fact.revision };
