import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold, parseStream, type Day } from '@sebone/kernel';
import { COMMANDS, EVENT_SCHEMAS, datedTransition, findingsIn, historyAt, type Lifecycle } from '@sebone/initiative';
import { canonical, deciderOf } from '@sebone/testing';
import { HISTORIES, historyOf } from './histories.ts';

const facts = historyOf(1);
/** What it meant when it was recorded: never made to fit. Where it differs, the meaning of every stored history has changed. */
const expected = JSON.parse(readFileSync(join(HISTORIES, 'v1.expected.json'), 'utf8')) as object;

/** As of and as known at: the past as it was known then, the same past as it is known later, and the end. */
const HORIZONS: readonly (readonly [Day, Day])[] = [
  ['2014-03-31', '2014-03-31'],
  ['2014-03-31', '2021-12-31'],
  ['2016-01-12', '2016-01-12'],
  ['2017-06-01', '2017-06-01'],
  ['2017-06-01', '2017-06-30'],
  ['2019-12-31', '2019-12-31'],
  ['2030-12-31', '2030-12-31'],
];

const PLAIN = new Set(['state', 'since', 'nextDue', 'transitions', 'facts', 'days', 'policy', 'findings']);

/** What people would check: states and how they came about, and which facts each thing rests on. Nothing that thresholds of traps decide. */
function viewAt(asOf: Day, knownAt: Day): object {
  const history = historyAt('kyoto.2012', facts, { asOf, knownAt });
  const lives = (of: ReadonlyMap<string, Lifecycle>): object =>
    Object.fromEntries(
      [...of].map(([id, { transitions }]) => [
        id,
        transitions
          .map(datedTransition)
          .map(({ on, to, cause }) => `${on} ${to} ${'fact' in cause ? cause.fact : cause.delay}`),
      ]),
    );
  const rests = Object.entries(canonical(history, { findings: false })).filter(([name]) => !PLAIN.has(name));
  return {
    state: history.state,
    policy: history.policy.version,
    facts: history.facts.map(({ id, type }) => `${id} ${type}`),
    initiative: lives(new Map([['kyoto.2012', history]])),
    partners: lives(history.partners),
    commitments: lives(history.commitments),
    items: lives(history.items),
    rests: Object.fromEntries(rests.map(([name, value]) => [name, withoutLives(value)])),
  };
}

const withoutLives = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => !PLAIN.has(name))
          .map(([name, inner]) => [name, withoutLives(inner)]),
      );

/** Each stream as its decider has it in the end: its records, and the fact that each of them rests on. */
function streams(): object {
  const names = [...new Set(facts.map(({ stream }) => stream))];
  return Object.fromEntries(
    names.map((stream) => {
      const { records, ...rest } = fold(
        deciderOf(stream),
        facts.filter((fact) => fact.stream === stream),
      );
      return [
        stream,
        {
          records: Object.fromEntries(
            [...records].map(([name, { factId, type, occurredOn }]) => [name, `${factId} ${type} ${occurredOn}`]),
          ),
          ...plain(rest),
        },
      ];
    }),
  );
}

const plain = (state: object): object =>
  JSON.parse(
    JSON.stringify(state, (_, value: unknown) =>
      value instanceof Map
        ? Object.fromEntries(value as Map<string, unknown>)
        : value instanceof Set
          ? [...(value as Set<unknown>)]
          : value,
    ),
  ) as object;

describe('the golden history of the domain', () => {
  it('has a fact of every type', () => {
    const types = new Set(facts.map(({ type }) => type));
    expect([...EVENT_SCHEMAS.keys()].filter((type) => !types.has(type))).toEqual([]);
  });

  it('has no fact that the domain cannot read any more: of an unknown type, or of another schema version', () => {
    expect(facts.filter(({ type, schema }) => EVENT_SCHEMAS.get(type) !== schema)).toEqual([]);
  });

  it('has streams of every category', () => {
    const categories = new Set(facts.map(({ stream }) => parseStream(stream)!.category));
    expect([...categories].sort()).toEqual([...new Set([...COMMANDS.values()].map(({ category }) => category))].sort());
  });

  it('still means what it meant, to every decider and at every horizon', () => {
    const views = Object.fromEntries(
      HORIZONS.map(([asOf, knownAt]) => [`as of ${asOf}, known at ${knownAt}`, viewAt(asOf, knownAt)]),
    );
    expect(JSON.parse(JSON.stringify({ streams: streams(), views }))).toEqual(expected);
  });

  it('is judged without a stumble, month by month', () => {
    for (let year = 2012; year <= 2023; year++)
      for (const end of ['03-31', '06-30', '09-30', '12-31']) {
        const asOf = `${year}-${end}`;
        for (const finding of findingsIn(historyAt('kyoto.2012', facts, { asOf, knownAt: asOf })))
          expect(finding.evidence).not.toEqual([]);
      }
  });

  it('begins with a fact that is written as the first program wrote it', () => {
    expect(Object.keys(facts[0]!)).toEqual([
      'id',
      'position',
      'stream',
      'revision',
      'type',
      'schema',
      'occurredOn',
      'reportedOn',
      'recordedAt',
      'actor',
      'commandId',
      'correlationId',
      'causationId',
      'data',
    ]);
  });
});
