import { ROUTES } from '../routes.ts';
import { openApiOf, type OpenApi } from './document.ts';

/** The OpenAPI 3.1 document of every route there is, in English with Japanese beside it. */
export const openApiDocument = (): OpenApi => openApiOf(ROUTES);
