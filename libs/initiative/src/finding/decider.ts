import { dayNumber, reject, type Day, type Decision, type Rejection } from '@sebone/kernel';
import { flatten, start } from '@sebone/statechart';
import { deciderOf } from '../deciding.ts';
import { sameContent, said, type Records } from '../records.ts';
import { chartered, datesInOrder, field, firstRefusal, notInThisState } from '../rules.ts';
import type { Surroundings } from '../surroundings.ts';
import { LEVELS, type Level } from '../vocabulary.ts';
import * as Command from './commands.ts';
import { findingMachine } from './machine.ts';

/** What decisions about a finding look at: the steps so far, in the order recorded. */
export interface FindingState {
  readonly records: Records;
  readonly steps: { readonly type: string; readonly occurredOn: Day; readonly data: object }[];
  readonly interventions: Map<string, 'started' | 'concluded'>;
  level: Level | undefined;
}

const chart = flatten(findingMachine);

/** One finding: the notice that raised it, what was done about it, and what came of that. */
export const findingDecider = deciderOf<FindingState>(
  {
    initial: () => ({ records: new Map(), steps: [], interventions: new Map(), level: undefined }),
    evolve(state, fact) {
      state.steps.push({ type: fact.type, occurredOn: fact.occurredOn, data: fact.data });
      const { level, interventionId } = fact.data as { level?: Level; interventionId?: string };
      if (level) state.level = level;
      if (interventionId) state.interventions.set(interventionId, fact.type === 'InterventionStarted' ? 'started' : 'concluded');
      return state;
    },
  },
  ({ on }) => {
    on(Command.RaiseFinding, (c, state, around) =>
      step(state, c, around, 'FindingRaised', {
        findingId: c.findingId,
        trap: c.trap,
        subject: { kind: c.subject.kind, id: c.subject.id },
        level: c.level,
        since: c.since,
        score: c.score,
        policyVersion: c.policyVersion,
        evidence: c.evidence,
      }, () => citesFacts(c.evidence)),
    );
    on(Command.EscalateFinding, (c, state, around) =>
      step(state, c, around, 'FindingEscalated', { findingId: c.findingId, level: c.level, score: c.score, evidence: c.evidence }, () =>
        citesFacts(c.evidence) ?? higher(c.level, state.level),
      ),
    );
    on(Command.ClearFinding, (c, state, around) =>
      step(state, c, around, 'FindingCleared', said({ findingId: c.findingId, note: c.note })),
    );
    on(Command.AcknowledgeFinding, (c, state, around) =>
      step(state, c, around, 'FindingAcknowledged', said({ findingId: c.findingId, note: c.note })),
    );
    on(Command.DismissFinding, (c, state, around) =>
      step(state, c, around, 'FindingDismissed', { findingId: c.findingId, reason: c.reason }),
    );
    on(Command.StartIntervention, (c, state, around) =>
      step(state, c, around, 'InterventionStarted', { findingId: c.findingId, interventionId: c.interventionId, action: c.action }, () =>
        state.interventions.has(c.interventionId) ? interventionTaken(c.interventionId) : undefined,
      ),
    );
    on(Command.ConcludeIntervention, (c, state, around) =>
      step(
        state,
        c,
        around,
        'InterventionConcluded',
        { findingId: c.findingId, interventionId: c.interventionId, outcome: c.outcome },
        () => (state.interventions.get(c.interventionId) === 'started' ? undefined : unknownIntervention(c.interventionId)),
      ),
    );
  },
);

/** Takes a step of the finding's life if its machine knows it from where it stands; said again, it is taken once. */
function step(
  state: FindingState,
  c: { readonly initiative: string; readonly findingId: string; readonly occurredOn: Day; readonly reportedOn?: Day },
  around: Surroundings,
  type: string,
  data: object,
  rule: () => Rejection | undefined = () => undefined,
): Decision {
  const last = state.steps.at(-1);
  if (last?.type === type && last.occurredOn === c.occurredOn && sameContent(last.data, data)) return [];
  const refusal = firstRefusal(
    () => chartered(c.initiative, around.initiative),
    () => datesInOrder(c, around.today),
    () => afterLastStep(c.occurredOn, last?.occurredOn),
    () => accepted(c.findingId, state, type, c.occurredOn),
    rule,
  );
  return refusal ?? [{ type, occurredOn: c.occurredOn, reportedOn: c.reportedOn ?? around.today, data }];
}

function accepted(findingId: string, state: FindingState, type: string, day: Day): Rejection | undefined {
  const run = start(chart, { on: dayNumber(state.steps[0]?.occurredOn ?? day), due: () => Infinity });
  for (const past of state.steps) run.apply(past.type, dayNumber(past.occurredOn), '');
  return chart.accepts(run.config, type)
    ? undefined
    : notInThisState(`Finding "${findingId}"`, `所見「${findingId}」`, run.state, type, day);
}

/** What is said about a finding is said in order: it is a conversation, not a late report. */
const afterLastStep = (day: Day, last: Day | undefined): Rejection | undefined =>
  last !== undefined && day < last
    ? reject('before-last-step', { en: `${day} is before the finding's last step, on ${last}.`, ja: `${day}は、この所見の直近の記録（${last}）より前である。` }, [
        field('occurredOn', day, `Give ${last} or a later day.`, `${last}以後の日を指定する。`),
      ])
    : undefined;

const higher = (level: Level, before: Level | undefined): Rejection | undefined =>
  before === undefined || LEVELS.indexOf(level) > LEVELS.indexOf(before)
    ? undefined
    : reject('not-an-escalation', { en: `"${level}" is not above "${before}".`, ja: `「${level}」は「${before}」より上の段階ではない。` }, [
        field('level', level, 'Give a higher level.', 'より上の段階を指定する。'),
      ]);

const citesFacts = (evidence: readonly string[]): Rejection | undefined =>
  evidence.length > 0
    ? undefined
    : reject('no-evidence', { en: 'A finding cites the facts it rests on.', ja: '所見には根拠となる事実が必要。' }, [
        field('evidence', evidence, 'Name at least one fact.', '事実の id を 1 件以上示す。'),
      ]);

const interventionTaken = (interventionId: string): Rejection =>
  reject('id-taken', { en: `Intervention "${interventionId}" was started already.`, ja: `対応「${interventionId}」はすでに開始されている。` }, [
    field('interventionId', interventionId, 'Use another id.', '別の id を使う。'),
  ]);

const unknownIntervention = (interventionId: string): Rejection =>
  reject('unknown-intervention', { en: `No intervention "${interventionId}" is under way.`, ja: `対応「${interventionId}」は進行していない。` }, [
    field('interventionId', interventionId, 'Name one that was started and not concluded.', '開始済みで未完了の対応を指定する。'),
  ]);
