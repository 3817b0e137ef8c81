import type { Text } from '@sebone/kernel';
import { Problem } from '../problem.ts';
import type { KeyFault, Keys } from './keys.ts';
import type { Principal } from './principal.ts';
import type { TokenFault } from './tokens.ts';

/** Tells who asks. */
export interface Authenticating {
  /** By what a request says in `Authorization`: at once where that is a key; a token takes a while, and is not looked at yet. */
  whoAsks(authorization: string | undefined): Principal | Problem | (() => Promise<Principal | Problem>);
  /** Why somebody whom it told, and who is still there, would not be let in any more. */
  lapsed(principal: Principal): Problem | undefined;
}

const BEARER = /^bearer +([^\s]+) *$/i;

/**
 * @param now milliseconds since 1970
 * @param tokens absent where no issuer's tokens are taken
 */
export function authenticating(
  keys: Keys,
  now: () => number,
  tokens?: (token: string) => Promise<Principal | TokenFault>,
): Authenticating {
  return {
    whoAsks: (authorization) => {
      if (authorization === undefined) return refusal('unauthenticated');
      const [, bearer] = BEARER.exec(authorization) ?? [];
      if (bearer === undefined) return refusal('unauthenticated');
      if (!tokens || bearer.startsWith('sebone_')) return orRefusal(keys.holderOf(bearer));
      return () => tokens(bearer).then(orRefusal);
    },
    lapsed: (principal) => {
      if (principal.until !== undefined) return now() < principal.until ? undefined : refusal('token-expired');
      const fault = keys.lapsed(principal);
      return fault && refusal(fault);
    },
  };
}

type Fault = 'unauthenticated' | KeyFault | TokenFault;

const SAYS: Readonly<Record<Fault, Text>> = {
  unauthenticated: {
    en: 'Say who asks: send "Authorization: Bearer" and an API key or access token.',
    ja: '「Authorization: Bearer」に続けて API キーかアクセストークンを送る。',
  },
  'unknown-key': { en: 'There is no such API key.', ja: 'この API キーは存在しない。' },
  'key-expired': {
    en: 'The API key has expired. Ask for another.',
    ja: 'API キーの期限が切れている。新しいキーを発行してもらう。',
  },
  'key-revoked': {
    en: 'The API key was revoked. Ask for another.',
    ja: 'API キーは取り消されている。新しいキーを発行してもらう。',
  },
  'invalid-token': {
    en: 'The access token is not one that is taken here.',
    ja: 'このアクセストークンは受け付けられない。',
  },
  'algorithm-not-allowed': {
    en: 'The access token is signed in a way that is not taken here.',
    ja: 'アクセストークンの署名方式は受け付けられない。',
  },
  'unknown-signing-key': {
    en: 'The access token is signed with a key that its issuer does not show.',
    ja: 'アクセストークンの署名鍵が発行者の公開鍵の中にない。',
  },
  'wrong-issuer': { en: 'The access token is of another issuer.', ja: 'アクセストークンの発行者が異なる。' },
  'wrong-audience': { en: 'The access token was issued for another audience.', ja: 'アクセストークンの宛先が異なる。' },
  'token-expired': {
    en: 'The access token has expired. Get another.',
    ja: 'アクセストークンの期限が切れている。取得し直す。',
  },
  'token-not-yet-valid': { en: 'The access token is not valid yet.', ja: 'アクセストークンはまだ有効ではない。' },
  'issuer-unreachable': {
    en: 'The issuer of access tokens does not answer, so that none can be checked. Try again in a moment.',
    ja: 'トークンの発行者が応答せず、確かめられない。しばらくして再度試す。',
  },
};

const orRefusal = (found: Principal | Fault): Principal | Problem =>
  typeof found === 'string' ? refusal(found) : found;

function refusal(fault: Fault): Problem {
  if (fault === 'issuer-unreachable') return new Problem(503, fault, SAYS[fault], { headers: { 'retry-after': '5' } });
  const error = fault === 'unauthenticated' ? '' : ', error="invalid_token"';
  return new Problem(401, fault, SAYS[fault], { headers: { 'www-authenticate': `Bearer realm="sebone"${error}` } });
}
