import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isEventStoreAddress, isNamespace, shownAddress, type EventStoreAddress } from '@sebone/application';
import { isRejection, reject, type Rejection } from '@sebone/kernel';
import { grantFrom } from './access/grants.ts';
import { isLoopback } from './access/guard.ts';
import type { Limits } from './access/limits.ts';
import { TOKEN_ALGORITHMS, type Oidc } from './access/oidc.ts';
import type { FeedSettings } from './feed/settings.ts';
import { Settings } from './settings.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How the server is set up. Made by {@link configFrom}, which names every fault. */
export interface Config extends Limits {
  /** The data folder. */
  readonly data: string;
  /** Where the log is, where it is not in the data folder. The one place that may hold a secret: the password in its address. */
  readonly eventStore?: EventStoreAddress;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** `false`: no keys, no tokens; only on a loopback address. */
  readonly authentication: boolean;
  /** Whose access tokens are taken beside API keys. */
  readonly oidc?: Oidc;
  /** The largest body, in bytes. */
  readonly bodyLimit: number;
  /** The origins whose pages may ask, such as `https://example.org`; none unless told. */
  readonly corsOrigins?: readonly string[];
  /** `info` unless told. */
  readonly logLevel?: LogLevel;
  /** Most connections that may be open: more are not accepted. */
  readonly connections?: number;
  /** Addresses and networks of reverse proxies whose `X-Forwarded-For` is believed; none unless told. */
  readonly trustProxy?: readonly string[];
  /** Milliseconds to finish in what was taken, when it stops. */
  readonly stopWithin?: number;
  /** Milliseconds between two proofs that the views are complete. */
  readonly proveEvery?: number;
  /** Least milliseconds between two checkpoints of the ledger that it signs by itself; 0 for none, a minute unless told. */
  readonly checkpointEvery?: number;
  readonly feed?: Partial<FeedSettings>;
}

/**
 * Reads how the server is to be set up: from variables `SEBONE_…`, and where they say nothing from one JSON file whose fields
 * bear the same names (`oidc.issuer` for `SEBONE_OIDC_ISSUER`). Refuses with `invalid-configuration`, naming every fault at once.
 * @param file the JSON file; the one that `SEBONE_CONFIG` names unless told
 */
export function configFrom(
  env: Readonly<Record<string, string | undefined>>,
  file: string | undefined = env['SEBONE_CONFIG'] || undefined,
): Config | Rejection {
  const settings = new Settings(env);
  if (file !== undefined) settings.read(file, (path) => readFileSync(path, 'utf8'));
  const data = settings.text('data', 'sebone-data');
  const eventStore = eventStoreIn(settings);
  const host = settings.text('host', '127.0.0.1');
  const authentication = settings.yesNo('authentication', true);
  const rate = settings.whole('rate', 60_000, { least: 0, most: 1_000_000_000 });
  const oidc = oidcIn(settings);
  const corsOrigins = settings.list('corsOrigins', [], {
    fits: isOrigin,
    en: 'Give origins such as https://example.org, without a path.',
    ja: 'https://example.org のようなオリジン（パスなし）を指定する。',
  });
  const trustProxy = settings.list('trustProxy', [], {
    fits: isNetwork,
    en: 'Give addresses or networks of your proxies, such as 10.0.0.0/8.',
    ja: '10.0.0.0/8 のようなプロキシのアドレスかネットワークを指定する。',
  });
  const config: Config = {
    data,
    ...(eventStore && { eventStore }),
    host,
    port: settings.whole('port', 8_080, { least: 0, most: 65_535 }),
    authentication,
    ...(oidc && { oidc }),
    bodyLimit: settings.whole('bodyLimit', 1_048_576, { least: 1_024, most: 1_073_741_824 }),
    ...(rate > 0 && { rate }),
    concurrency: {
      total: settings.whole('concurrency.total', 1_024, { least: 1, most: 1_000_000 }),
      each: settings.whole('concurrency.each', 256, { least: 1, most: 1_000_000 }),
    },
    connections: settings.whole('connections', 4_096, { least: 1, most: 1_000_000 }),
    ...(corsOrigins.length > 0 && { corsOrigins }),
    stopWithin: settings.whole('stopWithin', 10_000, { least: 0, most: 3_600_000 }),
    proveEvery: settings.whole('proveEvery', 3_600_000, { least: 1_000, most: 2_147_483_647 }),
    checkpointEvery: settings.whole('checkpointEvery', 60_000, { least: 0, most: 2_147_483_647 }),
    feed: {
      heartbeat: settings.whole('feed.heartbeat', 15_000, { least: 1_000, most: 600_000 }),
      stalled: settings.whole('feed.stalled', 30_000, { least: 1_000, most: 600_000 }),
      most: settings.whole('feed.most', 500, { least: 1, most: 100_000 }),
      mostOfOne: settings.whole('feed.mostOfOne', 50, { least: 1, most: 100_000 }),
    },
    logLevel: settings.oneOf('logLevel', LOG_LEVELS, 'info'),
    ...(trustProxy.length > 0 && { trustProxy }),
  };
  if (!authentication && !isLoopback(host))
    settings.fault('host', host, {
      en: 'Without authentication only this machine may be answered: give 127.0.0.1, or leave authentication on.',
      ja: '認証なしで公開できるのはこの端末のみ。127.0.0.1 を指定するか、認証を有効のままにする。',
    });
  if (!authentication && trustProxy.length > 0)
    settings.fault('trustProxy', trustProxy.join(','), {
      en: 'Behind a proxy everybody would be the admin: leave authentication on, or take trustProxy out.',
      ja: 'プロキシ経由では誰もが管理者になってしまう。認証を有効にするか、trustProxy の設定を除く。',
    });
  if (!authentication && oidc)
    settings.fault('authentication', authentication, {
      en: 'Tokens are of no use without authentication: leave it on, or take oidc out.',
      ja: '認証なしではトークンに意味がない。認証を有効にするか、oidc の設定を除く。',
    });
  const faults = settings.faults();
  if (faults.length === 0) return config;
  const fields = faults.map(({ field }) => field).join(', ');
  return reject(
    'invalid-configuration',
    { en: `The server cannot be set up so: ${fields}.`, ja: `この設定では起動できない：${fields}` },
    faults,
  );
}

