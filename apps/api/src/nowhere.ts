import { NOT_OVER_HTTP } from './commands/not-over-http.ts';
import { NOTHING_HERE, Problem } from './problem.ts';
import { patternOf } from './route.ts';
import { ROUTES } from './routes.ts';

const METHODS = new Map<string, string[]>();
for (const route of ROUTES) {
  const pattern = patternOf(route);
  const methods = route.method === 'GET' ? ['GET', 'HEAD'] : [route.method];
  METHODS.set(pattern, [...(METHODS.get(pattern) ?? []), ...methods]);
}

const PATHS = [...METHODS].map(([pattern, methods]) => ({
  pattern: new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '.+').replaceAll(/:\w+/g, '[^/]+')}$`),
  methods: methods.join(', '),
}));

const COMMANDS_AT = '/v1/commands/';

/**
 * What is said of a request that no route takes: 404, or 405 with the methods there are where the address is one of ours; 403 where
 * it would be that of a command that is not given over HTTP.
 */
export function nowhere({ url }: { readonly url: string }): Problem {
  const path = url.split('?')[0]!;
  const closed = path.startsWith(COMMANDS_AT) && NOT_OVER_HTTP.get(path.slice(COMMANDS_AT.length));
  if (closed) return closed;
  const allow = PATHS.find(({ pattern }) => pattern.test(path))?.methods;
  if (allow === undefined) return NOTHING_HERE;
  return new Problem(
    405,
    'method-not-allowed',
    { en: `What can be asked here is ${allow}.`, ja: `ここで使えるメソッドは ${allow} である。` },
    { headers: { allow } },
  );
}
