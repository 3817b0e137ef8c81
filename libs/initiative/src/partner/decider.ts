import { dayNumber, reject, type Day, type Rejection } from '@sebone/kernel';
import { flatten, start } from '@sebone/statechart';
import { commitmentMachine } from '../commitment/machine.ts';
import { deciderOf } from '../deciding.ts';
import { KINDS, RECORDS } from '../kinds.ts';
import { evolveRecords, said, sameContent, type Records, type Standing } from '../records.ts';
import { field, firstRefusal, happened, notInThisState, takenPart } from '../rules.ts';
import * as Command from './commands.ts';
import type { Action, Commitment, CommitmentRevision, Joining } from './events.ts';
import { partnerMachine } from './machine.ts';

/** A time during which the partner belongs to the initiative: both days included. */
export interface Stay {
  readonly stay: number;
  readonly joinedOn: Day;
  readonly leftOn?: Day;
}

/** What decisions about a partner look at: the records of its ledger that stand, and its stays. */
export interface PartnerState {
  readonly records: Records;
  /** In order of their numbers, which is the order of time. */
  stays: readonly Stay[];
  /** By commitment, the actions that were ever reported for it. */
  readonly actionsFor: Map<string, Set<string>>;
}

const membership = flatten(partnerMachine);
const promise = flatten(commitmentMachine);
const never = (): number => Infinity;

