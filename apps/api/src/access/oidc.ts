/** The algorithms that tokens may be signed with: all with a key of two halves, so that nobody signs with the public one. */
export const TOKEN_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** Whose access tokens are taken, and what they grant. */
export interface Oidc {
  /** As `iss` of every token has it. */
  readonly issuer: string;
  /** As `aud` of every token has it. */
  readonly audience: string;
  readonly algorithms: readonly TokenAlgorithm[];
  /** Where the issuer's public keys are; asked of its discovery document unless told. */
  readonly jwksUri?: string;
  /** By how many seconds clocks may differ. */
  readonly clockTolerance: number;
  /** The claim that says what is granted: its name, or a path such as `realm_access.roles`. A list of texts, or one with spaces. */
  readonly claim: string;
  /**
   * What each text of the claim grants. Without it each is a grant itself, such as `backbone@minato`, but for `admin`; with it
   * nothing else counts.
   */
  readonly grants?: Readonly<Record<string, readonly string[]>>;
}
