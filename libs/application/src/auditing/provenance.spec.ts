import { Ajv2020 } from 'ajv/dist/2020.js';
import { historyAt } from '@sebone/initiative';
import { Register, histories } from '@sebone/testing';
import { parseStream, type Fact } from '@sebone/kernel';
import fc from 'fast-check';
import { provenanceOf, type ProvDocument } from './provenance.ts';
import { selectionOf } from './selection.ts';
import type { Period } from './tables.ts';

/**
 * The structure of a PROV-JSON document, as far as these documents use it, after the JSON schema of the W3C member submission
 * "The PROV-JSON Serialization" (24 April 2013).
 */
const simple = { type: ['string', 'boolean', 'number'] };
const typed = {
  type: 'object',
  required: ['$', 'type'],
  additionalProperties: false,
  properties: { $: simple, type: { type: 'string' } },
};
const literal = { oneOf: [simple, typed] };
const text = { type: 'string' };
const dateTime = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$' };
const each = (properties: object = {}, required: readonly string[] = []): object => ({
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: literal, properties, required },
});
const isProvJson = new Ajv2020({ allowUnionTypes: true }).compile({
  type: 'object',
  additionalProperties: false,
  properties: {
    prefix: { type: 'object', additionalProperties: false, patternProperties: { '^[a-zA-Z0-9_-]+$': text } },
    entity: each(),
    agent: each(),
    activity: each({ 'prov:startTime': dateTime, 'prov:endTime': dateTime }),
    wasGeneratedBy: each({ 'prov:entity': text, 'prov:activity': text }, ['prov:entity']),
    used: each({ 'prov:entity': text, 'prov:activity': text }, ['prov:activity']),
    wasAttributedTo: each({ 'prov:entity': text, 'prov:agent': text }, ['prov:entity', 'prov:agent']),
    wasAssociatedWith: each({ 'prov:activity': text, 'prov:agent': text, 'prov:plan': text }, ['prov:activity']),
  },
});

/** What a document names and does not have: ends of relations, typed names, prefixes. */
function unresolved(document: ProvDocument): readonly string[] {
  const { prefix, entity, activity, agent, ...relations } = document;
  const ends: Record<string, object> = { entity, activity, agent, plan: entity };
  const missing = Object.values(relations).flatMap((of) =>
    Object.values(of).flatMap((attributes) =>
      Object.entries(attributes).filter(([end, name]) => !((name as string) in ends[end.replace('prov:', '')]!)),
    ),
  );
  const elements = Object.values({ ...entity, ...activity, ...agent });
  const names = [
    ...Object.keys({ ...entity, ...activity, ...agent }),
    ...elements.flatMap((attributes) => [
      ...Object.keys(attributes),
      ...Object.values(attributes).flatMap((value) => (typeof value === 'object' ? [value.type] : [])),
    ]),
  ];
  const known = new Set([...Object.keys(prefix), 'prov', 'xsd']);
  const facts = elements.flatMap((attributes) => {
    const fact = attributes['sebone:fact'];
    return typeof fact === 'object' && !(fact.$ in entity) ? [fact.$] : [];
  });
  return [...missing.map(([end]) => end), ...names.filter((name) => !known.has(name.split(':')[0]!)), ...facts];
}

const EVER = { asOf: '9999-12-31', knownAt: '9999-12-31' };
function of(initiative: string, facts: readonly Fact[], period: Period = {}, partner?: string): ProvDocument {
  const selection = selectionOf(initiative, facts, partner);
  const history = historyAt(initiative, selection.facts, EVER);
  return provenanceOf({ selection, history, period, leafOf: (id) => facts.findIndex((fact) => fact.id === id) });
}

function told(): Register {
  const register = new Register('river');
  register.chartered('2020-01-01');
  register.joined('water', '2020-02-01', { name: 'Water board' });
  register.committed('water', 'gauges', '2020-03-01', '2020-12-31');
  register.acted('water', '2020-04-01', { title: 'Set gauges', commitmentId: 'gauges', hours: 4 });
  register.shared('levels', 'water', '2020-05-01');
  register.used('levels', 'mill (old)', '2020-06-01', 'adopted');
  register.met('2020-07-01', ['water']);
  register.performed('water', '2020-08-01');
  register.add('initiative', undefined, 'AgendaAdopted', '2020-09-01', { version: 1, title: 'A river to swim in' });
  return register;
}

