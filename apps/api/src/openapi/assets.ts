import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Every file that the page may ask for, with its media type: what is not listed is not there. */
export const ASSETS = {
  'reference.css': 'text/css',
  'reference.js': 'text/javascript',
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
} as const;
export type Asset = keyof typeof ASSETS;

export const isAsset = (name: string): name is Asset => Object.hasOwn(ASSETS, name);

/**
 * A key behind "#key=" was sent to nobody, and is taken out of the address before anybody looks over a shoulder: when the page opens,
 * and when the link is opened in a page that is open. It is kept in this page alone, and handed to the one in the other language.
 */
const SCRIPT = `addEventListener('DOMContentLoaded', () => {
  const language = document.documentElement.lang;
  let key;
  let isShown = false;
  const authorize = () => key && isShown && shown.preauthorizeApiKey('apiKey', key);
  const takeKey = () => {
    const [, found] = /^#key=(.+)$/.exec(location.hash) ?? [];
    if (!found) return;
    key = found;
    history.replaceState(null, '', location.pathname + location.search);
    authorize();
  };
  takeKey();
  addEventListener('hashchange', takeKey);
  for (const link of document.querySelectorAll('.languages a'))
    link.addEventListener('click', (event) => {
      if (!key || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      location.assign(link.href + '#key=' + key);
    });
  const shown = window.SwaggerUIBundle({
    url: 'openapi.json?lang=' + language,
    domNode: document.getElementById('reference'),
    deepLinking: true,
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
    docExpansion: 'none',
    requestInterceptor: (request) => {
      request.headers['Accept-Language'] ??= language;
      return request;
    },
    onComplete: () => {
      isShown = true;
      authorize();
    },
  });
});
`;

/** The last rules are for narrow screens, which the style sheet of the package lets things run out of. */
const STYLE = `body { margin: 0; background: #fafafa; }
.languages { display: flex; gap: 1rem; justify-content: flex-end; max-width: 1460px; margin: 0 auto; padding: 0.75rem 20px 0; font-family: sans-serif; }
.languages [aria-current] { font-weight: bold; color: inherit; text-decoration: none; }
.swagger-ui .response-col_links { display: none; }
@media (max-width: 640px) {
  .swagger-ui .dialog-ux .modal-ux { box-sizing: border-box; min-width: 0; width: calc(100% - 1rem); }
  .swagger-ui .opblock .opblock-section-header { flex-wrap: wrap; gap: 0.5rem; }
  .swagger-ui .opblock .btn.try-out__btn { margin-left: 0; }
}
`;

/** The bytes of an asset: our own, or those of the package that draws the page. */
export function assetBytes(asset: Asset): Buffer {
  if (asset === 'reference.js') return Buffer.from(SCRIPT);
  if (asset === 'reference.css') return Buffer.from(STYLE);
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return readFileSync(join(folder, asset));
}
