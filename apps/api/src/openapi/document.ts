import type { Language } from '../problem.ts';
import type { Answer, Parameter, Route } from '../route.ts';
import { Components, described, worded } from './components.ts';
import { FAULT_HEADERS, FAULTS, PROBLEM, type Fault } from './faults.ts';
import { INTRODUCTION, NEEDS, SECURITY_SCHEMES, TAGS } from './introduction.ts';
import { PATH_PARAMETERS } from './path-parameters.ts';

/** A document of OpenAPI 3.1, as JSON. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly object[];
  readonly tags: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: object;
}

/** Whether a route may be asked without saying who asks. */
const isPublic = ({ needs }: Route): boolean => needs === 'public';

const PROBLEM_CONTENT = { 'application/problem+json': PROBLEM };

const ACCEPT_LANGUAGE: Parameter = {
  name: 'Accept-Language',
  in: 'header',
  description: {
    en: 'The language of what people read: en or ja; English unless told.',
    ja: '人が読む文の言語。en または ja。指定がなければ英語。',
  },
  schema: { type: 'string' },
};

/**
 * Describes routes as an OpenAPI 3.1 document: what they declare, and what is so of all of them.
 * @param language of summaries and descriptions; the other language stands beside each as `x-summary-ja`, `x-ja` and the like
 * @param issuer of the access tokens that are taken, if there is one: where it says how to get them is told, then
 * @throws Error where two schemas that differ have one name, or a path has a parameter that path-parameters.ts does not explain
 */
export function openApiOf(routes: readonly Route[], language: Language = 'en', issuer?: string): OpenApi {
  const components = new Components(language);
  for (const fault of Object.values(FAULTS))
    components.shared('responses', fault.name, response(problemAnswer(fault), components, language));
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes)
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route, components, language);
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  return {
    openapi: '3.1.1',
    info: {
      ...worded('title', INTRODUCTION.title, language),
      version: '1.0.0',
      ...described(INTRODUCTION.description, language),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: tags.map((name) => ({ name, ...(TAGS[name] && described(TAGS[name], language)) })),
    paths,
    components: {
      ...components.all(),
      securitySchemes: securitySchemes(language, issuer),
    },
  };
}

function securitySchemes(language: Language, issuer: string | undefined): object {
  const { apiKey, accessToken } = SECURITY_SCHEMES;
  const openIdConnectUrl = `${issuer?.replace(/\/$/, '')}/.well-known/openid-configuration`;
  return {
    apiKey: { ...BEARER, bearerFormat: 'Sebone API key', ...described(apiKey, language) },
    accessToken: {
      ...(issuer === undefined ? { ...BEARER, bearerFormat: 'JWT' } : { type: 'openIdConnect', openIdConnectUrl }),
      ...described(accessToken, language),
    },
  };
}

const BEARER = { type: 'http', scheme: 'bearer' };

const problemAnswer = ({ description, headers = [] }: Fault): Answer => ({
  description,
  content: PROBLEM_CONTENT,
  headers: Object.fromEntries(headers.map((header) => [header, FAULT_HEADERS[header]])),
});

function operation(route: Route, components: Components, language: Language): object {
  const { operationId, tag, summary, needs, body, answers } = route;
  const parameters = [
    ...pathParameters(route),
    ...(route.parameters ?? []),
    ...(route.parameters?.some(({ name }) => name === ACCEPT_LANGUAGE.name) ? [] : [ACCEPT_LANGUAGE]),
  ];
  const faults = Object.entries(FAULTS).filter(([status, { of }]) => !(status in answers) && of(route));
  return {
    operationId,
    tags: [tag],
    ...worded('summary', summary, language),
    ...described(NEEDS[needs], language),
    'x-needs': needs,
    security: isPublic(route) ? [] : Object.keys(SECURITY_SCHEMES).map((name) => ({ [name]: [] })),
    parameters: parameters.map((parameter) => {
      const { name, in: place, required, description, schema } = parameter;
      const told = {
        name,
        in: place,
        ...(required && { required }),
        ...described(description, language),
        schema: components.schema(schema),
      };
      return components.shared('parameters', name, told) ?? told;
    }),
    ...(body && {
      requestBody: { required: true, content: contentOf(body, components) },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          response(Number(status) >= 400 ? { content: PROBLEM_CONTENT, ...answer } : answer, components, language),
        ]),
      ),
      ...Object.fromEntries(faults.map(([status, { name }]) => [status, { $ref: `#/components/responses/${name}` }])),
    },
  };
}

function pathParameters({ path }: Route): readonly (Omit<Parameter, 'in'> & { readonly in: string })[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    const parameter = PATH_PARAMETERS[name!];
    if (!parameter) throw new Error(`${path}: path-parameters.ts does not explain {${name}}.`);
    return { name: name!, in: 'path', required: true, ...parameter };
  });
}

const contentOf = (content: NonNullable<Answer['content']>, components: Components): object =>
  Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema: components.schema(schema) }]));

function response({ description, content, headers = {} }: Answer, components: Components, language: Language): object {
  const told = Object.entries(headers).map(([name, header]) => {
    const value = { ...described(header.description, language), schema: components.schema(header.schema) };
    return [name, components.shared('headers', name, value) ?? value];
  });
  return {
    ...described(description, language),
    ...(told.length > 0 && { headers: Object.fromEntries(told) as object }),
    ...(content && { content: contentOf(content, components) }),
  };
}
