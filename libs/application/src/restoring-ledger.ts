import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@sebone/event-store';
import { reject, type Rejection } from '@sebone/kernel';
import { openLedger } from '@sebone/ledger';

/** What becomes of the ledger of a folder that is restored: it goes on, or another one begins, under a name and a key of its own. */
export type LedgerAfterwards = 'goes-on' | 'begun-anew';

/** What a ledger has that cannot be made anew from the log. */
const KEPT = ['checkpoints.jsonl', 'keys.jsonl', 'signing.key', 'witnesses.json'];
/** What is no matter of one ledger alone. */
const WITNESSES = 'witnesses.json';

/**
 * Sees to it that the ledger of a restored folder contradicts nothing that was signed before: not by the backup's ledger, and not
 * since by that of the folder that it replaces, whose keys, checkpoints and witnesses it takes over.
 * @param before the folder that is replaced
 * @param isNew whether another ledger is to begin; one that goes on would sign what contradicts what others hold
 * @returns a refusal, `signed-otherwise`, where the ledger cannot go on and none is to begin
 */
export async function ledgerAfter(
  folder: string,
  before: string,
  { store, now, isNew }: { readonly store: EventStore; readonly now: () => number; readonly isNew: boolean },
): Promise<LedgerAfterwards | Rejection> {
  const place = join(folder, 'ledger');
  if (isNew) return beginAnew(place);
  takeOver(folder, before, now);
  if (!existsSync(join(place, 'checkpoints.jsonl'))) return 'goes-on';
  const ledger = openLedger({ folder, now });
  try {
    const { size } = await ledger.catchUp(store);
    const latest = ledger.latest();
    const goesOn = !latest || (latest.size <= size && ledger.root(latest.size).equals(latest.root));
    return goesOn ? 'goes-on' : signedOtherwise(latest.size, size);
  } finally {
    ledger.close();
  }
}

function beginAnew(place: string): LedgerAfterwards {
  for (const name of existsSync(place) ? readdirSync(place) : [])
    if (name !== WITNESSES) rmSync(join(place, name), { recursive: true });
  return 'begun-anew';
}

/** Takes over what the replaced folder's ledger has signed, where it is the same one: it may have gone on since the backup. */
function takeOver(folder: string, before: string, now: () => number): void {
  if (!existsSync(join(before, 'ledger', 'keys.jsonl'))) return;
  if (existsSync(join(folder, 'ledger', 'keys.jsonl')) && originOf(folder, now) !== originOf(before, now)) return;
  const [from, to] = [before, folder].map((parent) => join(parent, 'ledger')) as [string, string];
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of KEPT) if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
}

function originOf(folder: string, now: () => number): string {
  const ledger = openLedger({ folder, now, readOnly: true });
  try {
    return ledger.origin;
  } finally {
    ledger.close();
  }
}

const signedOtherwise = (signed: number, restored: number): Rejection =>
  reject(
    'signed-otherwise',
    {
      en: `A checkpoint of ${signed} events was signed of this ledger, and the restored log, of ${restored} events, is not the one that it is of: what others hold would be contradicted.`,
      ja: `この台帳は ${signed} 件のイベントのチェックポイントに署名済みだが、復元したログ（${restored} 件）はその続きではない。他者の手元にあるものと矛盾する。`,
    },
    [
      {
        field: 'newLedger',
        value: false,
        remedy: {
          en: 'Restore a later backup. Or say --new-ledger: another ledger begins then, with a name and a key of its own; give the key to auditors and witnesses, and tell them why.',
          ja: 'より新しいバックアップを復元する。または --new-ledger を付けると、別の名前と鍵を持つ新しい台帳が始まる。監査する人と立会人に、新しい鍵と理由を知らせる。',
        },
      },
    ],
  );
