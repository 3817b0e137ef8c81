import { dayOf, type Day } from '@sebone/kernel';
import { commitmentMachine } from '../commitment/machine.ts';
import { partnerMachine } from '../partner/machine.ts';
import { initiativeName } from '../traps/measuring.ts';
import type { History } from '../views/history.ts';
import { CONDITIONS, type Condition, type EndReason, type Grade, type Phase } from '../vocabulary.ts';
import { fundingOf, type Funding } from './funding.ts';
import { countByState, lifeOf, partnersIn, type Life } from './life.ts';

/** How alive an initiative is, by its signs of life. */
export type Vitality = 'alive' | 'faltering' | 'dormant' | 'faded';

/** One initiative at a glance. */
export interface Overview extends Life {
  readonly id: string;
  /** By its charter, else its id. */
  readonly name: string;
  /** `null` where the charter says none. */
  readonly purpose: string | null;
  readonly asOf: Day;
  readonly knownAt: Day;
  /** The version of the policy that judges here. */
  readonly policy: string;
  /** As assessed, `initiating` until it is; `null` before its charter and after its end. */
  readonly phase: Phase | null;
  /** As its facts show; `null` before its charter and after its end. */
  readonly vitality: Vitality | null;
  /** The day of its charter, else of its first fact, else the horizon. */
  readonly startedOn: Day;
  /** Its planned horizon; `null` where the charter names none. */
  readonly plannedUntil: Day | null;
  /** `null` while it is not over. */
  readonly endedOn: Day | null;
  readonly endReason: EndReason | null;
  readonly funding: Funding;
  /** All five, in their order. */
  readonly conditions: readonly ConditionStanding[];
  readonly counts: Counts;
}

/** One of the five conditions, by its latest assessment; all `null` where it was never assessed. */
export interface ConditionStanding {
  readonly condition: Condition;
  readonly grade: Grade | null;
  readonly assessedOn: Day | null;
  readonly reportedOn: Day | null;
  /** Id of the fact. */
  readonly factId: string | null;
  /** Ids of facts, or words, that the assessment rests on. */
  readonly evidence: readonly string[] | null;
}

/** How many of each there are at the horizons. */
export interface Counts {
  /** By state, those without any included. */
  readonly partners: Readonly<Record<string, number>>;
  readonly commitments: Readonly<Record<string, number>>;
  readonly actions: number;
  /** Of which anything is known, held or not. */
  readonly meetings: number;
  readonly items: number;
  readonly indicators: number;
  /** That stand: what was corrected or voided is not counted. */
  readonly facts: number;
}

/** The initiative at its horizons. */
export function overviewOf(history: History): Overview {
  const { charter, ended } = history;
  const { state, since, nextDue } = lifeOf(history);
  return {
    id: history.initiative,
    name: initiativeName(history),
    purpose: charter?.data.purpose ?? null,
    asOf: history.asOf,
    knownAt: history.knownAt,
    policy: history.policy.version,
    state,
    since,
    nextDue,
    ...runningIn(state),
    startedOn: dayOf(history.startedOn),
    plannedUntil: charter?.data.plannedUntil ?? null,
    endedOn: ended?.fact.occurredOn ?? null,
    endReason: ended?.data.reason ?? null,
    funding: fundingOf(history),
    conditions: CONDITIONS.map((condition) => conditionStanding(condition, history)),
    counts: {
      partners: countByState(partnerMachine, partnersIn(history)),
      commitments: countByState(commitmentMachine, history.commitments.values()),
      actions: history.facts.filter(({ type }) => type === 'ActionReported').length,
      meetings: history.meetings.size,
      items: history.items.size,
      indicators: history.indicators.size,
      facts: history.facts.length,
    },
  };
}

/** The two regions of the machine while it runs. */
function runningIn(state: string): { readonly phase: Phase | null; readonly vitality: Vitality | null } {
  const [, phase, vitality] = /^running\.\{phase\.(\w+), vitality\.(\w+)\}$/.exec(state) ?? [];
  return { phase: (phase as Phase | undefined) ?? null, vitality: (vitality as Vitality | undefined) ?? null };
}

function conditionStanding(condition: Condition, { conditions }: History): ConditionStanding {
  const latest = conditions.findLast(({ data }) => data.condition === condition);
  return {
    condition,
    grade: latest?.data.grade ?? null,
    assessedOn: latest?.fact.occurredOn ?? null,
    reportedOn: latest?.fact.reportedOn ?? null,
    factId: latest?.fact.id ?? null,
    evidence: latest?.data.evidence ?? null,
  };
}