/** The partner's whole ledger: its coming and going, what it promised, did, gave and received. */
export const partnerDecider = deciderOf<PartnerState>(
  {
    initial: () => ({ records: new Map(), stays: [], actionsFor: new Map() }),
    evolve(state, fact) {
      evolveRecords(state.records, fact, RECORDS);
      const kind = RECORDS.byType.get(fact.type)?.kind.kind;
      if (kind === 'joining' || kind === 'leaving') state.stays = staysOf(state.records);
      const { commitmentId, actionId } = fact.data as Partial<Action>;
      if (commitmentId !== undefined && actionId !== undefined) {
        const actions = state.actionsFor.get(commitmentId);
        if (actions) actions.add(actionId);
        else state.actionsFor.set(commitmentId, new Set([actionId]));
      }
      return state;
    },
  },
  ({ on, records }) => {
    records(KINDS.invitation, {
      record: Command.InvitePartner,
      correct: Command.CorrectPartnerInvitation,
      void: Command.VoidPartnerInvitation,
      content: (c, state) => ({ partnerId: c.partnerId, stay: stayNamed(c) ?? invitedStay(c, state), name: c.name }),
      keyOf: (c) => String(c.stay),
      rule: (c, state, around, data) =>
        happened(c, around) ?? staysInOrder(c.partnerId, state, `invitation/${data.stay}`, standing('PartnerInvited', c, data)),
      voidRule: (c, state) => staysInOrder(c.partnerId, state, `invitation/${c.stay}`, undefined),
    });

    const joining = (c: Command.JoinPartner, stay: number): Joining =>
      said<Joining>({ partnerId: c.partnerId, stay, name: c.name, sector: c.sector, role: c.role ?? 'member' });
    records(KINDS.joining, {
      record: Command.JoinPartner,
      correct: Command.CorrectPartnerJoining,
      void: Command.VoidPartnerJoining,
      content: (c) => joining(c, stayNamed(c) ?? 1),
      keyOf: (c) => String(c.stay),
      rule: (c, state, around, data) => {
        const type = KINDS.joining.typeOf(data);
        return happened(c, around) ?? staysInOrder(c.partnerId, state, `joining/${data.stay}`, standing(type, c, data));
      },
      voidRule: (c, state) => staysInOrder(c.partnerId, state, `joining/${c.stay}`, undefined),
    });
    on(Command.ReturnPartner, (c, state, around) => {
      const again = state.stays.find((stay) => stay.joinedOn === c.occurredOn && stay.stay > 1);
      const data = joining(c, again?.stay ?? Math.max(2, state.stays.length + 1));
      const before = state.records.get(`joining/${data.stay}`);
      if (before && before.occurredOn === c.occurredOn && sameContent(before.data, data)) return [];
      const refusal =
        happened(c, around) ??
        (before ? idTaken(String(data.stay)) : undefined) ??
        staysInOrder(c.partnerId, state, `joining/${data.stay}`, standing('PartnerReturned', c, data));
      return refusal ?? [{ type: 'PartnerReturned', occurredOn: c.occurredOn, reportedOn: c.reportedOn ?? around.today, data }];
    });

    records(KINDS.leaving, {
      record: Command.LeavePartner,
      correct: Command.CorrectPartnerLeaving,
      void: Command.VoidPartnerLeaving,
      content: (c, state) => said({ partnerId: c.partnerId, stay: stayNamed(c) ?? leftStay(c, state), reason: c.reason }),
      keyOf: (c) => String(c.stay),
      rule: (c, state, around, data) =>
        happened(c, around) ??
        (state.stays.length === 0 ? takenPart(c, state, around) : undefined) ??
        staysInOrder(c.partnerId, state, `leaving/${data.stay}`, standing('PartnerLeft', c, data)),
      voidRule: (c, state) => staysInOrder(c.partnerId, state, `leaving/${c.stay}`, undefined),
    });

    records(KINDS.commitment, {
      record: Command.MakeCommitment,
      correct: Command.CorrectCommitment,
      void: Command.VoidCommitment,
      content: (c) => said<Commitment>({ partnerId: c.partnerId, commitmentId: c.commitmentId, title: c.title, dueOn: c.dueOn }),
      keyOf: (c) => c.commitmentId,
      rule: (c, state, around) => firstRefusal(() => takenPart(c, state, around), () => dueAfterMade(c)),
      voidRule: (c, state) => nothingRestsOn(c.commitmentId, state),
    });
    records(KINDS.revision, {
      record: [],
      correct: Command.CorrectCommitmentRevision,
      void: Command.VoidCommitmentRevision,
      content: (c: Command.CorrectCommitmentRevision) =>
        said<CommitmentRevision>({ partnerId: c.partnerId, commitmentId: c.commitmentId, revision: c.revision, title: c.title, dueOn: c.dueOn }),
      keyOf: (c) => `${c.commitmentId}/${c.revision}`,
      rule: (c, state, around) => takenPart(c, state, around),
    });
    on(Command.ReviseCommitment, (c, state, around) => {
      const last = lastRevision(c.commitmentId, state);
      if (!last) return takenPart(c, state, around) ?? unknownCommitment(c.commitmentId);
      const data = said<CommitmentRevision>({
        partnerId: c.partnerId,
        commitmentId: c.commitmentId,
        revision: last.revision + 1,
        title: c.title ?? last.content.title,
        dueOn: c.dueOn ?? last.content.dueOn,
      });
      if (data.title === last.content.title && data.dueOn === last.content.dueOn) return [];
      return (
        firstRefusal(
          () => takenPart(c, state, around),
          () => stepFrom(c.commitmentId, state, 'CommitmentRevised', c.occurredOn),
        ) ?? [{ type: 'CommitmentRevised', occurredOn: c.occurredOn, reportedOn: c.reportedOn ?? around.today, data }]
      );
    });
    records(KINDS.fulfilment, {
      record: Command.FulfilCommitment,
      correct: Command.CorrectCommitmentFulfilment,
      void: Command.VoidCommitmentFulfilment,
      content: (c) => said({ partnerId: c.partnerId, commitmentId: c.commitmentId, evidence: c.evidence }),
      keyOf: (c) => c.commitmentId,
      rule: (c, state, around) =>
        firstRefusal(
          () => takenPart(c, state, around),
          () => stepFrom(c.commitmentId, state, 'CommitmentFulfilled', c.occurredOn),
        ),
    });
    records(KINDS.withdrawal, {
      record: Command.WithdrawCommitment,
      correct: Command.CorrectCommitmentWithdrawal,
      void: Command.VoidCommitmentWithdrawal,
      content: (c) => said({ partnerId: c.partnerId, commitmentId: c.commitmentId, reason: c.reason }),
      keyOf: (c) => c.commitmentId,
      // A partner that is leaving may withdraw what it promised on its last day or after it.
      rule: (c, state, around) =>
        firstRefusal(
          () => happened(c, around),
          () => stepFrom(c.commitmentId, state, 'CommitmentWithdrawn', c.occurredOn),
        ),
    });

    records(KINDS.action, {
      record: Command.ReportAction,
      correct: Command.CorrectAction,
      void: Command.VoidAction,
      content: (c) =>
        said<Action>({
          partnerId: c.partnerId,
          actionId: c.actionId,
          commitmentId: c.commitmentId,
          code: c.code,
          title: c.title,
          hours: c.hours,
          completes: c.completes === true ? true : undefined,
          evidence: c.evidence,
        }),
      keyOf: (c) => c.actionId,
      rule: (c, state, around) =>
        firstRefusal(
          () => takenPart(c, state, around),
          () => (c.commitmentId !== undefined && !state.records.has(`commitment/${c.commitmentId}`) ? unknownCommitment(c.commitmentId) : undefined),
          () => (c.completes && c.commitmentId === undefined ? completesNothing() : undefined),
        ),
    });
    records(KINDS.resource, {
      record: Command.RecordResource,
      correct: Command.CorrectResource,
      void: Command.VoidResource,
      content: (c) =>
        said({
          partnerId: c.partnerId,
          flowId: c.flowId,
          direction: c.direction,
          kind: c.kind,
          amount: c.amount,
          unit: c.unit,
          note: c.note,
        }),
      keyOf: (c) => c.flowId,
      rule: (c, state, around) => takenPart(c, state, around),
    });
    records(KINDS.backboneFunction, {
      record: Command.PerformBackboneFunction,
      correct: Command.CorrectBackboneFunction,
      void: Command.VoidBackboneFunction,
      content: (c) => said({ partnerId: c.partnerId, activityId: c.activityId, function: c.function, title: c.title }),
      keyOf: (c) => c.activityId,
      rule: (c, state, around) => takenPart(c, state, around),
    });
  },
);

