import { Register, scenario, World, type Said } from './index.ts';

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const AGENDA: Said = ['adopt-agenda', { version: 1, title: 'To swim', occurredOn: '2020-02-01' }];
const ADOPTED = ['AgendaAdopted', { version: 1, title: 'To swim' }] as const;

describe('a scenario', () => {
  it('holds a command to its events, their days and their number', () => {
    const when = () =>
      scenario()
        .given(CHARTERED)
        .when(...AGENDA);
    when().then(ADOPTED);
    expect(() => when().then()).toThrow();
    expect(() => when().then(ADOPTED, ADOPTED)).toThrow();
    expect(() => when().then(['AgendaAdopted', { version: 1 }])).toThrow();
    expect(() => when().then(['AgendaVoided', ADOPTED[1]])).toThrow();
    expect(() => when().then([...ADOPTED, { occurredOn: '2020-02-02' }])).toThrow();
    expect(() => when().then([...ADOPTED, { reportedOn: '2026-01-30' }])).toThrow();
    expect(() => when().thenNothing()).toThrow();
    expect(() => when().thenRefused('id-taken', 'agenda')).toThrow('was accepted');
  });

  it('holds a refusal to its code and its fields', () => {
    const when = () =>
      scenario()
        .given()
        .when(...AGENDA);
    when().thenRefused('unknown-initiative', 'initiative');
    expect(() => when().thenRefused('unknown-partner', 'initiative')).toThrow();
    expect(() => when().thenRefused('unknown-initiative', 'partnerId')).toThrow();
    expect(() => when().thenRefused('unknown-initiative')).toThrow();
    expect(() => when().then(ADOPTED)).toThrow('unknown-initiative');
    expect(() => when().thenNothing()).toThrow('unknown-initiative');
  });

  it('is not told of a past that could not have been', () => {
    expect(() => scenario().given(AGENDA)).toThrow('given adopt-agenda: refused, unknown-initiative');
    expect(() => scenario().given(CHARTERED, CHARTERED)).toThrow('given charter-initiative: says nothing new');
  });

  it('may begin with facts as they are in the log', () => {
    const register = new Register();
    register.chartered('2020-01-01');
    scenario()
      .given(...register.facts)
      .when(...AGENDA)
      .then(ADOPTED);
  });

  it('knows which commands it has not told of', () => {
    const { given, untold } = scenario();
    const before = untold('initiative');
    given(CHARTERED)
      .when(...AGENDA)
      .then(ADOPTED);
    given()
      .when(...AGENDA)
      .thenRefused('unknown-initiative', 'initiative');
    given(CHARTERED).when('adopt-agenda', {}).thenRefused('invalid-command', 'version', 'title', 'occurredOn');
    expect(before.accepted).toContain('adopt-agenda');
    expect(untold('initiative').accepted).toEqual(before.accepted.filter((name) => name !== 'adopt-agenda'));
    expect(untold('initiative').refused).toEqual(before.refused.filter((name) => name !== 'adopt-agenda'));
    expect(untold('initiative', /agenda$/)).toEqual({
      accepted: ['correct-agenda', 'void-agenda'],
      refused: ['correct-agenda', 'void-agenda'],
    });
  });
});

describe('a world', () => {
  it('counts positions, revisions and commands, and records on its own day', () => {
    const world = new World('roundtable', '2020-06-01');
    world.tell(...CHARTERED);
    world.until('2020-07-01').until('2020-06-15');
    world.tell(...AGENDA);
    world.tell(...AGENDA);
    world.tell('join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-07-01' });
    expect(
      world.facts.map(({ id, position, stream, revision, recordedAt }) => [id, position, stream, revision, recordedAt]),
    ).toEqual([
      ['command-1.0', 1, 'initiative-roundtable', 1, '2020-06-01T12:00:00.000Z'],
      ['command-2.0', 2, 'initiative-roundtable', 2, '2020-07-01T12:00:00.000Z'],
      ['command-3.0', 3, 'partner-roundtable.water', 1, '2020-07-01T12:00:00.000Z'],
    ]);
    expect(() => world.stateOf('nonsense')).toThrow('No decider');
  });
});
