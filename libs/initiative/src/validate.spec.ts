import fc from 'fast-check';
import { validateSync } from 'class-validator';
import { isRejection, type Rejection } from '@sebone/kernel';
import { EXAMPLES, scenario } from '@sebone/testing';
import { COMMANDS } from './catalogue.ts';
import { commandFrom } from './validate.ts';

const { given } = scenario();

type Body = Record<string, unknown>;
const names = [...COMMANDS.keys()];
const bodyOf = (name: string): Body => ({
  initiative: 'roundtable',
  reportedOn: '2025-06-30',
  ...EXAMPLES[name]!.body,
});
const refused = (name: string, body: unknown): readonly string[] => {
  const rejection = commandFrom(name, body);
  return isRejection(rejection) ? rejection.details.map(({ field }) => field) : [];
};

describe('a command', () => {
  it.each(names)('%s is made of its class, with what was said and nothing else', (name) => {
    const command = commandFrom(name, bodyOf(name));
    expect(command).toBeInstanceOf(COMMANDS.get(name)!.of);
    expect({ ...command }).toEqual(bodyOf(name));
  });

  it.each(names)('%s misses each required field by name, and with a remedy', (name) => {
    const optional = Object.keys(bodyOf(name)).filter(
      (field) => refused(name, { ...bodyOf(name), [field]: null }).length === 0,
    );
    const required = Object.keys(bodyOf(name)).filter((field) => !optional.includes(field));
    const empty = commandFrom(name, {}) as Rejection;
    expect(empty.details.map(({ field }) => field).sort()).toEqual(required.sort());
    for (const { remedy } of empty.details)
      expect(remedy).toEqual({ en: expect.stringMatching(/^[A-Z].*\.$/), ja: expect.stringMatching(/。$/) });
    const bare = Object.fromEntries(
      Object.entries(bodyOf(name)).map(([field, value]) => [field, optional.includes(field) ? null : value]),
    );
    expect(Object.keys(commandFrom(name, bare)).sort()).toEqual(required);
  });

  it('has to be one of the domain', () => {
    given().when('abolish-partner', {}).thenRefused('unknown-command', 'command');
    for (const name of ['', 'constructor', '__proto__', 'ReportAction'])
      expect(commandFrom(name, {})).toMatchObject({ code: 'unknown-command' });
  });

  it('has to be an object', () => {
    for (const body of [undefined, null, 'report-action', 7, NaN, true, [], [{}], () => ({})])
      expect(commandFrom('report-action', body)).toMatchObject({
        code: 'invalid-command',
        details: [{ field: '', value: body }],
      });
  });
});

describe('a refusal of the form', () => {
  it('names every bad field at once, with the value as it came', () => {
    const bad = {
      shoeSize: 44,
      actionId: 'Ä',
      code: 'party',
      title: '',
      hours: NaN,
      completes: 'yes',
      occurredOn: '2023-02-29',
    };
    const rejection = given()
      .when('report-action', { partnerId: 'water', ...bad })
      .thenRefused('invalid-command', ...Object.keys(bad));
    expect(rejection.details.map(({ field, value }) => [field, value])).toEqual(Object.entries(bad));
  });

  it.each([
    ['an id', 'partnerId', ['', '.x', '-x', 'Water', 'wa ter', 'w'.repeat(65), 'water\n', 7, {}, ['water']]],
    [
      'a day',
      'occurredOn',
      [
        '',
        '2023-02-29',
        '2023-13-01',
        '2023-1-1',
        '20230101',
        '2023-01-01T00:00:00Z',
        20230101,
        new Date(0),
        ['2023-01-01'],
      ],
    ],
    ['a text', 'title', ['', 'x'.repeat(501), 7, true, { length: 3 }, ['x'], Symbol('x')]],
    ['an amount', 'hours', [NaN, Infinity, -Infinity, -1, 1e16, '12', 12n, [12], {}]],
    ['a word of a list', 'code', ['', 'Media', 'constructor', 0, ['media'], {}]],
    ['a yes or no', 'completes', ['true', 'yes', 0, 1, {}, []]],
  ])('meets what is not %s', (_, field, values) => {
    for (const value of values)
      expect(refused('report-action', { ...bodyOf('report-action'), [field]: value })).toEqual([field]);
  });

  it.each([
    [
      'a list of evidence',
      'assess-phase',
      'evidence',
      ['minutes', [7], [''], ['x'.repeat(501)], Array(201).fill('x'), { 0: 'x', length: 1 }],
    ],
    [
      'thresholds',
      'adopt-policy',
      'thresholds',
      [
        [],
        'none',
        { 'no.such': 1 },
        { 'partner.stalls-after': 0 },
        { 'partner.stalls-after': NaN },
        { constructor: 1 },
        JSON.parse('{"__proto__": 1}'),
      ],
    ],
    ['a time zone', 'charter-initiative', 'timeZone', ['', 'Asia/Edo', 'Mars', 9, '+25:00']],
    ['a currency', 'award-funding', 'currency', ['', 'yen', 'jpy', 'JPYX', 392]],
    ['a unit', 'record-resource', 'unit', ['', 'days', 'jpy', 1]],
    [
      'a subject',
      'raise-finding',
      'subject',
      [
        'forest',
        {},
        { kind: 'partner' },
        { kind: 'tree', id: 'x' },
        { kind: 'partner', id: '' },
        { kind: 'partner', id: 'x', extra: 1 },
        ['partner', 'x'],
      ],
    ],
    ['a score', 'raise-finding', 'score', [-0.01, 1.01, NaN, '0.5']],
    ['an ordinal', 'adopt-agenda', 'version', [0, -1, 1.5, 1_000_001, '1', NaN]],
  ])('meets what is not %s', (_, name, field, values: readonly unknown[]) => {
    for (const value of values) expect(refused(name, { ...bodyOf(name), [field]: value })).toEqual([field]);
  });

  it('counts characters as people do, up to the limit', () => {
    expect(refused('report-action', { ...bodyOf('report-action'), title: '🌊'.repeat(500) })).toEqual([]);
    expect(refused('report-action', { ...bodyOf('report-action'), title: '🌊'.repeat(501) })).toEqual(['title']);
    expect(refused('report-action', { ...bodyOf('report-action'), title: 'x'.repeat(5_000_000) })).toEqual(['title']);
  });
});

