import type { components } from './schema.ts';

/** A refusal or a fault, as RFC 9457 has it: go by its `code`. */
export type Problem = components['schemas']['Problem'];

/** A problem that ended what was under way. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The problem that an answer tells of; `unreadable-answer` where something on the way answered that tells of none. */
export async function problemIn(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (isProblem) return new ProblemError(JSON.parse(text) as Problem);
  const { status, url } = response;
  const code = 'unreadable-answer';
  return new ProblemError({
    type: 'about:blank',
    title: code,
    status,
    code,
    detail: `${status} from ${url}`,
    instance: url,
  });
}
