import { streamNameFilter } from '@kurrent/kurrentdb-client';
import type { Answer } from '@sebone/event-store';
import { UnusableStoreError } from './errors.ts';
import { placeAfter, positionOf, told, type LogReads } from './log.ts';
import { ANSWERED, factIn, INTENDED, RECORDED, uuidOf, type Names, type Told } from './records.ts';

/** What is known of a command that was recorded. */
export interface Known {
  readonly fingerprint: string;
  readonly answer: Answer;
  /** Whose try it was that recorded it. */
  readonly by: string;
  /** Whether it stands where those saw it in this process who rest on it, on the ground that they saw. */
  readonly isGround?: true;
}

/** What a command was told that recorded nothing, in the words of whoever told it. */
export interface Kept {
  readonly fingerprint: string;
  readonly text: string;
}

/** What the stream of a command tells: that it was recorded, or answered without, or how many tries came to nothing yet. */
export type History =
  | { readonly kind: 'recorded'; readonly known: Known }
  | { readonly kind: 'answered'; readonly kept: Kept }
  | { readonly kind: 'open'; readonly tries: number };

/** Answers kept at hand, for commands that are given again soon: at least so many, and at most twice as many. */
const KEPT = 5_000;

/**
 * What became of commands. Each has a stream of its own in KurrentDB: whoever records a command writes into it, and nobody can twice.
 */
export class Commands {
  readonly #reads: LogReads;
  readonly #names: Names;
  #kept = new Map<string, Known>();
  /** Those before them. */
  #keptBefore: ReadonlyMap<string, Known> = new Map();

  constructor(reads: LogReads, names: Names) {
    this.#reads = reads;
    this.#names = names;
  }

  /** Keeps at hand what was recorded just now. */
  keep(known: Known): void {
    // A map from which the eldest is taken out for each that comes has to look for it among the places of all that went before.
    if (this.#kept.size >= KEPT) [this.#keptBefore, this.#kept] = [this.#kept, new Map<string, Known>()];
    this.#kept.set(known.answer.commandId, known);
  }

  /** What was recorded of a command, if it is at hand. */
  atHand(commandId: string): Known | undefined {
    return this.#kept.get(commandId) ?? this.#keptBefore.get(commandId);
  }

  /** What the log tells of a command. */
  async history(commandId: string): Promise<History> {
    const kept = this.atHand(commandId);
    if (kept) return { kind: 'recorded', known: kept };
    const events = await this.#reads.stream(this.#names.ofCommand(commandId));
    for (const { type, data } of events) {
      const tried = data as unknown as Told & Kept;
      if (tried.commandId !== commandId)
        throw new UnusableStoreError(`the stream of the command ${JSON.stringify(commandId)} tells of another.`);
      if (type === ANSWERED) return { kind: 'answered', kept: { fingerprint: tried.fingerprint, text: tried.text } };
      // What was only intended is told by its facts: they are there, or something else is in their place, or nothing yet.
      if (type !== RECORDED && !(type === INTENDED && (await this.#isThere(tried)))) continue;
      const known = { fingerprint: tried.fingerprint, answer: await this.#answer(tried), by: tried.by };
      this.keep(known);
      return { kind: 'recorded', known };
    }
    return { kind: 'open', tries: events.length };
  }

  async #isThere({ by, places }: Told): Promise<boolean> {
    let index = 0;
    for (const { stream, expected, count } of places) {
      const events = await this.#reads.stream(this.#names.of(stream), expected, count);
      if (events.length < count || events.some(({ id }) => id !== uuidOf(`${by}.${index++}`))) return false;
    }
    return true;
  }

  async #answer({ commandId, places, after, last }: Told): Promise<Answer> {
    const facts: Answer['facts'][number][] = [];
    for (const { stream, expected, count } of places)
      for (const event of await this.#reads.stream(this.#names.of(stream), expected, count)) {
        const { id, revision, type, occurredOn } = factIn(event, stream);
        facts.push({ id, stream, revision, type, occurredOn });
      }
    return { commandId, position: await this.#positionOf(last, after), facts };
  }

  /** Where a fact stands in the log. Servers before 22.6 do not tell it of streams: it is not far from where the command was given. */
  async #positionOf({ stream, revision }: Told['last'], after: number): Promise<number> {
    const name = this.#names.of(stream);
    const [event] = await this.#reads.stream(name, revision - 1, 1);
    const position = told(event?.position);
    if (position !== undefined) return position;
    const filter = streamNameFilter({ prefixes: [name] });
    for (let from = placeAfter(after); ;) {
      const page = await this.#reads.page(from, PAGE, filter);
      for (const { event } of page)
        if (event?.streamId === name && Number(event.revision) === revision - 1) return positionOf(event.position);
      const next = page.at(-1)?.event?.position;
      if (page.length < PAGE || !next)
        throw new UnusableStoreError(`the fact ${revision} of ${JSON.stringify(name)} is not in the log.`);
      from = next;
    }
  }
}

const PAGE = 100;
