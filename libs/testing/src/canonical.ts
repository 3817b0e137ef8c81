import type { Entry, History, Lifecycle } from '@sebone/initiative';
import { findingsIn } from '@sebone/initiative';

const ids = (entries: readonly Entry[]): readonly string[] => entries.map(({ fact }) => fact.id);
const life = ({ state, since, nextDue, transitions }: Lifecycle): object => ({
  state,
  since,
  nextDue: nextDue === Infinity ? null : nextDue,
  transitions,
});

function each<Of>(of: ReadonlyMap<string, Of>, shown: (one: Of) => object): object {
  return Object.fromEntries([...of].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, one]) => [id, shown(one)]));
}

/**
 * Everything that a history says, as plain data in which facts are ids and nothing depends on positions, revisions or the order of a
 * map: two views are the same view where this is equal. With the findings in it unless told not to.
 */
export function canonical(history: History, { findings = true }: { readonly findings?: boolean } = {}): object {
  return {
    ...life(history),
    initiative: history.initiative,
    policy: history.policy,
    facts: history.facts.map(({ id, type, data, occurredOn }) => ({ id, type, data, occurredOn })),
    days: [...history.days],
    charter: history.charter?.data,
    startedOn: history.startedOn,
    ended: history.ended?.fact.id,
    agendas: ids(history.agendas),
    phases: ids(history.phases),
    conditions: ids(history.conditions),
    signsOfLife: ids(history.signsOfLife),
    partners: each(history.partners, (partner) => ({
      ...life(partner),
      name: partner.name,
      sector: partner.sector,
      role: partner.role,
      stays: partner.stays.map(({ joined, left }) => [joined.fact.id, left?.fact.id ?? null]),
      commitments: partner.commitments.map(({ id }) => id),
      actions: ids(partner.actions),
      gave: ids(partner.gave),
      received: ids(partner.received),
      functions: ids(partner.functions),
      shared: partner.shared.map(({ id }) => id),
      uses: ids(partner.uses),
      attendance: ids(partner.attendance),
      measurements: ids(partner.measurements),
      contributions: ids(partner.contributions),
    })),
    commitments: each(history.commitments, (commitment) => ({
      ...life(commitment),
      partner: commitment.partnerId,
      made: commitment.made.fact.id,
      title: commitment.title,
      dueOn: commitment.dueOn,
      actions: ids(commitment.actions),
    })),
    items: each(history.items, (item) => ({
      ...life(item),
      partner: item.partnerId,
      shared: item.shared.fact.id,
      uses: ids(item.uses),
    })),
    indicators: each(history.indicators, ({ definitions, measurements }) => ({
      definitions: ids(definitions),
      measurements: ids(measurements),
    })),
    meetings: each(history.meetings, ({ call, outcome, attendance }) => ({
      call: call?.fact.id,
      outcome: outcome?.fact.id,
      attendance: ids(attendance),
    })),
    awards: each(history.awards, ({ awarded, ended }) => ({ awarded: awarded.fact.id, ended: ended?.fact.id })),
    findings: findings
      ? findingsIn(history).map((finding) => ({ ...finding, evidence: finding.evidence.map(({ id }) => id).sort() }))
      : undefined,
  };
}
