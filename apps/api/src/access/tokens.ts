import { hash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { isRejection } from '@sebone/kernel';
import { grantFrom } from './grants.ts';
import type { Oidc } from './oidc.ts';
import type { Grant, Principal } from './principal.ts';

/** Why a token opens nothing. `issuer-unreachable`: it cannot be told at the moment. */
export type TokenFault =
  | 'invalid-token'
  | 'algorithm-not-allowed'
  | 'unknown-signing-key'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'issuer-unreachable';

/** Longer ones are not looked at: a signature over them costs more than anybody's claims are worth. */
const LONGEST = 8_192;
/** How long to wait for the issuer, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Takes the access tokens of one issuer. Its keys are fetched when first wanted, kept for ten minutes, and fetched again for
 * a key that is not among them, twice a minute at most.
 * @param now milliseconds since 1970
 */
export function tokensOf(oidc: Oidc, now: () => number): (token: string) => Promise<Principal | TokenFault> {
  const { issuer, audience, clockTolerance } = oidc;
  const keys = keysOf(oidc);
  return async (token) => {
    if (token.length > LONGEST) return 'invalid-token';
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        clockTolerance,
        algorithms: [...oidc.algorithms],
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(now()),
      });
      return typeof payload.sub === 'string' ? principalOf(payload.sub, payload, oidc) : 'invalid-token';
    } catch (error) {
      return faultOf(error);
    }
  };
}

/** The issuer's keys were not to be had, whatever the token is. */
class UnreachableError extends Error {}

function keysOf({ issuer, jwksUri }: Oidc): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  const find = async (): Promise<JWTVerifyGetKey> =>
    createRemoteJWKSet(new URL(jwksUri ?? (await discover(issuer))), { timeoutDuration: PATIENCE });
  return async (header, token) => {
    try {
      return await (
        await (found ??= find())
      )(header, token);
    } catch (error) {
      if (NOT_AMONG_THEM.some((known) => error instanceof known)) throw error;
      found = undefined;
      throw new UnreachableError('The keys of the issuer are not to be had.', { cause: error });
    }
  };
}

const NOT_AMONG_THEM = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/** Where the issuer says that its keys are. */
async function discover(issuer: string): Promise<string> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(PATIENCE),
    redirect: 'error',
  });
  const said = (await answer.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (!answer.ok || said.issuer !== issuer || typeof said.jwks_uri !== 'string')
    throw new Error('The issuer does not say where its keys are.');
  return said.jwks_uri;
}

/** Who a token speaks of: by a digest, since what issuers call people may be their names or addresses, and facts stay for ever. */
function principalOf(subject: string, payload: JWTPayload, oidc: Oidc): Principal {
  const id = `oidc.${hash('sha256', `${oidc.issuer}\n${subject}`, 'hex').slice(0, 32)}`;
  return { id, name: id, grants: grantsIn(payload, oidc) };
}

function grantsIn(payload: JWTPayload, { claim, grants }: Oidc): readonly Grant[] {
  const said = Object.hasOwn(payload, claim) ? payload[claim] : claim.split('.').reduce(within, payload);
  const words = (typeof said === 'string' ? said.split(' ') : Array.isArray(said) ? (said as unknown[]) : []).filter(
    (word) => typeof word === 'string',
  );
  const granted = grants ? words.flatMap((word) => (Object.hasOwn(grants, word) ? grants[word]! : [])) : words;
  return granted.map(grantFrom).filter((grant): grant is Grant => !isRejection(grant));
}

const within = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

const OF_CLAIM: Readonly<Record<string, TokenFault>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  nbf: 'token-not-yet-valid',
};

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return (error.reason === 'check_failed' && OF_CLAIM[error.claim]) || 'invalid-token';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm-not-allowed';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'unknown-signing-key';
  return error instanceof UnreachableError ? 'issuer-unreachable' : 'invalid-token';
}
