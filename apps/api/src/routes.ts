import { ROUTES as AUDIT } from './audit/routes.ts';
import { ROUTES as COMMANDS } from './commands/routes.ts';
import { ROUTES as FEED } from './feed/routes.ts';
import { ROUTES as OPENAPI } from './openapi/routes.ts';
import { ROUTES as OPERATION } from './operation/routes.ts';
import { ROUTES as QUESTIONS } from './questions/routes.ts';
import type { Route } from './route.ts';

/** Every route there is. */
export const ROUTES: readonly Route[] = [...COMMANDS, ...QUESTIONS, ...FEED, ...AUDIT, ...OPERATION, ...OPENAPI];
