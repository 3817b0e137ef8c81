import { rangesOf } from '@sebone/ledger';
import { checkpointText, endorsementText, keyIdOf, signatureLine, verifierKeyText } from '@sebone/ledger-verify';
import {
  contentsOf,
  ERASED,
  FIRST_KEY,
  HONEST,
  LOG,
  logOf,
  ORIGIN,
  SECOND_KEY,
  WITNESSES,
  type Contents,
} from './bundles.ts';
import { blindOf, cosigned, leavesOf, others, rootOver, signed, signer } from './handmade-log.ts';

const partner = (): Contents => HONEST['a partner with erased fields']!();
const whole = (): Contents => HONEST['an initiative with all there is']!();

/** A bundle that is well signed and not honest, and what has to come of it. */
export interface Fraud {
  readonly contents: () => Contents;
  readonly exit: number;
  readonly codes: readonly string[];
}

/** What an operator with all keys may try: the bundle is well signed. */
export const FRAUDS: Readonly<Record<string, Fraud>> = {
  'an event left out, and the proof as it was': fraud(
    partner,
    1,
    ['proof-misfit', 'stray-line', 'stream-gap'],
    (it) => {
      it.leaves.splice(2, 1);
    },
  ),
  'an event left out, and the proof made to fit': fraud(partner, 3, ['stream-gap'], (it) => leave(it, 'command-3.0')),
  'the record of an erasure left out': fraud(partner, 1, ['erasure-false', 'stream-gap', 'withheld'], (it) =>
    leave(it, 'command-9.0'),
  ),
  'an event changed': fraud(partner, 1, ['chain-broken', 'root-differs'], (it) => {
    it.leaves[1] = Buffer.from(it.leaves[1]!.toString().replace('2024-04-01', '2014-04-01'));
  }),
  'the order of events changed': fraud(partner, 1, ['revision-order', 'root-differs', 'stream-gap'], (it) => {
    [it.leaves[1], it.leaves[2]] = [it.leaves[2]!, it.leaves[1]!];
  }),
  'an event twice': fraud(partner, 1, ['event-twice', 'proof-misfit', 'revision-order'], (it) => {
    it.leaves.push(it.leaves.at(-1)!);
  }),
  'an event that was never recorded': fraud(whole, 1, ['beyond-head', 'proof-misfit'], (it) => {
    const facts = [...LOG.leaves, { stream: 'partner-minato.umi', type: 'PartnerJoined', data: {} }];
    it.leaves.push(leavesOf(facts).at(-1)!.bytes);
  }),
  'a leaf that is not canonical': fraud(partner, 1, ['malformed-line', 'not-checkable', 'stream-gap'], (it) => {
    it.leaves[1] = Buffer.from(it.leaves[1]!.toString().replace(':', ': '));
  }),
  'a leaf with a name twice': fraud(partner, 1, ['malformed-line', 'not-checkable', 'stream-gap'], (it) => {
    it.leaves[1] = Buffer.from(it.leaves[1]!.toString().replace('"actor"', '"actor":"me","actor"'));
  }),
  'a leaf that is not UTF-8': fraud(partner, 1, ['malformed-line', 'not-checkable', 'stream-gap'], (it) => {
    it.leaves[1] = Buffer.from(it.leaves[1]!.toString().replace('backbone', 'b\u00fcro'), 'latin1');
  }),
  'half a surrogate pair': fraud(partner, 1, ['malformed-line', 'not-checkable', 'stream-gap'], (it) => {
    it.leaves[1] = Buffer.from(it.leaves[1]!.toString().replace('backbone', '\\ud800'));
  }),
  'another initiative': fraud(partner, 1, ['not-whole', 'stream-foreign'], (it) => about(it, { initiative: 'osaka' })),
  'another partner': fraud(partner, 3, ['not-whole'], (it) => about(it, { partner: 'umi' })),
  'no partner': fraud(partner, 3, ['not-whole'], ({ about: { partner: _, ...rest }, ...it }) => ({
    ...it,
    about: rest,
  })),
  'a partner of whom only single events are given': fraud(partner, 3, ['not-whole'], (it) =>
    streams(it, { complete: false }),
  ),
  'a head that is lower than what is there': fraud(partner, 1, ['beyond-head'], (it) => streams(it, { revision: 2 })),
  'a head that is higher than what is there': fraud(partner, 3, ['stream-gap'], (it) => streams(it, { revision: 9 })),
  'a stream that is not named': fraud(partner, 1, ['stream-foreign'], (it) =>
    about(it, { streams: it.about.streams.filter(({ stream }) => !stream.startsWith('meeting')) }),
  ),
  'a size that no checkpoint has': fraud(partner, 1, ['not-checkable', 'size-differs'], (it) =>
    about(it, { size: 12 }),
  ),
  'another hash in the proof': fraud(partner, 1, ['root-differs'], (it) => {
    it.others[0] = Buffer.alloc(32);
  }),
  'a hash too many': fraud(partner, 1, ['proof-misfit'], (it) => {
    it.others.push(Buffer.alloc(32));
  }),
  'a hash too few': fraud(partner, 1, ['proof-misfit'], (it) => {
    it.others.pop();
  }),
  'ranges that touch': fraud(partner, 1, ['proof-misfit'], (it) => {
    it.ranges = [[0, 1], [1, 2], ...it.ranges.slice(1)];
  }),
  'large data kept back': fraud(partner, 3, ['data-missing'], (it) => {
    it.large = [];
  }),
  'large data changed': fraud(partner, 1, ['data-differs'], (it) => {
    it.large[0] = { ...it.large[0]!, data: { partnerId: 'fureai' } };
  }),
  'large data of nothing': fraud(partner, 1, ['stray-line'], (it) => {
    it.large.push({ id: 'command-0.0', data: {} });
  }),
  'a personal value withheld': fraud(partner, 3, ['withheld'], (it) => {
    it.openings.pop();
  }),
  'a personal value changed': fraud(partner, 1, ['opening-false'], (it) => {
    it.openings[0] = { ...it.openings[0]!, value: 'someone else' };
  }),
  'a personal value with another blind': fraud(partner, 1, ['opening-false'], (it) => {
    it.openings[0] = { ...it.openings[0]!, blind: Buffer.alloc(32) };
  }),
  'a personal value of another field': fraud(partner, 1, ['stray-line', 'withheld'], (it) => {
    it.openings[0] = { ...it.openings[0]!, field: '/partnerId' };
  }),
  'a personal value twice': fraud(partner, 1, ['stray-line'], (it) => {
    it.openings.push(it.openings[0]!);
  }),
  'an erasure without its record, to keep values back': fraud(
    partner,
    1,
    ['erasure-false', 'withheld', 'withheld'],
    (it) => {
      it.erasures[0] = { ...it.erasures[0]!, id: 'command-3.0' };
    },
  ),
  'an erasure of another subject': fraud(partner, 1, ['erasure-false'], (it) => {
    it.erasures.push({ id: 'command-9.0', subject: 'minato/fureai/contact-1' });
  }),
  'no erasures': fraud(partner, 3, ['withheld', 'withheld'], (it) => {
    it.erasures = [];
  }),
  'an erasure twice': fraud(partner, 1, ['stray-line'], (it) => {
    it.erasures.push(it.erasures[0]!);
  }),
  'a value that was to be erased': fraud(partner, 1, ['erased-yet-opened'], (it) => {
    const value = 'ichiro@example.org';
    it.openings.push({ blind: blindOf(ERASED, value), field: '/email', id: 'command-6.0', value });
  }),
  'a value of one who was erased, the erasure not told of': fraud(partner, 1, ['erased-yet-opened'], (it) => {
    it.erasures = [];
    for (const [field, value] of [
      ['/name', 'Ichiro 𠮷野'],
      ['/email', 'ichiro@example.org'],
    ] as const)
      it.openings.push({ blind: blindOf(ERASED, value), field, id: 'command-6.0', value });
  }),
  'values sealed after the erasure that is to excuse their absence': fraud(
    () => contentsOf(logOf([...LOG.leaves, LOG.leaves[6]!]), { initiative: 'minato' }),
    3,
    ['withheld'],
    () => undefined,
  ),
  'no word on a kind of event': fraud(partner, 3, ['schema-missing'], (it) => {
    it.schemas.pop();
  }),
  'a word on a kind of event that is not there': fraud(partner, 1, ['stray-line'], (it) => {
    it.schemas.push({ fields: {}, schema: 2, type: 'PartnerInvited' });
  }),
  'a view twice': fraud(partner, 1, ['stray-line'], (it) => {
    it.views.push(it.views[0]!);
  }),
  'no checkpoint': fraud(partner, 1, ['not-checkable', 'size-differs'], (it) => {
    it.checkpoints = [];
  }),
  'a checkpoint left out, and the proof as it was': fraud(partner, 1, ['inconsistent'], (it) => {
    it.checkpoints.splice(1, 1);
  }),
  'a checkpoint without its proof': fraud(partner, 1, ['inconsistent'], (it) => {
    it.checkpoints[1] = { ...it.checkpoints[1]!, consistency: [] };
  }),
  'a proof before the first checkpoint': fraud(partner, 1, ['inconsistent'], (it) => {
    it.checkpoints[0] = { ...it.checkpoints[0]!, consistency: [Buffer.alloc(32)] };
  }),
  'checkpoints in another order': fraud(partner, 1, ['checkpoint-order', 'inconsistent', 'inconsistent'], (it) => {
    it.checkpoints = [it.checkpoints[1]!, it.checkpoints[0]!, it.checkpoints[2]!];
  }),
  'a checkpoint of another tree': fraud(partner, 1, ['inconsistent', 'inconsistent'], (it) => {
    note(it, 1, checkpoint(7, Buffer.alloc(32)));
  }),
  'another last checkpoint': fraud(partner, 1, ['inconsistent', 'root-differs'], (it) => {
    note(it, 2, checkpoint(13, Buffer.alloc(32), SECOND_KEY));
  }),
  'a checkpoint of another log': fraud(partner, 1, ['not-a-checkpoint', 'not-checkable'], (it) => {
    note(it, 1, checkpoint(7, rootOver(LOG.leaves.slice(0, 7)), FIRST_KEY, 'elsewhere'));
  }),
  'what is no checkpoint': fraud(partner, 1, ['not-a-checkpoint', 'not-checkable'], (it) => {
    note(it, 1, signed('good day\n', FIRST_KEY));
  }),
  'a checkpoint signed by the key of another time': fraud(partner, 1, ['checkpoint-unsigned'], (it) => {
    note(it, 2, checkpoint(13, rootOver(LOG.leaves), FIRST_KEY));
  }),
  'a checkpoint signed by anyone': fraud(partner, 1, ['checkpoint-unsigned'], (it) => {
    note(it, 2, checkpoint(13, rootOver(LOG.leaves), signer(ORIGIN, 1, 'mallory')));
  }),
  'a cosignature made up': fraud(partner, 1, ['cosignature-false'], (it) => {
    const { privateKey } = signer('mallory', 4);
    note(it, 2, cosigned(checkpoint(13, rootOver(LOG.leaves), SECOND_KEY), { ...WITNESSES[0]!, privateKey }, 1));
  }),
  'a key that nobody vouches for': fraud(partner, 1, ['key-not-endorsed'], (it) => {
    it.keys[1] = { ...it.keys[1]!, endorsement: null };
  }),
  'a key that another key vouches for': fraud(partner, 1, ['key-not-endorsed'], (it) => {
    it.keys[1] = { ...it.keys[1]!, endorsement: signed('sebone key\n', FIRST_KEY) };
  }),
  'a key from an earlier size than it was endorsed for': fraud(
    partner,
    1,
    ['checkpoint-unsigned', 'key-not-endorsed'],
    (it) => {
      it.keys[1] = { ...it.keys[1]!, since: 4 };
    },
  ),
  'a key with which anybody can sign': fraud(partner, 1, ['malformed-line', 'not-checkable'], (it) => {
    const vkey = verifierKeyText(ORIGIN, 1, ANYBODY);
    it.keys[1] = { endorsement: signed(endorsementText(ORIGIN, vkey, 8), FIRST_KEY), since: 8, vkey };
    note(it, 2, byAnybody(checkpointText({ origin: ORIGIN, size: 13, root: rootOver(LOG.leaves) })));
    it.sign = byAnybody;
  }),
  'a first key that begins late': fraud(partner, 1, ['checkpoint-unsigned', 'key-not-endorsed'], (it) => {
    it.keys[0] = { ...it.keys[0]!, since: 5 };
  }),
  'keys of one who is not trusted': fraud(
    () =>
      contentsOf({ ...LOG, signers: [{ signer: signer(ORIGIN, 1, 'mallory'), since: 0 }] }, { initiative: 'minato' }),
    1,
    ['untrusted-log'],
    () => undefined,
  ),
  'the name of another log, and a key that is trusted for its own': fraud(
    () => contentsOf({ ...LOG, origin: 'sebone/elsewhere' }, { initiative: 'minato' }),
    1,
    ['untrusted-log'],
    () => undefined,
  ),
  'a manifest signed by an old key': fraud(partner, 1, ['manifest-unsigned'], (it) => {
    it.sign = (text) => signed(text, FIRST_KEY);
  }),
  'a manifest signed for another purpose': fraud(partner, 1, ['manifest-unsigned'], (it) => {
    it.sign = (text) => signed(text.replace('bundle', 'key'), SECOND_KEY);
  }),
};

