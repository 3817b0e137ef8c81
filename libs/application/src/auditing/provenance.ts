import type { Entry, History } from '@sebone/initiative';
import type { Day, Fact } from '@sebone/kernel';
import { isWithin, meetingTitle, type Ground } from './tables.ts';

type Literal = string | number | boolean | { readonly $: string; readonly type: string };
type Attributes = Readonly<Record<string, Literal>>;
type Said = Readonly<Record<string, Literal | undefined>>;

const RELATIONS = ['wasGeneratedBy', 'used', 'wasAssociatedWith', 'wasAttributedTo'] as const;
type Relation = (typeof RELATIONS)[number];
type Element = 'entity' | 'activity' | 'agent';

/** What elements are of: their names begin with it. */
const KINDS = [
  'partner',
  'actor',
  'fact',
  'action',
  'sharing',
  'use',
  'meeting',
  'item',
  'commitment',
  'decision',
] as const;
type Kind = (typeof KINDS)[number];

/** A document of the W3C’s PROV data model in its JSON form (PROV-JSON). */
export type ProvDocument = {
  readonly prefix: Readonly<Record<string, string>>;
} & Readonly<Record<Element | Relation, Readonly<Record<string, Attributes>>>>;

/**
 * What was done, by whom, and what came of it, after the W3C’s PROV model: actions, sharings, uses and meetings are activities;
 * partners, and whoever recorded a fact, are agents; knowledge, commitments, decisions and the facts themselves are entities.
 * An activity is told by day: its times are that day’s first and last second, in the initiative’s time zone. What is not of
 * the period is there only where something of the period names it.
 */
export function provenanceOf(ground: Ground): ProvDocument {
  const { history, period } = ground;
  const prov = new Provenance(history.initiative, (fact) => ground.leafOf(fact.id));
  const told = <Data extends object>(entries: Iterable<Entry<Data>>, tell: (entry: Entry<Data>) => void): void => {
    for (const entry of entries) if (isWithin(entry.fact.occurredOn, period)) tell(entry);
  };
  const partner = (id: string): string =>
    prov.agent('partner', [id], 'prov:Organization', history.partners.get(id)?.name);
  const commitment = (partnerId: string, id: string): string => {
    const known = history.commitments.get(`${partnerId}/${id}`);
    const entity = prov.entity('commitment', [partnerId, id], 'prov:Plan', known?.made.fact, known?.title, {
      'sebone:dueOn': dayLiteral(known?.dueOn),
      'sebone:state': known?.state,
    });
    prov.relate('wasAttributedTo', { entity, agent: partner(partnerId) });
    return entity;
  };
  const item = (id: string): string => {
    const known = history.items.get(id);
    const entity = prov.entity('item', [id], 'sebone:KnowledgeItem', known?.shared.fact, known?.shared.data.title, {
      'sebone:kind': known?.shared.data.kind,
    });
    if (known) prov.relate('wasAttributedTo', { entity, agent: partner(known.partnerId) });
    return entity;
  };

  for (const { actions, functions, commitments, shared, uses, attendance } of history.partners.values()) {
    told(
      commitments.map(({ made }) => made),
      ({ data }) => commitment(data.partnerId, data.commitmentId),
    );
    told(actions, ({ fact, data }) => {
      const activity = prov.activity('action', [data.partnerId, data.actionId], fact, data.title, {
        'sebone:code': data.code,
        'sebone:hours': data.hours,
        'sebone:evidence': data.evidence,
        'sebone:completes': data.completes,
      });
      const plan = data.commitmentId === undefined ? {} : { plan: commitment(data.partnerId, data.commitmentId) };
      prov.relate('wasAssociatedWith', { activity, agent: partner(data.partnerId), ...plan });
    });
    told(functions, ({ fact, data }) => {
      const of = { 'sebone:function': data.function };
      const activity = prov.activity('action', [data.partnerId, 'backbone', data.activityId], fact, data.title, of);
      prov.relate('wasAssociatedWith', { activity, agent: partner(data.partnerId) });
    });
    told(
      shared.map(({ shared: sharing }) => sharing),
      ({ fact, data }) => {
        const activity = prov.activity('sharing', [data.itemId], fact, data.title);
        prov.relate('wasAssociatedWith', { activity, agent: partner(data.partnerId) });
        prov.relate('wasGeneratedBy', { entity: item(data.itemId), activity });
      },
    );
    told(uses, ({ fact, data }) => {
      const of = { 'sebone:stage': data.stage, 'sebone:evidence': data.evidence };
      const activity = prov.activity('use', [data.itemId, data.useId], fact, undefined, of);
      prov.relate('wasAssociatedWith', { activity, agent: partner(data.partnerId) });
      prov.relate('used', { activity, entity: item(data.itemId) });
    });
    told(attendance, ({ fact, data }) => {
      if (data.presence !== 'present') return;
      const meeting = history.meetings.get(data.meetingId);
      const held = meeting?.outcome?.fact ?? fact;
      const activity = prov.activity('meeting', [data.meetingId], held, meetingTitle(meeting));
      prov.relate('wasAssociatedWith', { activity, agent: partner(data.partnerId) });
    });
  }
  told(decisionsIn(history), ({ fact, data }) => {
    const { title, version, phase, condition, reason } = data as Readonly<Record<string, string | number | undefined>>;
    const label = title ?? version ?? phase ?? condition ?? reason;
    const entity = prov.entity('decision', [fact.id], `sebone:${fact.type}`, fact, label?.toString());
    prov.relate('wasAttributedTo', { entity, agent: prov.actorOf(fact) });
  });
  return prov.document();
}

