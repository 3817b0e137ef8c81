import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRejection, type Rejection } from '@sebone/kernel';
import { EXAMPLES, FOUNDED, World, type Said } from '@sebone/testing';
import { COMMANDS, EVENT_SCHEMAS } from './catalogue.ts';

const TODAY = '2026-01-31';
const TOMORROW = '2026-02-01';

/** The world in which the example of a command is accepted, on a day long after it. */
function worldOf(name: string, ...more: readonly Said[]): World {
  const world = new World();
  for (const said of [...FOUNDED, ...EXAMPLES[name]!.given, ...more]) {
    const { occurredOn } = said[1] as { occurredOn?: string };
    expect(isRejection(world.until(occurredOn ?? world.today).tell(...said))).toBe(false);
  }
  return world.until(TODAY);
}

function decided(name: string, change: object = {}, world = worldOf(name)): ReturnType<World['decide']> {
  return world.decide(name, { ...EXAMPLES[name]!.body, ...change });
}
const refusal = (...of: Parameters<typeof decided>): string => (decided(...of) as Rejection).code;

const names = [...COMMANDS.keys()];
const dated = names.filter((name) => 'occurredOn' in EXAMPLES[name]!.body);
const beginsAnInitiative = (name: string): boolean => name === 'charter-initiative';

describe('every command of the domain', () => {
  it('has an example', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...names].sort());
  });

  it('is decided by the decider of its category, which decides no other', () => {
    for (const decider of new Set([...COMMANDS.values()].map((type) => type.decider))) {
      const classes = [...COMMANDS.values()].filter((type) => type.decider === decider).map(({ of }) => of);
      expect((decider as unknown as { commands: unknown[] }).commands).toEqual(expect.arrayContaining(classes));
      expect((decider as unknown as { commands: unknown[] }).commands).toHaveLength(classes.length);
    }
  });

  it.each(names)('%s gives one event of a known type, reported today unless told', (name) => {
    const [event, ...others] = decided(name) as readonly { type: string; occurredOn: string; reportedOn: string }[];
    expect(others).toEqual([]);
    expect(EVENT_SCHEMAS.has(event!.type)).toBe(true);
    expect(event!.reportedOn).toBe(TODAY);
    if (dated.includes(name)) expect(event!.occurredOn).toBe(EXAMPLES[name]!.body.occurredOn);
    expect(decided(name, { reportedOn: '2025-06-30' })).toEqual([{ ...event, reportedOn: '2025-06-30' }]);
  });

  it.each(names)('%s said twice is recorded once', (name) => {
    const world = worldOf(name);
    expect(world.tell(name, EXAMPLES[name]!.body)).toHaveLength(1);
    expect(world.tell(name, EXAMPLES[name]!.body)).toEqual([]);
    expect(world.until(TOMORROW).tell(name, EXAMPLES[name]!.body)).toEqual([]);
  });

  it.each(names)('%s cannot have been reported tomorrow', (name) => {
    expect(refusal(name, { reportedOn: TOMORROW })).toBe('reported-in-the-future');
  });

  it.each(dated)('%s cannot have happened after it was reported', (name) => {
    expect(refusal(name, { occurredOn: '2025-07-01', reportedOn: '2025-06-30' })).toBe('occurred-after-reported');
    expect(refusal(name, { occurredOn: TOMORROW })).toBe('occurred-after-reported');
  });

  it.each(names.filter((name) => !beginsAnInitiative(name)))('%s needs an initiative that is chartered', (name) => {
    expect(refusal(name, { initiative: 'nowhere' })).toBe('unknown-initiative');
  });

  const afterTheEnd = dated.filter((name) => !/charter|initiative|finding|intervention|erase/.test(name));
  it.each(afterTheEnd)('%s cannot happen after the initiative ended, unless it was reopened', (name) => {
    const { occurredOn } = EXAMPLES[name]!.body as { occurredOn: string };
    const ended: Said = ['end-initiative', { reason: 'faded', occurredOn: '2025-03-31' }];
    const late = { occurredOn: '2025-04-01' };
    expect(refusal(name, late, worldOf(name, ended))).toBe('initiative-closed');
    expect(refusal(name, late, worldOf(name, ended, ['reopen-initiative', { occurredOn: '2025-04-02' }]))).toBe(
      'initiative-closed',
    );
    const reopened = decided(name, late, worldOf(name, ended, ['reopen-initiative', { occurredOn: '2025-04-01' }]));
    expect(reopened).toEqual([expect.objectContaining(late)]);
    expect(decided(name, { occurredOn }, worldOf(name, ended))).toHaveLength(1);
  });
});

describe('every event type', () => {
  it('is given by some command', () => {
    const given = names.flatMap((name) => [...(decided(name) as readonly { type: string }[])].map(({ type }) => type));
    given.push(
      ...(decided('record-resource', { direction: 'received' }) as readonly { type: string }[]).map(({ type }) => type),
    );
    expect([...new Set(given)].sort()).toEqual([...EVENT_SCHEMAS.keys()].sort());
  });
});

describe('the roll-call', () => {
  const files = (readdirSync(import.meta.dirname, { recursive: true }) as string[]).filter((file) =>
    file.endsWith('.ts'),
  );
  const textOf = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
  const specs = files
    .filter((file) => file.endsWith('.spec.ts'))
    .map(textOf)
    .join('\n');

  it('misses no command: each belongs to a spec that ends by asking which of its commands it has not told of', () => {
    const asked = [
      ...specs.matchAll(/expect\(untold\('(\w+)'(?:, \/(.+)\/)?\)\)\.toEqual\(\{ accepted: \[\], refused: \[\] \}\)/g),
    ];
    const told = asked.flatMap(([, category, matching = '.']) =>
      names.filter((name) => COMMANDS.get(name)!.category === category && new RegExp(matching).test(name)),
    );
    expect(told.sort()).toEqual([...names].sort());
  });

  it('misses no refusal: each code that a source can give is met by a spec', () => {
    const sources = files
      .filter((file) => !file.endsWith('.spec.ts'))
      .map(textOf)
      .join('\n');
    const codes = new Set([...sources.matchAll(/\breject\(\s*'([a-z-]+)'/g)].map(([, code]) => code!));
    expect(codes.size).toBeGreaterThan(25);
    const met = new Set([...specs.matchAll(/thenRefused\(\s*'([a-z-]+)'/g)].map(([, code]) => code));
    expect([...codes].filter((code) => !met.has(code))).toEqual([]);
  });
});
