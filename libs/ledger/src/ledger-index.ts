import { SEGMENT, type LedgerDb } from './ledger-db.ts';

/** Finds leaves. */
export interface LedgerIndex {
  /** The leaf of a fact; `undefined` where it was not taken. */
  leafOf(event: string): number | undefined;
  /** The leaves of a stream that are below a size, in the order of their revisions. */
  leavesOf(stream: string, size: number): readonly number[];
  /** The position of a leaf's fact. */
  positionOf(leaf: number): number;
}

/** Looks into the segments of what is settled, the last first, and through the rest, which is never much. */
export function ledgerIndex({ db, reading }: LedgerDb): LedgerIndex {
  const settled = db.prepare<[], number>('SELECT settled FROM state').pluck();
  const byEvent = db.prepare<[number, string], number>('SELECT leaf FROM events WHERE segment = ? AND event = ?');
  const byStream = db.prepare<[number, string], number>(
    'SELECT leaf FROM streams WHERE segment = ? AND stream = ? ORDER BY revision',
  );
  const unsettledByEvent = db.prepare<[number, string], number>(
    'SELECT leaf FROM leaves WHERE leaf >= ? AND event = ?',
  );
  const unsettledByStream = db.prepare<[number, string], number>(
    'SELECT leaf FROM leaves WHERE leaf >= ? AND stream = ? ORDER BY leaf',
  );
  const positionAt = db.prepare<[number], number>('SELECT position FROM leaves WHERE leaf = ?');
  for (const statement of [byEvent, byStream, unsettledByEvent, unsettledByStream, positionAt]) statement.pluck();

  return {
    leafOf: (event) =>
      reading(() => {
        const upTo = settled.get()!;
        const recent = unsettledByEvent.get(upTo, event);
        if (recent !== undefined) return recent;
        for (let segment = Math.floor(upTo / SEGMENT); segment >= 0; segment--) {
          const leaf = byEvent.get(segment, event);
          if (leaf !== undefined) return leaf;
        }
        return undefined;
      }),
    leavesOf: (stream, size) =>
      reading(() => {
        const upTo = settled.get()!;
        const segments = Array.from({ length: Math.ceil(upTo / SEGMENT) }, (_, segment) =>
          byStream.all(segment, stream),
        );
        const leaves = [...segments, unsettledByStream.all(upTo, stream)].flat();
        return leaves.filter((leaf) => leaf < size);
      }),
    positionOf: (leaf) => positionAt.get(leaf)!,
  };
}