const standing = (type: string, c: { occurredOn: Day; reportedOn?: Day }, data: object): Standing => ({
  factId: '',
  type,
  occurredOn: c.occurredOn,
  reportedOn: c.reportedOn ?? c.occurredOn,
  data,
});

const stayNamed = (c: object): number | undefined => (c as { stay?: number }).stay;

function staysOf(records: Records): readonly Stay[] {
  const stays: Stay[] = [];
  for (let stay = 1; ; stay++) {
    const joined = records.get(`joining/${stay}`);
    if (!joined) return stays;
    const left = records.get(`leaving/${stay}`);
    stays.push({ stay, joinedOn: joined.occurredOn, ...(left && { leftOn: left.occurredOn }) });
  }
}

/** The stay an invitation on that day is to: the one it was already for, else the next. */
function invitedStay(c: Command.InvitePartner, state: PartnerState): number {
  const next = state.stays.length + 1;
  for (let stay = 1; stay < next; stay++) if (state.records.get(`invitation/${stay}`)?.occurredOn === c.occurredOn) return stay;
  return next;
}

/** The stay that ended on that day, else the one that was open then, else the last. */
function leftStay(c: Command.LeavePartner, state: PartnerState): number {
  const { stays } = state;
  const ended = stays.find((stay) => stay.leftOn === c.occurredOn);
  const open = stays.find((stay) => stay.leftOn === undefined && stay.joinedOn <= c.occurredOn);
  return (ended ?? open ?? stays.at(-1))?.stay ?? 1;
}

/** The partner's coming and going, with one record put in its place or taken away, has to be a path of its machine. */
function staysInOrder(partnerId: string, state: PartnerState, name: string, next: Standing | undefined): Rejection | undefined {
  const steps: { step: Standing; stay: number; order: number }[] = [];
  const last = state.stays.length + 2;
  for (let stay = 1; stay <= last; stay++)
    (['invitation', 'joining', 'leaving'] as const).forEach((kind, order) => {
      const step = name === `${kind}/${stay}` ? next : state.records.get(`${kind}/${stay}`);
      if (step) steps.push({ step, stay, order });
    });
  steps.sort((a, b) => (a.step.occurredOn < b.step.occurredOn ? -1 : a.step.occurredOn > b.step.occurredOn ? 1 : a.stay - b.stay || a.order - b.order));
  if (steps.length === 0) return undefined;
  const run = start(membership, { on: dayNumber(steps[0]!.step.occurredOn), due: never });
  for (const { step } of steps) {
    if (!membership.accepts(run.config, step.type))
      return notInThisState(`Partner "${partnerId}"`, `パートナー「${partnerId}」`, run.state, step.type, step.occurredOn);
    run.apply(step.type, dayNumber(step.occurredOn), step.factId);
  }
  return nothingStranded(state.records, name, next);
}

const TAKING_PART = new Set(['commitment', 'action', 'resource', 'backbone-function']);

/** What the partner is recorded to have done has to lie within its stays, as they would then be. */
function nothingStranded(records: Records, name: string, next: Standing | undefined): Rejection | undefined {
  const changed = new Map([...records].filter(([record]) => record.startsWith('joining/') || record.startsWith('leaving/')));
  if (next) changed.set(name, next);
  else changed.delete(name);
  const stays = staysOf(changed);
  for (const [record, { occurredOn }] of records) {
    if (!TAKING_PART.has(record.slice(0, record.indexOf('/')))) continue;
    if (stays.some((stay) => occurredOn >= stay.joinedOn && (stay.leftOn === undefined || occurredOn <= stay.leftOn))) continue;
    return reject(
      'leaves-records-outside',
      { en: `That would leave "${record}" of ${occurredOn} outside every stay.`, ja: `${occurredOn}の「${record}」が、どの参加期間にも入らなくなる。` },
      [field('occurredOn', next?.occurredOn, 'Correct or void that record first, or give a day that keeps it inside.', '先にその記録を訂正または取り消すか、それが期間内に入る日を指定する。')],
    );
  }
  return undefined;
}

