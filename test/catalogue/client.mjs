import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '@sebone/api/openapi';
import { root } from './sources.mjs';

/** The page of the catalogue that programs read. */
export const openApiPage = () => `${jsonText(openApiDocument())}\n`;

/** JSON with what fits on a line on a line, so that a change can be read. */
function jsonText(value, indent = '') {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= 120) return line;
  const inner = `${indent}  `;
  const [open, parts, close] = Array.isArray(value)
    ? ['[', value.map((one) => jsonText(one, inner)), ']']
    : ['{', Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${jsonText(one, inner)}`), '}'];
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

/** Where the types of the client are kept. */
export const clientTypesPath = join(root, 'libs', 'client', 'src', 'schema.ts');

const HEADER = `/*
 * Generated from the OpenAPI document by "npm run catalogue": what every route takes and gives, as types. An edit here is
 * lost, and test/catalogue finds it.
 */

`;

/** The document without what is for those who read it: types show no examples. */
const plainDocument = () =>
  JSON.parse(JSON.stringify(openApiDocument(), (name, value) => (name === 'examples' ? undefined : value)));

/** The types of every route, as TypeScript. */
export const clientTypes = async () =>
  HEADER + astToString(await openapiTS(plainDocument(), { emptyObjectsUnknown: true }));
