import { status as code } from '@grpc/grpc-js';

/** What a client may call. An append of a batch counts as one call, and so does a subscription. */
export const methods = [
  'append',
  'batchAppend',
  'appendSession',
  'appendRecords',
  'delete',
  'tombstone',
  'read',
  'subscribe',
  'features',
  'gossip',
] as const;
export type Method = (typeof methods)[number];

/** The methods that write, for a fault to meet whichever of them the client comes with. */
export const writes = ['append', 'batchAppend', 'appendSession', 'appendRecords', 'delete', 'tombstone'] as const;

/** What goes wrong with a call. */
export type Fault =
  | { readonly kind: 'silence'; readonly written: boolean }
  | { readonly kind: 'cut'; readonly written: boolean }
  | { readonly kind: 'cut-after'; readonly events: number }
  | { readonly kind: 'time-out'; readonly written: boolean }
  | { readonly kind: 'second-answer' }
  | { readonly kind: 'not-leader' }
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  | { readonly kind: 'status'; readonly code: code; readonly details: string };

interface Written {
  /** Whether the write happens all the same. */
  readonly written?: boolean;
}

/** The call is never answered, and its connection stays open. */
export const silence = ({ written = false }: Written = {}): Fault => ({ kind: 'silence', written });
/** The connection is cut before the call is answered. */
export const cut = ({ written = false }: Written = {}): Fault => ({ kind: 'cut', written });
/** The write happens, and the connection is cut before its answer is sent. */
export const answerLost = (): Fault => cut({ written: true });
/** The connection is cut after that many events of a read or a subscription. */
export const cutAfter = (events: number): Fault => ({ kind: 'cut-after', events });
/** The server gives up waiting for its own write, after its write timeout. */
export const timeOut = ({ written = false }: Written = {}): Fault => ({ kind: 'time-out', written });
/** The answer to an append of a batch is sent twice. */
export const secondAnswer = (): Fault => ({ kind: 'second-answer' });
/** The node says that it is not the leader, and who is. This ends a client's whole stream of batch appends. */
export const notLeader = (): Fault => ({ kind: 'not-leader' });
/** The node says that it is not ready, as during an election. */
export const notReady = (): Fault => ({ kind: 'not-ready' });
/** The call is answered that much later, in milliseconds. */
export const delay = (milliseconds: number): Fault => ({ kind: 'delay', milliseconds });
/** The call waits for that, before anything comes of it. */
export const heldUntil = (until: Promise<unknown>): Fault => ({ kind: 'held', until });
/** The call, and with it a whole stream of batch appends, ends with that status. */
export const endsWith = (status: code, details = 'a fault'): Fault => ({ kind: 'status', code: status, details });

interface Planned {
  readonly methods: ReadonlySet<Method>;
  readonly fault: Fault;
  left: number;
}

/** The faults that calls will meet, in the order in which they were planned. */
export class Faults {
  /** The faults that calls have met, in order. */
  readonly met: { readonly method: Method; readonly fault: Fault }[] = [];
  readonly #planned: Planned[] = [];

  /**
   * The next call of that method, or of one of those, meets that fault.
   *
   * @param times how many calls meet it
   */
  next(method: Method | readonly Method[], fault: Fault, times = 1): void {
    this.#planned.push({ methods: new Set(typeof method === 'string' ? [method] : method), fault, left: times });
  }

  /** Every call of that method, or of one of those, meets that fault, until the function that this gives is called. */
  always(method: Method | readonly Method[], fault: Fault): () => void {
    const planned: Planned = {
      methods: new Set(typeof method === 'string' ? [method] : method),
      fault,
      left: Infinity,
    };
    this.#planned.push(planned);
    return () => void (planned.left = 0);
  }

  /** No call meets a fault any more. */
  lift(): void {
    this.#planned.length = 0;
  }

  /** The fault that this call meets, which then is met. */
  take(method: Method): Fault | undefined {
    const planned = this.#planned.find((each) => each.left > 0 && each.methods.has(method));
    if (planned === undefined) return undefined;
    planned.left -= 1;
    this.met.push({ method, fault: planned.fault });
    return planned.fault;
  }
}
