import fc from 'fast-check';
import { addDays, streamName, type Day, type Fact } from '@sebone/kernel';
import { KINDS, type RecordKind } from '@sebone/initiative';
import { MemoryEventStore, type EventStore, type EventToAppend } from '@sebone/event-store';

/** One choice of a random history: what happens, to whom, when, and how late it is reported. */
export interface Step {
  readonly what: number;
  readonly initiative: number;
  readonly partner: number;
  readonly day: number;
  readonly late: number;
  readonly which: number;
}

/** One event of a history, with the stream that it goes to. The fact's id is `told-<its number, from 1>.0`. */
export interface Told {
  readonly stream: string;
  readonly event: EventToAppend;
}

/** A record that stands, to be corrected or voided. */
interface Standing {
  readonly kind: RecordKind;
  readonly stream: string;
  readonly data: object;
  readonly factId: string;
  readonly occurredOn: Day;
  readonly reportedOn: Day;
}

const START: Day = '2015-01-01';

/** Random histories of one or two initiatives with everything that their facts can say, corrections included. */
export function histories(maxLength = 60): fc.Arbitrary<readonly Told[]> {
  const step = fc.record({
    what: fc.nat(999),
    initiative: fc.nat(1),
    partner: fc.nat(3),
    day: fc.nat(1500),
    late: fc.oneof(fc.constant(0), fc.nat(300)),
    which: fc.nat(9999),
  });
  return fc.array(step, { minLength: 1, maxLength }).map(told);
}

/** The history that some steps amount to. */
export function told(steps: readonly Step[]): readonly Told[] {
  const history: Told[] = [];
  const standing: Standing[] = [];

  const tell = (
    kind: RecordKind<never> | undefined,
    type: string,
    stream: string,
    data: object,
    occurredOn: Day,
    reportedOn: Day,
  ): void => {
    history.push({ stream, event: { type, schema: 1, occurredOn, reportedOn, data } });
    if (kind) standing.push({ kind, stream, data, factId: `told-${history.length}.0`, occurredOn, reportedOn });
  };

  for (const step of steps) {
    const initiative = ['north', 'south.shore'][step.initiative]!;
    const partnerId = `partner-${step.partner}`;
    const n = history.length + 1;
    const on = addDays(START, step.day);
    const reported = addDays(on, step.late);
    const own = streamName('initiative', initiative);
    const ledger = streamName('partner', initiative, partnerId);
    const meetingId = `meeting-${step.which % 4}`;
    const meeting = streamName('meeting', initiative, meetingId);
    const indicatorId = `indicator-${step.which % 2}`;
    const indicator = streamName('indicator', initiative, indicatorId);
    const itemId = `item-${step.which % 4}`;
    const item = streamName('knowledge', initiative, itemId);
    const findingId = `finding-${step.which % 3}`;
    const finding = streamName('finding', initiative, findingId);
    const commitmentId = `commitment-${step.which % 5}`;
    const record = (kind: RecordKind<never>, stream: string, data: object): void =>
      tell(kind, kind.typeOf(data as never), stream, data, on, reported);
    const say = (type: string, data: object): void =>
      tell(undefined, type, finding, { findingId, ...data }, on, reported);

    const mend = (voided: boolean): void => {
      const at = step.which % Math.max(standing.length, 1);
      const mistake = standing[at];
      if (!mistake || (voided && mistake.kind.voided === undefined))
        return record(KINDS.agenda, own, { version: n, title: `Agenda ${n}` });
      standing.splice(at, 1);
      const known = addDays(mistake.reportedOn, step.late);
      const because = `mistake ${n}`;
      if (voided) {
        const key = mistake.kind.key(mistake.data as never);
        const data = { voids: mistake.factId, record: `${mistake.kind.kind}/${key}`, because };
        return tell(undefined, mistake.kind.voided!, mistake.stream, data, mistake.occurredOn, known);
      }
      const moved = addDays(mistake.occurredOn, -(step.which % 40));
      const data = { ...mistake.data, corrects: mistake.factId, because };
      tell(undefined, mistake.kind.corrected, mistake.stream, data, moved, known);
      standing.push({ ...mistake, factId: `told-${n}.0`, occurredOn: moved, reportedOn: known });
    };

    const happenings: readonly (() => void)[] = [
      () => record(KINDS.charter, own, { name: `Initiative ${n}`, timeZone: 'Asia/Tokyo', plannedUntil: '2030-03-31' }),
      () =>
        record(KINDS.phase, own, { assessmentId: `phase-${n}`, phase: 'organising', evidence: [`told-${n - 1}.0`] }),
      () =>
        record(KINDS.condition, own, {
          assessmentId: `condition-${n}`,
          condition: 'common-agenda',
          grade: 'emerging',
          evidence: [],
        }),
      () =>
        record(KINDS.policy, own, {
          version: `policy-${n}`,
          thresholds: { 'partner.goes-dormant-after': 90 + (step.which % 200) },
          rationale: 'agreed',
        }),
      () =>
        record(KINDS.award, own, {
          awardId: `award-${n}`,
          partnerId,
          startsOn: on,
          endsOn: addDays(on, 365),
          amount: 1e6,
          currency: 'JPY',
        }),
      () => record(KINDS.awardEnd, own, { awardId: `award-${step.which % n}`, reason: 'budget cut' }),
      () => record(KINDS.ending, own, { ending: n, reason: 'faded' }),
      () => record(KINDS.reopening, own, { ending: step.which % n }),
      () => record(KINDS.invitation, ledger, { partnerId, stay: n, name: `招待 ${partnerId}` }),
      ...twice(() =>
        record(KINDS.joining, ledger, {
          partnerId,
          stay: 1 + (step.which % 2),
          name: `Partner ${step.partner}`,
          sector: 'community',
          role: 'member',
        }),
      ),
      () => record(KINDS.leaving, ledger, { partnerId, stay: 1 + (step.which % 2), reason: 'moved away' }),
      ...twice(() =>
        record(KINDS.commitment, ledger, {
          partnerId,
          commitmentId,
          title: `To do ${n}`,
          dueOn: addDays(on, step.which % 400),
        }),
      ),
      () =>
        record(KINDS.revision, ledger, {
          partnerId,
          commitmentId,
          title: `To do ${n}`,
          dueOn: addDays(on, 60),
          revision: n,
        }),
      () => record(KINDS.fulfilment, ledger, { partnerId, commitmentId }),
      () => record(KINDS.withdrawal, ledger, { partnerId, commitmentId, reason: 'no capacity' }),
      ...twice(() =>
        record(KINDS.action, ledger, {
          partnerId,
          actionId: `action-${n}`,
          commitmentId,
          title: `活動 ${n}`,
          hours: step.which / 7,
          ...(n % 5 === 0 && { completes: true }),
        }),
      ),
      ...twice(() =>
        record(KINDS.resource, ledger, {
          partnerId,
          flowId: `flow-${n}`,
          direction: n % 2 ? 'gave' : 'received',
          kind: 'time',
          amount: n,
          unit: 'hours',
        }),
      ),
      () => record(KINDS.backboneFunction, ledger, { partnerId, activityId: `activity-${n}`, function: 'alignment' }),
      () => record(KINDS.call, meeting, { meetingId, plannedOn: on }),
      () => record(KINDS.meeting, meeting, { meetingId, status: n % 3 ? 'held' : 'cancelled' }),
      () => record(KINDS.attendance, meeting, { meetingId, partnerId, presence: 'present' }),
      () =>
        record(KINDS.definition, indicator, {
          indicatorId,
          version: n,
          name: `Indicator ${n}`,
          direction: 'up',
          baseline: 1.5,
        }),
      () =>
        record(KINDS.measurement, indicator, {
          indicatorId,
          measurementId: `measurement-${n}`,
          value: step.which / 3,
          ...(n % 2 === 0 && { partnerId }),
        }),
      ...twice(() => record(KINDS.sharing, item, { itemId, partnerId, title: `On ${n}`, kind: 'research' })),
      ...twice(() => record(KINDS.use, item, { itemId, useId: `use-${n}`, partnerId, stage: 'adopted' })),
      () =>
        say('FindingRaised', {
          trap: 'no-backbone',
          subject: { kind: 'initiative', id: initiative },
          level: 'watch',
          since: on,
          score: 0.4,
          policyVersion: 'default-1',
          evidence: ['told-1.0'],
        }),
      () => say('FindingEscalated', { level: 'critical', score: 0.9, evidence: ['told-1.0'] }),
      () => say('FindingAcknowledged', { note: 'seen' }),
      () => say('FindingDismissed', { reason: 'known' }),
      () => say('FindingCleared', {}),
      () => say('InterventionStarted', { interventionId: `intervention-${n}`, action: 'a visit' }),
      () => say('InterventionConcluded', { interventionId: `intervention-${n}`, outcome: 'they came' }),
      ...twice(() => mend(false)),
      ...twice(() => mend(true)),
    ];
    happenings[step.what % happenings.length]!();
  }
  return history;
}

