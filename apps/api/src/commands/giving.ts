import { Inject, Injectable } from '@nestjs/common';
import { fingerprintOf, isInClear, Issuing, type Envelope, type Outcome } from '@sebone/application';
import { commandFrom } from '@sebone/initiative';
import { isRejection, type Rejection } from '@sebone/kernel';
import { mayRecord } from '../access/may.ts';
import type { Principal } from '../access/principal.ts';
import { outageOf } from '../outages.ts';
import { Parts } from '../parts.ts';
import { languageOf, Problem, problemBody, problemOf, shortened } from '../problem.ts';
import type { AnswerKeeping, GivenAnswer, KeptAnswer } from './kept-answers.ts';
import { NOT_OVER_HTTP } from './not-over-http.ts';

/** A command as it came, and from whom. */
export interface AskedCommand {
  /** Its name, such as `report-action`. */
  readonly name: string;
  readonly body: unknown;
  readonly key: string;
  readonly ifRevision: Envelope['ifRevision'];
  readonly principal: Principal;
  readonly correlationId: string;
  /** `Accept-Language`, for the wording of a refusal; and where that says that it happened. */
  readonly wording: string | undefined;
  readonly instance: string;
}

/** A command that is well formed and that whoever asks may give. */
export interface TakenCommand {
  readonly asked: AskedCommand;
  readonly command: object;
  readonly commandId: string;
}

/**
 * Gives commands to the domain, each once: a repeat gets the first answer for ever. That of a command that recorded something
 * derives from what the log keeps with its facts, and was written with them; that of any other is kept before it is given.
 */
@Injectable()
export class Giving {
  readonly #kept: AnswerKeeping;
  readonly #underWay = new Map<string, Promise<GivenAnswer>>();

  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(Issuing) private readonly issuing: Issuing,
  ) {
    this.#kept = parts.answers;
  }

  /** @throws Problem for a command that is not well formed, or that whoever asks may not give */
  take(asked: AskedCommand): TakenCommand {
    const { name, body, principal, key } = asked;
    const closed = NOT_OVER_HTTP.get(name);
    if (closed) throw closed;
    const command = commandFrom(name, body);
    if (isRejection(command)) throw shortened(problemOf(command, 400));
    const refused = mayRecord(principal, name, command);
    if (refused) throw refused;
    // A principal's id has no colon: no two of them share a command's id, and nothing but this door gives ids like it.
    return { asked, command, commandId: `http:${principal.id}:${key}` };
  }

  /**
   * Waits until nothing keeps a command from being decided at once: an earlier one with its key, what is personal in it to be sealed,
   * states to be read.
   */
  async ready(taken: TakenCommand): Promise<TakenCommand> {
    await this.#underWay.get(taken.commandId)?.catch(() => undefined);
    const ready = isInClear(taken.command) ? await this.#sealed(taken) : taken;
    await this.parts.transactor.prepare(ready.command);
    return ready;
  }

  /** @throws Problem for what is not kept: a key in use, a stale revision, a conflict; the same may be asked again */
  answer(taken: TakenCommand): Promise<GivenAnswer> {
    const { commandId } = taken;
    if (this.#underWay.has(commandId)) return Promise.reject(inProgress());
    const kept = this.#kept.atHand(commandId);
    if (kept) return this.#again(kept, taken);
    const answering = this.#decided(taken);
    this.#underWay.set(commandId, answering);
    return answering;
  }

  /**
   * The command without anything personal in clear: what is kept of it, a fingerprint or an answer, is to hold nothing of that.
   * @throws Problem where it cannot be sealed: nothing is kept, and the same may be asked again
   */
  async #sealed(taken: TakenCommand): Promise<TakenCommand> {
    const command = await this.parts.transactor.sealed(taken.command);
    if (isRejection(command)) throw problemOf(command);
    return { ...taken, command };
  }

  /** @throws Problem for another command with the same key */
  async #again(kept: KeptAnswer, given: TakenCommand): Promise<GivenAnswer> {
    const { asked, command } = isInClear(given.command) ? await this.#sealed(given) : given;
    if (kept.fingerprint !== fingerprintOf(asked.name, command)) throw keyReused();
    return kept;
  }

  async #decided(given: TakenCommand): Promise<GivenAnswer> {
    const { commandId } = given;
    try {
      const taken = isInClear(given.command) ? await this.#sealed(given) : given;
      const { asked, command } = taken;
      const { principal, correlationId, ifRevision } = asked;
      const outcome = await this.issuing.issue(command, { commandId, actor: principal.id, correlationId, ifRevision });
      if (outcome.kind === 'recorded') return recorded(outcome);
      const before = isTaken(outcome) && (await this.#kept.find(commandId));
      if (before) return await this.#again(before, taken);
      const position = await this.parts.store.head();
      const answer =
        outcome.kind === 'unchanged' ? unchanged(commandId, outcome, position) : refused(outcome, asked, position);
      const stands = await this.#kept.keep(commandId, fingerprintOf(asked.name, command), answer);
      // Where it was recorded meanwhile, elsewhere, that is what it is answered.
      return await (stands ? this.#again(stands, taken) : this.#decided(taken));
    } catch (error) {
      throw outageOf(error) ?? error;
    } finally {
      this.#underWay.delete(commandId);
    }
  }
}

const isTaken = (outcome: Outcome): boolean => isRejection(outcome) && outcome.code === 'command-id-taken';

function recorded({ answer: { commandId, position, facts } }: Extract<Outcome, { kind: 'recorded' }>): GivenAnswer {
  const { stream, revision } = facts.at(-1)!;
  const events = facts.map(({ id, type, occurredOn }) => ({ id, type, occurredOn }));
  return {
    status: 201,
    headers: headersOf(revision, position),
    body: JSON.stringify({ commandId, stream, revision, position, events }),
  };
}

function unchanged(
  commandId: string,
  { stream, revision }: Extract<Outcome, { kind: 'unchanged' }>,
  position: number,
): GivenAnswer {
  return {
    status: 200,
    headers: headersOf(revision, position),
    body: JSON.stringify({ commandId, stream, revision, position, events: [] }),
  };
}

const headersOf = (revision: number, position: number): GivenAnswer['headers'] => ({
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  etag: `"${revision}"`,
  'sebone-position': String(position),
});

/** @throws Problem for refusals that are not the domain's: what is asked may be asked again */
function refused(refusal: Rejection, { wording, instance }: AskedCommand, position: number): GivenAnswer {
  const language = languageOf(wording);
  switch (refusal.code) {
    case 'command-id-taken':
      throw keyReused();
    case 'stale':
      throw problemOf(refusal, 412);
    case 'conflict':
      throw new Problem(409, refusal.code, refusal.message, { headers: { 'retry-after': '1' } });
    default:
      return {
        status: 422,
        headers: {
          'content-type': 'application/problem+json',
          'content-language': language,
          'cache-control': 'no-store',
          'sebone-position': String(position),
        },
        body: JSON.stringify(problemBody(shortened(problemOf(refusal)), language, instance)),
      };
  }
}

const inProgress = (): Problem =>
  new Problem(
    409,
    'in-progress',
    {
      en: 'A command with this key is being decided. Ask again in a moment.',
      ja: 'このキーのコマンドは処理中。少し待って再送する。',
    },
    { headers: { 'retry-after': '1' } },
  );

const keyReused = (): Problem =>
  new Problem(422, 'idempotency-key-reused', {
    en: 'This key was used for another command. Give every command a key of its own.',
    ja: 'このキーは別のコマンドで使われている。コマンドごとに別のキーを付ける。',
  });
