import { Ajv2020 } from 'ajv/dist/2020.js';

const level = { enum: ['debug', 'info', 'warn', 'error'] };
const at = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' };
const id = { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,128}$' };
const line = (what: string, properties: object): object => ({
  type: 'object',
  properties: { level, at, what: { const: what }, ...properties },
  required: ['level', 'at', 'what'],
  additionalProperties: false,
});

/** What the log of a server may hold that fares well: there is no place in it for what somebody sent, but for well-formed ids. */
const LINE = {
  anyOf: [
    line('starting', { url: { type: 'string', pattern: '^http://[0-9.:]+$' } }),
    line('serving', { url: { type: 'string', pattern: '^http://[0-9.:]+$' }, position: { type: 'integer' } }),
    line('checkpoint signed', { size: { type: 'integer' } }),
    line('stopping', {}),
    line('stopped', {}),
    line('request', {
      request: id,
      correlation: id,
      method: { type: 'string', pattern: '^[A-Z-]{1,16}$' },
      route: { type: 'string', pattern: '^(unknown|/[A-Za-z0-9./:_*-]*)$', maxLength: 80 },
      status: { type: 'integer' },
      milliseconds: { type: 'number' },
      principal: { type: 'string', pattern: '^(key\\.[a-z2-7]{12}|anyone)$' },
    }),
  ],
};
const isLine = new Ajv2020({ allowUnionTypes: true }).compile(LINE);

/**
 * What is wrong with the lines of a log.
 * @param unspeakable what may stand in none of them: secrets, and words that people wrote
 */
export const logFaults = (lines: readonly string[], unspeakable: readonly string[]): readonly string[] =>
  lines.flatMap((text) => {
    const said = unspeakable.find((word) => text.toLowerCase().includes(word.toLowerCase()));
    if (said !== undefined) return [`tells ${said}: ${text}`];
    const { level: weight } = JSON.parse(text) as { readonly level: string };
    if (weight === 'warn' || weight === 'error') return [`is a warning: ${text}`];
    return isLine(JSON.parse(text)) ? [] : [`is not as a line should be: ${text}`];
  });

/** How many requests a log says were answered with a 5xx. */
export const failuresIn = (lines: readonly string[]): number =>
  lines.filter((text) => ((JSON.parse(text) as { readonly status?: number }).status ?? 0) >= 500).length;
