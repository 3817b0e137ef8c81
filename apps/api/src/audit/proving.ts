import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { parseStream } from '@sebone/kernel';
import type { SignedCheckpoint } from '@sebone/ledger';
import { leafHash } from '@sebone/ledger-verify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayAudit } from '../access/may.ts';
import type { Principal } from '../access/principal.ts';
import { CHECKPOINT_EVERY } from '../ledger/keeping.ts';
import { invalidParameters, parametersIn, readParameters } from '../parameters.ts';
import { Parts } from '../parts.ts';
import { notCaughtUp, Problem, type ProblemField } from '../problem.ts';
import { sendTagged, tagged, varyBy } from '../tagged.ts';
import { CHECKPOINT, CONSISTENCY, INCLUSION } from './routes.ts';

/** How long an answer waits for what it is to reflect, in milliseconds, and how often it looks: another thread keeps the ledger. */
const PATIENCE = 2_000;
const LOOK = 20;

/** Answers with proofs from the ledger. */
@Injectable()
export class Proving {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** The latest checkpoint, as it was signed. */
  async checkpoint(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const wanted = parametersIn(request, CHECKPOINT).headers['Sebone-Min-Position'] as number | undefined;
    const { ledger } = this.parts;
    await reached(wanted, () => this.#positionOf(ledger.latest()));
    const latest = ledger.latest();
    if (!latest) throw noCheckpoint();
    reply.header('sebone-position', this.#positionOf(latest));
    send(request, reply, latest.note, 'text/plain; charset=utf-8');
  }

  /** That a fact is in the ledger, under the latest checkpoint: to whoever may audit the fact's initiative. */
  async inclusion(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const wanted = parametersIn(request, INCLUSION).headers['Sebone-Min-Position'] as number | undefined;
    const { eventId } = request.params as { readonly eventId: string };
    const { ledger } = this.parts;
    await this.#consumed(wanted);
    const index = await this.#indexOf(eventId, request.principal);
    const leaf = index === undefined ? undefined : ledger.leaf(index);
    if (index === undefined || !leaf || !mayAudit(request.principal, initiativeOf(leaf))) throw unknownFact(eventId);
    const latest = ledger.latest();
    if (!latest || index >= latest.size) throw this.#notCoveredYet(index);
    const { size, root, note } = latest;
    reply.header('sebone-position', this.#positionOf(latest));
    sendJson(request, reply, {
      index,
      size,
      root: root.toString('base64'),
      leafHash: leafHash(leaf).toString('base64'),
      leaf: leaf.toString(),
      proof: inBase64(ledger.inclusion(index, size)),
      checkpoint: note,
    });
  }

  /** That the ledger only grew. @throws Problem 400 naming every parameter that is wrong */
  consistency(request: FastifyRequest, reply: FastifyReply): void {
    const { ledger } = this.parts;
    const faults: ProblemField[] = [];
    const { from, to } = readParameters(request, CONSISTENCY, faults).query as { from?: number; to?: number };
    const size = ledger.size();
    if (to !== undefined && to > size) faults.push({ pointer: '?to', message: atMost(size), value: to });
    if (from !== undefined && from > (to ?? size))
      faults.push({ pointer: '?from', message: atMost(Math.min(to ?? size, size)), value: from });
    if (from === undefined || to === undefined || faults.length > 0) throw invalidParameters(faults);
    sendJson(request, reply, {
      from,
      to,
      fromRoot: ledger.root(from).toString('base64'),
      toRoot: ledger.root(to).toString('base64'),
      proof: inBase64(ledger.consistency(from, to)),
    });
  }

  /** The position of the log that a checkpoint reflects. */
  #positionOf(checkpoint: SignedCheckpoint | undefined): number {
    return checkpoint && checkpoint.size > 0 ? this.parts.ledger.positionOf(checkpoint.size - 1) : 0;
  }

  /** Waits until the ledger has consumed the log up to a position. @throws Problem 503 where it has not in time */
  #consumed(wanted: number | undefined): Promise<void> {
    const { ledger } = this.parts;
    return reached(wanted, () => ledger.position());
  }

  /**
   * Where a fact's leaf is. What the ledger does not have may be what it has not consumed yet: it is waited for where the log has it, and
   * whoever asks may audit it.
   */
  async #indexOf(eventId: string, principal: Principal): Promise<number | undefined> {
    const { ledger, store } = this.parts;
    const index = ledger.indexOf(eventId);
    if (index !== undefined) return index;
    const recorded = await store.answered(eventId.slice(0, Math.max(eventId.lastIndexOf('.'), 0)));
    const fact = recorded?.answer.facts.find(({ id }) => id === eventId);
    if (!recorded || !fact || !mayAudit(principal, parseStream(fact.stream)!.initiative)) return undefined;
    await this.#consumed(recorded.answer.position);
    return ledger.indexOf(eventId);
  }

  #notCoveredYet(index: number): Problem {
    const every = this.parts.config.checkpointEvery ?? CHECKPOINT_EVERY;
    return new Problem(
      409,
      'no-checkpoint-yet',
      {
        en: `The fact is leaf ${index} of the ledger; no checkpoint covers it yet.`,
        ja: `この事実は台帳の葉 ${index} だが、まだどのチェックポイントにも含まれていない。`,
      },
      { headers: { 'retry-after': String(Math.ceil((every || CHECKPOINT_EVERY) / 1_000)) } },
    );
  }
}

/** @throws Problem 503 where a position is not reached in time */
async function reached(wanted: number | undefined, position: () => number): Promise<void> {
  if (wanted === undefined) return;
  const until = performance.now() + PATIENCE;
  while (position() < wanted) {
    if (performance.now() >= until) throw notCaughtUp(wanted, position());
    await pause(LOOK);
  }
}

function initiativeOf(leaf: Buffer): string {
  const { stream } = JSON.parse(leaf.toString()) as { readonly stream: string };
  return parseStream(stream)!.initiative;
}

const inBase64 = (hashes: readonly Buffer[]): readonly string[] => hashes.map((hash) => hash.toString('base64'));

function send(request: FastifyRequest, reply: FastifyReply, text: string, type: string): void {
  varyBy(reply, 'Authorization').header('cache-control', 'private, no-cache');
  sendTagged(request, reply, tagged(Buffer.from(text), type));
}

const sendJson = (request: FastifyRequest, reply: FastifyReply, body: object): void =>
  send(request, reply, JSON.stringify(body), 'application/json; charset=utf-8');

const atMost = (most: number) => ({
  en: `Give ${most} at most: the ledger has to have been as large.`,
  ja: `${most} 以下を指定する。台帳の葉の数を超えることはできない。`,
});

const noCheckpoint = (): Problem =>
  new Problem(404, 'no-checkpoint', {
    en: 'No checkpoint has been signed yet.',
    ja: '署名されたチェックポイントがまだない。',
  });

/** The one answer about a fact that is not there, and about one that whoever asks may not know of. */
const unknownFact = (eventId: string): Problem =>
  new Problem(404, 'unknown-fact', {
    en: `There is no fact "${eventId}" that you may know of.`,
    ja: `事実「${eventId}」は存在しないか、見る権限がない。`,
  });