describe('provenance', () => {
  it('has actions as activities of partners, for commitments as their plans', () => {
    const document = of('river', told().facts);
    expect(document.activity['action:water/action-1']).toEqual({
      'prov:type': { $: 'sebone:ActionReported', type: 'prov:QUALIFIED_NAME' },
      'prov:label': 'Set gauges',
      'prov:startTime': '2020-04-01T00:00:00',
      'prov:endTime': '2020-04-01T23:59:59',
      'sebone:occurredOn': { $: '2020-04-01', type: 'xsd:date' },
      'sebone:fact': { $: 'fact:told-4.0', type: 'prov:QUALIFIED_NAME' },
      'sebone:hours': 4,
    });
    expect(document.entity['fact:told-4.0']).toMatchObject({
      'sebone:leaf': 3,
      'sebone:stream': 'partner-river.water',
    });
    expect(Object.values(document.wasAssociatedWith)).toContainEqual({
      'prov:activity': 'action:water/action-1',
      'prov:agent': 'partner:water',
      'prov:plan': 'commitment:water/gauges',
    });
  });

  it('has knowledge as entities: generated by its sharing, attributed to its sharer, used by others', () => {
    const document = of('river', told().facts);
    expect(Object.values(document.wasGeneratedBy)).toEqual([
      { 'prov:entity': 'item:levels', 'prov:activity': 'sharing:levels' },
    ]);
    expect(Object.values(document.used)).toEqual([
      { 'prov:activity': 'use:levels/use-1', 'prov:entity': 'item:levels' },
    ]);
    expect(Object.values(document.wasAttributedTo)).toContainEqual({
      'prov:entity': 'item:levels',
      'prov:agent': 'partner:water',
    });
    expect(Object.keys(document.agent)).toContain('partner:mill%20%28old%29');
  });

  it('has decisions, and every fact, attributed to whoever recorded them', () => {
    const { wasAttributedTo, entity, agent } = of('river', told().facts);
    expect(entity['decision:told-10.0']).toMatchObject({ 'prov:label': 'A river to swim in' });
    for (const decided of ['decision:told-10.0', 'fact:told-10.0'])
      expect(Object.values(wasAttributedTo)).toContainEqual({ 'prov:entity': decided, 'prov:agent': 'actor:spec' });
    expect(agent['actor:spec']).toMatchObject({ 'prov:label': 'spec' });
  });

  it('of a period has what happened then, and what that names', () => {
    const { activity, entity } = of('river', told().facts, { from: '2020-06-01', to: '2020-06-30' });
    expect(Object.keys(activity)).toEqual(['use:levels/use-1']);
    expect(Object.keys(entity)).toContain('item:levels');
    expect(Object.keys(entity)).not.toContain('commitment:water/gauges');
  });

  it('does not tell what was taken back', () => {
    const register = told();
    const acted = register.acted('water', '2020-10-01', { actionId: 'never' });
    const voids = { voids: acted.id, record: 'action/never', because: 'it never happened' };
    register.add('partner', 'water', 'ActionVoided', '2020-10-01', voids);
    expect(Object.keys(of('river', register.facts).activity)).not.toContain('action:water/never');
  });

  it('has the structure of PROV-JSON, and names nothing that it has not: of random histories, initiatives and partners', () => {
    fc.assert(
      fc.property(histories(), fc.boolean(), ({ facts }, whole) => {
        const initiative = parseStream(facts[0]!.stream)!.initiative;
        const partner = facts
          .map(({ data }) => (data as { partnerId?: string }).partnerId)
          .find((id) => id !== undefined);
        const document = JSON.parse(
          JSON.stringify(of(initiative, facts, {}, whole ? undefined : partner)),
        ) as ProvDocument;
        expect({ valid: isProvJson(document), errors: isProvJson.errors }).toEqual({ valid: true, errors: null });
        expect(unresolved(document)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('that names what it has not is told from one that does not', () => {
    const document = of('river', told().facts);
    const { 'partner:water': _gone, ...agent } = document.agent;
    expect(unresolved(document)).toEqual([]);
    expect(unresolved({ ...document, agent })).not.toEqual([]);
    expect(isProvJson({ ...document, used: { '_:u': { 'prov:entity': 'item:levels' } } })).toBe(false);
  });
});
