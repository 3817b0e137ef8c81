import type { AppendResult, CommandMark, EventStore, StreamAppend } from '@sebone/event-store';
import { reject, type Fact, type Rejection } from '@sebone/kernel';
import { RefusedLog, type RecordedCommand } from './recorded-commands.ts';

/** What the target's clock gives, in milliseconds since 1970: the copy sets it to the time that each command was recorded at. */
export interface CopyClock {
  at: number;
}

/** Facts that may be on their way to the target at a time. */
const MOST_UNDER_WAY = 1_024;

interface UnderWay {
  readonly command: RecordedCommand;
  readonly appended: Promise<AppendResult>;
}

/**
 * Gives commands to the target in their order, many at a time. Each asserts that the one before it is there, so that none comes to
 * be without those before it, whatever fails.
 */
export class Copy {
  /** Facts that were copied, and the position in the source of the last one. */
  facts = 0;
  upTo = 0;
  readonly #target: EventStore;
  readonly #clock: CopyClock;
  readonly #streamsApart: boolean;
  #inTurn = false;
  readonly #underWay: UnderWay[] = [];
  /** Facts under way, and the streams that they go to. */
  #waiting = 0;
  readonly #streams = new Map<string, number>();

  constructor(target: EventStore, clock: CopyClock, streamsApart: boolean) {
    this.#target = target;
    this.#clock = clock;
    this.#streamsApart = streamsApart;
  }

  /** Takes the next command, as soon as there is room for it. @throws what an append threw that was taken before */
  async take(command: RecordedCommand): Promise<void> {
    await this.#give(command);
    this.facts += command.facts.length;
    this.upTo = command.facts.at(-1)!.position;
  }

  /** Resolves when all that was taken is durable in the target. */
  async end(): Promise<void> {
    while (this.#underWay.length > 0) await this.#first();
  }

  async #give(command: RecordedCommand): Promise<void> {
    while (this.#underWay.length > 0 && !this.#hasRoomFor(command)) await this.#first();
    this.#clock.at = Date.parse(command.facts[0]!.recordedAt);
    const before = this.#underWay.at(-1)?.command.facts.at(-1);
    const appended = this.#target.append(appendsOf(command, before), markOf(command));
    // It is waited for in its turn; until then nobody is to be told that it failed.
    appended.catch(() => undefined);
    this.#underWay.push({ command, appended });
    this.#count(command, 1);
  }

  #hasRoomFor({ facts }: RecordedCommand): boolean {
    if (this.#inTurn || this.#waiting + facts.length > MOST_UNDER_WAY) return false;
    return !this.#streamsApart || !facts.some(({ stream }) => this.#streams.has(stream));
  }

  /** Counts a command in, or out. */
  #count({ facts }: RecordedCommand, by: 1 | -1): void {
    this.#waiting += by * facts.length;
    for (const { stream } of facts) {
      const left = (this.#streams.get(stream) ?? 0) + by;
      if (left === 0) this.#streams.delete(stream);
      else this.#streams.set(stream, left);
    }
  }

  async #first(): Promise<void> {
    const { command, appended } = this.#underWay[0]!;
    const { kind } = await appended.catch(async (error: unknown) => {
      await this.#settled();
      throw error;
    });
    if (kind === 'conflict' && !this.#inTurn) return this.#goOnInTurn();
    // A store that did not hear the answer to an append gives it again, and is told so.
    if (kind !== 'appended' && kind !== 'repeated') {
      await this.#settled();
      throw new RefusedLog(targetChanged(command.id, kind));
    }
    this.#underWay.shift();
    this.#count(command, -1);
  }

  /** For a store that looks at other streams before it writes what is under way: from here on one command after another. */
  async #goOnInTurn(): Promise<void> {
    await this.#settled();
    this.#inTurn = true;
    const again = this.#underWay.splice(0);
    for (const { command } of again) this.#count(command, -1);
    for (const { command } of again) await this.#give(command);
  }

  async #settled(): Promise<void> {
    await Promise.allSettled(this.#underWay.map(({ appended }) => appended));
  }
}

/** What a command added, a stream at a time, and where the fact before it is to stand, which is still on its way. */
function appendsOf({ facts }: RecordedCommand, before: Fact | undefined): readonly StreamAppend[] {
  const streams = new Map<string, { stream: string; expected: number; events: Fact[]; restsOn?: string }>();
  for (const fact of facts) {
    const { stream, revision } = fact;
    const begun = streams.get(stream) ?? { stream, expected: revision - 1, events: [] };
    begun.events.push(fact);
    streams.set(stream, begun);
  }
  if (before) {
    const { stream, revision: expected, commandId: restsOn } = before;
    streams.set(stream, { ...(streams.get(stream) ?? { stream, expected, events: [] }), restsOn });
  }
  return [...streams.values()];
}

const markOf = ({ id, fingerprint, facts }: RecordedCommand): CommandMark => {
  const { actor, correlationId, causationId } = facts[0]!;
  return { id, fingerprint, actor, correlationId, causationId };
};

const targetChanged = (commandId: string, met: string): Rejection =>
  reject(
    'target-changed',
    {
      en: `Somebody else writes to the log to copy to: the command "${commandId}" met "${met}".`,
      ja: `コピー先のログに、ほかの誰かが書き込んでいる：コマンド「${commandId}」で「${met}」が起きた。`,
    },
    [
      {
        field: 'target',
        value: commandId,
        remedy: {
          en: 'Stop whatever writes there and run the same command again: it goes on where it was, or says what differs.',
          ja: 'そこに書き込んでいるものを停止し、同じコマンドをもう一度実行する。続きから再開するか、違いを示す。',
        },
      },
    ],
  );
