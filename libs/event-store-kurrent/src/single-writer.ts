import type { AppendResult } from '@sebone/event-store';
import { appendToOne } from './append-to-one.ts';
import type { Connection } from './connection.ts';
import { AppendTooLargeError, NotAtomicError, StoreUnreachableError } from './errors.ts';
import type { Writing } from './group-writer.ts';
import { INTENDED, sentFact, sizeAsSent, sentTold, uuidOf, type Sent } from './records.ts';
import { answerTo, isLostBy, restsOnLost, toldAgain, type Unit } from './unit.ts';

/** Most bytes that an append may have up to version 25.0, which does not tell its limit beforehand. */
const LARGEST = 1024 * 1024;

/**
 * Writes for servers before 25.1, one stream an append. First the stream of the command tells what is about to be recorded, where
 * and with which ids; then it is. Whoever gives the command again sees by the facts whether it was.
 */
export class SingleWriter {
  readonly #connection: Connection;
  readonly #writing: Writing;
  /** What is under way, by stream: appends to one stream keep their order. */
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(connection: Connection, writing: Writing) {
    this.#connection = connection;
    this.#writing = writing;
  }

  /** Writes a unit after those on the same streams that came before. @returns what became of it */
  async take(unit: Unit): Promise<AppendResult> {
    const keys = [...unit.appends.map(({ stream }) => stream), `:${unit.command.id}`];
    const before = keys.map((key) => this.#underWay.get(key) ?? Promise.resolve());
    const result = Promise.all(before).then(() => this.#writeInTurn(unit));
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) this.#underWay.set(key, done);
    try {
      return await result;
    } finally {
      for (const key of keys) if (this.#underWay.get(key) === done) this.#underWay.delete(key);
    }
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values());
  }

  async #writeInTurn(unit: Unit): Promise<AppendResult> {
    try {
      const result = await this.#write(unit);
      // All that it rests on was settled in its turn.
      unit.isLost = isLostBy(unit, result, () => false);
      return result;
    } catch (error) {
      unit.isLost = true;
      throw error;
    }
  }

  async #write(unit: Unit): Promise<AppendResult> {
    if (performance.now() > unit.until) throw new StoreUnreachableError('appending');
    const { places } = unit;
    if (places.length > 1) throw new NotAtomicError();
    const facts = this.#factsOf(unit);
    const size = facts.reduce((sum, fact) => sum + sizeAsSent(fact), 0);
    if (size > LARGEST) throw new AppendTooLargeError(size, LARGEST);
    const { names, commands, seen } = this.#writing;
    const place = places[0]!;
    for (;;) {
      const history = await this.#writing.reading(() => commands.history(unit.command.id), unit.until);
      if (history.kind !== 'open') return toldAgain(unit, history);
      const stale = await this.#stale(unit);
      // The command itself may have moved them just now, given by somebody else.
      if (stale) return (await this.#earlier(unit)) ?? stale;
      const { id: commandId, fingerprint } = unit.command;
      const last = { stream: place.stream, revision: place.expected + place.count };
      const intent = sentTold(INTENDED, { commandId, fingerprint, places, after: seen(), last, by: unit.by });
      // Another try may have come between: then what it told is looked at first.
      if (
        'position' in
        (await this.#append(unit, {
          name: names.ofCommand(commandId),
          events: [intent],
          expected: history.tries,
        }))
      )
        break;
    }
    const sent = await this.#append(unit, {
      name: names.of(place.stream),
      events: facts,
      expected: place.expected,
    });
    if ('position' in sent) {
      const answer = answerTo(unit, this.#writing.saw(sent.position));
      commands.keep({ fingerprint: unit.command.fingerprint, answer, by: unit.by, isGround: true });
      return { kind: 'appended', answer: structuredClone(answer) };
    }
    const { stream, expected } = place;
    return (await this.#earlier(unit)) ?? { kind: 'conflict', stream, expected, actual: sent.actual };
  }

  async #earlier(unit: Unit): Promise<AppendResult | undefined> {
    const { commands, reading } = this.#writing;
    const history = await reading(() => commands.history(unit.command.id), unit.until);
    return history.kind === 'open' ? undefined : toldAgain(unit, history);
  }

  #append(unit: Unit, to: Parameters<typeof appendToOne>[2]): ReturnType<typeof appendToOne> {
    return appendToOne(this.#connection, { ...this.#writing, patience: unit.until - performance.now() }, to);
  }

  /** A stream that does not stand as it was seen: looked at before, since the server looks at one alone. */
  async #stale(unit: Unit): Promise<AppendResult | undefined> {
    const { appends, until } = unit;
    for (const { stream, expected } of appends) {
      const last = await this.#writing.reading(() => this.#writing.reads.last(this.#writing.names.of(stream)), until);
      const actual = last ? Number(last.revision) + 1 : 0;
      if (restsOnLost(unit) || actual !== expected) return { kind: 'conflict', stream, expected, actual };
    }
    return undefined;
  }

  #factsOf({ appends, texts, command, recordedAt, by }: Unit): readonly Sent[] {
    const nth = appends.findIndex(({ events }) => events.length > 0);
    return appends[nth]!.events.map((event, index) =>
      sentFact(event, texts[nth]![index]!, { id: uuidOf(`${by}.${index}`), index, command, recordedAt }),
    );
  }
}
