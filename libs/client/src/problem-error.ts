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
  if (isProblem(response)) return new ProblemError(JSON.parse(text) as Problem);
  const { status, statusText, url } = response;
  return new ProblemError({
    type: 'about:blank',
    title: statusText || String(status),
    status,
    code: 'unreadable-answer',
    detail: `${status} from ${url}`,
    instance: url,
  });
}

const isProblem = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('application/problem+json') ?? false;

/** A `fetch` whose answers of 400 and above are problems all: others, which something on the way gave, are told as one. */
export function tellingProblems(fetch: (request: Request) => Promise<Response>): typeof fetch {
  return async (request) => {
    const response = await fetch(request);
    if (response.status < 400 || isProblem(response)) return response;
    const { problem } = await problemIn(response);
    const headers = new Headers(response.headers);
    for (const name of ['content-length', 'content-encoding']) headers.delete(name);
    headers.set('content-type', 'application/problem+json');
    return Response.json(problem, { status: response.status, headers });
  };
}
