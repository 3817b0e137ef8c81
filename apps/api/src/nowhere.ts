import { NOTHING_HERE, Problem } from './problem.ts';
import { ROUTES } from './routes.ts';

const METHODS = new Map<string, string[]>();
for (const { path, method } of ROUTES)
  METHODS.set(path, [...(METHODS.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);

const PATHS = [...METHODS].map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  methods: methods.join(', '),
}));

/** What is said of a request that no route takes: 404, or 405 with the methods there are where the address is one of ours. */
export function nowhere({ url }: { readonly url: string }): Problem {
  const path = url.split('?')[0]!;
  const allow = PATHS.find(({ pattern }) => pattern.test(path))?.methods;
  if (allow === undefined) return NOTHING_HERE;
  return new Problem(
    405,
    'method-not-allowed',
    { en: `What can be asked here is ${allow}.`, ja: `ここで使えるメソッドは ${allow} である。` },
    { headers: { allow } },
  );
}