describe('a hostile body', () => {
  const hostile = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'isPrototypeOf',
    '__defineGetter__',
    'valueOf',
    'then',
  ];

  it.each(hostile)('is refused for the field %s, and changes nothing', (field) => {
    const body = JSON.parse(
      JSON.stringify(bodyOf('report-action')).replace('{', `{${JSON.stringify(field)}: {"polluted": true},`),
    ) as Body;
    expect(refused('report-action', body)).toEqual([field]);
    expect('polluted' in {}).toBe(false);
  });

  it('gives no accessors: a field is read once, and is data from then on', () => {
    let reads = 0;
    const body = Object.defineProperty(bodyOf('report-action'), 'title', {
      enumerable: true,
      get: () => `read ${++reads}`,
    });
    expect(commandFrom('report-action', body)).toMatchObject({ title: 'read 1' });
    expect(reads).toBe(1);
  });

  it('shares nothing with the command', () => {
    const evidence = ['minutes'];
    const thresholds = { 'partner.stalls-after': 90 };
    const phase = commandFrom('assess-phase', { ...bodyOf('assess-phase'), evidence });
    const policy = commandFrom('adopt-policy', { ...bodyOf('adopt-policy'), thresholds });
    evidence.push('afterthought');
    thresholds['partner.stalls-after'] = -1;
    expect(phase).toMatchObject({ evidence: ['minutes'] });
    expect(policy).toMatchObject({ thresholds: { 'partner.stalls-after': 90 } });
  });

  it('is refused or made a plain command of its class, whatever it is', () => {
    const anything = fc.anything({
      withBigInt: true,
      withNullPrototype: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.dictionary(fc.constantFrom(...names.flatMap((name) => Object.keys(bodyOf(name))), ...hostile), anything),
        (name, changes) => {
          const command = commandFrom(name, { ...bodyOf(name), ...changes });
          if (isRejection(command)) return;
          expect(Object.getPrototypeOf(command)).toBe(COMMANDS.get(name)!.of.prototype);
          for (const property of Object.values(Object.getOwnPropertyDescriptors(command)))
            expect(property).toMatchObject({ writable: true, enumerable: true });
        },
      ),
    );
    fc.assert(fc.property(fc.constantFrom(...names), anything, (name, body) => void commandFrom(name, body)));
  });
});

describe('the fast check', () => {
  const junk = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      '',
      'x',
      0,
      1,
      -1,
      NaN,
      1e15,
      true,
      [],
      {},
      ['x'],
      'present',
      '2020-02-29',
      '2021-02-29',
      'JPY',
    ),
    fc.anything(),
    ...names.slice(0, 20).map((name) => fc.constantFrom(...Object.values(bodyOf(name)))),
  );

  it('finds a fault exactly where class-validator does, in every command', () => {
    for (const name of names) {
      const { of } = COMMANDS.get(name)!;
      const fields = Object.keys(bodyOf(name));
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...fields, 'shoeSize'), junk, { maxKeys: 3 }), (changes) => {
          const body: Body = { ...bodyOf(name), ...changes };
          const said = Object.entries(body).filter(
            ([field, value]) => field === 'shoeSize' || (value !== null && value !== undefined),
          );
          const faults = validateSync(Object.assign(new of(), Object.fromEntries(said)), {
            whitelist: true,
            forbidNonWhitelisted: true,
          });
          expect(refused(name, body)).toEqual(faults.map(({ property }) => property));
        }),
        { numRuns: 40 },
      );
    }
  });
});
