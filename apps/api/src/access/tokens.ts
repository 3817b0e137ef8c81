import { hash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { isRejection } from '@sebone/kernel';
import { grantFrom } from './grants.ts';
import { issuerKeys, UnreachableError } from './issuer-keys.ts';
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

/**
 * Takes the access tokens of one issuer.
 * @param now milliseconds since 1970
 */
export function tokensOf(oidc: Oidc, now: () => number): (token: string) => Promise<Principal | TokenFault> {
  const { issuer, audience, clockTolerance } = oidc;
  const keys = issuerKeys(oidc, now);
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

/** Who a token speaks of: by a digest, since what issuers call people may be their names or addresses, and facts stay for ever. */
function principalOf(subject: string, payload: JWTPayload, oidc: Oidc): Principal {
  const id = `oidc.${hash('sha256', `${oidc.issuer}\n${subject}`, 'hex').slice(0, 32)}`;
  return { id, name: id, grants: grantsIn(payload, oidc), until: (payload.exp! + oidc.clockTolerance) * 1000 };
}

/** The whole server is granted by the mapping alone: a word in a claim may mean much to its issuer, or anybody may give it. */
function grantsIn(payload: JWTPayload, { claim, grants }: Oidc): readonly Grant[] {
  const said = Object.hasOwn(payload, claim) ? payload[claim] : claim.split('.').reduce(within, payload);
  const words = (typeof said === 'string' ? said.split(' ') : Array.isArray(said) ? (said as unknown[]) : []).filter(
    (word) => typeof word === 'string',
  );
  const granted = grants ? words.flatMap((word) => (Object.hasOwn(grants, word) ? grants[word]! : [])) : words;
  return granted
    .map(grantFrom)
    .filter((grant): grant is Grant => !isRejection(grant) && (grants !== undefined || grant.role !== 'admin'));
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
