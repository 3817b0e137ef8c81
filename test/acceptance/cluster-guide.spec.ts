import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEventStoreAddress } from '@sebone/application';
import { KurrentDouble } from '@sebone/kurrent-double';
import { load, YAML11_SCHEMA } from 'js-yaml';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, 'docs', 'guides', name), 'utf8');

interface Service {
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly networks?: Readonly<Record<string, { readonly ipv4_address: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const FILES = ['one-node.yaml', 'three-nodes.yaml'] as const;
const GUIDES = ['cluster.md', 'cluster.ja.md'] as const;
const composed = (file: (typeof FILES)[number]): Compose => load(read(join('cluster', file)), { schema: YAML11_SCHEMA }) as Compose;
const nodesOf = ({ services }: Compose): readonly Service[] =>
  Object.values(services).filter(({ image }) => image.includes('/kurrentdb:'));

describe.each(FILES)('The compose file %s', (file) => {
  const compose = composed(file);

  it('lets nobody in but this machine, and keeps what was written', () => {
    for (const { ports = [], volumes = [] } of nodesOf(compose)) {
      expect(ports).toHaveLength(1);
      expect(ports[0]).toMatch(/^127\.0\.0\.1:211[1-3]:2113$/);
      const [data] = volumes.find((volume) => volume.endsWith(':/var/lib/kurrentdb'))!.split(':');
      expect(Object.keys(compose.volumes)).toContain(data);
    }
  });

  it('names one version of the server, and of every image', () => {
    const images = Object.values(compose.services).map(({ image }) => image);
    for (const image of images) expect(image).toMatch(/:\d+\.\d+\.\d+$/);
    expect(new Set(nodesOf(compose).map(({ image }) => image)).size).toBe(1);
  });

  it('holds no password', () => {
    const text = read(join('cluster', file));
    expect(text).not.toContain('changeit');
    const passwords = nodesOf(compose).flatMap(({ environment = {} }) =>
      Object.entries(environment).filter(([name]) => name.includes('PASSWORD')),
    );
    for (const [, value] of passwords) expect(value).toMatch(/^\$\{\w+:\?/);
    expect(passwords).toHaveLength(file === 'one-node.yaml' ? 0 : 6);
  });
});

describe('The compose file of one node', () => {
  it('has no security, and says so', () => {
    expect(nodesOf(composed('one-node.yaml')).map(({ environment }) => environment!['KURRENTDB_INSECURE'])).toEqual([
      'true',
    ]);
  });
});

describe('The compose file of three nodes', () => {
  const compose = composed('three-nodes.yaml');
  const nodes = nodesOf(compose);
  const addresses = nodes.map(({ networks }) => networks!['cluster']!.ipv4_address);

  it('has three, each of which knows the two others and is reached where it says', () => {
    expect(new Set(addresses).size).toBe(3);
    for (const [index, { environment = {}, ports = [] }] of nodes.entries()) {
      expect(environment).toMatchObject({
        KURRENTDB_CLUSTER_SIZE: '3',
        KURRENTDB_REPLICATION_IP: addresses[index],
        KURRENTDB_GOSSIP_SEED: addresses
          .filter((_, other) => other !== index)
          .map((address) => `${address}:2113`)
          .join(','),
        KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS: '127.0.0.1',
        KURRENTDB_ADVERTISE_NODE_PORT_TO_CLIENT_AS: ports[0]!.split(':')[1],
      });
      expect(environment).not.toHaveProperty('KURRENTDB_INSECURE');
    }
  });

  it('gives each node a certificate for its address, and the key of the authority to none', () => {
    const made = compose.services['certificates']!.command!.at(-1)!;
    for (const [index, { environment = {}, volumes = [] }] of nodes.entries()) {
      expect(made).toContain(`create-node -out ./node${index + 1} -ip-addresses 127.0.0.1,${addresses[index]}`);
      const mounted = Object.fromEntries(
        volumes.map((volume) => volume.split(':').slice(0, 2).reverse() as [string, string]),
      );
      expect(mounted['/etc/kurrentdb/certs/node']).toBe(`./certs/node${index + 1}`);
      expect(mounted[`${environment['KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH']}/ca.crt`]).toBe('./certs/ca/ca.crt');
      expect(environment['KURRENTDB_CERTIFICATE_FILE']).toMatch(/^\/etc\/kurrentdb\/certs\/node\//);
      expect(volumes.some((volume) => /ca\.key|\.\/certs:|\.\/certs\/ca:/.test(volume))).toBe(false);
    }
    expect(compose.services['certificates']!.profiles).toEqual(['setup']);
  });
});

describe.each(GUIDES)('The guide %s', (guide) => {
  const text = read(guide);

  it('names the ports, volumes and variables of the compose files, and no others', () => {
    const compose = composed('three-nodes.yaml');
    for (const volume of Object.keys(compose.volumes)) expect(text).toContain(`\`${volume}\``);
    const ports = nodesOf(compose).map(({ ports: of }) => of![0]!.split(':')[1]!);
    expect(ports).toEqual(['2111', '2112', '2113']);
    for (const port of ports) expect(text).toContain(`localhost:${port}`);
    const known = new Set([
      'KURRENTDB_ADMIN',
      ...[...read('cluster/three-nodes.yaml').matchAll(/KURRENTDB_\w+/g)].map(([name]) => name),
    ]);
    const named = [...text.matchAll(/KURRENTDB_[A-Z_]*[A-Z]/g)].map(([name]) => name);
    expect(named.filter((name) => ![...known].some((one) => one.startsWith(name)))).toEqual([]);
  });

  it('gives addresses that Sebone takes', () => {
    const addresses = [...text.matchAll(/[`'](\w+(?:\+discover)?:\/\/[^`'…]*(?:…@[^`']*)?)[`']/g)]
      .map(([, address]) => address!)
      .filter((address) => !/^https?:|^\w+:\/\/$/.test(address));
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) expect([address, isEventStoreAddress(address)]).toEqual([address, true]);
  });

  it('gives rights by a script that runs', async () => {
    const [, script] = /```js\n([^`]*)```/.exec(text)!;
    const double = await KurrentDouble.start({ version: '26.1' });
    try {
      const env = { ...process.env, KURRENTDB_ADMIN: double.connectionString() };
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script!], {
        cwd: root,
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      expect(await once(child, 'exit')).toEqual([0, null]);
      const told = (stream: string): unknown =>
        JSON.parse(Buffer.from(double.log.find((record) => record.stream === stream)!.data).toString());
      expect(told('$$$all')).toEqual({ $acl: { $r: ['$admins', 'sebone'] } });
      expect(told('$settings')).toMatchObject({ $userStreamAcl: { $w: ['sebone'], $d: '$admins' } });
    } finally {
      await double.close();
    }
  });

  it('names files that are there', () => {
    for (const [, file] of text.matchAll(/docs\/guides\/(cluster\/[\w-]+\.yaml)/g))
      expect(existsSync(join(root, 'docs', 'guides', file!))).toBe(true);
  });
});
