/** The roles that somebody may have. */
export const ROLES = ['backbone', 'partner', 'analyst', 'auditor', 'integrator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What somebody may do, in one initiative or in all (`*`). */
export interface Grant {
  readonly role: Role;
  readonly initiative: string;
  /** Of `partner`: the partner it records for, and no other. */
  readonly partner?: string;
  /** Of `integrator`: the commands it may give, by name. */
  readonly commands?: readonly string[];
}

/** Whoever asks, as it was authenticated. */
export interface Principal {
  /** Stable, of `[a-z0-9._-]`, at most 64 characters: the actor of what it records, and the owner of its idempotency keys. */
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Of an access token: the instant from which on it opens nothing, in milliseconds since 1970. */
  readonly until?: number;
}

/** Whoever asks where nobody has to say who it is: what is public. */
export const ANYONE: Principal = { id: 'anyone', name: 'anyone', grants: [] };

/** Whoever asks a server that listens on this machine alone and wants no keys. */
export const LOCAL: Principal = { id: 'local', name: 'local', grants: [{ role: 'admin', initiative: '*' }] };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks: set before anything else of the edge runs. */
    principal: Principal;
  }
}
