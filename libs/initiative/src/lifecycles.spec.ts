import { dayOf, isRejection, type DayNumber } from '@sebone/kernel';
import { flatten, start, type Run } from '@sebone/statechart';
import { World, type Said } from '@sebone/testing';
import type { AnyStateMachine } from 'xstate';
import {
  commitmentMachine,
  findingMachine,
  initiativeMachine,
  partnerMachine,
  historyAt,
  DEFAULT_POLICY,
  LEVELS,
  type History,
} from './index.ts';

interface Step {
  readonly type: string;
  readonly day: DayNumber;
}

/** A way through a machine: what happened on which day, and where that led. */
interface Walk {
  readonly steps: readonly Step[];
  readonly run: Run;
}

/** How a step is said: the command, what has to be said before it, and what a rule beyond the map refuses it with. */
interface Saying {
  readonly said: Said;
  readonly before?: Said;
  readonly beyond?: string | undefined;
}

/** A lifecycle under test: its map, when its delays fall due, and how each of its events is said as a command. */
interface Life {
  readonly machine: AnyStateMachine;
  readonly due: (delay: string, on: DayNumber, fact: string | undefined) => DayNumber;
  readonly say: (type: string, day: DayNumber, walk: Walk) => Saying;
  /** What stands for a fact's id in the walk; see `due`. */
  readonly fact?: (type: string, day: DayNumber, walk: Walk) => string;
  /** How a command may be refused where the map has no such step. */
  readonly refusals: readonly string[];
  /** Events that are facts in their own right: where the map has no step for them they are recorded and change nothing. */
  readonly free?: readonly string[];
  /** The state as the view has it, for lifecycles that a history shows. */
  readonly stateIn?: (history: History) => string | undefined;
  readonly founded: boolean;
}

const BEGIN = 18_300;
const WALKS_TO_A_STATE = 16;
const days = DEFAULT_POLICY.thresholds;
const count = (walk: Walk, ...types: readonly string[]): number =>
  walk.steps.filter(({ type }) => types.includes(type)).length;

/** Shortest ways to every state that the map can reach, several to each: by its events, each on another day, and by its delays. */
function walksOf({ machine, due, say, fact = () => 'fact' }: Life): readonly Walk[] {
  const chart = flatten(machine);
  const found = new Map<number, number>();
  const walks: Walk[] = [{ steps: [], run: start(chart, { on: BEGIN, due }) }];
  for (const walk of walks) {
    const { run, steps } = walk;
    const day = run.day + 1;
    const onwards: Walk[] = chart.events
      .filter((type) => chart.accepts(run.config, type) && !say(type, day, walk).beyond)
      .map((type) => {
        const next = run.clone();
        next.apply(type, day, fact(type, day, walk));
        return { steps: [...steps, { type, day }], run: next };
      });
    if (run.nextDue < Infinity) {
      const next = run.clone();
      next.advance(run.nextDue);
      onwards.push({ steps, run: next });
    }
    for (const onward of onwards) {
      const times = (found.get(onward.run.config) ?? 0) + 1;
      found.set(onward.run.config, times);
      if (times <= WALKS_TO_A_STATE) walks.push(onward);
    }
  }
  expect([...new Set(walks.map(({ run }) => run.config))].sort()).toEqual([...chart.reachable()].sort());
  return walks;
}

/** The world after a walk, each step of which is said as a command and accepted. */
function worldAfter(life: Life, { steps, run }: Walk): World {
  const world = new World('roundtable', dayOf(BEGIN));
  if (life.founded)
    world.tell('charter-initiative', { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: dayOf(BEGIN) });
  for (const [index, { type, day }] of steps.entries()) {
    const { said, before } = life.say(type, day, { steps: steps.slice(0, index), run });
    world.until(dayOf(day));
    if (before) world.tell(...before);
    expect([type, world.tell(...said)]).toEqual([type, [expect.anything()]]);
  }
  return world.until(dayOf(run.day));
}

