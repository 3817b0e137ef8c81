import type { Day } from '@sebone/kernel';
import type { ResourceFlow } from '../partner/events.ts';
import { awardsByFunder, paysUntil } from '../traps/giving.ts';
import { groupedBy } from '../traps/measuring.ts';
import {
  datedTransition,
  type AwardHistory,
  type Entry,
  type History,
  type PartnerHistory,
  type StayEntry,
} from '../views/history.ts';
import {
  RESOURCE_KINDS,
  type FundingPurpose,
  type Presence,
  type ResourceKind,
  type Role,
  type Sector,
} from '../vocabulary.ts';
import { commitmentRow, type CommitmentRow } from './commitments.ts';
import { dayOrNull, lifeOf, sumOf, yearBegins, type Life } from './life.ts';
import { presencesOf } from './meetings.ts';

/** Everything on one partner’s page. One that is known only from others’ facts is `absent`. */
export interface PartnerAnswer extends Life {
  readonly id: string;
  /** As it last joined, else its id. */
  readonly name: string;
  /** `null` where none was said. */
  readonly sector: Sector | null;
  readonly role: Role;
  /** In the order of time, each with the fact or the delay that caused it. */
  readonly transitions: readonly ReturnType<typeof datedTransition>[];
  readonly stays: readonly Stay[];
  /** By kind and unit; kinds are never added up. Awards are told apart below. */
  readonly reciprocity: readonly Exchanged[];
  /** The funding awards that it pays. */
  readonly awards: readonly Award[];
  /** In the order in which they were made. */
  readonly commitments: readonly CommitmentRow[];
  /** How often each was recorded; `lastPresentOn` is `null` where it never was. */
  readonly attendance: Readonly<Record<Presence, number>> & { readonly lastPresentOn: Day | null };
  /** How many facts there are by which it gave to the community, of whatever kind, and the last; `null` where none. */
  readonly contributions: number;
  readonly lastContribution: { readonly on: Day; readonly type: string; readonly factId: string } | null;
}

/** A time during which it belongs to the initiative. */
export interface Stay {
  readonly stay: number;
  readonly joinedOn: Day;
  readonly reportedOn: Day;
  readonly role: Role;
  /** `null` while it stays. */
  readonly leftOn: Day | null;
  /** `null` while it stays, or where none was said. */
  readonly reason: string | null;
}

/** What went to and fro of one kind in one unit. */
export interface Exchanged {
  readonly kind: ResourceKind;
  /** ISO 4217 code, `hours` or `items`; `null` where none was said. */
  readonly unit: string | null;
  /** In the twelve months to the horizon, that day included. */
  readonly year: Flows;
  readonly overall: Flows;
}

/** Amounts are `null` where no flow says how much; the times count those flows too. */
export interface Flows {
  readonly given: number | null;
  readonly timesGiven: number;
  readonly received: number | null;
  readonly timesReceived: number;
}

/** A funding award that the partner pays, in the order of awarding. */
export interface Award {
  readonly awardId: string;
  readonly factId: string;
  readonly awardedOn: Day;
  readonly startsOn: Day;
  /** The last day that it pays for, after an early end too. */
  readonly paysUntil: Day;
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly purpose: FundingPurpose | null;
  /** The day it ended before its time; `null` where it did not. */
  readonly endedOn: Day | null;
}

/** One partner; `undefined` where nothing is known of it at the horizons. */
export function partnerOf(history: History, id: string): PartnerAnswer | undefined {
  const partner = history.partners.get(id);
  if (!partner) return undefined;
  const last = partner.contributions.at(-1);
  const present = partner.attendance.findLast(({ data }) => data.presence === 'present');
  return {
    id,
    name: partner.name,
    sector: partner.sector ?? null,
    role: partner.role,
    ...lifeOf(partner),
    transitions: partner.transitions.map(datedTransition),
    stays: partner.stays.map(stay),
    reciprocity: reciprocityOf(partner, history),
    awards: (awardsByFunder(history).get(id) ?? []).map(award),
    commitments: partner.commitments.map((commitment) => commitmentRow(commitment, history)),
    attendance: { ...presencesOf(partner.attendance), lastPresentOn: present?.fact.occurredOn ?? null },
    contributions: partner.contributions.length,
    lastContribution: last ? { on: last.fact.occurredOn, type: last.fact.type, factId: last.fact.id } : null,
  };
}

const stay = ({ joined, left }: StayEntry): Stay => ({
  stay: joined.data.stay,
  joinedOn: joined.fact.occurredOn,
  reportedOn: joined.fact.reportedOn,
  role: joined.data.role,
  leftOn: left?.fact.occurredOn ?? null,
  reason: left?.data.reason ?? null,
});

const award = (of: AwardHistory): Award => {
  const { fact, data } = of.awarded;
  return {
    awardId: of.id,
    factId: fact.id,
    awardedOn: fact.occurredOn,
    startsOn: data.startsOn,
    paysUntil: dayOrNull(paysUntil(of))!,
    amount: data.amount,
    currency: data.currency,
    purpose: data.purpose ?? null,
    endedOn: of.ended?.fact.occurredOn ?? null,
  };
};

function reciprocityOf({ gave, received }: PartnerHistory, history: History): readonly Exchanged[] {
  const from = yearBegins(history);
  const flows = [...groupedBy([...gave, ...received], ({ data }) => `${data.kind}/${data.unit ?? ''}`).values()];
  return flows
    .map((its) => ({
      kind: its[0]!.data.kind,
      unit: its[0]!.data.unit ?? null,
      year: flowsOf(its.filter(({ day }) => day >= from)),
      overall: flowsOf(its),
    }))
    .sort(
      (a, b) =>
        RESOURCE_KINDS.indexOf(a.kind) - RESOURCE_KINDS.indexOf(b.kind) || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1),
    );
}

function flowsOf(flows: readonly Entry<ResourceFlow>[]): Flows {
  const gave = flows.filter(({ data }) => data.direction === 'gave');
  const received = flows.filter(({ data }) => data.direction === 'received');
  return {
    given: amountOf(gave),
    timesGiven: gave.length,
    received: amountOf(received),
    timesReceived: received.length,
  };
}

function amountOf(flows: readonly Entry<ResourceFlow>[]): number | null {
  const said = flows.flatMap(({ data }) => (data.amount === undefined ? [] : [data.amount]));
  return said.length > 0 ? sumOf(said) : null;
}