function lastRevision(commitmentId: string, state: PartnerState): { revision: number; content: Commitment } | undefined {
  const made = state.records.get(`commitment/${commitmentId}`);
  if (!made) return undefined;
  let revision = 0;
  let content = made.data as Commitment;
  for (let next = state.records.get(`commitment-revision/${commitmentId}/1`); next; ) {
    revision++;
    content = next.data as Commitment;
    next = state.records.get(`commitment-revision/${commitmentId}/${revision + 1}`);
  }
  return { revision, content };
}

/** Whether the commitment's machine, on that day, knows this step. */
function stepFrom(commitmentId: string, state: PartnerState, step: string, day: Day): Rejection | undefined {
  const made = state.records.get(`commitment/${commitmentId}`);
  if (!made) return unknownCommitment(commitmentId);
  const past = [made];
  for (let revision = 1; ; revision++) {
    const revised = state.records.get(`commitment-revision/${commitmentId}/${revision}`);
    if (!revised) break;
    past.push(revised);
  }
  for (const kind of ['fulfilment', 'withdrawal']) {
    const record = state.records.get(`${kind}/${commitmentId}`);
    if (record) past.push(record);
  }
  for (const actionId of state.actionsFor.get(commitmentId) ?? []) {
    const action = state.records.get(`action/${actionId}`) as Standing<Action> | undefined;
    if (action?.data.commitmentId === commitmentId)
      past.push(action.data.completes ? { ...action, type: 'CommitmentFulfilled' } : action);
  }
  const until = past.filter((record) => record.type !== step && record.occurredOn <= day);
  until.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0));
  const run = start(promise, { on: dayNumber(until[0]?.occurredOn ?? day), due: never });
  for (const record of until) run.apply(record.type, dayNumber(record.occurredOn), record.factId);
  if (promise.accepts(run.config, step)) return undefined;
  return notInThisState(`Commitment "${commitmentId}"`, `コミットメント「${commitmentId}」`, run.state, step, day);
}

const idTaken = (stay: string): Rejection =>
  reject(
    'id-taken',
    { en: `Stay ${stay} is recorded already, with other content.`, ja: `${stay}回目の参加は、別の内容ですでに記録されている。` },
    [field('occurredOn', stay, 'Correct that joining instead.', 'その参加の訂正として送る。')],
  );

const unknownCommitment = (commitmentId: string): Rejection =>
  reject(
    'unknown-commitment',
    { en: `This partner made no commitment "${commitmentId}".`, ja: `このパートナーにコミットメント「${commitmentId}」はない。` },
    [field('commitmentId', commitmentId, 'Name a commitment of this partner, or record it first.', 'このパートナーのコミットメントを指定するか、先に記録する。')],
  );

const completesNothing = (): Rejection =>
  reject(
    'completes-nothing',
    { en: 'An action completes a commitment, but names none.', ja: '完了の対象となるコミットメントが指定されていない。' },
    [field('commitmentId', undefined, 'Name the commitment, or leave completes out.', 'コミットメントを指定するか、completes を空にする。')],
  );

const dueAfterMade = (c: Command.MakeCommitment): Rejection | undefined =>
  c.dueOn !== undefined && c.dueOn < c.occurredOn
    ? reject(
        'due-before-made',
        { en: `A commitment made on ${c.occurredOn} cannot have been due on ${c.dueOn}.`, ja: `${c.occurredOn}のコミットメントの期限が、それより前の${c.dueOn}になっている。` },
        [field('dueOn', c.dueOn, `Give ${c.occurredOn} or a later day.`, `${c.occurredOn}以後の日を指定する。`)],
      )
    : undefined;

function nothingRestsOn(commitmentId: string, state: PartnerState): Rejection | undefined {
  const actions = [...(state.actionsFor.get(commitmentId) ?? [])].filter(
    (actionId) => (state.records.get(`action/${actionId}`)?.data as Action | undefined)?.commitmentId === commitmentId,
  );
  const first = actions[0];
  if (first === undefined) return undefined;
  return reject(
    'still-referred-to',
    { en: `Action "${first}" names commitment "${commitmentId}".`, ja: `活動「${first}」がコミットメント「${commitmentId}」を参照している。` },
    [field('commitmentId', commitmentId, 'Correct or void the actions that name it first.', '先にそれを参照する活動を訂正または取り消す。')],
  );
}
