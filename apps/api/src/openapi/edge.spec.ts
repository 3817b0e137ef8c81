import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { serve, type Serving } from '../serving.ts';
import { ASSETS } from './assets.ts';

let data: string;
let serving: Serving;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'sebone-reference-'));
  serving = await serve({ data, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 1_000 });
});
afterAll(async () => {
  await serving.close();
  rmSync(data, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${serving.url}${path}`, { headers });
const code = async (response: Response): Promise<unknown> => ((await response.json()) as { code: unknown }).code;

describe('GET /openapi.json', () => {
  it('is open to everyone, in the language of the address, else of the headers', async () => {
    const summaryIn = async (path: string, headers = {}): Promise<unknown> =>
      ((await (await get(path, headers)).json()) as any).paths['/openapi.json'].get.summary;
    expect(await summaryIn('/openapi.json')).toBe('This description, as OpenAPI 3.1');
    expect(await summaryIn('/openapi.json', { 'accept-language': 'ja' })).toBe('この説明（OpenAPI 3.1）');
    expect(await summaryIn('/openapi.json?lang=en', { 'accept-language': 'ja' })).toBe(
      'This description, as OpenAPI 3.1',
    );
    expect(await summaryIn('/openapi.json?lang=ja')).toBe('この説明（OpenAPI 3.1）');
  });

  it('is sent once to whoever keeps it', async () => {
    const etag = (await get('/openapi.json')).headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await get('/openapi.json', { 'if-none-match': etag });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    for (const atHand of ['*', `W/${etag}`, `"other", ${etag}`])
      expect((await get('/openapi.json', { 'if-none-match': atHand })).status).toBe(304);
    expect((await get('/openapi.json', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get('/openapi.json?lang=ja', { 'if-none-match': etag })).status).toBe(200);
  });

  it.each(['?lang=fr', '?lang=en&lang=ja', '?format=yaml'])('refuses %s by name', async (query) => {
    const response = await get(`/openapi.json${query}`);
    expect({ status: response.status, code: await code(response) }).toEqual({ status: 400, code: 'invalid-parameter' });
  });
});

describe('GET /docs', () => {
  it.each([
    ['en', 'Sebone: the interface for programs'],
    ['ja', 'Sebone：プログラム向けインターフェース'],
  ])('is a page in %s', async (language, title) => {
    const response = await get('/docs', { 'accept-language': language });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-language')).toBe(language);
    const page = await response.text();
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<title>${title}</title>`);
  });

  it('is made of files of this server alone, and each of them is there', async () => {
    const page = await (await get('/docs')).text();
    const named = [...page.matchAll(/(?:src|href)="([^"?]+)"/g)].map(([, path]) => path!);
    const assets = [...new Set(named)].filter((path) => /\.\w+$/.test(path) && path !== 'openapi.json');
    expect(assets.map((path) => path.replace(/^docs\//, '')).sort()).toEqual(Object.keys(ASSETS).sort());
    for (const [name, type] of Object.entries(ASSETS)) {
      const response = await get(`/docs/${name}`);
      expect({ name, status: response.status, type: response.headers.get('content-type')!.split(';')[0] }).toEqual({
        name,
        status: 200,
        type,
      });
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  it('runs no script that stands in a page, and nothing from elsewhere', async () => {
    const response = await get('/docs');
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const page = await response.text();
    expect([...page.matchAll(/<script(?![^>]* src=)|<style|\son\w+=|style=|https?:/g)]).toEqual([]);
  });

  it.each(['swagger-ui.js', 'index.html', '..%2f..%2fpackage.json', '__proto__', 'package.json'])(
    'has no %s',
    async (asset) => {
      const response = await get(`/docs/${asset}`);
      expect({ status: response.status, code: await code(response) }).toEqual({ status: 404, code: 'not-found' });
    },
  );
});

/** The page's script in a page of its own, as far as it looks at one, and what it makes of it. */
async function opened(address: string) {
  const script = await (await get('/docs/reference.js')).text();
  const listeners = new Map<string, () => void>();
  const seen = { addresses: [] as string[], authorized: [] as string[][] };
  const location = { ...partsOf(address), assign: (to: string) => void seen.addresses.push(to) };
  let clicked: ((event: object) => void) | undefined;
  let shown: Record<string, any> = {};
  runInNewContext(script, {
    location,
    history: {
      replaceState: (_state: unknown, _title: string, to: string) => {
        seen.addresses.push(to);
        Object.assign(location, partsOf(to));
      },
    },
    addEventListener: (name: string, heard: () => void) => listeners.set(name, heard),
    document: {
      documentElement: { lang: 'en' },
      getElementById: () => ({}),
      querySelectorAll: () => [
        { href: 'docs?lang=ja', addEventListener: (_name: string, heard: typeof clicked) => (clicked = heard) },
      ],
    },
    window: {
      SwaggerUIBundle: (told: Record<string, any>) => {
        shown = told;
        return { preauthorizeApiKey: (...of: string[]) => void seen.authorized.push(of) };
      },
    },
  });
  listeners.get('DOMContentLoaded')!();
  return {
    seen,
    completes: () => shown['onComplete'](),
    asks: (headers: object): object => shown['requestInterceptor']({ headers }).headers,
    goesTo: (next: string) => {
      Object.assign(location, partsOf(next));
      listeners.get('hashchange')!();
    },
    changesLanguage: () => {
      let isHeld = false;
      clicked!({ preventDefault: () => (isHeld = true) });
      return isHeld;
    },
  };
}
function partsOf(address: string): { pathname: string; search: string; hash: string } {
  const { pathname, search, hash } = new URL(address, 'http://127.0.0.1');
  return { pathname, search, hash };
}

describe('the page with a key in its link', () => {
  it('takes the key out of the address at once, and asks with it', async () => {
    const page = await opened('/docs?lang=en#key=sebone_abc_def-_');
    expect(page.seen).toMatchObject({ addresses: ['/docs?lang=en'], authorized: [] });
    page.completes();
    expect(page.seen).toMatchObject({ addresses: ['/docs?lang=en'], authorized: [['apiKey', 'sebone_abc_def-_']] });
  });

  it('does so, too, where the link is opened in a page that is open', async () => {
    const page = await opened('/docs');
    page.completes();
    expect(page.seen).toMatchObject({ addresses: [], authorized: [] });
    page.goesTo('/docs#key=sebone_abc_def');
    expect(page.seen).toMatchObject({ addresses: ['/docs'], authorized: [['apiKey', 'sebone_abc_def']] });
  });

  it('leaves other parts of the reference alone', async () => {
    const page = await opened('/docs#/commands/reportAction');
    page.completes();
    page.goesTo('/docs#/questions/listTraps');
    expect(page.seen).toMatchObject({ addresses: [], authorized: [] });
  });

  it('hands the key to the page in the other language, and nothing where there is none', async () => {
    const page = await opened('/docs#key=sebone_abc_def');
    expect(page.changesLanguage()).toBe(true);
    expect(page.seen.addresses).toEqual(['/docs', 'docs?lang=ja#key=sebone_abc_def']);
    const without = await opened('/docs');
    expect(without.changesLanguage()).toBe(false);
    expect(without.seen.addresses).toEqual([]);
  });

  it('keeps the key nowhere', async () => {
    const script = await (await get('/docs/reference.js')).text();
    expect(script).not.toMatch(/storage|cookie|indexedDB|persistAuthorization/i);
  });

  it('asks in its own language, unless told another', async () => {
    const page = await opened('/docs');
    expect(page.asks({})).toEqual({ 'Accept-Language': 'en' });
    expect(page.asks({ 'Accept-Language': 'ja' })).toEqual({ 'Accept-Language': 'ja' });
  });
});
