import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type Serving } from './serving.ts';

const ELSEWHERE = 'https://dashboard.example';

let data: string;
let serving: Serving;
const open = async (corsOrigins?: readonly string[]): Promise<void> => {
  const config = { data, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: 1_000 };
  serving = await serve({ ...config, ...(corsOrigins && { corsOrigins }) });
};
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'sebone-nowhere-'));
});
afterEach(async () => {
  await serving.close();
  rmSync(data, { recursive: true, force: true });
});

const asked = async (method: string, path: string, headers: Record<string, string> = {}): Promise<unknown> => {
  const answer = await fetch(`${serving.url}${path}`, { method, headers });
  const text = await answer.text();
  const { code } = (text === '' ? {} : JSON.parse(text)) as { code?: string };
  return [answer.status, answer.headers.get('allow'), code];
};

describe('A method that an address does not have', () => {
  it.each([
    ['DELETE', '/v1/initiatives', 'GET, HEAD'],
    ['PUT', '/v1/initiatives/river/partners/water?asOf=2024-01-01', 'GET, HEAD'],
    ['PATCH', '/v1/commands/report-action', 'POST'],
    ['GET', '/v1/commands', 'POST'],
    ['POST', '/openapi.json', 'GET, HEAD'],
    ['OPTIONS', '/v1/events', 'GET, HEAD'],
    ['DELETE', '/v1/audit/tile/0/x001/067.p/12', 'GET, HEAD'],
  ])('%s %s is answered with those it has', async (method, path, allow) => {
    await open();
    expect(await asked(method, path)).toEqual([405, allow, 'method-not-allowed']);
  });

  it.each(['/v1/moon', '/openapiXjson', '/v1/initiatives/river/partners/', '/v1/audit/tile', '/'])(
    'is nothing to speak of where nothing is: %s',
    async (path) => {
      await open();
      expect(await asked('DELETE', path)).toEqual([404, null, 'not-found']);
    },
  );
});

describe('Where pages from elsewhere may ask', () => {
  it('OPTIONS is for them alone', async () => {
    await open([ELSEWHERE]);
    const ahead = { origin: ELSEWHERE, 'access-control-request-method': 'GET' };
    expect(await asked('OPTIONS', '/v1/events', ahead)).toEqual([204, null, undefined]);
    expect(await asked('OPTIONS', '/v1/events')).toEqual([405, 'GET, HEAD', 'method-not-allowed']);
  });

  it('an answer says that it depends on who asks from where, beside all else that it depends on', async () => {
    await open([ELSEWHERE]);
    for (const path of ['/openapi.json', '/docs']) {
      const { headers } = await fetch(`${serving.url}${path}`, { headers: { origin: ELSEWHERE } });
      expect(headers.get('vary')).toBe('Origin, Accept-Language');
      expect(headers.get('access-control-allow-origin')).toBe(ELSEWHERE);
      expect(headers.get('access-control-expose-headers')).toMatch(/\bLink\b.*\bX-Request-Id\b/);
    }
  });
});
