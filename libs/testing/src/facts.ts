import { streamName, type Day, type Fact } from '@sebone/kernel';
import {
  historyAt,
  type BackboneFunction,
  type EndReason,
  type FundingPurpose,
  type History,
  type HistoryOptions,
  type IndicatorEvents,
  type InitiativeEvents,
  type KnowledgeKind,
  type PartnerEvents,
  type Role,
  type Sector,
  type Stage,
} from '@sebone/initiative';

type Reported = { readonly reportedOn?: Day };

/**
 * A record of one initiative for tests, written as its backbone would tell it: each verb adds one fact, reported on the
 * day it happened unless it says otherwise, and gives that fact. Ids count up, so that two records told alike are alike.
 */
export class Register {
  readonly facts: Fact[] = [];
  readonly #revisions = new Map<string, number>();
  readonly #keys = new Map<string, number>();

  constructor(readonly initiative = 'roundtable') {}

  /** The history at two horizons: `asOf`, and `knownAt` (the same day unless given). */
  at(asOf: Day, knownAt: Day = asOf, options: HistoryOptions = {}): History {
    return historyAt(this.initiative, this.facts, { asOf, knownAt }, options);
  }

  chartered(on: Day, charter: Partial<InitiativeEvents.Charter> = {}, reported: Reported = {}): Fact {
    return this.add(
      'initiative',
      undefined,
      'InitiativeChartered',
      on,
      { name: 'Roundtable', timeZone: 'UTC', ...charter },
      reported,
    );
  }
  adopted(on: Day, thresholds: Readonly<Record<string, number>>, version = `v-${on}`): Fact {
    return this.add('initiative', undefined, 'PolicyAdopted', on, { version, thresholds, rationale: 'a spec' });
  }
  awarded(
    awardId: string,
    partnerId: string,
    on: Day,
    award: { from?: Day; until: Day; amount?: number; currency?: string; purpose?: FundingPurpose },
    reported: Reported = {},
  ): Fact {
    const { from = on, until, amount = 1_000_000, currency = 'JPY', purpose } = award;
    const data = { awardId, partnerId, startsOn: from, endsOn: until, amount, currency, ...(purpose && { purpose }) };
    return this.add('initiative', undefined, 'FundingAwarded', on, data, reported);
  }
  fundingEnded(awardId: string, on: Day, reported: Reported = {}): Fact {
    return this.add('initiative', undefined, 'FundingEnded', on, { awardId }, reported);
  }
  ended(on: Day, reason: EndReason = 'faded'): Fact {
    return this.add('initiative', undefined, 'InitiativeEnded', on, { ending: 1, reason });
  }