/** The configuration as it holds, for people to look at, under the names of the settings: there are no secrets in it. */
export function describeConfig({ eventStore, ...config }: Config): object {
  return {
    ...config,
    ...(eventStore && { eventStore: shownAddress(eventStore.address) }),
    eventStoreNamespace: eventStore?.namespace ?? NAMESPACE,
    eventStorePatience: eventStore?.patience ?? PATIENCE,
    rate: config.rate ?? 0,
    corsOrigins: config.corsOrigins ?? [],
    trustProxy: config.trustProxy ?? [],
    oidc: config.oidc ?? null,
  };
}

const NAMESPACE = 'sebone';
/** Milliseconds: through the change of a cluster's leader, and no longer than those who ask wait. */
const PATIENCE = 10_000;

function eventStoreIn(settings: Settings): EventStoreAddress | undefined {
  const address = settings.text('eventStore', '', {
    fits: isEventStoreAddress,
    shown: shownAddress,
    en: 'Give the address of a KurrentDB, such as kurrentdb://user:password@host:2113?tls=true, or leave it out for the log in the data folder.',
    ja: 'kurrentdb://user:password@host:2113?tls=true のような KurrentDB のアドレスを指定する。データフォルダー内のログを使う場合は指定しない。',
  });
  const namespace = settings.text('eventStoreNamespace', NAMESPACE, {
    fits: isNamespace,
    en: 'Give 1 to 64 of a-z, 0-9, _ and -.',
    ja: 'a-z、0-9、_、- からなる 1〜64 文字を指定する。',
  });
  const patience = settings.whole('eventStorePatience', PATIENCE, { least: 0, most: 600_000 });
  return address === '' ? undefined : { address, namespace, patience };
}

function oidcIn(settings: Settings): Oidc | undefined {
  if (!settings.says('oidc')) return undefined;
  const address = {
    fits: isSafeUrl,
    en: 'Give an https:// address (http:// on this machine alone), without a user.',
    ja: 'https:// のアドレスを指定する（http:// はこの端末のみ。ユーザー名は含めない）。',
  };
  const jwksUri = settings.text('oidc.jwksUri', '', address);
  const grants = settings.lists('oidc.grants', {
    fits: (text) => !isRejection(grantFrom(text)),
    en: 'Give an object of lists of grants, such as {"staff": ["backbone@minato"]}.',
    ja: '{"staff": ["backbone@minato"]} のように、権限のリストからなるオブジェクトを指定する。',
  });
  return {
    issuer: settings.text('oidc.issuer', undefined, address),
    audience: settings.text('oidc.audience'),
    algorithms: settings.listOf('oidc.algorithms', TOKEN_ALGORITHMS, ['RS256', 'ES256', 'EdDSA']),
    ...(jwksUri && { jwksUri }),
    clockTolerance: settings.whole('oidc.clockTolerance', 5, { least: 0, most: 300 }),
    claim: settings.text('oidc.claim', 'sebone'),
    ...(grants && { grants }),
  };
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

function isSafeUrl(text: string): boolean {
  const url = urlOf(text);
  if (!url || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

const isOrigin = (text: string): boolean => urlOf(text)?.origin === text && /^https?:/.test(text);

function isNetwork(text: string): boolean {
  if (text === 'loopback') return true;
  const [, address = '', prefix] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  return bits !== undefined && (prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= bits));
}
