import { openLedger, type Ledger } from '@sebone/ledger';
import type { Context } from './io.ts';

/** The ledger of the data folder, made there the first time unless it is only to be read. */
export async function withLedger<Answer>(
  { data, io }: Context,
  work: (ledger: Ledger) => Answer | Promise<Answer>,
  options: { readonly readOnly?: boolean } = {},
): Promise<Answer> {
  const ledger = openLedger({ folder: data, now: () => io.now(), ...options });
  try {
    return await work(ledger);
  } finally {
    ledger.close();
  }
}
