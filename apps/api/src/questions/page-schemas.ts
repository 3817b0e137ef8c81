import {
  BACKBONE_FUNCTIONS,
  COLUMNS,
  commitmentMachine,
  CONDITIONS,
  END_REASONS,
  FUNDING_PURPOSES,
  GRADES,
  LEVELS,
  BETTER,
  partnerMachine,
  PHASES,
  PRESENCES,
  RESOURCE_KINDS,
  ROLES,
  SECTORS,
  STAGES,
  SUBJECT_KINDS,
  TRAPS,
  UNJUDGED,
  VERDICTS,
  type Award,
  type BackboneAnswer,
  type Cohort,
  type Counts,
  type Curve,
  type ConditionStanding,
  type DefinitionVersion,
  type Exchanged,
  type Finding,
  type Flows,
  type Forecast,
  type FunctionStanding,
  type Funding,
  type IndicatorAnswer,
  type MeasureReading,
  type Overview,
  type PartnerAnswer,
  type Runway,
  type Sponsors,
  type Stay,
  type SurvivalStep,
  type Target,
  type Verdict,
  type Work,
} from '@sebone/initiative';
import {
  byName,
  count,
  day,
  flag,
  listOf,
  number,
  object,
  oneOf,
  orNull,
  row,
  SENTENCE,
  share,
  text,
} from './schemas.ts';

const states = ({ states }: { readonly states: object }): readonly string[] => Object.keys(states);
const inState = { state: text, since: day, nextDue: orNull(day) };

export const COMMITMENT = row('Commitment', COLUMNS.commitments);

const runway = { fundedUntil: orNull(day), daysLeft: orNull({ type: 'integer' }), awards: count, inForce: count };
const FUNDING = object<Funding>(
  {
    ...runway,
    byPurpose: listOf(object<Runway & { purpose: unknown }>({ purpose: orNull(oneOf(FUNDING_PURPOSES)), ...runway })),
  },
  'Funding',
);

const counted = (machine: { readonly states: object }) =>
  object<Record<string, number>>(
    Object.fromEntries(states(machine).flatMap((state) => (state === 'absent' ? [] : [[state, count]]))),
  );

export const OVERVIEW = object<Overview>({
  id: text,
  name: text,
  purpose: orNull(text),
  asOf: day,
  knownAt: day,
  policy: text,
  ...inState,
  phase: orNull(oneOf(PHASES)),
  vitality: orNull(oneOf(['alive', 'faltering', 'dormant', 'faded'])),
  startedOn: day,
  plannedUntil: orNull(day),
  endedOn: orNull(day),
  endReason: orNull(oneOf(END_REASONS)),
  funding: FUNDING,
  conditions: listOf(
    object<ConditionStanding>({
      condition: oneOf(CONDITIONS),
      grade: orNull(oneOf(GRADES)),
      assessedOn: orNull(day),
      reportedOn: orNull(day),
      factId: orNull(text),
      evidence: orNull(listOf(text)),
    }),
  ),
  counts: object<Counts>({
    partners: counted(partnerMachine),
    commitments: counted(commitmentMachine),
    actions: count,
    meetings: count,
    items: count,
    indicators: count,
    facts: count,
  }),
});

const FLOWS = object<Flows>(
  { given: orNull(number), timesGiven: count, received: orNull(number), timesReceived: count },
  'Flows',
);
const CAUSE = { anyOf: [object<{ fact: string }>({ fact: text }), object<{ delay: string }>({ delay: text })] };

export const PARTNER = object<PartnerAnswer>({
  id: text,
  name: text,
  sector: orNull(oneOf(SECTORS)),
  role: oneOf(ROLES),
  ...inState,
  transitions: listOf(
    object<PartnerAnswer['transitions'][number]>({ on: day, from: text, to: text, cause: CAUSE }, 'Transition'),
  ),
  stays: listOf(
    object<Stay>(
      { stay: count, joinedOn: day, reportedOn: day, role: oneOf(ROLES), leftOn: orNull(day), reason: orNull(text) },
      'Stay',
    ),
  ),
  reciprocity: listOf(
    object<Exchanged>({ kind: oneOf(RESOURCE_KINDS), unit: orNull(text), year: FLOWS, overall: FLOWS }, 'Exchanged'),
  ),
  awards: listOf(
    object<Award>(
      {
        awardId: text,
        factId: text,
        awardedOn: day,
        startsOn: day,
        paysUntil: day,
        amount: number,
        currency: text,
        purpose: orNull(oneOf(FUNDING_PURPOSES)),
        endedOn: orNull(day),
      },
      'Award',
    ),
  ),
  commitments: listOf(COMMITMENT),
  attendance: object<PartnerAnswer['attendance']>({
    ...(Object.fromEntries(PRESENCES.map((presence) => [presence, count])) as Record<
      (typeof PRESENCES)[number],
      typeof count
    >),
    lastPresentOn: orNull(day),
  }),
  contributions: count,
  lastContribution: orNull(
    object<NonNullable<PartnerAnswer['lastContribution']>>({ on: day, type: text, factId: text }),
  ),
});

