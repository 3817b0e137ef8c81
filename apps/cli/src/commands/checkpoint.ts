import { isRejection } from '@sebone/kernel';
import {
  collectCosignatures,
  configuredWitnesses,
  type Collected,
  type Ledger,
  type SignedCheckpoint,
} from '@sebone/ledger';
import { EXIT, json, type Context } from '../io.ts';
import { withLedger } from '../ledger.ts';
import { reading } from '../log.ts';
import { Refused } from '../refusals.ts';

export interface CheckpointOptions {
  /** Whether the configured witnesses are asked for their cosignatures first. */
  readonly collect?: boolean;
}

/**
 * Brings the ledger up to the log, signs a checkpoint of it and prints the note, byte for byte. What witnesses answered goes to standard
 * error, so that the note can be sent on as it is. Gives the exit code: 1 where a witness knows another history.
 */
export function checkpoint(context: Context, { collect = false }: CheckpointOptions): Promise<number> {
  return reading(context, (log) =>
    withLedger(context, async (ledger) => {
      await ledger.catchUp(log);
      const witnesses = collect ? await collected(context, ledger) : [];
      const signed = ledger.checkpoint();
      if (context.json)
        json(context, {
          ...told(signed),
          origin: ledger.origin,
          ...(collect && { witnesses: witnesses.map(inLanguage(context)) }),
        });
      else context.io.out(signed.note.replace(/\n$/, ''));
      return witnesses.some(({ code }) => code === 'diverges' || code === 'ahead') ? EXIT.refused : EXIT.done;
    }),
  );
}

/** Prints the public key of the log as it signs now: whoever verifies bundles, or runs a witness, keeps it in a file. */
export function printKey(context: Context): Promise<void> {
  return withLedger(context, ({ keys }) => {
    if (context.json) return json(context, { keys: keys() });
    context.io.out(keys().at(-1)!.vkey);
  });
}

/** Makes a new key for the log, endorsed by the one before, and prints its public half. */
export function rotateKey(context: Context): Promise<void> {
  return withLedger(context, (ledger) => {
    const made = ledger.rotateKey();
    if (context.json) return json(context, made);
    context.io.out(made.vkey);
    context.io.err(ROTATED[context.language]);
  });
}

const ROTATED = {
  en: 'This key signs from the next checkpoint on; the one before vouches for it. Give it to everyone who runs a witness, before that checkpoint: those who verify bundles need nothing new.',
  ja: '次のチェックポイントからこの鍵で署名する。以前の鍵がこの鍵を保証している。そのチェックポイントより前に、立会人を運営するすべての人に渡す。バンドルを検証する人は何もしなくてよい。',
};

async function collected(context: Context, ledger: Ledger): Promise<readonly Collected[]> {
  const witnesses = configuredWitnesses(context.data);
  if (isRejection(witnesses)) throw new Refused(witnesses);
  const came = await collectCosignatures(ledger, witnesses);
  if (context.json) return came;
  for (const { witness, code, message } of came) context.io.err(`${witness}: ${code} – ${message[context.language]}`);
  if (came.length === 0) context.io.err(NOBODY[context.language]);
  return came;
}

const NOBODY = {
  en: 'No witness is configured: add one with `sebone audit witnesses add`.',
  ja: '立会人が登録されていない。`sebone audit witnesses add` で登録する。',
};

const told = ({ note, size, root, signedAt }: SignedCheckpoint) => ({
  note,
  size,
  root: root.toString('base64'),
  signedAt,
});

const inLanguage =
  ({ language }: Context) =>
  ({ message, ...came }: Collected) => ({ ...came, message: message[language] });
