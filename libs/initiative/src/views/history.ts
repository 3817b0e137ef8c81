import { dayNumber, dayOf, type Day, type DayNumber, type Fact, type Horizons } from '@sebone/kernel';
import { flatten, start, type Run, type Transition } from '@sebone/statechart';
import { commitmentMachine } from '../commitment/machine.ts';
import { standingAt } from '../horizon.ts';
import type { Definition, Measurement } from '../indicator/events.ts';
import type {
  AdoptedPolicy,
  Agenda,
  Charter,
  ConditionAssessment,
  Ending,
  FundingAward,
  FundingEnd,
  PhaseAssessment,
} from '../initiative/events.ts';
import { initiativeMachine } from '../initiative/machine.ts';
import type { Sharing, Use } from '../knowledge/events.ts';
import { knowledgeItemMachine } from '../knowledge/machine.ts';
import type { Attendance, Call, Meeting } from '../meeting/events.ts';
import type {
  Action,
  BackboneActivity,
  Commitment,
  CommitmentFulfilment,
  CommitmentRevision,
  CommitmentWithdrawal,
  Joining,
  Leaving,
  ResourceFlow,
} from '../partner/events.ts';
import { partnerMachine } from '../partner/machine.ts';
import { DEFAULT_POLICY, policyOf, type Policy } from '../policy/policy.ts';
import type { Role, Sector } from '../vocabulary.ts';

/** A fact that stands, with its day's number and what it says. */
export interface Entry<Data extends object = object> {
  readonly fact: Fact;
  readonly day: DayNumber;
  readonly data: Data;
}

/** Where something is in its life, since when, and how it came there. */
export interface Lifecycle {
  readonly state: string;
  readonly since: DayNumber;
  /** The day on which the state changes if nothing happens; `Infinity` = never. */
  readonly nextDue: DayNumber;
  readonly transitions: readonly Transition[];
}

/** A time during which a partner belongs to the initiative. */
export interface StayEntry {
  readonly joined: Entry<Joining>;
  left?: Entry<Leaving>;
}

/** A commitment with all that became of it. */
export interface CommitmentHistory extends Lifecycle {
  readonly id: string;
  readonly partnerId: string;
  readonly made: Entry<Commitment>;
  /** As last revised. */
  title: string;
  dueOn: Day | undefined;
  readonly actions: Entry<Action>[];
}

/** A shared item with every use of it. */
export interface ItemHistory extends Lifecycle {
  readonly id: string;
  /** Its sharer. */
  readonly partnerId: string;
  readonly shared: Entry<Sharing>;
  readonly uses: Entry<Use>[];
}

/** Everything that stands about one partner, each list in the order of time. */
export interface PartnerHistory extends Lifecycle {
  readonly id: string;
  name: string;
  sector: Sector | undefined;
  role: Role;
  readonly stays: StayEntry[];
  readonly commitments: CommitmentHistory[];
  readonly actions: Entry<Action>[];
  readonly gave: Entry<ResourceFlow>[];
  readonly received: Entry<ResourceFlow>[];
  readonly functions: Entry<BackboneActivity>[];
  readonly shared: ItemHistory[];
  readonly uses: Entry<Use>[];
  readonly attendance: Entry<Attendance>[];
  readonly measurements: Entry<Measurement>[];
  /** The facts by which it gave to the community (see `CONTRIBUTION_TYPES`), of whatever kind. */
  readonly contributions: Entry[];
}

export interface IndicatorHistory {
  readonly id: string;
  /** In order of version. */
  readonly definitions: Entry<Definition>[];
  readonly measurements: Entry<Measurement>[];
}

export interface MeetingHistory {
  readonly id: string;
  call?: Entry<Call>;
  /** Whether it was held or cancelled; absent while it was only called. */
  outcome?: Entry<Meeting>;
  readonly attendance: Entry<Attendance>[];
}

export interface AwardHistory {
  readonly id: string;
  readonly awarded: Entry<FundingAward>;
  ended?: Entry<FundingEnd>;
}

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