/** A long history, always the same for the same length. */
export function longHistory(length: number): readonly Told[] {
  let state = 20_260_101;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  return told(
    Array.from({ length }, () => ({
      what: next(1000),
      initiative: next(2),
      partner: next(4),
      day: next(1500),
      late: next(3) * next(100),
      which: next(10_000),
    })),
  );
}

/** Records events of a history from number `from` (counted from 0) on, one command each. */
export async function record(store: EventStore, history: readonly Told[], from = 0): Promise<void> {
  const revisions = new Map<string, number>();
  for (const [at, { stream, event }] of history.entries()) {
    const expected = revisions.get(stream) ?? 0;
    revisions.set(stream, expected + 1);
    if (at < from) continue;
    const id = `told-${at + 1}`;
    const { kind } = await store.append([{ stream, expected, events: [event] }], {
      id,
      fingerprint: id,
      actor: 'spec',
      correlationId: id,
      causationId: id,
    });
    if (kind !== 'appended') throw new Error(`Told ${id}: ${kind}`);
  }
}

/** Records a fact that a register told: its place in the log is the store's to say. */
export async function recordTold(
  store: EventStore,
  { stream, revision, type, schema, occurredOn, reportedOn, data }: Fact,
): Promise<void> {
  const id = `${stream}-${revision}`;
  const events = [{ type, schema, occurredOn, reportedOn, data }];
  await store.append([{ stream, expected: revision - 1, events }], {
    id,
    fingerprint: id,
    actor: 'spec',
    correlationId: id,
    causationId: id,
  });
}

/** A log that holds a history. */
export async function logWith(history: readonly Told[]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await record(store, history);
  return store;
}

/** All facts of a log. */
export async function factsOf(store: EventStore): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.subscribe(0, { untilHead: true })) facts.push(...batch);
  return facts;
}

const twice = (happening: () => void): readonly (() => void)[] => [happening, happening];
