import { Validator } from '@seriousme/openapi-schema-validator';
import { ROUTES } from '../routes.ts';
import type { Route } from '../route.ts';
import { openApiOf } from './document.ts';

const errorsOf = async (document: object): Promise<unknown> => {
  const { valid, errors } = await new Validator().validate(structuredClone(document) as Record<string, unknown>);
  return valid ? [] : errors;
};

/** A route of some shape, to see what is made of it. */
const route = (over: Partial<Route> = {}): Route => ({
  method: 'GET',
  path: '/v1/initiatives/{initiative}',
  operationId: 'read-initiative',
  tag: 'questions',
  summary: { en: 'One initiative', ja: '一つの取り組み' },
  needs: 'read',
  answers: { 200: { description: { en: 'It.', ja: 'それ。' }, content: { 'application/json': { type: 'object' } } } },
  ...over,
});

interface Told {
  readonly paths: Record<string, Record<string, any>>;
  readonly components: Record<string, Record<string, any>>;
}
const told = (routes: readonly Route[], language?: 'en' | 'ja'): Told => openApiOf(routes, language) as unknown as Told;

describe('the OpenAPI document', () => {
  it.each(['en', 'ja'] as const)('of all routes is valid OpenAPI 3.1, in %s', async (language) => {
    expect(await errorsOf(openApiOf(ROUTES, language))).toEqual([]);
  });

  it('would be found not to be', async () => {
    expect(await errorsOf({ ...openApiOf(ROUTES), info: {} })).not.toEqual([]);
  });

  it('tells of every route, each under a name of its own', () => {
    const { paths } = openApiOf(ROUTES);
    expect(Object.values(paths).flatMap((path) => Object.keys(path))).toHaveLength(ROUTES.length);
    expect(new Set(ROUTES.map(({ operationId }) => operationId)).size).toBe(ROUTES.length);
  });

  it('says what each group of routes is about, in both languages', () => {
    for (const tag of openApiOf(ROUTES).tags)
      expect(tag).toMatchObject({ description: expect.any(String), 'x-ja': expect.any(String) });
  });

  it('speaks both languages: the one asked for, and the other beside it', () => {
    const en = told([route()]).paths['/v1/initiatives/{initiative}']!['get'];
    expect(en).toMatchObject({ summary: 'One initiative', 'x-summary-ja': '一つの取り組み' });
    const ja = told([route()], 'ja').paths['/v1/initiatives/{initiative}']!['get'];
    expect(ja).toMatchObject({ summary: '一つの取り組み', 'x-summary-en': 'One initiative' });
  });

  it('shows ids and codes by examples, so that no page makes up letters for them', () => {
    const { Problem, ReportAction } = openApiOf(ROUTES).components['schemas' as never] as Record<string, any>;
    expect(Problem.properties.code.examples).toEqual(['before-joining']);
    expect(ReportAction.properties.partnerId.examples).toEqual(['an-id']);
    expect(ReportAction.properties.title).not.toHaveProperty('examples');
  });

  it('says what a route needs: a key or a token, unless it is public', () => {
    const securityOf = (one: Route): unknown => told([one]).paths[one.path]!['get'].security;
    expect(securityOf(route())).toEqual([{ apiKey: [] }, { accessToken: [] }]);
    expect(securityOf(route({ needs: 'public' }))).toEqual([]);
  });

  it('says where to get access tokens, where their issuer is known', async () => {
    const issuer = 'https://id.example.org/realms/minato/';
    const document = openApiOf(ROUTES, 'en', issuer);
    expect((document as unknown as Told).components['securitySchemes']!['accessToken']).toMatchObject({
      type: 'openIdConnect',
      openIdConnectUrl: 'https://id.example.org/realms/minato/.well-known/openid-configuration',
    });
    expect(await errorsOf(document)).toEqual([]);
  });

  it('adds what any route may refuse with, and leaves alone what the route itself declares', () => {
    const statuses = (one: Route): readonly string[] =>
      Object.keys(Object.values(told([one]).paths[one.path]!)[0].responses as object);
    expect(statuses(route())).toEqual(expect.arrayContaining(['200', '400', '401', '403', '404', '429', '503']));
    expect(statuses(route({ needs: 'public' }))).not.toContain('401');
    const command = route({ method: 'POST', needs: 'record', body: { 'application/json': { type: 'object' } } });
    expect(statuses(command)).toEqual(expect.arrayContaining(['409', '412', '413', '415', '422']));
    const own = route({
      answers: { ...route().answers, 404: { description: { en: 'Never heard of.', ja: '聞いたことがない。' } } },
    });
    expect(told([own]).paths[own.path]!['get'].responses['404'].description).toBe('Never heard of.');
  });

  it('says once what is said twice: schemas that have a name, parameters, headers', () => {
    const line = { title: 'Line', type: 'object', description: { en: 'A line.', ja: '行。' } };
    const lines = { type: 'array', items: line };
    const of = (path: string, schema: object): Route =>
      route({
        path,
        answers: { 200: { description: { en: '', ja: '' }, content: { 'application/json': { ...schema } } } },
      });
    const { paths, components } = told([of('/a', line), of('/b', lines)]);
    const schemaAt = (path: string): unknown => paths[path]!['get'].responses['200'].content['application/json'].schema;
    expect(components['schemas']!['Line']).toEqual({
      title: 'Line',
      type: 'object',
      description: 'A line.',
      'x-ja': '行。',
    });
    expect(schemaAt('/a')).toEqual({ $ref: '#/components/schemas/Line' });
    expect(schemaAt('/b')).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Line' } });
  });

  it('refuses two schemas of one name that differ, and a path that nobody explains', () => {
    const named = (type: string): Route =>
      route({
        path: `/${type}`,
        answers: { 200: { description: { en: '', ja: '' }, content: { 'application/json': { title: 'Line', type } } } },
      });
    expect(() => openApiOf([named('object'), named('string')])).toThrow('both called Line');
    expect(() => openApiOf([route({ path: '/v1/{mystery}' })])).toThrow('does not explain {mystery}');
  });
});
