import { parseStream, type Fact } from '@sebone/kernel';
import type { Schema } from '../route.ts';

/** A fact as CloudEvents 1.0 has it, in the JSON format. Names of attributes beyond the standard's are in lower case, as it wants. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly position: number;
  readonly revision: number;
  readonly occurredon: string;
  readonly reportedon: string;
  readonly actor: string;
  readonly commandid: string;
  readonly correlationid: string;
  readonly causationid: string;
  readonly data: object;
}

/** The fact, told to the outside. Its `source` and `id` together are its own for ever. */
export function cloudEventOf(fact: Fact): CloudEvent {
  return {
    specversion: '1.0',
    id: fact.id,
    source: `/v1/initiatives/${parseStream(fact.stream)!.initiative}`,
    type: `dev.sebone.${fact.type}.v${fact.schema}`,
    subject: fact.stream,
    time: fact.recordedAt,
    datacontenttype: 'application/json',
    position: fact.position,
    revision: fact.revision,
    occurredon: fact.occurredOn,
    reportedon: fact.reportedOn,
    actor: fact.actor,
    commandid: fact.commandId,
    correlationid: fact.correlationId,
    causationid: fact.causationId,
    data: fact.data,
  };
}

const text = { type: 'string', minLength: 1 };
const day = { type: 'string', format: 'date' };

/** A fact as a CloudEvent. */
export const CLOUD_EVENT: Schema = {
  title: 'CloudEvent',
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: text,
    source: { type: 'string', format: 'uri-reference' },
    type: { type: 'string', pattern: '^dev\\.sebone\\.[A-Z][A-Za-z]*\\.v[1-9][0-9]*$' },
    subject: text,
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    position: { type: 'integer', minimum: 1 },
    revision: { type: 'integer', minimum: 1 },
    occurredon: day,
    reportedon: day,
    actor: text,
    commandid: text,
    correlationid: text,
    causationid: text,
    data: { type: 'object' },
  },
  required: [
    ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'position', 'revision'],
    ...['occurredon', 'reportedon', 'actor', 'commandid', 'correlationid', 'causationid', 'data'],
  ],
  additionalProperties: false,
};