const CHARTS = {
  partner: flatten(partnerMachine),
  commitment: flatten(commitmentMachine),
  initiative: flatten(initiativeMachine),
  item: flatten(knowledgeItemMachine),
};

const SIGNS_OF_LIFE = new Set([
  'ActionReported',
  'ResourceGiven',
  'BackboneFunctionPerformed',
  'KnowledgeShared',
  'KnowledgeUsed',
  'MeasurementRecorded',
  'MeetingHeld',
  'CommitmentFulfilled',
]);

const PHASE_EVENTS = { initiating: 'AssessedInitiating', organising: 'AssessedOrganising', sustaining: 'AssessedSustaining' };
const ENDING_EVENTS = { achieved: 'EndedComplete', 'no-longer-needed': 'EndedComplete', merged: 'EndedMerged' } as const;

/** A lifecycle that reads its run: as far as it has been folded. */
class Living implements Lifecycle {
  readonly transitions: Transition[] = [];
  readonly run: Run;
  constructor(chart: (typeof CHARTS)[keyof typeof CHARTS], on: DayNumber, due: (delay: string, enteredOn: DayNumber) => DayNumber) {
    this.run = start(chart, { on, due, onTransition: (transition) => this.transitions.push(transition) });
  }
  get state(): string {
    return this.run.state;
  }
  get since(): DayNumber {
    return this.run.since;
  }
  get nextDue(): DayNumber {
    return this.run.nextDue;
  }
}

class LivingPartner extends Living implements PartnerHistory {
  readonly id: string;
  name: string;
  sector: Sector | undefined;
  role: Role = 'member';
  readonly stays: StayEntry[] = [];
  readonly commitments: CommitmentHistory[] = [];
  readonly actions: Entry<Action>[] = [];
  readonly gave: Entry<ResourceFlow>[] = [];
  readonly received: Entry<ResourceFlow>[] = [];
  readonly functions: Entry<BackboneActivity>[] = [];
  readonly shared: ItemHistory[] = [];
  readonly uses: Entry<Use>[] = [];
  readonly attendance: Entry<Attendance>[] = [];
  readonly measurements: Entry<Measurement>[] = [];
  readonly contributions: Entry[] = [];
  /** Its commitments by their ids. */
  readonly promises = new Map<string, LivingCommitment>();
  constructor(id: string, on: DayNumber, policy: Policy) {
    super(CHARTS.partner, on, (delay, enteredOn) => enteredOn + partnerDelay(delay, policy));
    this.id = id;
    this.name = id;
  }
}

class LivingCommitment extends Living implements CommitmentHistory {
  readonly id: string;
  readonly partnerId: string;
  readonly made: Entry<Commitment>;
  title: string;
  dueOn: Day | undefined;
  readonly actions: Entry<Action>[] = [];
  constructor(made: Entry<Commitment>, policy: Policy) {
    super(CHARTS.commitment, made.day, (delay, enteredOn) =>
      delay === 'breaksAfter'
        ? enteredOn + policy.thresholds['commitment.breaks-after']
        : this.dueOn === undefined
          ? Infinity
          : dayNumber(this.dueOn) + 1,
    );
    this.id = made.data.commitmentId;
    this.partnerId = made.data.partnerId;
    this.made = made;
    this.title = made.data.title;
    this.dueOn = made.data.dueOn;
    this.run.apply('CommitmentMade', made.day, made.fact.id);
  }
}

class LivingItem extends Living implements ItemHistory {
  readonly id: string;
  readonly partnerId: string;
  readonly shared: Entry<Sharing>;
  readonly uses: Entry<Use>[] = [];
  constructor(shared: Entry<Sharing>, policy: Policy) {
    super(CHARTS.item, shared.day, (_delay, enteredOn) => enteredOn + policy.thresholds['item.orphaned-after']);
    this.id = shared.data.itemId;
    this.partnerId = shared.data.partnerId;
    this.shared = shared;
    this.run.apply('KnowledgeShared', shared.day, shared.fact.id);
  }
}

