import type { DayNumber } from '@sebone/kernel';
import { flatten } from '@sebone/statechart';
import type { Measurement } from '../indicator/events.ts';
import type { Use } from '../knowledge/events.ts';
import type { Attendance } from '../meeting/events.ts';
import type { Action, BackboneActivity, Joining, Leaving, ResourceFlow } from '../partner/events.ts';
import { CONTRIBUTION_TYPES, partnerMachine } from '../partner/machine.ts';
import type { Policy } from '../policy/policy.ts';
import type { Role, Sector } from '../vocabulary.ts';
import type { CommitmentHistory } from './commitments.ts';
import type { ItemHistory } from './knowledge.ts';
import { Living, type Entry, type Lifecycle, type On } from './lifecycle.ts';

/** A time during which a partner belongs to the initiative. */
export interface StayEntry {
  readonly joined: Entry<Joining>;
  left?: Entry<Leaving>;
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

const chart = flatten(partnerMachine);

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
  constructor(id: string, on: DayNumber, { thresholds }: Policy) {
    super(chart, on, (delay, enteredOn) => {
      if (delay === 'stallsAfter') return enteredOn + thresholds['partner.stalls-after'];
      if (delay === 'goesDormantAfter') return enteredOn + thresholds['partner.goes-dormant-after'];
      return enteredOn + thresholds['partner.lapses-after'];
    });
    this.id = id;
    this.name = id;
  }
}

/** A fact of a partner's own ledger. */
interface OfPartner {
  readonly partnerId: string;
}

/** Folds the partners by their ids: their coming and going, and what they gave and took. */
export function partnersFold(
  on: On,
  policy: Policy,
): {
  readonly partners: ReadonlyMap<string, PartnerHistory & Living>;
  /** The partner with that id: heard of on that day, if it never was before. */
  readonly partnerNamed: (id: string, on: DayNumber) => PartnerHistory;
} {
  const partners = new Map<string, LivingPartner>();
  const partnerNamed = (id: string, day: DayNumber): LivingPartner => {
    let partner = partners.get(id);
    if (!partner) partners.set(id, (partner = new LivingPartner(id, day, policy)));
    return partner;
  };
  const of = ({ day, data }: Entry<OfPartner>): LivingPartner => partnerNamed(data.partnerId, day);

  on<OfPartner>('PartnerInvited', (invited) => of(invited).step(invited));
  on<Joining>(['PartnerJoined', 'PartnerReturned'], (joined) => {
    const partner = of(joined);
    partner.name = joined.data.name;
    partner.sector = joined.data.sector;
    partner.role = joined.data.role;
    partner.stays.push({ joined });
    // Where earlier stays are not known yet, the first one that is known is a joining.
    partner.step(joined, partner.stays.length === 1 ? 'PartnerJoined' : joined.fact.type);
  });
  on<Leaving>('PartnerLeft', (left) => {
    const partner = of(left);
    const stay = partner.stays.find(({ joined }) => joined.data.stay === left.data.stay);
    if (stay) stay.left = left;
    partner.step(left);
  });

  on<OfPartner>(CONTRIBUTION_TYPES, (contribution) => {
    const partner = of(contribution);
    partner.contributions.push(contribution);
    partner.step(contribution);
  });
  on<Action>('ActionReported', (acted) => of(acted).actions.push(acted));
  on<ResourceFlow>('ResourceGiven', (gave) => of(gave).gave.push(gave));
  on<ResourceFlow>('ResourceReceived', (received) => of(received).received.push(received));
  on<BackboneActivity>('BackboneFunctionPerformed', (performed) => of(performed).functions.push(performed));
  // A partner is heard of even where the commitment that it revised or withdrew is not known.
  on<OfPartner>(['CommitmentRevised', 'CommitmentWithdrawn'], of);

  on<Attendance>('AttendanceRecorded', (attended) => of(attended).attendance.push(attended));
  on<Measurement>('MeasurementRecorded', (measured) => {
    const { partnerId } = measured.data;
    if (partnerId !== undefined) partnerNamed(partnerId, measured.day).measurements.push(measured);
  });
  return { partners, partnerNamed };
}
