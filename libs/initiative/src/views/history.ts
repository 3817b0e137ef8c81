import { dayNumber, dayOf, type Day, type DayNumber, type Fact, type Horizons } from '@sebone/kernel';
import type { Transition } from '@sebone/statechart';
import { standingAt } from '../horizon.ts';
import type {
  AdoptedPolicy,
  Agenda,
  Charter,
  ConditionAssessment,
  Ending,
  PhaseAssessment,
} from '../initiative/events.ts';
import { DEFAULT_POLICY, policyOf, type Policy } from '../policy/policy.ts';
import { commitmentsFold, type CommitmentHistory } from './commitments.ts';
import { indicatorsFold, type IndicatorHistory } from './indicators.ts';
import { initiativeFold, type AwardHistory } from './initiative.ts';
import { knowledgeFold, type ItemHistory } from './knowledge.ts';
import type { Entry, Lifecycle, On } from './lifecycle.ts';
import { meetingsFold, type MeetingHistory } from './meetings.ts';
import { partnersFold, type PartnerHistory } from './partners.ts';

export type { CommitmentHistory } from './commitments.ts';
export type { IndicatorHistory } from './indicators.ts';
export type { AwardHistory } from './initiative.ts';
export type { ItemHistory } from './knowledge.ts';
export type { Entry, Lifecycle } from './lifecycle.ts';
export type { MeetingHistory } from './meetings.ts';
export type { PartnerHistory, StayEntry } from './partners.ts';

/** One initiative as it stood at the horizons: what detectors and views read. */
export interface History extends Lifecycle {
  readonly initiative: string;
  readonly asOf: Day;
  readonly knownAt: Day;
  readonly asOfDay: DayNumber;
  /** The policy that judges here. */
  readonly policy: Policy;
  /** Every fact that stands, in the order of time. */
  readonly facts: readonly Fact[];
  readonly days: Int32Array;
  readonly charter: Entry<Charter> | undefined;
  /** The day it started: its charter's, else that of its first fact, else `asOf`. */
  readonly startedOn: DayNumber;
  /** The ending in force, if it is over. */
  readonly ended: Entry<Ending> | undefined;
  readonly partners: ReadonlyMap<string, PartnerHistory>;
  /** By `<partner>/<commitment>`: two partners may give their own commitments the same id. */
  readonly commitments: ReadonlyMap<string, CommitmentHistory>;
  readonly items: ReadonlyMap<string, ItemHistory>;
  readonly indicators: ReadonlyMap<string, IndicatorHistory>;
  readonly meetings: ReadonlyMap<string, MeetingHistory>;
  readonly awards: ReadonlyMap<string, AwardHistory>;
  readonly agendas: readonly Entry<Agenda>[];
  readonly phases: readonly Entry<PhaseAssessment>[];
  readonly conditions: readonly Entry<ConditionAssessment>[];
  /** Facts by which somebody acted: what the initiative's vitality goes by. */
  readonly signsOfLife: readonly Entry[];
}

export interface HistoryOptions {
  /** Judge by this policy instead of the one in force at the horizons: asking what it would have said of the past. */
  readonly judgeBy?: Policy;
}

/** The policy adopted last among facts in the order of time, else the documented default. */
export function policyInForce(facts: readonly Fact[]): Policy {
  const adopted = facts.findLast((fact) => fact.type === 'PolicyAdopted');
  return adopted ? policyOf(adopted.data as AdoptedPolicy) : DEFAULT_POLICY;
}

/**
 * Folds one initiative's facts to two horizons and lets the clock run on to `asOf`: a pure function of its arguments.
 * @param facts every fact of the initiative, in order of position
 */
export function historyAt(
  initiative: string,
  facts: readonly Fact[],
  horizons: Horizons,
  options: HistoryOptions = {},
): History {
  const { facts: standing, days } = standingAt(facts, horizons);
  const asOfDay = dayNumber(horizons.asOf);
  const policy = options.judgeBy ?? policyInForce(standing);

  const takes = new Map<string, ((entry: Entry<never>) => void)[]>();
  const on: On = (types, take) => {
    for (const type of [types].flat()) takes.set(type, [...(takes.get(type) ?? []), take]);
  };
  const life = initiativeFold(on, policy, days[0] ?? asOfDay);
  const { partners, partnerNamed } = partnersFold(on, policy);
  const commitments = commitmentsFold(on, policy, partnerNamed);
  const items = knowledgeFold(on, policy, partnerNamed);
  const indicators = indicatorsFold(on);
  const meetings = meetingsFold(on);

  for (let at = 0; at < standing.length; at++) {
    const fact = standing[at]!;
    const entry = { fact, day: days[at]!, data: fact.data as never };
    for (const take of takes.get(fact.type) ?? []) take(entry);
  }
  for (const living of [life, ...partners.values(), ...commitments.values(), ...items.values()])
    living.run.advance(asOfDay);

  return {
    initiative,
    asOf: horizons.asOf,
    knownAt: horizons.knownAt,
    asOfDay,
    policy,
    facts: standing,
    days,
    charter: life.charter,
    startedOn: life.charter?.day ?? days[0] ?? asOfDay,
    ended: life.ended,
    state: life.state,
    since: life.since,
    nextDue: life.nextDue,
    transitions: life.transitions,
    partners,
    commitments,
    items,
    indicators,
    meetings,
    awards: life.awards,
    agendas: life.agendas,
    phases: life.phases,
    conditions: life.conditions,
    signsOfLife: life.signsOfLife,
  };
}

/** A transition with its day as text. */
export function datedTransition(transition: Transition): {
  on: Day;
  from: string;
  to: string;
  cause: Transition['cause'];
} {
  return { on: dayOf(transition.on), from: transition.from, to: transition.to, cause: transition.cause };
}
