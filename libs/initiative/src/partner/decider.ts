import { reject, type Day, type Rejection } from '@sebone/kernel';
import {
  completesNothing,
  dueAfterMade,
  lastOfItsRevisions,
  lastRevision,
  madeBeforeItsSteps,
  nothingRestsOn,
  stepFrom,
  unknownCommitment,
} from '../commitment/rules.ts';
import { deciderOf } from '../deciding.ts';
import { KINDS } from '../kinds.ts';
import { said, sameContent, type Standing } from '../records.ts';
import { field, firstRefusal, happened, takenPart } from '../rules.ts';
import * as Command from './commands.ts';
import { contactOf, decideErasure, knownPartner, notErased } from './contacts.ts';
import type { Action, Commitment, CommitmentRevision, Joining } from './events.ts';
import { partnerFolding, type PartnerState } from './state.ts';
import { invitedStay, leftStay, staysInOrder } from './stays.ts';

/** The partner's whole ledger: its coming and going, what it promised, did, gave and received. */
export const partnerDecider = deciderOf<PartnerState>(partnerFolding, ({ on, records }) => {
  records(KINDS.invitation, {
    record: Command.InvitePartner,
    correct: Command.CorrectPartnerInvitation,
    void: Command.VoidPartnerInvitation,
    content: (c, state) => ({ partnerId: c.partnerId, stay: stayNamed(c) ?? invitedStay(c, state), name: c.name }),
    keyOf: (c) => String(c.stay),
    rule: (c, state, around, data) =>
      happened(c, around) ??
      staysInOrder(c.partnerId, state, `invitation/${data.stay}`, standing('PartnerInvited', c, data)),
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
      (before ? idTaken(String(data.stay)) : undefined) ??
      happened(c, around) ??
      (state.stays.length === 0 ? takenPart(c, state, around) : undefined) ??
      staysInOrder(c.partnerId, state, `joining/${data.stay}`, standing('PartnerReturned', c, data));
    return (
      refusal ?? [{ type: 'PartnerReturned', occurredOn: c.occurredOn, reportedOn: c.reportedOn ?? around.today, data }]
    );
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
    content: (c) =>
      said<Commitment>({ partnerId: c.partnerId, commitmentId: c.commitmentId, title: c.title, dueOn: c.dueOn }),
    keyOf: (c) => c.commitmentId,
    rule: (c, state, around) =>
      firstRefusal(
        () => takenPart(c, state, around),
        () => dueAfterMade(c),
        () => madeBeforeItsSteps(c, state),
      ),
    voidRule: (c, state) => nothingRestsOn(c.commitmentId, state),
  });
  records(KINDS.revision, {
    record: [],
    correct: Command.CorrectCommitmentRevision,
    void: Command.VoidCommitmentRevision,
    content: (c: Command.CorrectCommitmentRevision) =>
      said<CommitmentRevision>({
        partnerId: c.partnerId,
        commitmentId: c.commitmentId,
        revision: c.revision,
        title: c.title,
        dueOn: c.dueOn,
      }),
    keyOf: (c) => `${c.commitmentId}/${c.revision}`,
    rule: (c, state, around) =>
      firstRefusal(
        () => takenPart(c, state, around),
        () => stepFrom(c.commitmentId, state, 'CommitmentRevised', c.occurredOn),
      ),
    voidRule: (c, state) => lastOfItsRevisions(c, state),
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
        () =>
          c.commitmentId !== undefined && !state.records.has(`commitment/${c.commitmentId}`)
            ? unknownCommitment(c.commitmentId)
            : undefined,
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

  records(KINDS.contact, {
    record: Command.NameContact,
    correct: Command.CorrectContact,
    void: Command.VoidContact,
    barred: notErased,
    content: contactOf,
    keyOf: (c) => String(c.contact),
    rule: (c, state, around) =>
      firstRefusal(
        () => happened(c, around),
        () => knownPartner(c, state),
      ),
  });
  on(Command.EraseSubject, decideErasure);
});

const standing = (type: string, c: { occurredOn: Day; reportedOn?: Day }, data: object): Standing => ({
  factId: '',
  type,
  occurredOn: c.occurredOn,
  reportedOn: c.reportedOn ?? c.occurredOn,
  data,
});

const stayNamed = (c: object): number | undefined => (c as { stay?: number }).stay;

const idTaken = (stay: string): Rejection =>
  reject(
    'id-taken',
    {
      en: `Stay ${stay} is recorded already, with other content.`,
      ja: `${stay}回目の参加は、別の内容ですでに記録されている。`,
    },
    [field('occurredOn', stay, 'Correct that joining instead.', 'その参加の訂正として送る。')],
  );
