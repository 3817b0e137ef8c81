import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { commandFrom } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import { EXAMPLES, FOUNDED } from '@sebone/testing';
import { openApiOf } from '../openapi/document.ts';
import { serve, type Serving } from '../serving.ts';
import { INITIATIVES, QUESTION_ROUTES, ROUTES } from './routes.ts';

const RIVER = '/v1/initiatives/river';
let now = Date.parse('2026-01-31T03:00:00Z');
let folder: string;
let serving: Serving;
let given = 0;

async function record(name: string, body: object): Promise<number> {
  const command = commandFrom(name, body);
  if (isRejection(command)) throw new Error(JSON.stringify(command));
  const outcome = await serving.parts.transactor.transact(command, { commandId: `given-${++given}`, actor: 'kei' });
  if (isRejection(outcome) || outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  await serving.parts.live.reached(outcome.answer.position, 5_000);
  return outcome.answer.position;
}

const act = (actionId: string, occurredOn = '2024-03-01', title = 'Served meals'): Promise<number> =>
  record('report-action', {
    initiative: 'river',
    partnerId: 'water',
    actionId,
    code: 'media',
    title,
    occurredOn,
    reportedOn: occurredOn,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-questions-'));
  serving = await serve(
    { data: folder, host: '127.0.0.1', port: 0, authentication: false, bodyLimit: 65_536 },
    { now: () => now },
  );
  const initiative = 'river';
  const said = [
    ...FOUNDED,
    ...(
      [
        'define-indicator',
        'record-measurement',
        'hold-meeting',
        'record-attendance',
        'share-knowledge',
        'award-funding',
      ] as const
    ).map((name) => [name, EXAMPLES[name]!.body] as const),
    ...['record-resource', 'make-commitment', 'assess-condition', 'perform-backbone-function', 'adopt-policy'].map(
      (name) => [name, EXAMPLES[name]!.body] as const,
    ),
  ];
  for (const [name, body] of said) await record(name, { ...body, initiative });
  for (let at = 0; at < 12; at++) {
    const partnerId = `member-${String(at).padStart(2, '0')}`;
    await record('join-partner', {
      initiative,
      partnerId,
      name: `Member ${at}`,
      role: 'member',
      occurredOn: '2021-04-01',
    });
  }
  for (const [name, body] of FOUNDED) await record(name, { ...body, initiative: 'forest' });
  for (let at = 1; at <= 5; at++) await act(`seed-${at}`, `2024-02-0${at}`);
});

afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${serving.url}${path}`, { headers, method });
const body = async (path: string): Promise<any> => {
  const response = await ask(path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text);
};

describe('A question about those who speak for a partner', () => {
  const contacts = `${RIVER}/partners/water/contacts`;

  it('is answered with their values for as long as they are kept, and then says that they were erased', async () => {
    const { given, body: about } = EXAMPLES['erase-subject']!;
    for (const [name, said] of given) await record(name, { ...said, initiative: 'river' });
    const [, contact] = given[0]!;
    const told = await ask(contacts);
    expect(told.headers.get('cache-control')).toBe('private, no-store');
    expect(((await told.json()) as { items: unknown }).items).toEqual([
      expect.objectContaining({
        contact: 1,
        state: 'named',
        name: { value: contact!.name },
        phone: { value: contact!.phone },
      }),
    ]);
    expect((await body(`${contacts}?state=voided`)).items).toEqual([]);
    const table = await (await ask(`${contacts}?format=csv`)).text();
    expect(table).toContain(`"{""value"":""${contact!.name as string}""}"`);

    // What was answered is not kept: where the vault lost it, nobody is told any more, though nothing was recorded since.
    await serving.parts.vault.erase('river/water/contact-1');
    expect((await body(contacts)).items).toEqual([
      expect.objectContaining({ state: 'named', name: { withheld: true }, note: { withheld: true } }),
    ]);
    await record('erase-subject', { ...about, initiative: 'river' });
    expect((await body(contacts)).items).toEqual([
      expect.objectContaining({ state: 'erased', name: { erased: true }, note: { erased: true } }),
    ]);
    expect((await body(`${contacts}?knownAt=2020-03-31`)).items).toEqual([]);
    expect((await ask(`${RIVER}/partners/nobody/contacts`)).status).toBe(404);
  });

  it('alone tells of them: everywhere else they are behind tokens', async () => {
    for (const path of ['/partners/water/ledger', '/timeline', '/partners/water']) {
      const answer = await (await ask(`${RIVER}${path}`)).text();
      expect(answer).not.toContain(EXAMPLES['name-contact']!.body.email);
    }
    expect(await (await ask(`${RIVER}/partners/water/ledger`)).text()).toContain('"subject":"river/water/contact-1"');
  });
});

describe('A question over HTTP', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(openApiOf(ROUTES), 'openapi');
  const faultsIn = (answer: unknown, path: string, type: string): unknown => {
    const place = ['paths', path, 'get', 'responses', '200', 'content', type, 'schema'];
    const $ref = `openapi#/${place.map((part) => encodeURIComponent(part.replaceAll('/', '~1'))).join('/')}`;
    return ajv.validate({ $ref }, answer) ? [] : ajv.errors;
  };
  const places = (path: string): string =>
    path.replace('{initiative}', 'river').replace('{partner}', 'water').replace('{indicator}', 'e-coli');

  it.each(ROUTES.map((route) => [route.operationId, route] as const))(
    '%s is answered as it is declared',
    async (_name, { path }) => {
      for (const horizons of [
        '',
        '?asOf=2020-03-01',
        '?knownAt=2020-03-01',
        '?asOf=0001-01-01&knownAt=2026-01-31',
        '?asOf=9999-12-31',
        '?knownAt=9999-12-31',
      ]) {
        const response = await ask(`${places(path)}${horizons}`);
        const answer: unknown = await response.json();
        // Before anything is known of a partner or an indicator, there is none.
        if (response.status === 404 && horizons !== '') continue;
        expect(response.status).toBe(200);
        expect(Number(response.headers.get('sebone-position'))).toBe(serving.parts.live.position);
        expect({ horizons, faults: faultsIn(answer, path, 'application/json') }).toEqual({ horizons, faults: [] });
      }
    },
  );

  it.each(ROUTES.map((route) => [route.operationId, route] as const))(
    '%s comes as lines and as a table, too',
    async (_name, { path }) => {
      const lines = await ask(places(path), { accept: 'application/jsonl' });
      expect(lines.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
      const rows = (await lines.text())
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as unknown);
      for (const row of rows) expect(faultsIn(row, path, 'application/jsonl')).toEqual([]);
      const table = await ask(`${places(path)}?format=csv`);
      expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      const [header, ...records] = (await table.text()).split('\r\n');
      expect(header).toMatch(/^[a-zA-Z]+(,[a-zA-Z]+)*$/);
      expect(records.at(-1)).toBe('');
    },
  );

  it('names every parameter that is wrong, at once, in the language asked for', async () => {
    const response = await ask(
      `${RIVER}/actions?asOf=2023-02-29&limit=0&code=cooking&colour=red&from=2024-01-01&from=2024-01-02`,
      { 'accept-language': 'ja' },
    );
    expect(response.status).toBe(400);
    const { code, errors } = (await response.json()) as {
      code: string;
      errors: readonly { pointer: string; message: string }[];
    };
    expect(code).toBe('invalid-parameter');
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['?asOf', '?code', '?colour', '?from', '?limit']);
    expect(errors.find(({ pointer }) => pointer === '?asOf')?.message).toContain('実在する日');
  });

  it('has its parameters and headers looked at together, before anything else', async () => {
    const faults = async (path: string, headers: Record<string, string> = {}): Promise<unknown> => {
      const response = await ask(path, headers);
      const { code, errors } = (await response.json()) as { code: string; errors: { pointer: string }[] };
      return [response.status, code, ...errors.map(({ pointer }) => pointer)];
    };
    const far = { 'sebone-min-position': '999999' };
    expect(await faults(`${RIVER}/traps?format=xml&bogus=1&limit=0&cursor=e30`, { accept: 'image/png' })).toEqual([
      ...[400, 'invalid-parameter', '?format', '?bogus', '?limit', '?cursor'],
    ]);
    expect(await faults(`${RIVER}?bogus=1`, { 'sebone-min-position': 'soon' })).toEqual([
      ...[400, 'invalid-parameter', '?bogus', 'Sebone-Min-Position:'],
    ]);
    expect(await faults('/v1/initiatives/lake?bogus=1', far)).toEqual([400, 'invalid-parameter', '?bogus']);
    expect(await faults('/v1/initiatives?bogus=1', far)).toEqual([400, 'invalid-parameter', '?bogus']);
    expect(await faults(`${RIVER}/traps`, { ...far, accept: 'image/png' })).toEqual([406, 'not-acceptable', 'Accept:']);
    const { next } = await body(`${RIVER}/partners?limit=5`);
    expect(await faults(`${(next as string).replace('partners', 'meetings')}`, far)).toEqual([
      ...[400, 'invalid-parameter', '?cursor'],
    ]);
  });

  it('tells nothing of what is not there', async () => {
    for (const path of [
      '/v1/initiatives/lake',
      `${RIVER}/partners/nobody`,
      `${RIVER}/partners/nobody/ledger`,
      `${RIVER}/indicators/none`,
    ]) {
      const response = await ask(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('is refused where no form that is asked for can be given', async () => {
    expect((await ask(RIVER, { accept: 'application/xml' })).status).toBe(406);
    expect((await ask(RIVER, { accept: 'application/json;q=0, */*' })).headers.get('content-type')).toContain(
      'text/csv',
    );
    expect((await ask(RIVER, { accept: 'text/csv;q=0.5, application/*;q=0.4' })).headers.get('content-type')).toContain(
      'text/csv',
    );
  });

  it('means the day of both horizons where only knownAt is said', async () => {
    expect(await body(`${RIVER}/partners?knownAt=2021-01-01`)).toMatchObject({
      asOf: '2021-01-01',
      knownAt: '2021-01-01',
    });
    expect(await body(`${RIVER}/partners?asOf=2021-01-01`)).toMatchObject({
      asOf: '2021-01-01',
      knownAt: '2026-01-31',
    });
  });

  it('is answered for the new day once it has begun where the initiative is', async () => {
    const before = now;
    expect(await body(`${RIVER}/partners`)).toMatchObject({ asOf: '2026-01-31' });
    now = Date.parse('2026-01-31T15:00:00Z');
    expect(await body(`${RIVER}/partners`)).toMatchObject({ asOf: '2026-02-01' });
    now = before;
  });
});

describe('An answer', () => {
  it('has a tag of its bytes, and is not sent again to whoever has it', async () => {
    const first = await ask(`${RIVER}/partners/water`);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toBe('Accept, Accept-Language, Authorization');
    for (const header of [etag, `"other", W/${etag}`, '*']) {
      const again = await ask(`${RIVER}/partners/water`, { 'if-none-match': header });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
      expect(again.headers.get('sebone-position')).toBe(first.headers.get('sebone-position'));
    }
    expect((await ask(`${RIVER}/partners/water`, { 'if-none-match': '"other"' })).status).toBe(200);
    await act('tagged');
    expect((await ask(`${RIVER}/partners/water`, { 'if-none-match': etag })).status).toBe(200);
  });

  it('stays what it is when others record', async () => {
    const first = await ask(`${RIVER}/traps`);
    const position = await record('report-action', {
      initiative: 'forest',
      partnerId: 'water',
      actionId: 'elsewhere',
      title: 'Planted',
      occurredOn: '2024-01-01',
    });
    const again = await ask(`${RIVER}/traps`, { 'if-none-match': first.headers.get('etag')! });
    expect([again.status, again.headers.get('sebone-position')]).toEqual([304, String(position)]);
  });

  it('shows its head without its body', async () => {
    const [got, head] = [await ask(`${RIVER}/traps`), await ask(`${RIVER}/traps`, {}, 'HEAD')];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['etag', 'content-type', 'content-length', 'sebone-position'])
      expect(head.headers.get(name)).toBe(got.headers.get(name));
  });

  it('runs nothing in a spreadsheet', async () => {
    await act('formula', '2025-05-05', '=HYPERLINK("http://a","b")');
    const response = await ask(`${RIVER}/actions?format=csv&from=2025-05-05`);
    const line = (await response.text()).split('\r\n')[1]!;
    expect(line).toContain(`,"'=HYPERLINK(""http://a"",""b"")",`);
  });
});

describe('The position that is wanted', () => {
  it('is waited for: whoever recorded something reads it', async () => {
    const head = await serving.parts.store.head();
    const asked = ask(`${RIVER}/actions?from=2025-06-06`, { 'sebone-min-position': String(head + 1) });
    await act('awaited', '2025-06-06');
    const response = await asked;
    expect(Number(response.headers.get('sebone-position'))).toBeGreaterThan(head);
    expect(((await response.json()) as any).items).toMatchObject([{ actionId: 'awaited' }]);
  });

  it('is given up where it does not come in time', async () => {
    const response = await ask(`${RIVER}/traps`, { 'sebone-min-position': '999999' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toMatchObject({ code: 'not-caught-up' });
    expect(response.headers.get('sebone-position')).toBe(String(serving.parts.live.position));
  });

  it.each(['-1', 'soon', '1.5', '', '1, 2', '99999999999999999999'])('is refused as %j', async (position) => {
    const response = await ask(RIVER, { 'sebone-min-position': position });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ pointer: 'Sebone-Min-Position:' }] });
  });
});

