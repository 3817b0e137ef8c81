import type { AppendResult } from '@sebone/event-store';
import { tries, within } from './calls.ts';
import type { Commands } from './commands.ts';
import {
  AppendTooLargeError,
  explained,
  failingOf,
  leadsNoMore,
  StoreUnreachableError,
  UnusableStoreError,
} from './errors.ts';
import type { LogReads } from './log.ts';
import { RECORDED, sentFact, sentTold, type Names } from './records.ts';
import { answerTo, isLostBy, restsOnLost, toldAgain, type Unit } from './unit.ts';
import type { Request, Sending, Violations, Wire } from './wires.ts';

/** Most appends in one write, and most bytes of several: one alone may be as large as the server takes. */
const LARGEST_GROUP = 256;
const LARGEST_BYTES = 768 * 1024;

/** Most writes under way: while the server works on one, the next is made. */
const MOST_UNDER_WAY = 2;
/** So few are not worth parting in two. */
const SMALL_GROUP = 16;

/** How often an append is tried again that nothing keeps from being written. */
const MOST_FRUITLESS = 5;

const placeOf = (stream: string, revision: number, commandId: string): string => `${stream} ${revision} ${commandId}`;
/** Where a unit leaves its streams. */
const endsOf = ({ places, command }: Unit): readonly string[] =>
  places.map(({ stream, expected, count }) => placeOf(stream, expected + count, command.id));

/** What a writer needs of the store that it writes for. */
export interface Writing {
  readonly names: Names;
  readonly reads: LogReads;
  readonly commands: Commands;
  /** Connects anew. */
  renew(): void;
  /** Milliseconds: that one call may take, and that an append is tried again while its outcome is not known. */
  readonly answerWithin: number;
  readonly patience: number;
  /** Reads, again where the server does not answer at once: until then, on the clock of `performance`, or as long as one call may take. */
  reading<Result>(read: () => Promise<Result>, until?: number): Promise<Result>;
  /** The highest position that was seen. */
  seen(): number;
  /** Told of a position that was seen. @returns it */
  saw(position: number): number;
}

/**
 * Writes appends in groups: those that come while two are under way go together in the next, in the order in which they came,
 * with a mark of each command in a stream of the command's own. A group is written whole or not at all, and where a
 * stream stands elsewhere each append is judged by itself. Two groups under way have nothing to do with each other: whichever is
 * written first, it is as if they had been one.
 */
export class GroupWriter {
  readonly #wires: Wire[];
  readonly #otherwise: (unit: Unit) => Promise<AppendResult>;
  readonly #writing: Writing;
  /** Whose outcome is not told yet, in the order in which they came; also those that are being written. */
  readonly #queue = new Set<Unit>();
  /** Those that are being written. */
  readonly #underWay = new Set<Unit>();
  /** Those whose outcome is not told yet, those handed on too, by where they are to leave a stream. */
  readonly #open = new Map<string, Unit>();
  #writes = 0;
  #turn: NodeJS.Immediate | undefined;
  #idle: (() => void)[] = [];

  /**
   * @param wires the best first; the server's version tells which it is
   * @param otherwise writes what no wire does
   */
  constructor(wires: readonly Wire[], otherwise: (unit: Unit) => Promise<AppendResult>, writing: Writing) {
    this.#wires = [...wires];
    this.#otherwise = otherwise;
    this.#writing = writing;
  }

  take(unit: Unit): void {
    const follows: Unit[] = [];
    for (const { stream, expected, restsOn } of unit.appends) {
      if (restsOn === undefined) continue;
      const before = this.#open.get(placeOf(stream, expected, restsOn));
      if (before) follows.push(before);
      else if (!this.#stands(stream, expected, restsOn)) unit.isUnfounded = true;
    }
    unit.follows = follows;
    for (const place of endsOf(unit)) this.#open.set(place, unit);
    this.#queue.add(unit);
    this.#goOnSoon();
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    if (this.#turn || this.#writes > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Those who come in the same turn go together. */
  #goOnSoon(): void {
    this.#turn ??= setImmediate(() => {
      this.#turn = undefined;
      this.#goOn();
    });
  }