  joined(
    partnerId: string,
    on: Day,
    {
      name = partnerId,
      role = 'member',
      sector,
      stay = 1,
      ...reported
    }: { name?: string; role?: Role; sector?: Sector; stay?: number } & Reported = {},
  ): Fact {
    const type = stay === 1 ? 'PartnerJoined' : 'PartnerReturned';
    return this.add(
      'partner',
      partnerId,
      type,
      on,
      { partnerId, stay, name, role, ...(sector && { sector }) },
      reported,
    );
  }
  left(
    partnerId: string,
    on: Day,
    { stay = 1, reason, ...reported }: { stay?: number; reason?: string } & Reported = {},
  ): Fact {
    return this.add('partner', partnerId, 'PartnerLeft', on, { partnerId, stay, ...(reason && { reason }) }, reported);
  }
  acted(partnerId: string, on: Day, action: Partial<PartnerEvents.Action> & Reported = {}): Fact {
    const { reportedOn, ...data } = action;
    return this.add(
      'partner',
      partnerId,
      'ActionReported',
      on,
      { partnerId, actionId: this.#key('action'), title: 'An action', ...data },
      reportedOn ? { reportedOn } : {},
    );
  }
  committed(partnerId: string, commitmentId: string, on: Day, dueOn?: Day, reported: Reported = {}): Fact {
    return this.add(
      'partner',
      partnerId,
      'CommitmentMade',
      on,
      { partnerId, commitmentId, title: `To do ${commitmentId}`, ...(dueOn && { dueOn }) },
      reported,
    );
  }
  fulfilled(partnerId: string, commitmentId: string, on: Day, reported: Reported = {}): Fact {
    return this.add('partner', partnerId, 'CommitmentFulfilled', on, { partnerId, commitmentId }, reported);
  }
  withdrew(partnerId: string, commitmentId: string, on: Day, reported: Reported = {}): Fact {
    return this.add('partner', partnerId, 'CommitmentWithdrawn', on, { partnerId, commitmentId }, reported);
  }
  gave(partnerId: string, on: Day, flow: Partial<PartnerEvents.ResourceFlow> & Reported = {}): Fact {
    const { reportedOn, ...data } = flow;
    return this.add(
      'partner',
      partnerId,
      'ResourceGiven',
      on,
      { partnerId, flowId: this.#key('flow'), direction: 'gave', kind: 'time', ...data },
      reportedOn ? { reportedOn } : {},
    );
  }
  received(partnerId: string, on: Day, flow: Partial<PartnerEvents.ResourceFlow> & Reported = {}): Fact {
    const { reportedOn, ...data } = flow;
    return this.add(
      'partner',
      partnerId,
      'ResourceReceived',
      on,
      { partnerId, flowId: this.#key('flow'), direction: 'received', kind: 'time', ...data },
      reportedOn ? { reportedOn } : {},
    );
  }
  performed(partnerId: string, on: Day, of: BackboneFunction = 'alignment', reported: Reported = {}): Fact {
    return this.add(
      'partner',
      partnerId,
      'BackboneFunctionPerformed',
      on,
      { partnerId, activityId: this.#key('activity'), function: of },
      reported,
    );
  }

  met(
    on: Day,
    present: readonly string[] = [],
    { status = 'held', ...reported }: { status?: 'held' | 'cancelled' } & Reported = {},
  ): Fact {
    const meetingId = this.#key('meeting');
    const fact = this.add(
      'meeting',
      meetingId,
      status === 'held' ? 'MeetingHeld' : 'MeetingCancelled',
      on,
      { meetingId, status },
      reported,
    );
    for (const partnerId of present)
      this.add('meeting', meetingId, 'AttendanceRecorded', on, { meetingId, partnerId, presence: 'present' }, reported);
    return fact;
  }

  shared(
    itemId: string,
    partnerId: string,
    on: Day,
    { kind = 'research', ...reported }: { kind?: KnowledgeKind } & Reported = {},
  ): Fact {
    return this.add(
      'knowledge',
      itemId,
      'KnowledgeShared',
      on,
      { itemId, partnerId, title: `On ${itemId}`, kind },
      reported,
    );
  }
  used(itemId: string, partnerId: string, on: Day, stage: Stage = 'referenced', reported: Reported = {}): Fact {
    return this.add(
      'knowledge',
      itemId,
      'KnowledgeUsed',
      on,
      { itemId, useId: this.#key('use'), partnerId, stage },
      reported,
    );
  }

  defined(indicatorId: string, on: Day, definition: Partial<IndicatorEvents.Definition> = {}): Fact {
    return this.add('indicator', indicatorId, 'IndicatorDefined', on, {
      indicatorId,
      version: 1,
      name: indicatorId,
      ...definition,
    });
  }
  measured(
    indicatorId: string,
    on: Day,
    value: number,
    { partnerId, ...reported }: { partnerId?: string } & Reported = {},
  ): Fact {
    const data = { indicatorId, measurementId: this.#key('measurement'), value, ...(partnerId && { partnerId }) };
    return this.add('indicator', indicatorId, 'MeasurementRecorded', on, data, reported);
  }

  /** Adds any fact: what the verbs above are made of. */
  add(
    category: string,
    id: string | undefined,
    type: string,
    occurredOn: Day,
    data: object,
    { reportedOn = occurredOn }: Reported = {},
  ): Fact {
    const stream = streamName(category, this.initiative, id);
    const revision = (this.#revisions.get(stream) ?? 0) + 1;
    this.#revisions.set(stream, revision);
    const position = this.facts.length + 1;
    const commandId = `told-${position}`;
    const fact: Fact = {
      id: `${commandId}.0`,
      position,
      stream,
      revision,
      type,
      schema: 1,
      occurredOn,
      reportedOn,
      recordedAt: '2099-12-31T00:00:00.000Z',
      actor: 'spec',
      commandId,
      correlationId: commandId,
      causationId: commandId,
      data,
    };
    this.facts.push(fact);
    return fact;
  }

  #key(kind: string): string {
    const count = (this.#keys.get(kind) ?? 0) + 1;
    this.#keys.set(kind, count);
    return `${kind}-${count}`;
  }
}

/** The same facts as if they had arrived in the order of `arrival`: ids kept, positions and revisions counted anew. */
export function rearrived(facts: readonly Fact[], arrival: readonly number[]): readonly Fact[] {
  const revisions = new Map<string, number>();
  return [...facts.keys()]
    .sort((a, b) => arrival[a]! - arrival[b]! || a - b)
    .map((at, index) => {
      const fact = facts[at]!;
      const revision = (revisions.get(fact.stream) ?? 0) + 1;
      revisions.set(fact.stream, revision);
      return { ...fact, position: index + 1, revision };
    });
}