/** Walks through a list, doing something between its pages. */
async function walk(
  path: string,
  between: () => Promise<unknown> = async () => undefined,
): Promise<{ readonly items: any[]; readonly positions: Set<number> }> {
  const items: any[] = [];
  const positions = new Set<number>();
  for (let next: string | null = path; next !== null;) {
    const response = await ask(next);
    const page = (await response.json()) as { items: any[]; next: string | null; position: number };
    expect({ status: response.status, page }).toMatchObject({ status: 200 });
    expect(response.headers.get('link')).toBe(page.next === null ? null : `<${page.next}>; rel="next"`);
    items.push(...page.items);
    positions.add(page.position);
    next = page.next;
    await between();
  }
  return { items, positions };
}

describe('A list in pages', () => {
  it.each(
    QUESTION_ROUTES.filter(({ listing, route }) => listing && !route.path.includes('{partner}')).map(({ route }) => [
      route.path,
    ]),
  )('%s is the same list whatever is recorded on the way', async (path) => {
    const at = path.replace('{initiative}', 'river');
    const whole = await body(`${at}?limit=1000`);
    expect(whole.next).toBeNull();
    let count = 0;
    const { items, positions } = await walk(`${at}?limit=2`, () =>
      act(`${path.split('/').at(-1)}-${++count}`, '2024-01-15'),
    );
    expect(items).toEqual(whole.items);
    expect([...positions]).toEqual([whole.position]);
  });

  it('keeps to its horizons over midnight, and says what position it keeps to', async () => {
    const before = now;
    const first = await body(`${RIVER}/partners?limit=5&state=stalled`);
    now += 86_400_000;
    const position = await act('past-midnight');
    const response = await ask(first.next as string);
    const second: any = await response.json();
    now = before;
    expect(second).toMatchObject({ asOf: first.asOf, knownAt: first.knownAt, position: first.position });
    expect(Number(response.headers.get('sebone-position'))).toBe(first.position);
    expect(first.position).toBeLessThan(position);
    expect(second.items.every(({ state }: { state: string }) => state === 'stalled')).toBe(true);
  });

  it('does not go on with another question', async () => {
    const { next } = await body(`${RIVER}/partners?limit=5&state=stalled`);
    const cursor = new URLSearchParams((next as string).split('?')[1]).get('cursor')!;
    const forged = Buffer.from(JSON.stringify(['a', '2024-01-01', '2024-01-01', null, 1, 'x'])).toString('base64url');
    for (const path of [
      `/partners?state=dormant&cursor=${cursor}`,
      `/partners?cursor=${cursor}`,
      `/meetings?cursor=${cursor}`,
      '/partners?cursor=e30',
      `/partners?cursor=${forged}`,
    ]) {
      const response = await ask(`${RIVER}${path}`);
      expect([path, response.status]).toEqual([path, 400]);
      expect(await response.json()).toMatchObject({ errors: [{ pointer: '?cursor' }] });
    }
    expect((await ask(`${RIVER}/partners?limit=7&state=stalled&cursor=${cursor}&format=csv`)).status).toBe(200);
  });

  it('of the initiatives holds those that may be read', async () => {
    const { items } = await walk('/v1/initiatives?limit=1', () => act(`all-${given}`));
    expect(items.map(({ id }) => id as string)).toEqual(['forest', 'river']);
    expect(INITIATIVES.needs).toBe('read');
  });

  it('keeps the rows asked for', async () => {
    const { items } = await body(`${RIVER}/actions?partner=water&code=media&from=2024-02-02&to=2024-02-04`);
    expect(items.map(({ actionId }: { actionId: string }) => actionId)).toEqual(['seed-2', 'seed-3', 'seed-4']);
    const all = (await body(`${RIVER}/traps`)).items as readonly { trap: string; level: string }[];
    for (const { trap, level } of all) {
      const some = (await body(`${RIVER}/traps?trap=${trap}&level=${level}`)).items as unknown[];
      expect(some).toEqual(all.filter((one) => one.trap === trap && one.level === level));
    }
  });
});