  #goOn(): void {
    const [wire] = this.#wires;
    const group = wire && this.#writes < MOST_UNDER_WAY ? this.#next(wire) : [];
    if (group.length > 0) void this.#attempt(group, wire!);
    if (!wire && this.#writes === 0) this.#handOn();
    // The next one is not to get in the way of this one on the wire.
    if (group.length > 0 && this.#writes < MOST_UNDER_WAY) this.#goOnSoon();
    if (this.#writes > 0) return;
    for (const resolve of this.#idle) resolve();
    this.#idle = [];
  }

  async #attempt(group: readonly Unit[], wire: Wire): Promise<void> {
    this.#writes++;
    for (const unit of group) this.#underWay.add(unit);
    try {
      await this.#write(group, wire);
    } catch (error) {
      if (failingOf(error) !== 'unsupported') this.#fail(group, error);
      else if (this.#wires[0] === wire) this.#wires.shift();
    }
    for (const unit of group) this.#underWay.delete(unit);
    this.#writes--;
    this.#goOnSoon();
  }

  /** Has all of them written otherwise, in the order in which they came. */
  #handOn(): void {
    for (const unit of this.#queue) {
      this.#queue.delete(unit);
      void this.#otherwise(unit).then(
        (result) => this.#settle(unit, result),
        (error: unknown) => this.#reject(unit, error),
      );
    }
  }

  /**
   * What was decided on appends of which nobody knows whether they came to be fails with them; and what has waited long enough, where
   * it would only wait for the same server.
   */
  #fail(group: readonly Unit[], error: unknown): void {
    const isGone = error instanceof StoreUnreachableError;
    const isOverdue = (unit: Unit): boolean => unit.until < performance.now() && !this.#underWay.has(unit);
    const overdue = isGone ? [...this.#queue].filter(isOverdue) : [];
    const failed = [...group.filter((unit) => this.#queue.has(unit)), ...overdue];
    for (const unit of [...failed, ...this.#followersOf([...group, ...overdue])]) {
      this.#reject(unit, error);
    }
  }

  #reject(unit: Unit, error: unknown): void {
    unit.isLost = true;
    this.#forget(unit);
    unit.reject(error);
  }

  /** Tells what became of a unit. */
  #settle(unit: Unit, result: AppendResult): void {
    const { commands } = this.#writing;
    unit.isLost = isLostBy(unit, result, (before) => this.#queue.has(before));
    // Whoever rests on it may come only now.
    const known = unit.isLost ? undefined : commands.atHand(unit.command.id);
    if (known && !known.isGround) commands.keep({ ...known, isGround: true });
    this.#forget(unit);
    unit.resolve(result);
  }

  #forget(unit: Unit): void {
    this.#queue.delete(unit);
    // Who follows looks at it alone: those before it need not be kept for that.
    unit.follows = [];
    for (const place of endsOf(unit)) if (this.#open.get(place) === unit) this.#open.delete(place);
  }

  /** Whether a command came to be here just now as it was to, and left a stream at a revision. */
  #stands(stream: string, revision: number, commandId: string): boolean {
    const known = this.#writing.commands.atHand(commandId);
    return (
      known?.isGround === true &&
      known.answer.facts.some((fact) => fact.stream === stream && fact.revision === revision)
    );
  }

  /** Those in the queue that were decided on others, or on some that were. */
  #followersOf(units: readonly Unit[]): readonly Unit[] {
    const followed = new Set(units);
    return [...this.#queue].filter(
      (unit) => !followed.has(unit) && unit.follows.some((before) => followed.has(before)) && followed.add(unit),
    );
  }

  /**
   * What can be written at once: no two of one command, each where those before it leave its streams, and nothing that has to do with
   * what is under way.
   */
  #next({ mixesStreams }: Wire): readonly Unit[] {
    const group: Unit[] = [];
    const commands = new Set<string>();
    const standing = new Map<string, number>();
    // The stream that the last one in the group writes to, if it is one; and those that nothing may follow into.
    let current: string | undefined;
    const closed = new Set<string>();
    // What follows one that has to wait on the same stream waits, too: the order is kept. Streams that are only looked at are to stay
    // as they are.
    const held = new Set<string>();
    const lookedAt = new Set<string>();
    for (const { appends, command } of this.#underWay) {
      commands.add(command.id);
      for (const { stream, events } of appends) (events.length > 0 ? held : lookedAt).add(stream);
    }
    // Where nothing is under way, half of them are kept for when the server works on the others.
    const most =
      this.#writes > 0 ? LARGEST_GROUP : Math.min(LARGEST_GROUP, Math.max(SMALL_GROUP, this.#queue.size / 2));
    let size = 0;
    for (const unit of this.#queue) {
      if (group.length >= most || group[0]?.alone) break;
      if (this.#underWay.has(unit)) continue;
      const { appends, places, command, alone } = unit;
      const fits = group.length === 0 || (!alone && size + unit.size <= LARGEST_BYTES);
      const isNext = appends.every(
        ({ stream, expected }) => !held.has(stream) && (standing.get(stream) ?? expected) === expected,
      );
      const only = places.length === 1 ? places[0]!.stream : undefined;
      // A wire that sends stream by stream would put its facts before those of others that came first.
      const isInOrder =
        mixesStreams || places.every(({ stream }) => !closed.has(stream) && (stream !== current || stream === only));
      const leavesInPeace = places.every(({ stream }) => !lookedAt.has(stream));
      if (!fits || !isNext || !isInOrder || !leavesInPeace || commands.has(command.id)) {
        for (const { stream, events } of appends) (events.length > 0 ? held : lookedAt).add(stream);
        continue;
      }
      if (current !== only) closed.add(current ?? '');
      if (only === undefined) for (const { stream } of places) closed.add(stream);
      current = only;
      group.push(unit);
      size += unit.size;
      commands.add(command.id);
      for (const { stream, expected, events } of appends) standing.set(stream, expected + events.length);
    }
    return group;
  }

  async #write(asked: readonly Unit[], wire: Wire): Promise<void> {
    const { names, commands } = this.#writing;
    for (const unit of asked) {
      const known = commands.atHand(unit.command.id);
      if (known && this.#queue.has(unit)) this.#settle(unit, toldAgain(unit, { kind: 'recorded', known }));
    }
    await this.#drop(asked);
    if (!wire.assertsOthers) await this.#assert(asked);
    const group = asked.filter((unit) => this.#queue.has(unit));
    if (group.length === 0) return;
    const sending = await this.#send(this.#requestOf(group), group, wire);
    if (sending === 'too-large') return this.#part(group);
    if ('position' in sending) return this.#recorded(group, sending.position);
    const { violations } = sending;
    // Where it is not told which stream it was, each is asked by itself.
    if (violations.size === 0 && group.length > 1) return this.#part(group);
    const isMet = (unit: Unit): boolean =>
      violations.size === 0 ||
      violations.has(names.ofCommand(unit.command.id)) ||
      unit.appends.some(({ stream }) => violations.has(names.of(stream)));
    const met = group.filter(isMet);
    const judged = await Promise.all(met.map((unit) => this.#judged(unit, violations)));
    for (const [nth, unit] of met.entries()) if (judged[nth]) this.#settle(unit, judged[nth]);
  }

  /** Settles those that rest on what was lost, and those that rest on them. */
  async #drop(group: readonly Unit[]): Promise<void> {
    const lost = new Set<Unit>();
    for (const unit of group)
      if (this.#queue.has(unit) && (restsOnLost(unit) || unit.follows.some((before) => lost.has(before))))
        lost.add(unit);
    const results = await Promise.all([...lost].map((unit) => this.#foundless(unit)));
    for (const [nth, unit] of [...lost].entries()) this.#settle(unit, results[nth]!);
  }

  /** What a unit is told that rests on what was lost. */
  async #foundless(unit: Unit): Promise<AppendResult> {
    const earlier = await this.#earlier(unit);
    if (earlier) return earlier;
    const { stream, expected } = unit.appends.find(({ restsOn }) => restsOn !== undefined)!;
    const actual = await this.#revision(this.#writing.names.of(stream), unit);
    return { kind: 'conflict', stream, expected, actual };
  }

  /** They are written one after the other from here on. */
  #part(group: readonly Unit[]): void {
    for (const unit of group) unit.alone = true;
  }

  /** For a server that looks at no other streams than those that are written to: they are looked at just before. */
  async #assert(group: readonly Unit[]): Promise<void> {
    const actual = new Map<string, number>();
    for (const { stream, events } of group.flatMap(({ appends }) => appends))
      if (events.length === 0 && !actual.has(stream))
        actual.set(stream, await this.#revision(this.#writing.names.of(stream), group[0]!));
    // What is written with it is asserted by being written.
    const written = new Set<string>();
    for (const unit of group) {
      if (!this.#queue.has(unit)) continue;
      if (restsOnLost(unit)) {
        this.#settle(unit, await this.#foundless(unit));
        continue;
      }
      const stale = unit.appends.find(
        ({ stream, expected, events }) =>
          events.length === 0 && !written.has(stream) && actual.get(stream) !== expected,
      );
      if (!stale) for (const { stream } of unit.places) written.add(stream);
      else {
        const { stream, expected } = stale;
        const conflict = { kind: 'conflict', stream, expected, actual: actual.get(stream)! } as const;
        this.#settle(unit, (await this.#earlier(unit)) ?? conflict);
      }
    }
  }

  #requestOf(group: readonly Unit[]): Request {
    const { names, seen } = this.#writing;
    const after = seen();
    const { stream, expected: before, count } = group.at(-1)!.places.at(-1)!;
    const last = { stream, revision: before + count };
    const marks: Request['records'][number][] = [];
    const facts: typeof marks = [];
    const expected = new Map<string, number>();
    for (const unit of group) {
      const { appends, texts, command, by, recordedAt } = unit;
      const mark = names.ofCommand(command.id);
      expected.set(mark, unit.tries);
      const told = { commandId: command.id, fingerprint: command.fingerprint, places: unit.places, after, last, by };
      marks.push({ name: mark, event: sentTold(RECORDED, told) });
      let index = 0;
      for (const [nth, append] of appends.entries()) {
        const name = names.of(append.stream);
        if (!expected.has(name)) expected.set(name, append.expected);
        for (const [at, event] of append.events.entries()) {
          // Not those of another try: whether a command was recorded is told by its mark alone.
          const id = crypto.randomUUID();
          facts.push({ name, event: sentFact(event, texts[nth]![at]!, { id, index: index++, command, recordedAt }) });
        }
      }
    }
    // The last fact is the last record of all: its position is the answer's.
    return { records: [...marks, ...facts], expected };
  }

  /** Sends the same request, with the same ids and revisions, until it is known what became of it. */
  async #send(request: Request, group: readonly Unit[], wire: Wire): Promise<Sending | 'too-large'> {
    const { answerWithin, renew } = this.#writing;
    const until = Math.max(...group.map((unit) => unit.until));
    let failure: unknown;
    for await (const nth of tries(until - performance.now())) {
      try {
        const position = nth > 0 && (await this.#writtenBefore(group[0]!));
        return position ? { position } : await within(answerWithin, wire.send(request));
      } catch (error) {
        const failing = failingOf(error);
        if (failing === 'too-large') {
          if (group.length > 1) return 'too-large';
          throw new AppendTooLargeError(group[0]!.size, (error as { maxSize?: number }).maxSize);
        }
        if (failing !== 'again') throw explained(error, 'appending');
        failure = error;
        if (nth > 0 || leadsNoMore(error)) renew();
      }
    }
    throw new StoreUnreachableError('appending', { cause: failure });
  }

  /** Whether a group, and so its first, was written by a try whose answer was lost; by its position. */
  async #writtenBefore({ command, by }: Unit): Promise<number | undefined> {
    const history = await this.#writing.commands.history(command.id);
    return history.kind === 'recorded' && history.known.by === by ? history.known.answer.position : undefined;
  }

  #recorded(group: readonly Unit[], position: number): void {
    this.#writing.saw(position);
    for (const unit of group) {
      // Whoever is told it may do with it as he likes: what is kept is another one.
      this.#writing.commands.keep({
        fingerprint: unit.command.fingerprint,
        answer: answerTo(unit, position),
        by: unit.by,
        isGround: true,
      });
      this.#settle(unit, { kind: 'appended', answer: answerTo(unit, position) });
    }
  }