export const INDICATOR = object<IndicatorAnswer>({
  id: text,
  version: orNull(count),
  definitions: listOf(
    object<DefinitionVersion>(
      {
        factId: text,
        version: count,
        definedOn: day,
        reportedOn: day,
        name: text,
        unit: orNull(text),
        direction: orNull(oneOf(BETTER)),
        baseline: orNull(number),
        baselineOn: orNull(day),
        target: orNull(number),
        targetOn: orNull(day),
      },
      'DefinitionVersion',
    ),
  ),
  series: listOf(row('Measurement', COLUMNS.measurements)),
  forecast: orNull(
    object<Forecast>(
      {
        on: day,
        value: number,
        from: oneOf(['defined', 'first-year']),
        perYear: number,
        carriedDays: number,
        expected: number,
      },
      'Forecast',
    ),
  ),
  target: orNull(object<Target>({ value: number, on: orNull(day), due: orNull(number) }, 'Target')),
  verdict: object<Verdict>(
    {
      status: oneOf(VERDICTS),
      reason: orNull(oneOf(UNJUDGED)),
      signs: listOf(
        object<Verdict['signs'][number]>({
          measure: text,
          level: oneOf(LEVELS),
          value: number,
          threshold: number,
          since: day,
          sentence: SENTENCE,
          evidence: listOf(text),
        }),
      ),
    },
    'Verdict',
  ),
});

export const BACKBONE = object<BackboneAnswer>({
  backbones: listOf(object<BackboneAnswer['backbones'][number]>({ id: text, name: text, joinedOn: day })),
  functions: listOf(
    object<FunctionStanding>(
      {
        function: oneOf(BACKBONE_FUNCTIONS),
        last: orNull(
          object<NonNullable<FunctionStanding['last']>>({ on: day, partnerId: text, partnerName: text, factId: text }),
        ),
        times: count,
        timesInYear: count,
        lapsesOn: orNull(day),
        isLapsed: flag,
      },
      'FunctionStanding',
    ),
  ),
  work: object<Work>({
    days: count,
    lastOn: orNull(day),
    cadence: orNull(number),
    isOwnCadence: orNull(flag),
    silence: orNull(number),
    timesCadence: orNull(number),
  }),
  sponsors: object<Sponsors>({
    funders: listOf(
      object<Sponsors['funders'][number]>({
        partnerId: text,
        partnerName: text,
        currency: text,
        perYear: number,
        share: number,
        until: day,
      }),
    ),
    largest: orNull(object<NonNullable<Sponsors['largest']>>({ partnerId: text, share: number })),
    concentration: orNull(number),
  }),
  funding: FUNDING,
});

const CURVE = object<Curve>(
  {
    steps: listOf(
      object<SurvivalStep>({ days: count, atRisk: count, events: count, surviving: share }, 'SurvivalStep'),
    ),
    toldUntil: count,
    suppressed: flag,
    median: orNull(count),
  },
  'Curve',
);

export const COHORT = object<Cohort>(
  { cohort: text, partners: orNull(count), staying: orNull(CURVE), firstAction: orNull(CURVE) },
  'Cohort',
);

export const LADDER = object<Record<string, number>>(
  Object.fromEntries(STAGES.map((stage) => [stage, count])),
  'Ladder',
);

export const FINDING = object<Finding>(
  {
    trap: oneOf(TRAPS),
    subject: object<Finding['subject']>({ kind: oneOf(SUBJECT_KINDS), id: text }),
    level: oneOf(LEVELS),
    since: day,
    score: share,
    measures: byName(
      object<MeasureReading>(
        { value: number, threshold: number, thresholdName: text, level: oneOf(LEVELS), since: day, score: share },
        'MeasureReading',
      ),
    ),
    evidence: listOf(
      object<Finding['evidence'][number]>(
        { id: text, stream: text, revision: count, type: text, occurredOn: day },
        'Evidence',
      ),
    ),
    policyVersion: text,
    explanation: SENTENCE,
  },
  'Finding',
);
