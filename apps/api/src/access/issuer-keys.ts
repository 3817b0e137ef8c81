import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Oidc } from './oidc.ts';

/** The issuer's keys were not to be had, whatever the token is. */
export class UnreachableError extends Error {}

/** How long to wait for the issuer, in milliseconds. */
const PATIENCE = 5_000;
/** Most bytes that it may say. */
const LARGEST = 1_048_576;
/** For how long keys are taken for those that the issuer shows, in milliseconds. */
const FRESH = 600_000;
/** For how long they are held where it cannot be asked. */
const HELD = 86_400_000;
/** Milliseconds until the issuer is asked again: where it answered, or others of its keys are held; where there are none. */
const PAUSE = 30_000;
const PAUSE_WITHOUT = 5_000;

/**
 * The public keys of an issuer. They are fetched when first wanted, again after ten minutes, and for a key that is not among them
 * twice a minute at most. Where the issuer does not answer, those that are held go on for a day, and nobody waits for them.
 * @param now milliseconds since 1970
 */
export function issuerKeys({ issuer, jwksUri }: Oidc, now: () => number): JWTVerifyGetKey {
  let held: { readonly among: JWTVerifyGetKey; readonly since: number } | undefined;
  let uri = jwksUri;
  let failure: unknown;
  let notBefore = -Infinity;
  let fetching: Promise<void> | undefined;

  const fetched = async (): Promise<void> => {
    try {
      uri ??= await discovered(issuer);
      held = { among: createLocalJWKSet((await saidAt(uri)) as JSONWebKeySet), since: now() };
      failure = undefined;
    } catch (error) {
      uri = jwksUri;
      failure = error;
    }
    notBefore = now() + (held ? PAUSE : PAUSE_WITHOUT);
    fetching = undefined;
  };
  const renewed = async (): Promise<void> => {
    if (now() >= notBefore) await (fetching ??= fetched());
  };
  const age = (): number => (held ? now() - held.since : Infinity);

  return async (header, token) => {
    if (age() >= HELD) await renewed();
    else if (age() >= FRESH) void renewed();
    if (!held || age() >= HELD) throw unreachable(failure);
    try {
      return await held.among(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await renewed();
    if (failure !== undefined) throw unreachable(failure);
    return held.among(header, token);
  };
}

const unreachable = (cause: unknown): UnreachableError =>
  new UnreachableError('The keys of the issuer are not to be had.', { cause });

/** Where the issuer says that its keys are. */
async function discovered(issuer: string): Promise<string> {
  const said = (await saidAt(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) as {
    readonly issuer?: unknown;
    readonly jwks_uri?: unknown;
  } | null;
  if (said?.issuer !== issuer || typeof said.jwks_uri !== 'string')
    throw new Error('The issuer does not say where its keys are.');
  return said.jwks_uri;
}

/** The JSON at an address of the issuer. */
async function saidAt(address: string): Promise<unknown> {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(address, { headers: { accept: 'application/json' }, signal, redirect: 'error' });
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > LARGEST) throw new Error('The issuer says too much.');
    pieces.push(piece);
  }
  if (!answer.ok) throw new Error(`The issuer answers ${answer.status}.`);
  return JSON.parse(Buffer.concat(pieces).toString());
}