function partnerDelay(delay: string, { thresholds }: Policy): number {
  if (delay === 'stallsAfter') return thresholds['partner.stalls-after'];
  return delay === 'goesDormantAfter' ? thresholds['partner.goes-dormant-after'] : thresholds['partner.lapses-after'];
}

function initiativeDelay(delay: string, { thresholds }: Policy): number {
  if (delay === 'faltersAfter') return thresholds['initiative.falters-after'];
  return delay === 'goesDormantAfter' ? thresholds['initiative.goes-dormant-after'] : thresholds['initiative.fades-after'];
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
export function historyAt(initiative: string, facts: readonly Fact[], horizons: Horizons, options: HistoryOptions = {}): History {
  const standing = standingAt(facts, horizons);
  const policy = options.judgeBy ?? policyInForce(standing.facts);
  return new Folding(initiative, horizons, standing.facts, standing.days, policy).history();
}

/** The fold itself: one pass over the facts in time order, each entered where it belongs. */
class Folding {
  readonly #partners = new Map<string, LivingPartner>();
  readonly #commitments = new Map<string, LivingCommitment>();
  readonly #items = new Map<string, LivingItem>();
  readonly #indicators = new Map<string, IndicatorHistory>();
  readonly #meetings = new Map<string, MeetingHistory>();
  readonly #awards = new Map<string, AwardHistory>();
  readonly #agendas: Entry<Agenda>[] = [];
  readonly #phases: Entry<PhaseAssessment>[] = [];
  readonly #conditions: Entry<ConditionAssessment>[] = [];
  readonly #signsOfLife: Entry[] = [];
  /** Facts of uses and actions that came before what they are about, on the same or a later day. */
  readonly #earlyUses = new Map<string, Entry<Use>[]>();
  readonly #life: Living;
  #charter: Entry<Charter> | undefined;
  #ended: Entry<Ending> | undefined;

  constructor(
    private readonly initiative: string,
    private readonly horizons: Horizons,
    private readonly facts: readonly Fact[],
    private readonly days: Int32Array,
    private readonly policy: Policy,
  ) {
    const first = days[0] ?? dayNumber(horizons.asOf);
    this.#life = new Living(CHARTS.initiative, first, (delay, enteredOn) => enteredOn + initiativeDelay(delay, policy));
    for (let at = 0; at < facts.length; at++) this.#enter({ fact: facts[at]!, day: days[at]!, data: facts[at]!.data });
  }

  history(): History {
    const asOfDay = dayNumber(this.horizons.asOf);
    this.#life.run.advance(asOfDay);
    for (const living of [...this.#partners.values(), ...this.#commitments.values(), ...this.#items.values()]) living.run.advance(asOfDay);
    return {
      initiative: this.initiative,
      asOf: this.horizons.asOf,
      knownAt: this.horizons.knownAt,
      asOfDay,
      policy: this.policy,
      facts: this.facts,
      days: this.days,
      charter: this.#charter,
      startedOn: this.#charter?.day ?? this.days[0] ?? asOfDay,
      ended: this.#ended,
      state: this.#life.state,
      since: this.#life.since,
      nextDue: this.#life.nextDue,
      transitions: this.#life.transitions,
      partners: this.#partners,
      commitments: this.#commitments,
      items: this.#items,
      indicators: this.#indicators,
      meetings: this.#meetings,
      awards: this.#awards,
      agendas: this.#agendas,
      phases: this.#phases,
      conditions: this.#conditions,
      signsOfLife: this.#signsOfLife,
    };
  }

  #enter(entry: Entry): void {
    const { fact, day } = entry;
    if (SIGNS_OF_LIFE.has(fact.type)) {
      this.#signsOfLife.push(entry);
      this.#life.run.apply('SignOfLife', day, fact.id);
    }
    switch (fact.type) {
      case 'InitiativeChartered':
        this.#charter = entry as Entry<Charter>;
        this.#life.run.apply(fact.type, day, fact.id);
        return;
      case 'AgendaAdopted':
        this.#agendas.push(entry as Entry<Agenda>);
        return;
      case 'PhaseAssessed':
        this.#phases.push(entry as Entry<PhaseAssessment>);
        this.#life.run.apply(PHASE_EVENTS[(entry.data as PhaseAssessment).phase], day, fact.id);
        return;
      case 'ConditionAssessed':
        this.#conditions.push(entry as Entry<ConditionAssessment>);
        return;
      case 'FundingAwarded': {
        const awarded = entry as Entry<FundingAward>;
        this.#awards.set(awarded.data.awardId, { id: awarded.data.awardId, awarded });
        return;
      }
      case 'FundingEnded': {
        const award = this.#awards.get((entry.data as FundingEnd).awardId);
        if (award) award.ended = entry as Entry<FundingEnd>;
        return;
      }
      case 'InitiativeEnded': {
        this.#ended = entry as Entry<Ending>;
        const { reason } = this.#ended.data;
        this.#life.run.apply(reason in ENDING_EVENTS ? ENDING_EVENTS[reason as keyof typeof ENDING_EVENTS] : 'EndedEarly', day, fact.id);
        return;
      }
      case 'InitiativeReopened':
        this.#ended = undefined;
        this.#life.run.apply(fact.type, day, fact.id);
        return;
      case 'MeetingCalled':
        this.#meeting((entry.data as Call).meetingId).call = entry as Entry<Call>;
        return;
      case 'MeetingHeld':
      case 'MeetingCancelled':
        this.#meeting((entry.data as Meeting).meetingId).outcome = entry as Entry<Meeting>;
        return;
      case 'AttendanceRecorded': {
        const attended = entry as Entry<Attendance>;
        this.#meeting(attended.data.meetingId).attendance.push(attended);
        this.#partner(attended.data.partnerId, day).attendance.push(attended);
        return;
      }
      case 'IndicatorDefined':
        this.#indicator((entry.data as Definition).indicatorId).definitions.push(entry as Entry<Definition>);
        return;
      case 'MeasurementRecorded': {
        const measured = entry as Entry<Measurement>;
        this.#indicator(measured.data.indicatorId).measurements.push(measured);
        if (measured.data.partnerId !== undefined) this.#partner(measured.data.partnerId, day).measurements.push(measured);
        return;
      }
      case 'KnowledgeShared': {
        const item = new LivingItem(entry as Entry<Sharing>, this.policy);
        this.#items.set(item.id, item);
        this.#contribution(item.partnerId, entry).shared.push(item);
        for (const use of this.#earlyUses.get(item.id) ?? []) this.#use(item, use);
        return;
      }
      case 'KnowledgeUsed': {
        const use = entry as Entry<Use>;
        this.#partner(use.data.partnerId, day).uses.push(use);
        const item = this.#items.get(use.data.itemId);
        if (item) this.#use(item, use);
        else this.#earlyUses.set(use.data.itemId, [...(this.#earlyUses.get(use.data.itemId) ?? []), use]);
        return;
      }
      default:
        this.#enterLedger(entry);
    }
  }

  /** The facts of a partner's own ledger. */
  #enterLedger(entry: Entry): void {
    const { fact, day } = entry;
    const { partnerId } = entry.data as { partnerId?: string };
    if (partnerId === undefined) return;
    switch (fact.type) {
      case 'PartnerInvited':
        this.#partner(partnerId, day).run.apply(fact.type, day, fact.id);
        return;
      case 'PartnerJoined':
      case 'PartnerReturned': {
        const joined = entry as Entry<Joining>;
        const partner = this.#partner(partnerId, day);
        partner.name = joined.data.name;
        partner.sector = joined.data.sector;
        partner.role = joined.data.role;
        partner.stays.push({ joined });
        // Where earlier stays are not known yet, the first one that is known is a joining.
        partner.run.apply(partner.stays.length === 1 ? 'PartnerJoined' : fact.type, day, fact.id);
        return;
      }
      case 'PartnerLeft': {
        const left = entry as Entry<Leaving>;
        const partner = this.#partner(partnerId, day);
        const stay = partner.stays.find(({ joined }) => joined.data.stay === left.data.stay);
        if (stay) stay.left = left;
        partner.run.apply(fact.type, day, fact.id);
        return;
      }
      case 'CommitmentMade': {
        const commitment = new LivingCommitment(entry as Entry<Commitment>, this.policy);
        this.#commitments.set(`${partnerId}/${commitment.id}`, commitment);
        const partner = this.#partner(partnerId, day);
        partner.promises.set(commitment.id, commitment);
        partner.commitments.push(commitment);
        return;
      }
      case 'CommitmentRevised': {
        const revised = entry as Entry<CommitmentRevision>;
        const commitment = this.#partner(partnerId, day).promises.get(revised.data.commitmentId);
        if (!commitment) return;
        commitment.run.advance(day);
        commitment.title = revised.data.title;
        commitment.dueOn = revised.data.dueOn;
        commitment.run.apply(fact.type, day, fact.id);
        return;
      }
      case 'CommitmentWithdrawn':
        this.#partner(partnerId, day).promises.get((entry.data as CommitmentWithdrawal).commitmentId)?.run.apply(fact.type, day, fact.id);
        return;
      case 'CommitmentFulfilled':
        this.#contribution(partnerId, entry).promises.get((entry.data as CommitmentFulfilment).commitmentId)?.run.apply(fact.type, day, fact.id);
        return;
      case 'ActionReported': {
        const acted = entry as Entry<Action>;
        const partner = this.#contribution(partnerId, entry);
        partner.actions.push(acted);
        const commitment = acted.data.commitmentId === undefined ? undefined : partner.promises.get(acted.data.commitmentId);
        if (!commitment) return;
        commitment.actions.push(acted);
        commitment.run.apply(acted.data.completes ? 'CommitmentFulfilled' : 'ActionReported', day, fact.id);
        return;
      }
      case 'ResourceGiven':
        this.#contribution(partnerId, entry).gave.push(entry as Entry<ResourceFlow>);
        return;
      case 'ResourceReceived':
        this.#partner(partnerId, day).received.push(entry as Entry<ResourceFlow>);
        return;
      case 'BackboneFunctionPerformed':
        this.#contribution(partnerId, entry).functions.push(entry as Entry<BackboneActivity>);
        return;
    }
  }

  #contribution(partnerId: string, entry: Entry): LivingPartner {
    const partner = this.#partner(partnerId, entry.day);
    partner.contributions.push(entry);
    partner.run.apply(entry.fact.type, entry.day, entry.fact.id);
    return partner;
  }

  #use(item: LivingItem, use: Entry<Use>): void {
    item.uses.push(use);
    if (use.data.partnerId !== item.partnerId) item.run.apply('UsedByAnother', Math.max(use.day, item.shared.day), use.fact.id);
  }

  #partner(id: string, day: DayNumber): LivingPartner {
    let partner = this.#partners.get(id);
    if (!partner) this.#partners.set(id, (partner = new LivingPartner(id, day, this.policy)));
    return partner;
  }

  #meeting(id: string): MeetingHistory {
    let meeting = this.#meetings.get(id);
    if (!meeting) this.#meetings.set(id, (meeting = { id, attendance: [] }));
    return meeting;
  }

  #indicator(id: string): IndicatorHistory {
    let indicator = this.#indicators.get(id);
    if (!indicator) this.#indicators.set(id, (indicator = { id, definitions: [], measurements: [] }));
    return indicator;
  }
}

/** A transition with its day as text. */
export function datedTransition(transition: Transition): { on: Day; from: string; to: string; cause: Transition['cause'] } {
  return { on: dayOf(transition.on), from: transition.from, to: transition.to, cause: transition.cause };
}