const DECISIONS: ReadonlySet<string> = new Set([
  'AgendaAdopted',
  'PhaseAssessed',
  'ConditionAssessed',
  'PolicyAdopted',
  'FundingAwarded',
  'FundingEnded',
  'InitiativeEnded',
  'InitiativeReopened',
]);

const decisionsIn = ({ facts, days }: History): readonly Entry[] =>
  facts.flatMap((fact, at) => (DECISIONS.has(fact.type) ? [{ fact, day: days[at]!, data: fact.data }] : []));

const dayLiteral = (day: Day | undefined): Literal | undefined =>
  day === undefined ? undefined : { $: day, type: 'xsd:date' };
const named = (name: string): Literal => ({ $: name, type: 'prov:QUALIFIED_NAME' });
const said = (attributes: Said): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** A document being written: each element once, under a name made of its ids. */
class Provenance {
  readonly #elements = {
    entity: new Map<string, Attributes>(),
    activity: new Map<string, Attributes>(),
    agent: new Map<string, Attributes>(),
  };
  readonly #relations = new Map<Relation, Map<string, Attributes>>(RELATIONS.map((name) => [name, new Map()]));
  readonly #initiative: string;
  readonly #leafOf: (fact: Fact) => number;

  constructor(initiative: string, leafOf: (fact: Fact) => number) {
    this.#initiative = initiative;
    this.#leafOf = leafOf;
  }

  agent(kind: Kind, ids: readonly string[], type: string, label?: string): string {
    return this.#add('agent', kind, ids, () => said({ 'prov:type': named(type), 'prov:label': label }));
  }

  /** @param fact where it is recorded; absent for what is only named */
  entity(kind: Kind, ids: readonly string[], type: string, fact?: Fact, label?: string, more: Said = {}): string {
    return this.#add('entity', kind, ids, () =>
      said({ 'prov:type': named(type), 'prov:label': label, ...(fact && this.#recorded(fact)), ...more }),
    );
  }

  activity(kind: Kind, ids: readonly string[], fact: Fact, label?: string, more: Said = {}): string {
    return this.#add('activity', kind, ids, () =>
      said({
        'prov:type': named(`sebone:${fact.type}`),
        'prov:label': label,
        'prov:startTime': `${fact.occurredOn}T00:00:00`,
        'prov:endTime': `${fact.occurredOn}T23:59:59`,
        ...this.#recorded(fact),
        ...more,
      }),
    );
  }

  /** Whoever recorded a fact: a person, a system or an import, as it named itself. */
  actorOf({ actor }: Fact): string {
    return this.agent('actor', [actor], 'sebone:Actor', actor);
  }

  relate(relation: Relation, ends: Readonly<Record<string, string>>): void {
    const attributes = Object.fromEntries(Object.entries(ends).map(([end, name]) => [`prov:${end}`, name]));
    this.#relations.get(relation)!.set(Object.values(ends).join(' '), attributes);
  }

  document(): ProvDocument {
    const namespace = `urn:sebone:${encoded(this.#initiative)}:`;
    const { entity, activity, agent } = this.#elements;
    return {
      prefix: {
        sebone: 'urn:sebone:vocabulary:',
        ...Object.fromEntries(KINDS.map((kind) => [kind, `${namespace}${kind}:`])),
      },
      entity: Object.fromEntries(entity),
      activity: Object.fromEntries(activity),
      agent: Object.fromEntries(agent),
      wasGeneratedBy: this.#related('wasGeneratedBy'),
      used: this.#related('used'),
      wasAssociatedWith: this.#related('wasAssociatedWith'),
      wasAttributedTo: this.#related('wasAttributedTo'),
    };
  }

  #related(relation: Relation): Readonly<Record<string, Attributes>> {
    const related = [...this.#relations.get(relation)!.values()];
    return Object.fromEntries(related.map((ends, at) => [`_:${relation}${at + 1}`, ends]));
  }

  /** The day of a fact, and the fact itself: an entity of its own, attributed to whoever recorded it. */
  #recorded(fact: Fact): Said {
    const entity = this.#add('entity', 'fact', [fact.id], () => ({
      'prov:type': named('sebone:Fact'),
      'sebone:type': fact.type,
      'sebone:stream': fact.stream,
      'sebone:revision': fact.revision,
      'sebone:leaf': this.#leafOf(fact),
      'sebone:reportedOn': dayLiteral(fact.reportedOn)!,
      'sebone:recordedAt': { $: fact.recordedAt, type: 'xsd:dateTime' },
    }));
    this.relate('wasAttributedTo', { entity, agent: this.actorOf(fact) });
    return { 'sebone:occurredOn': dayLiteral(fact.occurredOn), 'sebone:fact': named(entity) };
  }

  #add(element: Element, kind: Kind, ids: readonly string[], attributes: () => Attributes): string {
    const name = `${kind}:${ids.map(encoded).join('/')}`;
    if (!this.#elements[element].has(name)) this.#elements[element].set(name, attributes());
    return name;
  }
}

/** Text as part of a name that every form of PROV can write. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
