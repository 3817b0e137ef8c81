import { ErrorType } from '@kurrent/kurrentdb-client';

/**
 * The server did not answer, or not in time. What was to be appended may have been: the same command may be given again under its id,
 * and is recorded once.
 */
export class StoreUnreachableError extends Error {
  readonly code = 'store-unreachable';
  constructor(doing: string, options?: ErrorOptions) {
    super(`KurrentDB does not answer (${doing}): see that it runs and can be reached from here.`, options);
    this.name = 'StoreUnreachableError';
  }
}

/** The server refuses the user: unknown, a wrong password, or not allowed to do this. */
export class StoreAccessError extends Error {
  readonly code = 'store-access';
  constructor(doing: string, options?: ErrorOptions) {
    super(
      `KurrentDB refuses the user (${doing}): see the name and the password in the address, and what that user may do.`,
      options,
    );
    this.name = 'StoreAccessError';
  }
}

/** The server's certificate is not to be trusted: expired, for another name, or of an authority that is not known. */
export class StoreCertificateError extends Error {
  readonly code = 'store-certificate';
  constructor(reason: string, options?: ErrorOptions) {
    super(
      `KurrentDB's certificate is not to be trusted (${reason}): see its dates and names, and the authority in tlsCaFile.`,
      options,
    );
    this.name = 'StoreCertificateError';
  }
}

/** One command would add more than the server takes at once. Nothing was added. */
export class AppendTooLargeError extends Error {
  readonly code = 'append-too-large';
  constructor(
    /** What it adds, and what the server takes at once, in bytes, as far as it is known. */
    readonly size: number,
    readonly limit: number | undefined,
  ) {
    super(
      `One command would add ${size} bytes, more than KurrentDB takes at once${limit === undefined ? '' : ` (${limit})`}: give it in parts, or see its MaxAppendSize.`,
    );
    this.name = 'AppendTooLargeError';
  }
}

/** The server's version writes to one stream at a time. Nothing was added. */
export class NotAtomicError extends Error {
  readonly code = 'not-atomic';
  constructor() {
    super('This KurrentDB writes to one stream at a time: several at once take version 25.1.');
    this.name = 'NotAtomicError';
  }
}

/** What is at that address, or what is kept there, is nothing that this program can use. */
export class UnusableStoreError extends Error {
  readonly code = 'store-unusable';
  constructor(reason: string, options?: ErrorOptions) {
    super(`KurrentDB cannot be used: ${reason}`, options);
    this.name = 'UnusableStoreError';
  }
}

/** What a failed call means for whoever made it. */
export type Failing =
  /** It was not taken, or it is not known whether it was: the same call may be made again. */
  | 'again'
  | 'access'
  | 'certificate'
  | 'too-large'
  | 'unsupported'
  /** Not foreseen: no try would end otherwise. */
  | 'unknown';

/** Numbers of gRPC. */
const GRPC = {
  cancelled: 1,
  unknown: 2,
  deadline: 4,
  denied: 7,
  exhausted: 8,
  /** So a node says that it leads no more, asked for several streams. */
  precondition: 9,
  /** A server that gives up waiting for its own write. */
  aborted: 10,
  /** What is written in part; it was never written so by us, and looked at again it is whole. */
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
};

const CERTIFICATE = /certificate|CERT_|self.signed|issuer|altname|UnknownIssuer|NotValidForName|tls handshake/i;

/**
 * Sorts what the client throws: its own errors by `type`, and raw ones of gRPC, as it lets them through when a server dies, by
 * their number.
 */
export function failingOf(error: unknown): Failing {
  const { type, code, message = '' } = Object(error) as { type?: string; code?: unknown; message?: string };
  if (CERTIFICATE.test(message)) return 'certificate';
  switch (type) {
    case ErrorType.TIMEOUT:
    case ErrorType.DEADLINE_EXCEEDED:
    case ErrorType.UNAVAILABLE:
    case ErrorType.CANCELLED:
    case ErrorType.NOT_LEADER:
      return 'again';
    case ErrorType.ACCESS_DENIED:
      return 'access';
    case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED:
    case ErrorType.TRANSACTION_MAX_SIZE_EXCEEDED:
    case ErrorType.APPEND_RECORD_SIZE_EXCEEDED:
      return 'too-large';
    case ErrorType.UNSUPPORTED:
      return 'unsupported';
    default:
      break;
  }
  switch (code) {
    // What the transport alone takes is less than what the server does, at times; otherwise it has too much to do.
    case GRPC.exhausted:
      return /message/i.test(message) ? 'too-large' : 'again';
    case GRPC.cancelled:
    case GRPC.unknown:
    case GRPC.deadline:
    case GRPC.precondition:
    case GRPC.aborted:
    case GRPC.internal:
    case GRPC.unavailable:
      return 'again';
    case GRPC.denied:
    case GRPC.unauthenticated:
      return 'access';
  }
  if (/unauthenticated|access denied|authentication/i.test(message)) return 'access';
  // So an append of a batch ends where a node is not ready, or says nothing of itself.
  return type === ErrorType.UNKNOWN && code === undefined ? 'again' : 'unknown';
}

/** Whether the server was asked to begin where no record of its log does. */
export const isNoPlace = (error: unknown): boolean =>
  /invalid position/i.test(String((Object(error) as { message?: unknown }).message));

/** Whether a node says that another one leads: asked for several streams, the client stays with it all the same. */
export function leadsNoMore(error: unknown): boolean {
  const { type, code } = Object(error) as { type?: string; code?: unknown };
  return type === ErrorType.NOT_LEADER || code === GRPC.precondition;
}

/** An error for whoever asked, by what it means. @param doing what the call was for */
export function explained(error: unknown, doing: string): unknown {
  const options = { cause: error };
  switch (failingOf(error)) {
    case 'again':
      return new StoreUnreachableError(doing, options);
    case 'access':
      return new StoreAccessError(doing, options);
    case 'certificate':
      return new StoreCertificateError((error as Error).message, options);
    default:
      return error;
  }
}
