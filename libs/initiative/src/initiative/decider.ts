import { reject, type Day, type Rejection } from '@sebone/kernel';
import { deciderOf } from '../deciding.ts';
import { KINDS } from '../kinds.ts';
import { said, type Records, type Standing } from '../records.ts';
import { datesInOrder, field, firstRefusal, happened, notInThisState, partnerOn } from '../rules.ts';
import type { Surroundings } from '../surroundings.ts';
import * as Command from './commands.ts';
import type { AdoptedPolicy, Charter, Ending, FundingAward, Reopening } from './events.ts';
import { initiativeFolding, type InitiativeState } from './state.ts';

/** The initiative's own stream: what it set out to do, how it is judged, what pays for it, how it ended. */
export const initiativeDecider = deciderOf<InitiativeState>(initiativeFolding, ({ records }) => {
  records(KINDS.charter, {
    record: Command.CharterInitiative,
    correct: Command.CorrectCharter,
    content: (c) =>
      said<Charter>({ name: c.name, purpose: c.purpose, timeZone: c.timeZone, plannedUntil: c.plannedUntil }),
    rule: (c, _state, around) =>
      firstRefusal(
        () => datesInOrder(c, around.today),
        () => plannedAfterStart(c),
      ),
  });
  records(KINDS.agenda, {
    record: Command.AdoptAgenda,
    correct: Command.CorrectAgenda,
    void: Command.VoidAgenda,
    content: (c) => said({ version: c.version, title: c.title, statement: c.statement }),
    keyOf: (c) => String(c.version),
    rule: (c, _state, around) => happened(c, around),
  });
  records(KINDS.phase, {
    record: Command.AssessPhase,
    correct: Command.CorrectPhaseAssessment,
    void: Command.VoidPhaseAssessment,
    content: (c) => ({ assessmentId: c.assessmentId, phase: c.phase, evidence: c.evidence }),
    keyOf: (c) => c.assessmentId,
    rule: (c, _state, around) =>
      firstRefusal(
        () => happened(c, around),
        () => restsOnSomething(c.evidence),
      ),
  });
  records(KINDS.condition, {
    record: Command.AssessCondition,
    correct: Command.CorrectConditionAssessment,
    void: Command.VoidConditionAssessment,
    content: (c) => ({ assessmentId: c.assessmentId, condition: c.condition, grade: c.grade, evidence: c.evidence }),
    keyOf: (c) => c.assessmentId,
    rule: (c, _state, around) =>
      firstRefusal(
        () => happened(c, around),
        () => restsOnSomething(c.evidence),
      ),
  });
  records(KINDS.policy, {
    record: Command.AdoptPolicy,
    correct: Command.CorrectPolicy,
    void: Command.VoidPolicy,
    content: (c): AdoptedPolicy => ({ version: c.version, thresholds: c.thresholds, rationale: c.rationale }),
    keyOf: (c) => c.version,
    rule: (c, _state, around) => happened(c, around),
  });
  records(KINDS.award, {
    record: Command.AwardFunding,
    correct: Command.CorrectFundingAward,
    void: Command.VoidFundingAward,
    content: (c) =>
      said<FundingAward>({
        awardId: c.awardId,
        partnerId: c.partnerId,
        startsOn: c.startsOn,
        endsOn: c.endsOn,
        amount: c.amount,
        currency: c.currency,
        purpose: c.purpose,
      }),
    keyOf: (c) => c.awardId,
    rule: (c, _state, around) =>
      firstRefusal(
        () => happened(c, around),
        () => funderKnown(c, around),
        () => paysForSomething(c),
      ),
    voidRule: (c, state) => notEnded(c.awardId, state),
  });
  records(KINDS.awardEnd, {
    record: Command.EndFunding,
    correct: Command.CorrectFundingEnd,
    void: Command.VoidFundingEnd,
    content: (c) => said({ awardId: c.awardId, reason: c.reason }),
    keyOf: (c) => c.awardId,
    rule: (c, state, around) =>
      firstRefusal(
        () => happened(c, around),
        () => awardKnown(c.awardId, state),
      ),
  });
  records(KINDS.ending, {
    record: Command.EndInitiative,
    correct: Command.CorrectInitiativeEnding,
    void: Command.VoidInitiativeEnding,
    content: (c, state) =>
      said<Ending>({ ending: named(c) ?? endingOn(c.occurredOn, state.records), reason: c.reason, note: c.note }),
    keyOf: (c) => String(c.ending),
    rule: (c, state, around, data) =>
      chartered(c, around) ??
      endingsInOrder(c.initiative, state.records, `ending/${data.ending}`, at(c, data), 'InitiativeEnded'),
    voidRule: (c, state) =>
      endingsInOrder(c.initiative, state.records, `ending/${c.ending}`, undefined, 'InitiativeEnded'),
  });
  records(KINDS.reopening, {
    record: Command.ReopenInitiative,
    correct: Command.CorrectInitiativeReopening,
    void: Command.VoidInitiativeReopening,
    content: (c, state) =>
      said<Reopening>({ ending: named(c) ?? reopeningOn(c.occurredOn, state.records), note: c.note }),
    keyOf: (c) => String(c.ending),
    rule: (c, state, around, data) =>
      chartered(c, around) ??
      endingsInOrder(c.initiative, state.records, `reopening/${data.ending}`, at(c, data), 'InitiativeReopened'),
    voidRule: (c, state) =>
      endingsInOrder(c.initiative, state.records, `reopening/${c.ending}`, undefined, 'InitiativeReopened'),
  });
});

