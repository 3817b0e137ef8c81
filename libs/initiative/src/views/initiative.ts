import type { DayNumber } from '@sebone/kernel';
import { flatten } from '@sebone/statechart';
import type {
  Agenda,
  Charter,
  ConditionAssessment,
  Ending,
  FundingAward,
  FundingEnd,
  PhaseAssessment,
} from '../initiative/events.ts';
import { initiativeMachine } from '../initiative/machine.ts';
import type { Policy } from '../policy/policy.ts';
import { Living, type Entry, type On } from './lifecycle.ts';

/** A funding award, and its end where it ended before its time. */
export interface AwardHistory {
  readonly id: string;
  readonly awarded: Entry<FundingAward>;
  ended?: Entry<FundingEnd>;
}

const chart = flatten(initiativeMachine);

const SIGNS_OF_LIFE = [
  'ActionReported',
  'ResourceGiven',
  'BackboneFunctionPerformed',
  'KnowledgeShared',
  'KnowledgeUsed',
  'MeasurementRecorded',
  'MeetingHeld',
  'CommitmentFulfilled',
];

const PHASE_EVENTS = {
  initiating: 'AssessedInitiating',
  organising: 'AssessedOrganising',
  sustaining: 'AssessedSustaining',
} as const;
const ENDING_EVENTS: Readonly<Partial<Record<Ending['reason'], string>>> = {
  achieved: 'EndedComplete',
  'no-longer-needed': 'EndedComplete',
  merged: 'EndedMerged',
};

/** The initiative itself: what it set out to do, how it was assessed, what paid for it, and how it ended. */
export class LivingInitiative extends Living {
  charter: Entry<Charter> | undefined;
  ended: Entry<Ending> | undefined;
  readonly awards = new Map<string, AwardHistory>();
  readonly agendas: Entry<Agenda>[] = [];
  readonly phases: Entry<PhaseAssessment>[] = [];
  readonly conditions: Entry<ConditionAssessment>[] = [];
  readonly signsOfLife: Entry[] = [];
  constructor(on: DayNumber, { thresholds }: Policy) {
    super(chart, on, (delay, enteredOn) => {
      if (delay === 'faltersAfter') return enteredOn + thresholds['initiative.falters-after'];
      if (delay === 'goesDormantAfter') return enteredOn + thresholds['initiative.goes-dormant-after'];
      return enteredOn + thresholds['initiative.fades-after'];
    });
  }
}

/**
 * Folds the facts of the initiative's own stream, and the signs of life by which it lives.
 * @param begins the day on which its life begins: that of its first fact
 */
export function initiativeFold(on: On, policy: Policy, begins: DayNumber): LivingInitiative {
  const life = new LivingInitiative(begins, policy);

  on(SIGNS_OF_LIFE, (sign) => {
    life.signsOfLife.push(sign);
    life.step(sign, 'SignOfLife');
  });
  on<Charter>('InitiativeChartered', (charter) => {
    life.charter = charter;
    life.step(charter);
  });
  on<Agenda>('AgendaAdopted', (agenda) => life.agendas.push(agenda));
  on<PhaseAssessment>('PhaseAssessed', (assessed) => {
    life.phases.push(assessed);
    life.step(assessed, PHASE_EVENTS[assessed.data.phase]);
  });
  on<ConditionAssessment>('ConditionAssessed', (assessed) => life.conditions.push(assessed));
  on<FundingAward>('FundingAwarded', (awarded) => {
    const { awardId } = awarded.data;
    life.awards.set(awardId, { id: awardId, awarded });
  });
  on<FundingEnd>('FundingEnded', (ended) => {
    const award = life.awards.get(ended.data.awardId);
    if (award) award.ended = ended;
  });
  on<Ending>('InitiativeEnded', (ended) => {
    life.ended = ended;
    life.step(ended, ENDING_EVENTS[ended.data.reason] ?? 'EndedEarly');
  });
  on('InitiativeReopened', (reopened) => {
    life.ended = undefined;
    life.step(reopened);
  });
  return life;
}
