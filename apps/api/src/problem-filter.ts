import { Catch, HttpException, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nowhere } from './nowhere.ts';
import { isForOperators, outageOf } from './outages.ts';
import { HEADERS_TOO_LARGE, languageOf, MALFORMED, NOTHING_HERE, Problem, problemBody, TIMED_OUT } from './problem.ts';

/** Writes every fault as a problem, in the language asked for; what nobody foresaw is told to the log and not to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #unforeseen: (error: unknown, request: FastifyRequest) => void;

  constructor(unforeseen: (error: unknown, request: FastifyRequest) => void) {
    this.#unforeseen = unforeseen;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = error instanceof NotFoundException ? nowhere(request) : problemFrom(error);
    if (problem.code === 'internal' || isForOperators(problem)) this.#unforeseen(error, request);
    sendProblem(reply, request, problem);
  }
}

/** Sends a problem, from wherever in the edge it was met. */
export function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): void {
  const language = languageOf(request.headers['accept-language']);
  void reply
    .status(problem.status)
    .headers({ 'content-language': language, 'cache-control': 'no-store', ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem, language, request.url.split('?')[0]!)));
}

/** What was thrown, as a problem: Fastify and Nest throw errors of their own for what never reached a route. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const outage = outageOf(error);
  if (outage) return outage;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return GENERAL[status] ?? GENERAL[400]!;
  return new Problem(
    500,
    'internal',
    { en: 'Something went wrong here. It was noted.', ja: '内部で問題が起きた。記録された。' },
    { cause: error },
  );
}

const general = (status: number, code: string, en: string, ja: string): readonly [number, Problem] => [
  status,
  new Problem(status, code, { en, ja }),
];

const GENERAL: Readonly<Record<number, Problem>> = Object.fromEntries([
  ...[MALFORMED, NOTHING_HERE, TIMED_OUT, HEADERS_TOO_LARGE].map((problem) => [problem.status, problem] as const),
  general(413, 'too-large', 'The body is too large.', '本文が大きすぎる。'),
  general(414, 'address-too-long', 'The address is too long.', 'アドレスが長すぎる。'),
  general(
    415,
    'unsupported-media-type',
    'The body is in none of the forms that are taken here.',
    '本文の形式に対応していない。',
  ),
  general(429, 'too-many-requests', 'Too many requests. Wait a moment.', 'リクエストが多すぎる。少し待つこと。'),
]);
