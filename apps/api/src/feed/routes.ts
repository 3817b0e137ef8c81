import { CATEGORIES, EVENT_SCHEMAS, ID_PATTERN } from '@sebone/initiative';
import type { Parameter, Route, Schema } from '../route.ts';
import { CLOUD_EVENT } from './cloud-event.ts';

const severalOf = (items: Schema): Schema => ({ type: 'array', items, maxItems: 100 });

const POSITION: Schema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

const PARAMETERS: readonly Parameter[] = [
  {
    name: 'after',
    in: 'query',
    description: {
      en: 'The position in the log after which to begin; 0, the start, unless told.',
      ja: 'この位置より後から始める。指定がなければ先頭（0）から。',
    },
    schema: POSITION,
  },
  {
    name: 'initiative',
    in: 'query',
    description: {
      en: 'Facts of this initiative alone; may be said several times.',
      ja: 'この取り組みの事実だけ。複数指定できる。',
    },
    schema: severalOf({ type: 'string', pattern: ID_PATTERN.source }),
  },
  {
    name: 'category',
    in: 'query',
    description: {
      en: 'Facts of streams of this category alone; may be said several times.',
      ja: 'この種類のストリームの事実だけ。複数指定できる。',
    },
    schema: severalOf({ enum: [...CATEGORIES] }),
  },
  {
    name: 'type',
    in: 'query',
    description: {
      en: 'Facts of this type alone, such as CommitmentMade; may be said several times.',
      ja: 'CommitmentMade など、この型の事実だけ。複数指定できる。',
    },
    schema: severalOf({ enum: [...EVENT_SCHEMAS.keys()] }),
  },
  {
    name: 'format',
    in: 'query',
    description: {
      en: 'sse: a stream that goes on. ndjson: what is recorded, a line each, which ends. Goes before Accept.',
      ja: 'sse は続くストリーム、ndjson は記録済みの事実を 1 行ずつ返して終わる。Accept より優先される。',
    },
    schema: { enum: ['sse', 'ndjson'] },
  },
  {
    name: 'Last-Event-ID',
    in: 'header',
    description: {
      en: 'The position of the last event received: the stream goes on after it. Goes before after=.',
      ja: '最後に受け取ったイベントの位置。その次から続く。after= より優先される。',
    },
    schema: POSITION,
  },
];

/** The feed: every fact that whoever asks may read, from any position. */
export const EVENTS: Route = {
  method: 'GET',
  path: '/v1/events',
  operationId: 'followEvents',
  tag: 'events',
  summary: {
    en: 'Follow the facts as CloudEvents, from any position of the log.',
    ja: 'ログの任意の位置から、事実を CloudEvents として受け取り続ける。',
  },
  needs: 'read',
  parameters: PARAMETERS,
  answers: {
    200: {
      description: {
        en: 'Server-Sent Events: each has the position as its id and a CloudEvent as its data. As JSON Lines: a CloudEvent a line, up to the head of the log.',
        ja: 'Server-Sent Events：id は位置、data は CloudEvent。JSON Lines：ログの末尾まで、1 行に 1 つの CloudEvent。',
      },
      headers: {
        'Sebone-Position': {
          description: { en: 'The position of the last fact of the log.', ja: 'ログの最後の事実の位置。' },
          schema: { type: 'integer', minimum: 0 },
        },
      },
      content: { 'text/event-stream': { type: 'string' }, 'application/x-ndjson': CLOUD_EVENT },
    },
    404: {
      description: {
        en: 'One of the initiatives is none that you may know of.',
        ja: '指定した取り組みのうち、存在しないか見る権限のないものがある。',
      },
    },
    406: { description: { en: 'None of the forms asked for.', ja: '求められた形式では返せない。' } },
    409: {
      description: {
        en: 'The position lies after the head of the log: this is not the log it is from.',
        ja: '位置がログの末尾より後にある。別のログの位置である。',
      },
    },
    429: { description: { en: 'Too many streams.', ja: 'ストリームが多すぎる。' } },
  },
};

export const ROUTES: readonly Route[] = [EVENTS];
