import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import {
  EVENT_SCHEMAS,
  commandTypeOf,
  initiativeDecider,
  partnerDecider,
  subjectErased,
  subjectOf,
  type CommandType,
  type SubjectParts,
  type Surroundings,
} from '@sebone/initiative';
import type { Answer, CommandMark, EventStore } from '@sebone/event-store';
import { dayIn, isRejection, reject, streamName, type Day, type Rejection } from '@sebone/kernel';
import { SubjectErasedError, type Vault } from '@sebone/vault';
import { StreamStates, type Folded } from './stream-states.ts';

/** Who gives a command, and how it is told from every other. */
export interface Envelope {
  /** Unique to the command, 1 to 200 characters: the same id asks for the same thing again. */
  readonly commandId: string;
  readonly actor: string;
  /** What belongs together; the command's own id unless told. */
  readonly correlationId?: string;
  /** What led to it; the command's own id unless told. */
  readonly causationId?: string;
  /**
   * The revision that the command's stream has to stand at when it is decided and recorded, or `existing` for any but 0. A command
   * that was recorded before gets its first answer whatever the revision is now.
   */
  readonly ifRevision?: number | 'existing' | undefined;
}

/** What became of a command. */
export type Outcome =
  /** It was recorded, now or when it was first given. */
  | { readonly kind: 'recorded'; readonly answer: Answer; readonly repeated: boolean }
  /** All that it says is so already: nothing was recorded. */
  | { readonly kind: 'unchanged'; readonly stream: string; readonly revision: number }
  | Rejection;

/** How often a command is decided again when its streams have moved on meanwhile. */
const MOST_RETRIES = 8;
/** How often one is that is refused, or says nothing new, as long as others write to its streams while that is made sure of. */
const MOST_LOOKS = 100;

/**
 * The road of every command: read the stream, fold, decide, append at the revision that the decision saw. Others may write to the
 * same log, in other processes: what is recorded, and what is answered where nothing is, was decided on what stood there.
 */
export class Transactor {
  readonly #store: EventStore;
  readonly #now: () => number;
  readonly #vault: Pick<Vault, 'seal'> | undefined;
  readonly #states: StreamStates;
  readonly #days = new Map<string, { readonly quarter: number; readonly day: Day }>();

  /**
   * @param now milliseconds since 1970; the only clock there is
   * @param vault where personal values are kept: without, commands that have any are refused
   */
  constructor(store: EventStore, now: () => number, vault?: Pick<Vault, 'seal'>) {
    this.#store = store;
    this.#now = now;
    this.#vault = vault;
    this.#states = new StreamStates(store);
  }

