/** A fact that no leaf can hold: the ledger stops before it, and skips nothing. */
export class UnfitFactError extends Error {
  readonly code = 'fact-unfit';
  constructor(
    readonly fact: string,
    reason: string,
  ) {
    super(`Fact ${fact} cannot be a leaf of the ledger: ${reason}.`);
    this.name = 'UnfitFactError';
  }
}

/**
 * The log does not have the fact that the ledger took last: it is another one, or has lost its end. Nothing was taken, and the
 * ledger is as it was.
 */
export class OtherLogError extends Error {
  readonly code = 'other-log';
  constructor(
    readonly fact: string,
    readonly position: number,
  ) {
    super(
      `The ledger ends with fact ${fact}, which it took at position ${position} of a log. This log does not have it: it is another one, or has lost its end. Restore the log that the ledger knows; \`sebone audit verify\` says how far they agree.`,
    );
    this.name = 'OtherLogError';
  }
}

/** The log did not come in order, or not to its end. Nothing of that batch was taken. */
export class DisorderedLogError extends Error {
  readonly code = 'log-disordered';
  constructor(
    /** The last position that was in order. */
    readonly position: number,
    reason: string,
  ) {
    super(`The log is not in order after position ${position}: ${reason}.`);
    this.name = 'DisorderedLogError';
  }
}

/** The tree does not go on from a checkpoint that was signed. Nothing was signed: a log signs one history only. */
export class LedgerDivergesError extends Error {
  readonly code = 'ledger-diverges';
  constructor(
    /** The size that was signed, and that of the tree. */
    readonly signed: number,
    readonly size: number,
  ) {
    super(
      size < signed
        ? `A checkpoint of ${signed} leaves was signed, but the tree has ${size}: let it catch up, or restore the log.`
        : `The tree of ${size} leaves does not go on from the checkpoint of ${signed} that was signed: the log is not the same any more. Restore it.`,
    );
    this.name = 'LedgerDivergesError';
  }
}

/** What the ledger keeps is not what it wrote. All but checkpoints and keys can be built from the log again (`rebuild`). */
export class DamagedLedgerError extends Error {
  readonly code = 'ledger-damaged';
  constructor(
    /** The file, as the ledger's folder names it. */
    readonly file: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The ledger is damaged: ${file} ${reason}.`, options);
    this.name = 'DamagedLedgerError';
  }
}

/**
 * The ledger cannot be used as asked for, though nothing in it is damaged:
 * - `ledger-missing`: opened to read only, and there is none
 * - `ledger-read-only`: opened to read only, and asked to change
 * - `ledger-origin`: it is of another origin than the one asked for, or that is no name for a key
 * - `ledger-key`: its signing key is not there, or is not the one that `keys.jsonl` ends with
 * - `ledger-version`: another version of this program made `ledger.db`
 */
export class UnusableLedgerError extends Error {
  constructor(
    readonly code: 'ledger-missing' | 'ledger-read-only' | 'ledger-origin' | 'ledger-key' | 'ledger-version',
    message: string,
  ) {
    super(message);
    this.name = 'UnusableLedgerError';
  }
}
