import type { EventStore } from '@sebone/event-store';
import { isSealed, type Sealed } from '@sebone/kernel';
import type { Opening, SealedOpening, Vault } from '@sebone/vault';
import { erasuresIn } from './erasing.ts';

/** What became of the personal values that the facts of a copied log hold tokens of, by numbers. */
export interface PersonalReport {
  /** Values that this run brought to the target's vault. */
  readonly moved: number;
  /** Values that open alike in both vaults, as read back. */
  readonly alike: number;
  /** Values that the source's vault opens, and the target's not, or not alike: any is a fault. */
  readonly differing: number;
  /** Tokens that the source's vault does not open, though nothing says that their subject was erased. */
  readonly unknown: number;
  /** Subjects that are erased in the target's vault. */
  readonly erased: number;
}

/** What {@link movePersonal} goes by. */
export interface PersonalMove {
  /** Either of both logs: they hold the same. */
  readonly log: EventStore;
  readonly source: Vault;
  /** Opens the target's vault: only where there is something to be kept or erased in it. */
  readonly openTarget: () => Promise<Vault>;
  /** Subjects that are known to be erased, whether or not log and vaults know of it. */
  readonly erased: readonly string[];
  /** Told of subjects as they are moved and read back: each counts twice. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Tokens of a log, by their subjects. */
type Tokens = ReadonlyMap<string, ReadonlySet<string>>;

/** Subjects that are asked for at a time. */
const TOGETHER = 64;
/** Values that are adopted at a time: an append to an older KurrentDB takes 1 MiB. */
const ADOPTED = 32;

/**
 * Has the target's vault adopt what the source's vault keeps behind the tokens of a log, and erase whom the log, the source's vault or
 * `erased` says to be erased. Then reads all back from both. What the target has already is left as it is, so that it goes on
 * where it was stopped.
 * @throws what the vaults throw; what was moved until then stays
 */
export async function movePersonal(move: PersonalMove): Promise<PersonalReport> {
  const { log, source, openTarget, onProgress = () => undefined } = move;
  const tokens = await tokensIn(log);
  const noted = [...move.erased, ...(await erasuresIn(log)).map(({ subject }) => subject)];
  const toErase = async (): Promise<ReadonlySet<string>> => new Set([...noted, ...(await source.erased())]);
  const known = await toErase();
  if (tokens.size === 0 && known.size === 0) return { moved: 0, alike: 0, differing: 0, unknown: 0, erased: 0 };
  const target = await openTarget();
  try {
    const vaults = { source, target };
    let [done, moved, alike, differing, unknown] = [0, 0, 0, 0, 0];
    const passed = (subjects: number): void => onProgress((done += subjects), 2 * tokens.size);
    for (const batch of batchesOf(tokens, new Set([...known, ...(await target.erased())]))) {
      moved += await adoptLacking(batch.sealed, vaults);
      passed(batch.subjects);
    }
    // Whom somebody erased in the source meanwhile, too.
    await eraseLacking(await toErase(), target);
    const erased = new Set(await target.erased());
    for (const batch of batchesOf(tokens, erased)) {
      for (const [there, here] of await openedInBoth(batch.sealed, vaults))
        if (!there) unknown++;
        else if (here && areAlike(there, here)) alike++;
        else differing++;
      passed(batch.subjects);
    }
    return { moved, alike, differing, unknown, erased: erased.size };
  } finally {
    target.close();
  }
}

interface Vaults {
  readonly source: Vault;
  readonly target: Vault;
}

/** The tokens of a log, in the order in which its facts name them first. */
async function tokensIn(log: EventStore): Promise<Tokens> {
  const tokens = new Map<string, Set<string>>();
  for await (const facts of log.subscribe(0, { untilHead: true }))
    for (const { data } of facts)
      for (const { sealed, subject } of sealedIn(data)) {
        const known = tokens.get(subject) ?? new Set();
        tokens.set(subject, known.add(sealed));
      }
  return tokens;
}

function* sealedIn(value: unknown): Generator<Sealed> {
  if (isSealed(value)) yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* sealedIn(part);
}

/** Tokens of some subjects at a time; those of subjects in `without` are left out, though counted. */
function* batchesOf(
  tokens: Tokens,
  without: ReadonlySet<string>,
): Generator<{ readonly subjects: number; readonly sealed: readonly Sealed[] }> {
  const all = [...tokens];
  for (let from = 0; from < all.length; from += TOGETHER) {
    const some = all.slice(from, from + TOGETHER);
    const sealed = some.flatMap(([subject, of]) =>
      without.has(subject) ? [] : [...of].map((token) => ({ sealed: token, subject })),
    );
    yield { subjects: some.length, sealed };
  }
}

async function openedInBoth(
  sealed: readonly Sealed[],
  { source, target }: Vaults,
): Promise<readonly (readonly [there: Opening | undefined, here: Opening | undefined])[]> {
  const [there, here] = await Promise.all([source.open(sealed), target.open(sealed)]);
  return there.map((opening, nth) => [opening, here[nth]]);
}

const areAlike = (one: Opening, other: Opening): boolean => one.value === other.value && one.blind.equals(other.blind);

/** @returns how many values the target lacked, and has now */
async function adoptLacking(sealed: readonly Sealed[], vaults: Vaults): Promise<number> {
  const lacking = new Map<string, SealedOpening[]>();
  for (const [nth, [there, here]] of (await openedInBoth(sealed, vaults)).entries()) {
    if (!there || here) continue;
    const { sealed: token, subject } = sealed[nth]!;
    const values = lacking.get(subject) ?? [];
    values.push({ sealed: token, ...there });
    lacking.set(subject, values);
  }
  await Promise.all(
    [...lacking].map(async ([subject, values]) => {
      for (let from = 0; from < values.length; from += ADOPTED)
        await vaults.target.adopt(subject, values.slice(from, from + ADOPTED));
    }),
  );
  return [...lacking.values()].reduce((sum, { length }) => sum + length, 0);
}

async function eraseLacking(subjects: ReadonlySet<string>, target: Vault): Promise<void> {
  const erased = new Set(await target.erased());
  // One after another: where several processes share a vault, they take turns to say whom they erased.
  for (const subject of subjects) if (!erased.has(subject)) await target.erase(subject);
}
