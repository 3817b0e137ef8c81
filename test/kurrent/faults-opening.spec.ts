import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { jest } from '@jest/globals';
import { openKurrentEventStore } from '@sebone/event-store-kurrent';
import { certificates, silence, type Certificates, type DoubleOptions } from '@sebone/kurrent-double';
import { Doubles, HASTY } from './doubles.ts';

const PASSWORD = 'ch4ngeit-and-tell';
const users = { admin: PASSWORD };

let folder: string;
let valid: Certificates;
let expired: Certificates;
let elsewhere: Certificates;
let printed: unknown[];
const doubles = new Doubles();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-faults-'));
  [valid, expired, elsewhere] = await Promise.all([
    certificates(),
    certificates({ expired: true }),
    certificates({ elsewhere: true }),
  ]);
  writeFileSync(join(folder, 'valid.pem'), valid.authority);
  writeFileSync(join(folder, 'expired.pem'), expired.authority);
  writeFileSync(join(folder, 'elsewhere.pem'), elsewhere.authority);
});
beforeEach(() => {
  printed = [];
  for (const kind of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, kind).mockImplementation((...words: unknown[]) => void printed.push(words));
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => printed.push(text) > 0);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await doubles.end();
});
afterAll(() => rmSync(folder, { recursive: true }));

const secured = ({ key, certificate }: Certificates, caFile: string, options: DoubleOptions = {}): DoubleOptions => ({
  tls: { key, certificate, caFile: join(folder, caFile) },
  users,
  ...options,
});

/** An error with all that hangs on it, as a program would print it that is careless. */
const everythingOf = (thrown: unknown): string => inspect(thrown, { depth: 30, showHidden: true });

function expectNoSecret(text: string, secret = PASSWORD): void {
  for (const form of [secret, encodeURIComponent(secret), Buffer.from(`admin:${secret}`).toString('base64')])
    expect(text).not.toContain(form);
}

describe.each(['26.1', '25.1', '24.10'] as const)('On KurrentDB %s', (version) => {
  const refused = async (options: DoubleOptions, as: readonly [string, string]): Promise<unknown> => {
    const double = await doubles.serve({ version, ...options });
    const error: unknown = await doubles.openOnce(double, { as }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expectNoSecret(everythingOf(error));
    expectNoSecret(everythingOf(error), as[1]);
    expectNoSecret(inspect(printed, { depth: 30 }), as[1]);
    return error;
  };

  it('the right name and password open it', async () => {
    const double = await doubles.serve({ version, ...secured(valid, 'valid.pem') });
    const store = await doubles.open(double, { as: ['admin', PASSWORD] });
    expect(await store.head()).toBe(0);
  });

  it.each<[string, readonly [string, string]]>([
    ['a wrong password', ['admin', 'wr0ng-and-secret']],
    ['a name that nobody has', ['nobody', PASSWORD]],
  ])('%s is refused as such', async (_name, as) => {
    const error = await refused(secured(valid, 'valid.pem'), as);
    expect(error).toMatchObject({ code: 'store-access', message: expect.stringContaining('password') });
  });

  it.each<[string, () => DoubleOptions, RegExp]>([
    ['has expired', () => secured(expired, 'expired.pem'), /expired/],
    ['is for another name', () => secured(elsewhere, 'elsewhere.pem'), /altnames/],
    ['is by an authority that is not trusted', () => secured(valid, 'expired.pem'), /unable to verify|authority/],
  ])('a certificate that %s is told as such', async (_name, options, why) => {
    const error = await refused(options(), ['admin', PASSWORD]);
    expect(error).toMatchObject({ code: 'store-certificate', message: expect.stringMatching(why) });
  });

  it('a server that says nothing is not reached', async () => {
    const double = await doubles.serve({ version });
    double.faults.always(['read', 'subscribe', 'features'], silence());
    await expect(doubles.openOnce(double, HASTY)).rejects.toMatchObject({ code: 'store-unreachable' });
  });
});

it('where nobody listens nothing is reached, and what is none is not used', async () => {
  const double = await doubles.serve();
  await double.stop();
  await expect(doubles.openOnce(double, { ...HASTY, as: ['admin', PASSWORD] })).rejects.toMatchObject({
    code: 'store-unreachable',
  });

  const page = createServer((_request, response) => response.end('<p>no database</p>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => page.once('listening', resolve));
  const { port } = page.address() as AddressInfo;
  const opened = openKurrentEventStore({ address: `kurrentdb://127.0.0.1:${port}?tls=false`, answerWithin: 500 });
  await expect(opened).rejects.toMatchObject({ code: expect.stringMatching(/^store-/) });
  page.close();
});

it('an address that cannot be read is not shown with its password', async () => {
  for (const address of [
    `kurrentdb://admin:${PASSWORD}@:port?tls=perhaps`,
    `kurrentdb://admin:${PASSWORD}@127.0.0.1:2113?tls=true&tlsCAFile=${join('nowhere', 'at-all.pem')}`,
    `kurrentdb://admin:${PASSWORD}@127.0.0.1:2113?nodePreference=nobody`,
    `nowhere://admin:${PASSWORD}@127.0.0.1`,
  ]) {
    const error: unknown = await openKurrentEventStore({ address, answerWithin: 200 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    expectNoSecret(everythingOf(error));
  }
  expectNoSecret(inspect(printed, { depth: 30 }));
});