  /** What becomes of a unit by itself; nothing where it may be tried again. */
  async #judged(unit: Unit, violations: Violations): Promise<AppendResult | undefined> {
    const earlier = await this.#earlier(unit);
    if (earlier) return earlier;
    const { names } = this.#writing;
    for (const { stream, expected } of unit.appends) {
      const name = names.of(stream);
      if (!violations.has(name) && violations.size > 0) continue;
      const actual = violations.get(name) ?? (await this.#revision(name, unit));
      if (actual !== expected) return { kind: 'conflict', stream, expected, actual };
    }
    if (++unit.fruitless > MOST_FRUITLESS)
      throw new UnusableStoreError(
        `it refuses an append to ${unit.appends.map(({ stream }) => stream).join(', ')}. Was a stream deleted there?`,
      );
    return undefined;
  }

  /** What a command was told before; where its stream tells of tries that came to nothing, the next one goes after them. */
  async #earlier(unit: Unit): Promise<AppendResult | undefined> {
    const { commands, reading } = this.#writing;
    const history = await reading(() => commands.history(unit.command.id), unit.until);
    if (history.kind !== 'open') return toldAgain(unit, history);
    unit.tries = history.tries;
    return undefined;
  }

  async #revision(name: string, { until }: Unit): Promise<number> {
    const { reads, reading } = this.#writing;
    const last = await reading(() => reads.last(name), until);
    return last ? Number(last.revision) + 1 : 0;
  }
}