const partner: Life = {
  machine: partnerMachine,
  due: (delay, on) =>
    on +
    days[
      (
        {
          stallsAfter: 'partner.stalls-after',
          goesDormantAfter: 'partner.goes-dormant-after',
          lapsesAfter: 'partner.lapses-after',
        } as const
      )[delay]!
    ],
  say: (type, day) => {
    const it = { partnerId: 'water', occurredOn: dayOf(day) };
    const named = { ...it, name: 'Water board' };
    const id = `on-${day}`;
    const sayings: Readonly<Record<string, Saying>> = {
      PartnerInvited: { said: ['invite-partner', named] },
      PartnerJoined: { said: ['join-partner', named] },
      PartnerReturned: { said: ['return-partner', named] },
      PartnerLeft: { said: ['leave-partner', it] },
      ActionReported: { said: ['report-action', { ...it, actionId: id, title: 'A gauge' }] },
      ResourceGiven: { said: ['record-resource', { ...it, flowId: id, direction: 'gave', kind: 'time' }] },
      BackboneFunctionPerformed: { said: ['perform-backbone-function', { ...it, activityId: id, function: 'vision' }] },
      KnowledgeShared: { said: ['share-knowledge', { ...it, itemId: id, title: 'A map' }] },
      CommitmentFulfilled: {
        before: ['make-commitment', { ...it, commitmentId: id, title: 'A gauge' }],
        said: ['fulfil-commitment', { ...it, commitmentId: id }],
      },
    };
    return sayings[type]!;
  },
  refusals: ['not-in-this-state', 'id-taken', 'unknown-partner', 'after-leaving'],
  stateIn: (history) => history.partners.get('water')?.state,
  founded: true,
};

const TERM = 30;
const commitmentDue = (walk: Walk): DayNumber =>
  walk.steps.findLast(({ type }) => type === 'CommitmentMade' || type === 'CommitmentRevised')!.day + TERM;

const commitment: Life = {
  machine: commitmentMachine,
  due: (delay, on, fact) => (delay === 'pastDue' ? Number(fact) + 1 : on + days['commitment.breaks-after']),
  fact: (type, day, walk) =>
    String(type === 'CommitmentMade' || type === 'CommitmentRevised' ? day + TERM : commitmentDue(walk)),
  say: (type, day) => {
    const it = { partnerId: 'water', commitmentId: 'k1', occurredOn: dayOf(day) };
    const until = { ...it, title: `As of ${day}`, dueOn: dayOf(day + TERM) };
    const sayings: Readonly<Record<string, Saying>> = {
      CommitmentMade: {
        before: ['join-partner', { partnerId: 'water', name: 'Water board', occurredOn: dayOf(BEGIN) }],
        said: ['make-commitment', until],
      },
      CommitmentRevised: { said: ['revise-commitment', until] },
      CommitmentFulfilled: { said: ['fulfil-commitment', it] },
      CommitmentWithdrawn: { said: ['withdraw-commitment', it] },
      ActionReported: { said: ['report-action', { ...it, actionId: `on-${day}`, title: 'A gauge' }] },
    };
    return sayings[type]!;
  },
  refusals: ['not-in-this-state', 'id-taken', 'unknown-commitment', 'unknown-partner'],
  free: ['ActionReported'],
  stateIn: (history) => history.commitments.get('water/k1')?.state,
  founded: true,
};

const completedByActions: Life = {
  ...commitment,
  say: (type, day, walk) =>
    type === 'CommitmentFulfilled'
      ? {
          said: [
            'report-action',
            {
              partnerId: 'water',
              commitmentId: 'k1',
              actionId: `on-${day}`,
              title: 'A gauge',
              completes: true,
              occurredOn: dayOf(day),
            },
          ],
        }
      : commitment.say(type, day, walk),
  free: ['ActionReported', 'CommitmentFulfilled'],
};

const initiative: Life = {
  machine: initiativeMachine,
  due: (delay, on) =>
    on +
    days[
      (
        {
          faltersAfter: 'initiative.falters-after',
          goesDormantAfter: 'initiative.goes-dormant-after',
          fadesAfter: 'initiative.fades-after',
        } as const
      )[delay]!
    ],
  say: (type, day) => {
    const occurredOn = dayOf(day);
    const assessed = (phase: string): Saying => ({
      said: ['assess-phase', { assessmentId: `on-${day}`, phase, evidence: ['minutes'], occurredOn }],
    });
    const ended = (reason: string): Saying => ({ said: ['end-initiative', { reason, occurredOn }] });
    const sayings: Readonly<Record<string, Saying>> = {
      InitiativeChartered: {
        said: ['charter-initiative', { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn }],
      },
      AssessedInitiating: assessed('initiating'),
      AssessedOrganising: assessed('organising'),
      AssessedSustaining: assessed('sustaining'),
      SignOfLife: { said: ['hold-meeting', { meetingId: `on-${day}`, occurredOn }] },
      EndedComplete: ended('no-longer-needed'),
      EndedMerged: ended('merged'),
      EndedEarly: ended('motivation'),
      InitiativeReopened: { said: ['reopen-initiative', { occurredOn }] },
    };
    return sayings[type]!;
  },
  refusals: ['not-in-this-state', 'id-taken', 'unknown-initiative', 'initiative-closed'],
  stateIn: (history) => history.state,
  founded: false,
};

