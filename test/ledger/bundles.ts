import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rangesOf, writeBundle, type BundleContents } from '@sebone/ledger';
import type { BundleOpening } from '@sebone/ledger-verify';
import {
  blindOf,
  checkpoints,
  keys,
  leavesOf,
  others,
  sealed,
  signed,
  signer,
  signerAt,
  type HandmadeLeaf,
  type HandmadeLog,
  type Recorded,
} from './handmade-log.ts';

/** Contents that a test may change before they are written. */
export type Contents = {
  -readonly [Name in keyof BundleContents]: BundleContents[Name] extends Iterable<infer One> | AsyncIterable<infer One>
    ? One[]
    : BundleContents[Name];
};

export const ORIGIN = 'sebone/test';
export const FIRST_KEY = signer(ORIGIN, 1, 'first');
export const SECOND_KEY = signer(ORIGIN, 1, 'second');
export const WITNESSES = [signer('witness.example.org/one', 4), signer('witness.example.org/two', 4)];

export const KEPT = 'minato/fureai/contact-1';
export const ERASED = 'minato/fureai/contact-2';
/** The personal values that the log sealed, by subject. */
const PERSONAL: Readonly<Record<string, { readonly name: string; readonly email: string }>> = {
  [KEPT]: { name: '山田 花子', email: 'hanako@example.org' },
  [ERASED]: { name: 'Ichiro 𠮷野', email: 'ichiro@example.org' },
};

const named = (subject: string, contact: number): Recorded => ({
  stream: 'partner-minato.fureai',
  type: 'ContactNamed',
  data: {
    partnerId: 'fureai',
    contact,
    name: sealed(subject, PERSONAL[subject]!.name),
    email: sealed(subject, PERSONAL[subject]!.email),
  },
});

const FACTS: readonly Recorded[] = [
  {
    stream: 'initiative-minato',
    type: 'InitiativeChartered',
    data: { name: '港 "Minato"\n', horizon: 10, share: 0.25 },
  },
  { stream: 'partner-minato.fureai', type: 'PartnerInvited', data: { partnerId: 'fureai' } },
  { stream: 'initiative-osaka', type: 'InitiativeChartered', data: { name: 'Osaka' } },
  { stream: 'partner-minato.fureai', type: 'PartnerJoined', data: { partnerId: 'fureai' } },
  { stream: 'partner-minato.umi', type: 'PartnerInvited', data: { partnerId: 'umi' } },
  named(KEPT, 1),
  named(ERASED, 2),
  {
    stream: 'partner-minato.fureai',
    type: 'ActionTaken',
    data: { partnerId: 'fureai', note: 'much to tell', numbers: [1e21, 1e-7, 0.1, -5, 123456789012] },
    isLarge: true,
  },
  { stream: 'meeting-minato.m1', type: 'MeetingCalled', data: { meetingId: 'm1' } },
  {
    stream: 'partner-minato.fureai',
    type: 'SubjectErased',
    data: { partnerId: 'fureai', contact: 2, subject: ERASED, reason: 'asked' },
  },
  { stream: 'meeting-minato.m1', type: 'MeetingHeld', data: { meetingId: 'm1', present: ['fureai', 'umi'] } },
  { stream: 'partner-minato.umi', type: 'PartnerJoined', data: { partnerId: 'umi' } },
  { stream: 'initiative-minato', type: 'PhaseAssessed', data: { phase: 'organising' } },
];

/** A log of two initiatives, with a change of keys and three checkpoints. */
export const LOG: HandmadeLog = {
  origin: ORIGIN,
  leaves: leavesOf(FACTS),
  signers: [
    { signer: FIRST_KEY, since: 0 },
    { signer: SECOND_KEY, since: 8 },
  ],
  signedAt: [3, 7, FACTS.length],
  witnesses: WITNESSES,
};

/** A log with one key, a checkpoint, and no witness. */
export const logOf = (facts: readonly Recorded[]): HandmadeLog => ({
  origin: ORIGIN,
  leaves: leavesOf(facts),
  signers: [{ signer: FIRST_KEY, since: 0 }],
  signedAt: [facts.length],
  witnesses: [],
});

/** What a bundle of a log is about. */
export interface About {
  readonly initiative: string;
  readonly partner?: string;
}