function fraud(
  honest: () => Contents,
  exit: number,
  codes: readonly string[],
  change: (contents: Contents) => Contents | void,
): Fraud {
  return {
    exit,
    codes,
    contents: () => {
      const contents = honest();
      return change(contents) ?? contents;
    },
  };
}

function note(contents: Contents, at: number, text: string): void {
  contents.checkpoints[at] = { ...contents.checkpoints[at]!, note: text };
}

function about(contents: Contents, changed: Partial<Contents['about']>): Contents {
  return { ...contents, about: { ...contents.about, ...changed } };
}

function streams(contents: Contents, changed: Partial<Contents['about']['streams'][number]>): Contents {
  return about(contents, {
    streams: contents.about.streams.map((one) =>
      one.stream === 'partner-minato.fureai' ? { ...one, ...changed } : one,
    ),
  });
}

/** The neutral point as a key: one signature is good for every text. */
const ANYBODY = Buffer.from(`01${'00'.repeat(31)}`, 'hex');

function byAnybody(text: string): string {
  const signature = Buffer.concat([ANYBODY, Buffer.alloc(32)]);
  return `${text}\n${signatureLine({ name: ORIGIN, keyId: keyIdOf(ORIGIN, 1, ANYBODY), signature })}`;
}

/** A bundle without one of its events, otherwise made as an honest one. */
function leave(contents: Contents, id: string): Contents {
  const left = LOG.leaves.findIndex((leaf) => leaf.id === id);
  const kept = contents.leaves.filter((bytes) => Buffer.compare(bytes, LOG.leaves[left]!.bytes) !== 0);
  const isIn = (leaf: (typeof LOG.leaves)[number]): boolean =>
    kept.some((bytes) => Buffer.compare(bytes, leaf.bytes) === 0);
  const indices = LOG.leaves.flatMap((leaf, at) => (isIn(leaf) ? [at] : []));
  const { type } = LOG.leaves[left]!;
  return {
    ...contents,
    leaves: kept,
    ranges: [...rangesOf(indices)],
    others: [...others(LOG.leaves, isIn)],
    schemas: contents.schemas.filter((schema) => schema.type !== type),
  };
}

/** A checkpoint that says of a size what one likes. */
export function checkpoint(size: number, root: Buffer, by = FIRST_KEY, origin = ORIGIN): string {
  return signed(`${origin}\n${size}\n${root.toString('base64')}\n`, by);
}
