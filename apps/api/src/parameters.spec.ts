import { parametersIn } from './parameters.ts';
import { Problem } from './problem.ts';
import type { Route } from './route.ts';

const text = { en: '', ja: '' };
const ROUTE: Route = {
  method: 'GET',
  path: '/v1/partners',
  operationId: 'spec',
  tag: 'spec',
  summary: text,
  needs: 'read',
  parameters: [
    { name: 'asOf', in: 'query', description: text, schema: { type: 'string', format: 'date' } },
    { name: 'limit', in: 'query', description: text, schema: { type: 'integer', minimum: 1, maximum: 9 } },
    {
      name: 'type',
      in: 'query',
      description: text,
      schema: { type: 'array', items: { enum: ['a', 'b'] }, maxItems: 2 },
    },
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: text,
      schema: { type: 'string', pattern: '^"\\d"$' },
    },
  ],
  answers: {},
};
const read = (query: object, headers: object = { 'if-match': '"1"' }, route = ROUTE): unknown =>
  parametersIn({ query, headers: headers as Record<string, string> }, route);
const faults = (query: object, headers?: object, route?: Route): unknown => {
  try {
    return read(query, headers, route);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [
      error.code,
      ...error.fields.map(({ pointer, value }) => (value === undefined ? [pointer] : [pointer, value])),
    ];
  }
};

describe('The parameters of a request', () => {
  it('are read as they are declared', () => {
    expect(read({ asOf: '2024-02-29', limit: '3', type: ['b', 'a'] })).toEqual({
      query: { asOf: '2024-02-29', limit: 3, type: ['b', 'a'] },
      headers: { 'If-Match': '"1"' },
    });
    expect(read({ type: 'a' })).toMatchObject({ query: { type: ['a'] } });
  });

  it('are named where they are wrong, all at once, those in headers too', () => {
    expect(
      faults({ asOf: '2023-02-29', limit: ['1', '2'], colour: 'red', type: ['a', 'c'] }, { 'if-match': '1' }),
    ).toEqual([
      'invalid-parameter',
      ['?asOf', '2023-02-29'],
      ['?limit', 2],
      ['?colour'],
      ['?type', 'c'],
      ['If-Match:', '1'],
    ]);
  });

  it('are missed where they are required', () => {
    expect(faults({}, {})).toEqual(['invalid-parameter', ['If-Match:']]);
    const parameters = ROUTE.parameters!.map((parameter) => ({ ...parameter, required: true }));
    expect(faults({ limit: '3' }, {}, { ...ROUTE, parameters })).toEqual([
      'invalid-parameter',
      ['?asOf'],
      ['?type'],
      ['If-Match:'],
    ]);
  });

  it.each(['0', '10', '01', '1.5', '-1', '', ' 1', '1e0', '٣'])('are no whole number as %j', (limit) => {
    expect(faults({ limit })).toEqual(['invalid-parameter', ['?limit', limit]]);
  });

  it('are said as often as they may be, and no more often', () => {
    expect(faults({ type: ['a', 'a', 'a'] })).toEqual(['invalid-parameter', ['?type', 3]]);
  });

  it('are none that only objects have', () => {
    expect(faults({ constructor: '1' })).toEqual(['invalid-parameter', ['?constructor']]);
  });
});