  /**
   * Decides a command and records what it decides; durable when it returns. Commands on one stream may be given
   * without waiting for each other: they are decided in the order given and written together. One with personal values in clear is
   * sealed first, which takes a while: give it {@link sealed} where the order matters.
   * Refuses with the domain's codes, with `command-id-taken`, with `stale` where the stream does not stand at `ifRevision`,
   * with `conflict` where others kept changing its streams through all retries, and as {@link sealed} does.
   */
  async transact(given: object, envelope: Envelope): Promise<Outcome> {
    const type = commandTypeOf(given);
    const command = isInClear(given, type) ? await this.sealed(given) : given;
    if (isRejection(command)) return command;
    const mark = markOf(type, command, envelope);
    for (let attempt = 0, looks = 0; ;) {
      let near = this.#atHand(type, command);
      if (!near) {
        near = await this.#load(type, command);
        // While one of them was loaded, an append may have failed that another ran ahead by.
        if (!foldedIn(near).every((folded) => this.#states.keep(folded))) continue;
      }
      // From here to the append nothing waits: what is decided is decided on what is at hand now.
      const around = this.#around(command, near);
      const { stream, revision } = near.target;
      const decision =
        stale(stream, revision, envelope) ?? type.decider.decide(command, near.target.state as never, around);
      if (isRejection(decision) || decision.length === 0) {
        if (++looks > MOST_LOOKS) return conflict(stream, revision);
        const seen = foldedIn(near).map((folded) => ({ folded, revision: folded.revision }));
        if (!(await this.#settled(near))) continue;
        const before = await this.#store.answered(envelope.commandId);
        if (before)
          return before.fingerprint === mark.fingerprint
            ? { kind: 'recorded', answer: before.answer, repeated: true }
            : commandIdTaken(envelope.commandId);
        if (!(await this.#stoodAlone(near, seen))) continue;
        return isRejection(decision) ? decision : { kind: 'unchanged', stream, revision };
      }
      const asserted = foldedIn(near)
        .filter((folded) => folded !== near.target)
        .map((folded) => ({ stream: folded.stream, expected: folded.revision, restsOn: folded.last, events: [] }));
      const restsOn = near.target.last;
      this.#states.runAhead(near.target, decision, envelope.commandId);
      const events = decision.map(({ type, occurredOn, reportedOn, data }) => {
        return { type, schema: EVENT_SCHEMAS.get(type)!, occurredOn, reportedOn, data };
      });
      const appending = this.#store.append([{ stream, expected: revision, restsOn, events }, ...asserted], mark);
      near.target.settled = this.#settling(near.target, envelope.commandId, appending);
      const result = await appending;
      switch (result.kind) {
        case 'appended':
          return { kind: 'recorded', answer: result.answer, repeated: false };
        case 'repeated':
          return { kind: 'recorded', answer: result.answer, repeated: true };
        case 'command-id-taken':
          return commandIdTaken(envelope.commandId);
        case 'conflict':
          // What is under way to others of them may well come to be: then they are right.
          for (const folded of foldedIn(near))
            if (folded.stream === result.stream || folded.underWay === 0) this.#states.drop(folded);
          if (++attempt > MOST_RETRIES) return conflict(result.stream, result.actual);
          await pause(pauseOf(envelope.commandId, attempt));
      }
    }
  }

  /**
   * The command with tokens in the place of its personal values, which are in the vault from now on: what may be decided on,
   * fingerprinted and kept. The same values of the same subject give the same tokens, so that a command given twice says the same.
   * One without personal values in clear is given back as it is.
   * Refuses with `no-vault`, and with `subject-erased` where the personal data of its subject were erased.
   */
  async sealed(command: object): Promise<object | Rejection> {
    const type = commandTypeOf(command);
    const clear = clearFieldsOf(command, type);
    if (clear.length === 0) return command;
    if (!this.#vault) return noVault(type.name);
    try {
      const tokens = await this.#vault.seal(
        subjectOf(command as SubjectParts),
        clear.map((field) => (command as Record<string, string>)[field]!),
      );
      const sealed = clear.map((field, at) => [field, tokens[at]] as const);
      return Object.assign(new type.of(), command, Object.fromEntries(sealed));
    } catch (error) {
      if (error instanceof SubjectErasedError) return subjectErased((command as SubjectParts).contact);
      throw error;
    }
  }

  /** Brings to hand all that a command is decided on, where it is not: given after that, it is decided at once. */
  async prepare(command: object): Promise<void> {
    const type = commandTypeOf(command);
    if (!this.#atHand(type, command)) await this.#load(type, command);
  }

  /** The day it is now in the time zone. */
  today(timeZone: string): Day {
    const now = this.#now();
    // Offsets of time zones are multiples of a quarter of an hour: within one, the day does not change.
    const quarter = Math.floor(now / 900_000);
    const known = this.#days.get(timeZone);
    if (known?.quarter === quarter) return known.day;
    const day = dayIn(timeZone, now);
    this.#days.set(timeZone, { quarter, day });
    return day;
  }

  #atHand(type: CommandType, command: object): Near | undefined {
    const target = this.#states.at(type.stream(command));
    if (!target || target.stale) return undefined;
    const initiative = type.category === 'initiative' ? target : this.#states.at(initiativeStream(command));
    if (!initiative || initiative.stale) return undefined;
    const partnerStream = type.partnerStream(command);
    if (partnerStream === undefined) return { target, initiative, partner: undefined };
    const partner = this.#states.at(partnerStream);
    return partner && !partner.stale ? { target, initiative, partner } : undefined;
  }

  async #load(type: CommandType, command: object): Promise<Near> {
    const target = await this.#states.load(type.stream(command), type.category, type.decider);
    const initiative =
      type.category === 'initiative'
        ? target
        : await this.#states.load(initiativeStream(command), 'initiative', initiativeDecider);
    const partnerStream = type.partnerStream(command);
    const partner =
      partnerStream === undefined ? undefined : await this.#states.load(partnerStream, 'partner', partnerDecider);
    return { target, initiative, partner };
  }

  #around(command: object, { initiative, partner }: Near): Surroundings {
    const state = initiative.state as Surroundings['initiative'];
    const timeZone = state.charter?.timeZone ?? (command as { timeZone?: string }).timeZone ?? 'UTC';
    return { today: this.today(timeZone), initiative: state, partner: partner?.state as Surroundings['partner'] };
  }

  /** Whether an append under way came to be; where it did not, the state that ran ahead of it goes. */
  async #settling(target: Folded, commandId: string, appending: ReturnType<EventStore['append']>): Promise<boolean> {
    target.underWay++;
    try {
      if ((await appending).kind === 'appended') {
        if (target.last === commandId) target.last = undefined;
        return true;
      }
    } catch {
      // Whoever gave the command is told; here only the state has to go.
    } finally {
      target.underWay--;
    }
    this.#states.drop(target);
    return false;
  }

  /**
   * Whether states stood in the log as a decision saw them, with nothing after it that was recorded elsewhere; what somebody else
   * has added to is dropped, and the decision has to be made again.
   */
  async #stoodAlone(near: Near, seen: Seen): Promise<boolean> {
    const added = await Promise.all(
      seen.map(async ({ folded, revision }) => {
        const { length } = await this.#store.read(folded.stream, revision + 1);
        if (revision + length > folded.revision) this.#states.drop(folded);
        return length > 0;
      }),
    );
    // What was added since may be this process's own, if it came to be.
    return added.every((more) => !more) || this.#settled(near);
  }

  /** Waits for the appends that the states run ahead by; `false` where one failed and the decision has to be made again. */
  async #settled({ target, initiative, partner }: Near): Promise<boolean> {
    const all = await Promise.all([target.settled, initiative.settled, partner?.settled ?? true]);
    return all.every((settled) => settled) && !target.stale && !initiative.stale && !partner?.stale;
  }
}

/** Milliseconds to wait before a command is decided again: others for each command, so that those that met do not meet again. */
const pauseOf = (commandId: string, attempt: number): number => crc32(`${attempt} ${commandId}`) % 2 ** attempt;

/** The personal fields that say something in clear. */
const clearFieldsOf = (command: object, { personal }: CommandType): readonly string[] =>
  personal.filter((field) => typeof (command as Record<string, unknown>)[field] === 'string');

/** Whether a command says something personal that is not sealed. Most have no field for it, and pay for one comparison. */
export const isInClear = (command: object, type = commandTypeOf(command)): boolean =>
  type.personal.length > 0 && clearFieldsOf(command, type).length > 0;

/** The states that a decision was made on, and where they stood then. */
type Seen = readonly { readonly folded: Folded; readonly revision: number }[];

interface Near {
  readonly target: Folded;
  readonly initiative: Folded;
  readonly partner: Folded | undefined;
}

const foldedIn = ({ target, initiative, partner }: Near): readonly Folded[] => [
  ...new Set(partner ? [target, initiative, partner] : [target, initiative]),
];

const initiativeStream = (command: object): string =>
  streamName('initiative', (command as { initiative: string }).initiative);

/** What JSON says of a text as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** The digest by which a command is told from another with the same id: its name and its fields, in order of name. */
export function fingerprintOf(name: string, command: object): string {
  let said = name;
  for (const field of Object.keys(command).sort()) {
    const value = (command as Record<string, unknown>)[field];
    if (value !== undefined)
      said += `\n${field}\t${typeof value === 'string' && PLAIN.test(value) ? `"${value}"` : JSON.stringify(value)}`;
  }
  return hash('sha256', said, 'base64url');
}

function markOf(type: CommandType, command: object, envelope: Envelope): CommandMark {
  return {
    id: envelope.commandId,
    fingerprint: fingerprintOf(type.name, command),
    actor: envelope.actor,
    correlationId: envelope.correlationId ?? envelope.commandId,
    causationId: envelope.causationId ?? envelope.commandId,
  };
}

const noVault = (name: string): Rejection =>
  reject(
    'no-vault',
    {
      en: `"${name}" says something personal, and there is no vault here to keep it in.`,
      ja: `「${name}」には個人情報が含まれるが、それを保管する場所（vault）がここにはない。`,
    },
    [
      {
        field: 'command',
        value: name,
        remedy: {
          en: 'Give it to a server, or a program, that has opened the vault of the data folder.',
          ja: 'データフォルダーの vault を開いているサーバーかプログラムに送る。',
        },
      },
    ],
  );

const commandIdTaken = (commandId: string): Rejection =>
  reject(
    'command-id-taken',
    {
      en: `The command id "${commandId}" was used for another command.`,
      ja: `コマンド id「${commandId}」は別のコマンドで使われている。`,
    },
    [
      {
        field: 'commandId',
        value: commandId,
        remedy: { en: 'Give every command an id of its own.', ja: 'コマンドごとに別の id を付ける。' },
      },
    ],
  );

function stale(stream: string, revision: number, { ifRevision }: Envelope): Rejection | undefined {
  if (ifRevision === undefined || (ifRevision === 'existing' ? revision > 0 : ifRevision === revision))
    return undefined;
  return reject(
    'stale',
    {
      en: `"${stream}" stands at revision ${revision}, not where you saw it.`,
      ja: `「${stream}」は現在 revision ${revision} で、想定と異なる。`,
    },
    [
      {
        field: 'revision',
        value: revision,
        remedy: { en: 'Look at what stands there now, and decide anew.', ja: '現在の内容を確かめ、改めて判断する。' },
      },
    ],
  );
}

const conflict = (stream: string, actual: number): Rejection =>
  reject(
    'conflict',
    {
      en: `"${stream}" kept changing while the command was decided: it stands at revision ${actual} by now.`,
      ja: `コマンドを処理する間に「${stream}」が更新され続けた（現在 revision ${actual}）。`,
    },
    [{ field: 'revision', value: actual, remedy: { en: 'Give the command again.', ja: 'もう一度コマンドを送る。' } }],
  );
