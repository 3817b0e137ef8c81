import type { Parameter, Route } from '../route.ts';
import { ASSETS } from './assets.ts';

const LANGUAGE: Parameter = {
  name: 'lang',
  in: 'query',
  description: {
    en: 'The language of the descriptions; by Accept-Language unless told.',
    ja: '説明文の言語。指定がなければ Accept-Language による。',
  },
  schema: { type: 'string', enum: ['en', 'ja'] },
};
const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: {
    en: 'The ETag of an earlier answer: 304 where nothing changed since.',
    ja: '以前の回答の ETag。変わっていなければ 304 を返す。',
  },
  schema: { type: 'string' },
};
const ETAG = {
  ETag: {
    description: {
      en: 'Strong: the same for the same bytes.',
      ja: '強い検証子。同じバイト列には同じ値。',
    },
    schema: { type: 'string' },
  },
};
const UNCHANGED = {
  description: { en: 'The same as before.', ja: '以前と変わらない。' },
  headers: ETAG,
};

/** The document of this interface itself. */
export const DOCUMENT: Route = {
  method: 'GET',
  path: '/openapi.json',
  operationId: 'describeInterface',
  tag: 'reference',
  summary: { en: 'This description, as OpenAPI 3.1', ja: 'この説明（OpenAPI 3.1）' },
  needs: 'public',
  parameters: [LANGUAGE, IF_NONE_MATCH],
  answers: {
    200: {
      description: { en: 'The document.', ja: '文書。' },
      content: {
        'application/json': {
          type: 'object',
          required: ['openapi', 'info', 'paths', 'components'],
          properties: { openapi: { type: 'string', pattern: '^3\\.1\\.' } },
        },
      },
      headers: ETAG,
    },
    304: UNCHANGED,
  },
};

/** The page to browse it with. */
export const PAGE: Route = {
  method: 'GET',
  path: '/docs',
  operationId: 'browseInterface',
  tag: 'reference',
  summary: { en: 'A page to read and try this interface with', ja: 'このインターフェースを閲覧し、試すためのページ' },
  needs: 'public',
  parameters: [LANGUAGE, IF_NONE_MATCH],
  answers: {
    200: {
      description: { en: 'The page.', ja: 'ページ。' },
      content: { 'text/html': { type: 'string' } },
      headers: ETAG,
    },
    304: UNCHANGED,
  },
};

/** What the page is made of. */
export const ASSET: Route = {
  method: 'GET',
  path: '/docs/{asset}',
  operationId: 'readPageAsset',
  tag: 'reference',
  summary: { en: 'A file that the page is made of', ja: 'ページを構成するファイル' },
  needs: 'public',
  parameters: [IF_NONE_MATCH],
  answers: {
    200: {
      description: { en: 'The file.', ja: 'ファイル。' },
      content: Object.fromEntries([...new Set(Object.values(ASSETS))].map((type) => [type, { type: 'string' }])),
      headers: ETAG,
    },
    304: UNCHANGED,
  },
};

export const ROUTES: readonly Route[] = [DOCUMENT, PAGE, ASSET];
