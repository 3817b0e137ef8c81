import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { fastify as plain, type FastifyInstance, type onRequestHookHandler } from 'fastify';
import type { Config } from '../config.ts';
import { patternOf, type Route } from '../route.ts';
import { authenticating } from './authenticating.ts';
import { guard } from './guard.ts';
import { Keys } from './keys.ts';
import { limit } from './limits.ts';
import { tokensOf } from './tokens.ts';

/** What programs in a browser may read of an answer from elsewhere. */
const EXPOSED = ['ETag', 'Sebone-Position', 'Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/**
 * Puts before all routes what keeps them: the headers that browsers heed, who may come from elsewhere, how much may be asked,
 * and who may ask what. To be called before any route is there.
 * @param now milliseconds since 1970
 */
export async function secure(
  fastify: FastifyInstance,
  config: Config,
  routes: readonly Route[],
  now: () => number,
): Promise<void> {
  await heedHeaders(fastify, routes);
  if (config.corsOrigins)
    await fastify.register(cors, {
      origin: [...config.corsOrigins],
      methods: ['GET', 'HEAD', 'POST'],
      exposedHeaders: EXPOSED,
      maxAge: 600,
      strictPreflight: false,
    });
  const weigh = limit(fastify, config, now);
  if (!config.authentication) return guard(fastify, routes, weigh, undefined);
  const keys = new Keys(config.data, now);
  fastify.addHook('onClose', async () => keys.close());
  guard(fastify, routes, weigh, authenticating(keys, config.oidc && tokensOf(config.oidc, now)));
}

/** For answers that are data: nothing in them runs, wherever a browser is led to show them. */
const FOR_DATA = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
};

/** Pages bear all that helmet sets. It is asked for it once: it makes its headers anew for every answer, which costs more than answering. */
async function heedHeaders(fastify: FastifyInstance, routes: readonly Route[]): Promise<void> {
  const forPages = await helmetHeaders();
  const pages = new Set(routes.filter(isPage).map(patternOf));
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(FOR_DATA);
    done();
  });
  fastify.addHook('onRoute', (options) => {
    if (!pages.has(options.url)) return;
    const heed: onRequestHookHandler = (_request, reply, done) => {
      reply.headers(forPages);
      done();
    };
    options.onRequest = [...[options.onRequest ?? []].flat(), heed];
  });
}

const isPage = ({ answers }: Route): boolean =>
  Object.values(answers).some(({ content }) => content && 'text/html' in content);

async function helmetHeaders(): Promise<Record<string, string>> {
  const asked = plain();
  await asked.register(helmet, {
    // Whoever ends TLS before this server says these two.
    strictTransportSecurity: false,
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  asked.get('/', () => '');
  const { headers } = await asked.inject('/');
  await asked.close();
  const own = ['content-type', 'content-length', 'date', 'connection'];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.includes(name) ? [] : [[name, String(value)]])),
  );
}