/** The contents of an honest bundle: all streams of the initiative, or the partner's own and what names it elsewhere. */
export function contentsOf(log: HandmadeLog, { initiative, partner }: About): Contents {
  const own = partner === undefined ? undefined : [`partner-${initiative}.${partner}`, `initiative-${initiative}`];
  const isOf = ({ stream }: HandmadeLeaf): boolean =>
    stream === `initiative-${initiative}` || stream.includes(`-${initiative}.`);
  const names = ({ data }: HandmadeLeaf): boolean => JSON.stringify(data).includes(`"${partner}"`);
  const isIn = (leaf: HandmadeLeaf): boolean => isOf(leaf) && (!own || own.includes(leaf.stream) || names(leaf));
  const leaves = log.leaves.filter(isIn);
  const size = log.leaves.length;
  const erasures = leaves
    .filter(({ type }) => type === 'SubjectErased')
    .map(({ id, data }) => ({ id, subject: (data as { subject: string }).subject }));
  return {
    about: {
      initiative,
      madeAt: '2026-04-01T00:00:00.000Z',
      origin: log.origin,
      ...(partner !== undefined && { partner }),
      size,
      streams: [...new Set(leaves.map(({ stream }) => stream))].map((stream) => ({
        complete: !own || own.includes(stream),
        revision: log.leaves.findLast((leaf) => leaf.stream === stream)!.revision,
        stream,
      })),
    },
    keys: keys(log),
    checkpoints: checkpoints(log),
    ranges: [...rangesOf(leaves.map((leaf) => log.leaves.indexOf(leaf)))],
    leaves: leaves.map(({ bytes }) => bytes),
    others: [...others(log.leaves, isIn)],
    large: leaves.filter(({ isLarge }) => isLarge).map(({ data, id }) => ({ data, id })),
    openings: leaves
      .flatMap(openingsOf)
      .filter(({ subject }) => !erasures.some((erasure) => erasure.subject === subject))
      .map(({ opening }) => opening),
    erasures,
    schemas: [...new Set(leaves.map(({ type }) => type))].map((type) => ({
      fields: {
        partnerId: { required: false, type: 'string' },
        name: { meaning: 'a name', personal: true, required: false, type: 'string' },
      },
      schema: 1,
      type,
    })),
    views: [
      { name: 'facts.csv', text: 'id,type\n…' },
      { name: 'prov.json', text: '{"entity":{}}' },
    ],
    sign: (text) => signed(text, signerAt(log, Infinity)),
  };
}

function openingsOf({ id, data }: HandmadeLeaf): readonly {
  readonly subject: string;
  readonly opening: Omit<BundleOpening, 'blind'> & { readonly blind: Buffer };
}[] {
  return (['name', 'email'] as const).flatMap((field) => {
    const token = (data as Readonly<Record<string, unknown>>)[field];
    if (typeof token !== 'object') return [];
    const { subject } = token as { subject: string };
    const value = PERSONAL[subject]![field];
    return [{ subject, opening: { blind: blindOf(subject, value), field: `/${field}`, id, value } }];
  });
}

/** The bytes of the bundle that contents make. */
export async function bytesOf(contents: BundleContents): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sebone-bundle-'));
  try {
    const file = join(folder, 'bundle');
    await writeBundle(file, contents);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ONE = logOf([{ stream: 'initiative-minato', type: 'InitiativeChartered', data: { name: 'Minato' } }]);
const ELSEWHERE = logOf(FACTS.filter(({ stream }) => stream.includes('osaka')));

/** Honest bundles of every kind, by name. */
export const HONEST: Readonly<Record<string, () => Contents>> = {
  'one event': () => contentsOf(ONE, { initiative: 'minato' }),
  'an empty log': () => contentsOf(logOf([]), { initiative: 'minato' }),
  'an initiative without events': () => contentsOf(ELSEWHERE, { initiative: 'minato' }),
  'an initiative with all there is': () => contentsOf(LOG, { initiative: 'minato' }),
  'a partner with erased fields': () => contentsOf(LOG, { initiative: 'minato', partner: 'fureai' }),
  'another partner': () => contentsOf(LOG, { initiative: 'minato', partner: 'umi' }),
};

export const TRUST = [FIRST_KEY, ...WITNESSES].map(({ vkey }) => vkey);