const finding: Life = {
  machine: findingMachine,
  due: () => Infinity,
  say: (type, day, walk) => {
    const it = { findingId: 'n1', occurredOn: dayOf(day) };
    const evidence = ['command-1.0'];
    const lastRaised = walk.steps.findLastIndex((step) => step.type === 'FindingRaised');
    const height = 1 + walk.steps.slice(lastRaised).filter((step) => step.type === 'FindingEscalated').length;
    const level = LEVELS[Math.min(height, LEVELS.length - 1)]!;
    const started = count(walk, 'InterventionStarted');
    const concluded = count(walk, 'InterventionConcluded');
    const sayings: Readonly<Record<string, Saying>> = {
      FindingRaised: {
        said: [
          'raise-finding',
          {
            ...it,
            trap: 'no-backbone',
            subject: { kind: 'initiative', id: 'roundtable' },
            level: 'watch',
            since: dayOf(day),
            score: 0.5,
            policyVersion: 'default-1',
            evidence,
          },
        ],
      },
      FindingEscalated: {
        said: ['escalate-finding', { ...it, level, score: 0.8, evidence }],
        beyond: height < LEVELS.length ? undefined : 'not-an-escalation',
      },
      FindingAcknowledged: { said: ['acknowledge-finding', it] },
      FindingCleared: { said: ['clear-finding', it] },
      FindingDismissed: { said: ['dismiss-finding', { ...it, reason: 'They act elsewhere' }] },
      InterventionStarted: {
        said: ['start-intervention', { ...it, interventionId: `i${started + 1}`, action: 'Visit them' }],
      },
      InterventionConcluded: {
        said: ['conclude-intervention', { ...it, interventionId: `i${concluded + 1}`, outcome: 'No answer' }],
        beyond: concluded < started ? undefined : 'unknown-intervention',
      },
    };
    return sayings[type]!;
  },
  refusals: ['not-in-this-state'],
  founded: true,
};

describe.each([
  ['a partner', partner],
  ['a commitment', commitment],
  ['a commitment that actions complete', completedByActions],
  ['an initiative', initiative],
  ['a finding', finding],
])('the map of %s', (_, life) => {
  const chart = flatten(life.machine);
  const walks = walksOf(life);
  const pairs = chart
    .reachable()
    .flatMap((config) => chart.events.map((type) => ({ state: chart.stateOf(config), config, type })));
  const decisions = (config: number, type: string) =>
    walks
      .filter(({ run }) => run.config === config)
      .map((walk) => {
        const day = walk.run.day + 1;
        const { said, before, beyond } = life.say(type, day, walk);
        const world = worldAfter(life, walk).until(dayOf(day));
        if (before) world.tell(...before);
        return { decision: world.decide(...said), beyond };
      });

  it.each(pairs.filter(({ config, type }) => chart.accepts(config, type)))(
    'from $state goes on by $type',
    ({ config, type }) => {
      const told = decisions(config, type);
      expect(told.some(({ beyond }) => beyond === undefined)).toBe(true);
      for (const { decision, beyond } of told)
        if (beyond === undefined) expect(decision).toEqual([expect.anything()]);
        else expect(decision).toMatchObject({ code: beyond });
    },
  );

  it.each(pairs.filter(({ config, type }) => !chart.accepts(config, type) && !life.free?.includes(type)))(
    'from $state knows no $type',
    ({ config, type }) => {
      for (const { decision } of decisions(config, type)) {
        expect(isRejection(decision)).toBe(true);
        expect(life.refusals).toContain((decision as { code: string }).code);
      }
    },
  );

  it('is where the view says that it stands, after every walk', () => {
    for (const walk of life.stateIn ? walks.filter(({ steps }) => steps.length > 0) : []) {
      const on = dayOf(walk.run.day);
      const history = historyAt('roundtable', worldAfter(life, walk).facts, { asOf: on, knownAt: on });
      expect([walk.steps, life.stateIn!(history)]).toEqual([walk.steps, walk.run.state]);
    }
  });
});
