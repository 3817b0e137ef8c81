import { Req, RequestMapping, RequestMethod, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Text } from '@sebone/kernel';
import type { Need } from './access/need.ts';

/**
 * A JSON Schema, as OpenAPI 3.1 takes it. With a `title` in PascalCase it becomes a component of the document under that name
 * (the same schema wherever it is named so); a `description` may be a `Text`, or have `x-ja` beside it.
 */
export type Schema = Readonly<Record<string, unknown>>;

/** A parameter of a route, beside those in its path. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly required?: boolean;
  readonly description: Text;
  readonly schema: Schema;
  /** What to give, for whoever gave something else: where the schema does not say it. */
  readonly remedy?: Text;
}

/** What a route answers with a status, by media type. */
export interface Answer {
  readonly description: Text;
  readonly content?: Readonly<Record<string, Schema>>;
  readonly headers?: Readonly<Record<string, { readonly description: Text; readonly schema: Schema }>>;
}

/**
 * All that is declared of one route, in one place: what it needs of whoever asks, and what it takes and gives. The
 * controller is bound to it by {@link At}; the OpenAPI document and the walk of all routes with all roles go by it.
 */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** With parameters in braces: `/v1/initiatives/{initiative}/partners`. */
  readonly path: string;
  /** The last parameter of its path takes all that is left of an address, slashes included. */
  readonly endsOpen?: true;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: Text;
  readonly needs: Need;
  /** Asked by whoever watches over the server: not bound by how much may be asked, and counted for nobody. */
  readonly isUnbounded?: true;
  readonly parameters?: readonly Parameter[];
  /** What the body may be, by media type. */
  readonly body?: Readonly<Record<string, Schema>>;
  /** By status; refusals and faults that any route may give are added to the document by themselves. */
  readonly answers: Readonly<Record<number, Answer>>;
}

/** A route's path as the router has it: `/v1/initiatives/:initiative/partners`. */
export const patternOf = ({ path, endsOpen }: Route): string =>
  (endsOpen ? path.replace(/\{\w+\}$/, '*') : path).replaceAll(/\{(\w+)\}/g, ':$1');

/** Binds a controller's method to a declared route. */
export function At(route: Route): MethodDecorator {
  return RequestMapping({ path: patternOf(route), method: RequestMethod[route.method] });
}

/** Binds a declared route to a controller that answers many alike, by a method of its own called as the operation is. */
export function bind<Controller extends object>(
  { prototype }: { readonly prototype: Controller },
  route: Route,
  answer: (controller: Controller, request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
  const method = {
    value: function (this: Controller, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      return answer(this, request, reply);
    },
  };
  const { operationId } = route;
  Object.defineProperty(prototype, operationId, method);
  Req()(prototype, operationId, 0);
  Res()(prototype, operationId, 1);
  At(route)(prototype, operationId, Object.getOwnPropertyDescriptor(prototype, operationId)!);
}
