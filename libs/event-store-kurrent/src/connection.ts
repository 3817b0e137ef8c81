import { END, KurrentDBClient, streamNameFilter } from '@kurrent/kurrentdb-client';
import { unsubscribe, within } from './calls.ts';
import { UnusableStoreError } from './errors.ts';

/** Milliseconds between two connections, at least. */
const RENEWED_AT_MOST_EVERY = 500;

/** The client, which can be made anew: of itself it stays with a node that leads no more where a call to several streams is refused. */
export class Connection {
  readonly #address: string;
  #client: KurrentDBClient;
  #renewedAt = performance.now();

  /** @throws UnusableStoreError for an address that cannot be read */
  constructor(address: string) {
    this.#address = settled(address);
    this.#client = clientOf(this.#address);
  }

  get client(): KurrentDBClient {
    return this.#client;
  }

  /** Connects anew, and to the node that leads now, unless that was just done. What is under way on the old connection ends. */
  renew(): void {
    if (performance.now() - this.#renewedAt < RENEWED_AT_MOST_EVERY) return;
    this.#renewedAt = performance.now();
    void this.#client.dispose();
    this.#client = clientOf(this.#address);
  }

  /**
   * Connects, by a subscription that ends as soon as it is confirmed: unlike a read, it tells why a certificate is not trusted.
   * @param patience milliseconds
   * @throws what the client throws
   */
  async look(patience: number): Promise<void> {
    const filter = streamNameFilter({ prefixes: ['$'] });
    const subscription = this.#client.subscribeToAll({ fromPosition: END, filter });
    const confirmed = new Promise<void>((resolve, reject) => {
      subscription.on('confirmation', resolve);
      subscription.on('error', reject);
      subscription.on('close', () => reject(new Error('closed')));
    });
    try {
      await within(patience, confirmed);
    } finally {
      unsubscribe(subscription);
    }
  }

  close(): Promise<void> {
    return this.#client.dispose();
  }
}

/** With what is to be so unless it is told otherwise; by its new name, since the client warns of the earlier one. */
function settled(address: string): string {
  const renamed = address.replace(/^esdb/, 'kurrentdb');
  // The client's native half waits so long before it connects at all, half a second by itself.
  if (/[?&]discovery_?-?interval=/i.test(renamed)) return renamed;
  return `${renamed}${renamed.includes('?') ? '&' : '?'}discoveryInterval=50`;
}

function clientOf(address: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(address);
  } catch (error) {
    const { message } = error as Error;
    // Other messages show the address, with the password.
    throw new UnusableStoreError(
      /certificate/i.test(message)
        ? message
        : 'its address cannot be read. It is kurrentdb://user:password@host:port?tls=true',
    );
  }
}