const named = (c: object): number | undefined => (c as { ending?: number }).ending;
const at = (c: { occurredOn: Day }, data: object): Standing => ({
  factId: '',
  type: '',
  occurredOn: c.occurredOn,
  reportedOn: c.occurredOn,
  data,
});

/** Ending and reopening are told of an initiative that exists, with dates in order; whether it is open is their own rule. */
const chartered = (
  c: { initiative: string; occurredOn: Day; reportedOn?: Day },
  around: Surroundings,
): Rejection | undefined => happened(c, { ...around, initiative: { ...around.initiative, closedSpans: [] } });

/** The number of the ending on that day: one already recorded for it, else the next. */
function endingOn(day: Day, records: Records): number {
  let ending = 1;
  for (; records.has(`ending/${ending}`); ending++) {
    const open = !records.has(`reopening/${ending}`);
    if (open || records.get(`ending/${ending}`)!.occurredOn === day) return ending;
  }
  return ending;
}

/** The ending that a reopening on that day takes back: the last one not after it. */
function reopeningOn(day: Day, records: Records): number {
  let ending = 1;
  while (records.has(`ending/${ending + 1}`) && records.get(`ending/${ending + 1}`)!.occurredOn <= day) ending++;
  return ending;
}

/** Endings and reopenings alternate, in the order of time. */
function endingsInOrder(
  initiative: string,
  records: Records,
  name: string,
  next: Standing | undefined,
  step: string,
): Rejection | undefined {
  const changed = new Map(records);
  if (next) changed.set(name, next);
  else changed.delete(name);
  let last: Day | undefined;
  for (let ending = 1; ; ending++) {
    const ended = changed.get(`ending/${ending}`);
    const reopened = changed.get(`reopening/${ending}`);
    const after = changed.has(`ending/${ending + 1}`) || changed.has(`reopening/${ending + 1}`);
    if (!ended)
      return reopened || after
        ? notInThisState(`Initiative "${initiative}"`, `取り組み「${initiative}」`, 'running', step, next?.occurredOn)
        : undefined;
    const disordered =
      (last !== undefined && ended.occurredOn < last) || (reopened && reopened.occurredOn < ended.occurredOn);
    if (disordered || (!reopened && after))
      return notInThisState(
        `Initiative "${initiative}"`,
        `取り組み「${initiative}」`,
        reopened ? 'running' : 'ended',
        step,
        next?.occurredOn,
      );
    if (!reopened) return undefined;
    last = reopened.occurredOn;
  }
}

const plannedAfterStart = (c: Command.CharterInitiative): Rejection | undefined =>
  c.plannedUntil !== undefined && c.plannedUntil < c.occurredOn
    ? reject(
        'planned-before-start',
        {
          en: `An initiative that started on ${c.occurredOn} cannot be planned until ${c.plannedUntil}.`,
          ja: `${c.occurredOn}に始まる取り組みの予定期限が、それより前の${c.plannedUntil}になっている。`,
        },
        [
          field(
            'plannedUntil',
            c.plannedUntil,
            `Give ${c.occurredOn} or a later day.`,
            `${c.occurredOn}以後の日を指定する。`,
          ),
        ],
      )
    : undefined;

const restsOnSomething = (evidence: readonly string[]): Rejection | undefined =>
  evidence.length > 0
    ? undefined
    : reject('no-evidence', { en: 'An assessment cites what it rests on.', ja: '評価には根拠が必要。' }, [
        field('evidence', evidence, 'Name at least one fact or source.', '事実の id か出典を 1 件以上示す。'),
      ]);

const funderKnown = (c: Command.AwardFunding, around: Surroundings): Rejection | undefined =>
  around.partner && around.partner.stays.length > 0 ? undefined : partnerOn(c.partnerId, c.occurredOn, around.partner);

const paysForSomething = (c: Command.AwardFunding): Rejection | undefined =>
  c.endsOn < c.startsOn
    ? reject(
        'ends-before-start',
        {
          en: `An award cannot end on ${c.endsOn}, before it starts on ${c.startsOn}.`,
          ja: `資金提供の終了日（${c.endsOn}）が開始日（${c.startsOn}）より前になっている。`,
        },
        [field('endsOn', c.endsOn, `Give ${c.startsOn} or a later day.`, `${c.startsOn}以後の日を指定する。`)],
      )
    : undefined;

const awardKnown = (awardId: string, state: InitiativeState): Rejection | undefined =>
  state.records.has(`award/${awardId}`)
    ? undefined
    : reject('unknown-award', { en: `There is no award "${awardId}".`, ja: `資金提供「${awardId}」は記録にない。` }, [
        field('awardId', awardId, 'Name an award that is recorded.', '記録にある資金提供を指定する。'),
      ]);

const notEnded = (awardId: string, state: InitiativeState): Rejection | undefined =>
  state.records.has(`award-end/${awardId}`)
    ? reject(
        'still-referred-to',
        { en: `The end of award "${awardId}" is recorded.`, ja: `資金提供「${awardId}」には終了の記録がある。` },
        [field('awardId', awardId, 'Void its end first.', '先に終了の記録を取り消す。')],
      )
    : undefined;
