import { Keys } from './keys.ts';

/** The key that opens everything, and where to go with it. */
export interface FirstKey {
  readonly key: string;
  /** The reference, with the key behind "#": browsers send that part to nobody. */
  readonly link: string;
}

/**
 * Makes the first key of a data folder: an admin's. It is to be shown to whoever started the server, and to nobody else.
 * @param url where the server is: `http://127.0.0.1:8080`
 * @param now milliseconds since 1970
 * @returns `undefined` where there was a key before
 */
export function firstKey(folder: string, url: string, now: () => number): FirstKey | undefined {
  const keys = new Keys(folder, now);
  try {
    if (keys.list().length > 0) return undefined;
    const { key } = keys.add({ name: 'first', grants: [{ role: 'admin', initiative: '*' }] });
    return { key, link: `${url}/docs#key=${key}` };
  } finally {
    keys.close();
  }
}
