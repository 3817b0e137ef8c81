import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { credentials, Metadata } from '@grpc/grpc-js';
import { START } from '@kurrent/kurrentdb-client';
import { cleared, clientOf, event, failure, heard, kept, knowledgeOf, serving } from '../test/clients.ts';
import { certificates, type Certificates } from './certificates.ts';
import { shared, featuresGrpc } from './protocol.ts';

let folder: string;
let valid: Certificates;
let expired: Certificates;
let elsewhere: Certificates;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-double-'));
  [valid, expired, elsewhere] = await Promise.all([
    certificates(),
    certificates({ expired: true }),
    certificates({ elsewhere: true }),
  ]);
  writeFileSync(join(folder, 'valid.pem'), valid.authority);
  writeFileSync(join(folder, 'expired.pem'), expired.authority);
  writeFileSync(join(folder, 'elsewhere.pem'), elsewhere.authority);
});

afterEach(cleared);
afterAll(() => rmSync(folder, { recursive: true }));

const users = { admin: 'changeit' };
const secured = ({ authority = 'valid.pem', made = valid } = {}) =>
  serving({ tls: { key: made.key, certificate: made.certificate, caFile: join(folder, authority) }, users });

it('certificates are made by their authority, for the loopback interface, and may have expired', () => {
  const [sound, late] = [valid, expired].map(({ certificate }) => new X509Certificate(certificate));
  expect(sound!.checkIssued(new X509Certificate(valid.authority))).toBe(true);
  expect(sound!.verify(new X509Certificate(valid.authority).publicKey)).toBe(true);
  expect(sound!.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(Date.parse(sound!.validTo)).toBeGreaterThan(Date.now());
  expect(Date.parse(late!.validTo)).toBeLessThan(Date.now());
});

it('both halves of the client work over TLS, with the name and password of the connection string', async () => {
  const double = await secured();
  const client = clientOf(double, { as: ['admin', 'changeit'] });
  await client.appendToStream('talk', event('one'));
  expect(await heard(client.readStream('talk'))).toEqual(['one']);
  for await (const { event: recorded } of client.subscribeToStream('talk', { fromRevision: START })) {
    expect(recorded?.data).toEqual({ say: 'one' });
    break;
  }
  await client.appendToStream('talk', event('two'), { credentials: { username: 'admin', password: 'changeit' } });
  expect(double.calls('append')).toBe(1);
  expect(kept(double, 'talk')).toEqual(['one', 'two']);
});

const refusals = async (client: ReturnType<typeof clientOf>) => {
  const errors = [
    await failure(client.appendToStream('talk', event('one'))),
    await failure(heard(client.readStream('talk'))),
    await failure(
      (async () => {
        for await (const _ of client.subscribeToAll());
      })(),
    ),
  ];
  return errors.map(({ type, code }) => [type, code]);
};

it('a wrong password opens nothing', async () => {
  const client = clientOf(await secured(), { as: ['admin', 'wrong'] });
  expect(await refusals(client)).toEqual([
    ['access-denied', 16],
    ['access-denied', undefined],
    ['access-denied', 16],
  ]);
});

it('who says no name may neither write nor read, and sees what the server can do', async () => {
  const client = clientOf(await secured());
  expect((await knowledgeOf(client).capabilities).serverVersion).toBe('25.1.0');
  expect(await refusals(client)).toEqual([
    ['access-denied', undefined],
    ['access-denied', undefined],
    ['access-denied', 7],
  ]);
});

it('who says no name may not write to several streams, in words that the client does not know', async () => {
  const client = clientOf(await secured());
  const append = client.multiStreamAppend([{ streamName: 'a', expectedState: 'any', events: [event('one')] }]);
  expect(await failure(append)).toMatchObject({ type: 'unknown', code: 7 });
});

it.each([
  ['has expired', () => ({ authority: 'expired.pem', made: expired }), /certificate has expired/],
  ['is for another name', () => ({ authority: 'elsewhere.pem', made: elsewhere }), /altnames/],
  ['is by an unknown authority', () => ({ authority: 'expired.pem', made: valid }), /unable to verify/],
])('a server whose certificate %s is not talked to; the native half does not say why', async (_, made, why) => {
  const client = clientOf(await secured(made()), { as: ['admin', 'changeit'], parameters: { defaultDeadline: 2000 } });
  const append = await failure(client.appendToStream('talk', event('one')));
  const read = await failure(heard(client.readStream('talk')));
  expect([append.code, append.message]).toEqual([14, expect.stringMatching(why)]);
  expect([read.type, read.message]).toEqual(['unavailable', 'UnavailableError']);
});

it('without TLS the client sends no name: whoever asks for it by hand must send one', async () => {
  const double = await serving({ users });
  const client = clientOf(double, { as: ['admin', 'changeit'] });
  expect(await failure(client.appendToStream('talk', event('one')))).toMatchObject({ type: 'access-denied' });
  const raw = new featuresGrpc.ServerFeaturesClient(
    `127.0.0.1:${double.nodes[0]!.endpoint.port}`,
    credentials.createInsecure(),
  );
  const asked = (authorization: string) =>
    new Promise((resolve) => {
      const metadata = new Metadata();
      metadata.set('authorization', authorization);
      raw.getSupportedMethods(new shared.Empty(), metadata, (error) => resolve(error?.code ?? 0));
    });
  expect(await asked(`Basic ${Buffer.from('admin:changeit').toString('base64')}`)).toBe(0);
  expect(await asked(`Basic ${Buffer.from('admin:wrong').toString('base64')}`)).toBe(16);
  raw.close();
});
