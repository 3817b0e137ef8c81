import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import {
  fastify as plain,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type onRequestHookHandler,
} from 'fastify';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { patternOf, type Route } from '../route.ts';
import { authenticating, type Authenticating } from './authenticating.ts';
import { guard } from './guard.ts';
import { Keys } from './keys.ts';
import { Scales } from './limits.ts';
import { tokensOf } from './tokens.ts';

/** What programs in a browser may read of an answer from elsewhere. */
const EXPOSED = [
  ...['ETag', 'Link', 'Sebone-Position', 'Retry-After', 'X-Request-Id'],
  ...['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
];

/**
 * Puts before all routes what keeps them: the headers that browsers heed, who may come from elsewhere, how much may be asked,
 * and who may ask what. To be called before any route is there.
 * @param now milliseconds since 1970
 * @returns what does the same for a request whose address cannot be read, which no hook sees: why it is refused beside that
 */
export async function secure(
  fastify: FastifyInstance,
  config: Config,
  routes: readonly Route[],
  now: () => number,
): Promise<(request: FastifyRequest, reply: FastifyReply) => Problem | undefined> {
  await heedHeaders(fastify, routes);
  const origins = config.corsOrigins && [...config.corsOrigins];
  if (origins)
    await fastify.register(cors, {
      // What comes from nowhere else is none of its business, OPTIONS neither.
      origin: (origin, done) => done(null, origin !== undefined && origins),
      methods: ['GET', 'HEAD', 'POST'],
      exposedHeaders: EXPOSED,
      maxAge: 600,
      strictPreflight: false,
    });
  const scales = new Scales(config, now);
  guard(fastify, routes, scales, config.authentication ? authenticatingBy(fastify, config, now) : undefined);
  return (request, reply) => {
    reply.headers(FOR_DATA);
    const place = scales.enter(reply);
    return place instanceof Problem ? place : place.weighBy(request.ip);
  };
}

function authenticatingBy(fastify: FastifyInstance, { data, oidc }: Config, now: () => number): Authenticating {
  const keys = new Keys(data, now);
  fastify.addHook('onClose', async () => keys.close());
  return authenticating(keys, now, oidc && tokensOf(oidc, now));
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
