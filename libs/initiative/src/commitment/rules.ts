import { dayNumber, reject, type Day, type Rejection } from '@sebone/kernel';
import { flatten, start } from '@sebone/statechart';
import type { MakeCommitment, VoidCommitmentRevision } from '../partner/commands.ts';
import type { Action, Commitment } from '../partner/events.ts';
import type { PartnerState } from '../partner/state.ts';
import type { Standing } from '../records.ts';
import { field, notInThisState } from '../rules.ts';
import { commitmentMachine } from './machine.ts';

const promise = flatten(commitmentMachine);
const never = (): number => Infinity;

/** The commitment as last revised, and the number of that revision: 0 where there is none. */
export function lastRevision(
  commitmentId: string,
  state: PartnerState,
): { revision: number; content: Commitment } | undefined {
  const made = state.records.get(`commitment/${commitmentId}`);
  if (!made) return undefined;
  let revision = 0;
  let content = made.data as Commitment;
  for (let next = state.records.get(`commitment-revision/${commitmentId}/1`); next;) {
    revision++;
    content = next.data as Commitment;
    next = state.records.get(`commitment-revision/${commitmentId}/${revision + 1}`);
  }
  return { revision, content };
}

/** Which record says that a commitment took a step, other than a revision: those are many and never stand in each other's way. */
const STEP_RECORDS: Readonly<Record<string, string>> = {
  CommitmentFulfilled: 'fulfilment',
  CommitmentWithdrawn: 'withdrawal',
};

/**
 * Whether the commitment's machine, on that day, knows this step. The record of this very step, where there is one, is left out:
 * it is the one to be replaced.
 */
export function stepFrom(commitmentId: string, state: PartnerState, step: string, day: Day): Rejection | undefined {
  const made = state.records.get(`commitment/${commitmentId}`);
  if (!made) return unknownCommitment(commitmentId);
  const past = [made, ...stepsAfter(commitmentId, state, STEP_RECORDS[step])];
  for (const action of actionsFor(commitmentId, state))
    past.push(action.data.completes ? { ...action, type: 'CommitmentFulfilled' } : action);
  const until = past.filter((record) => record.occurredOn <= day);
  until.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0));
  const run = start(promise, { on: dayNumber(until[0]?.occurredOn ?? day), due: never });
  for (const record of until) run.apply(record.type, dayNumber(record.occurredOn), record.factId);
  if (promise.accepts(run.config, step)) return undefined;
  return notInThisState(`Commitment "${commitmentId}"`, `コミットメント「${commitmentId}」`, run.state, step, day);
}

/** What was recorded of a commitment after it was made, its actions aside, and aside from records of the kind `but`. */
function stepsAfter(commitmentId: string, state: PartnerState, but?: string): readonly Standing[] {
  const steps: Standing[] = [];
  for (let revision = 1; ; revision++) {
    const revised = state.records.get(`commitment-revision/${commitmentId}/${revision}`);
    if (!revised) break;
    steps.push(revised);
  }
  for (const kind of ['fulfilment', 'withdrawal']) {
    const record = kind === but ? undefined : state.records.get(`${kind}/${commitmentId}`);
    if (record) steps.push(record);
  }
  return steps;
}

/** The actions that stand and name the commitment. */
function actionsFor(commitmentId: string, state: PartnerState): readonly Standing<Action>[] {
  return [...(state.actionsFor.get(commitmentId) ?? [])]
    .map((actionId) => state.records.get(`action/${actionId}`) as Standing<Action> | undefined)
    .filter((action) => action?.data.commitmentId === commitmentId) as readonly Standing<Action>[];
}

/** A commitment is made before anything becomes of it. */
export function madeBeforeItsSteps(c: MakeCommitment, state: PartnerState): Rejection | undefined {
  const early = stepsAfter(c.commitmentId, state).find((step) => step.occurredOn < c.occurredOn);
  if (!early) return undefined;
  return reject(
    'leaves-records-outside',
    {
      en: `"${early.type}" of ${early.occurredOn} would come before the commitment was made.`,
      ja: `${early.occurredOn}の「${early.type}」が、コミットメントの成立より前になる。`,
    },
    [
      field(
        'occurredOn',
        c.occurredOn,
        `Give ${early.occurredOn} or an earlier day.`,
        `${early.occurredOn}以前の日を指定する。`,
      ),
    ],
  );
}

/** Revisions are taken back from the last one on. */
export const lastOfItsRevisions = (c: VoidCommitmentRevision, state: PartnerState): Rejection | undefined =>
  state.records.has(`commitment-revision/${c.commitmentId}/${c.revision + 1}`)
    ? reject(
        'still-referred-to',
        {
          en: `Revision ${c.revision + 1} of "${c.commitmentId}" came after revision ${c.revision}.`,
          ja: `「${c.commitmentId}」の第${c.revision}改定の後に、第${c.revision + 1}改定がある。`,
        },
        [
          field(
            'revision',
            c.revision,
            'Void the later revisions first, or correct this one.',
            '先に後の改定を取り消すか、この改定の訂正として送る。',
          ),
        ],
      )
    : undefined;

export const unknownCommitment = (commitmentId: string): Rejection =>
  reject(
    'unknown-commitment',
    {
      en: `This partner made no commitment "${commitmentId}".`,
      ja: `このパートナーにコミットメント「${commitmentId}」はない。`,
    },
    [
      field(
        'commitmentId',
        commitmentId,
        'Name a commitment of this partner, or record it first.',
        'このパートナーのコミットメントを指定するか、先に記録する。',
      ),
    ],
  );

export const completesNothing = (): Rejection =>
  reject(
    'completes-nothing',
    {
      en: 'An action completes a commitment, but names none.',
      ja: '完了の対象となるコミットメントが指定されていない。',
    },
    [
      field(
        'commitmentId',
        undefined,
        'Name the commitment, or leave completes out.',
        'コミットメントを指定するか、completes を空にする。',
      ),
    ],
  );

export const dueAfterMade = (c: MakeCommitment): Rejection | undefined =>
  c.dueOn !== undefined && c.dueOn < c.occurredOn
    ? reject(
        'due-before-made',
        {
          en: `A commitment made on ${c.occurredOn} cannot have been due on ${c.dueOn}.`,
          ja: `${c.occurredOn}のコミットメントの期限が、それより前の${c.dueOn}になっている。`,
        },
        [field('dueOn', c.dueOn, `Give ${c.occurredOn} or a later day.`, `${c.occurredOn}以後の日を指定する。`)],
      )
    : undefined;

/** A commitment that something rests on is not taken back. */
export function nothingRestsOn(commitmentId: string, state: PartnerState): Rejection | undefined {
  const first = [...actionsFor(commitmentId, state), ...stepsAfter(commitmentId, state)][0];
  if (!first) return undefined;
  return reject(
    'still-referred-to',
    {
      en: `"${first.type}" of ${first.occurredOn} rests on commitment "${commitmentId}".`,
      ja: `${first.occurredOn}の「${first.type}」がコミットメント「${commitmentId}」を前提としている。`,
    },
    [
      field(
        'commitmentId',
        commitmentId,
        'Correct or void what rests on it first.',
        '先にそれを前提とする記録を訂正または取り消す。',
      ),
    ],
  );
}
