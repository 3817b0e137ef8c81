import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { canonical } from './canonical.ts';
import { leafIn, type Leaf } from './leaf.ts';

const SEED = Number(process.env['SEBONE_SEED'] ?? Date.now() % 1_000_000);
const AGAIN = `SEBONE_SEED=${SEED} npm run jest -- verify/src/leaf --selectProjects ledger-verify`;

const HASH = Buffer.alloc(32, 1).toString('base64');
const FACT = {
  ...{ actor: 'backbone', causationId: 'c', commandId: 'c', correlationId: 'c', id: 'c.0', occurredOn: '2024-04-01' },
  ...{ previous: HASH, recordedAt: '2024-04-02T09:00:00.000Z', reportedOn: '2024-04-02', revision: 2, schema: 1 },
  ...{ stream: 'partner-minato.fureai', type: 'ContactNamed', v: 1 },
};
const DATA = { name: { sealed: HASH, subject: 'minato/fureai/contact-1' }, hours: 1.5, note: '港 "Minato"\n' };

const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'SubjectErased',
    HASH,
    `${HASH}=`,
    0,
    1,
    2,
    -1,
    1.5,
    2 ** 53,
    1e21,
    {},
    [],
    DATA,
    '\u0001',
    '背骨',
  ),
  fc.jsonValue(),
);
/** Leaves, and what is one in all but a property or a byte. */
const lines = fc
  .record({
    hashed: fc.boolean(),
    data: fc.oneof(fc.constant(DATA), fc.dictionary(fc.string(), value)),
    changed: fc.option(fc.tuple(fc.constantFrom(...Object.keys(FACT), 'data', 'dataHash', 'more', 'é'), value)),
    gone: fc.option(fc.constantFrom(...Object.keys(FACT), 'data')),
    byte: fc.option(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 127 }))),
  })
  .map(({ hashed, data, changed, gone, byte }) => {
    const { [gone ?? '']: _, ...fact } = { ...FACT, ...(hashed ? { dataHash: HASH } : { data }) } as Record<
      string,
      unknown
    >;
    const line = Buffer.from(canonical(changed ? { ...fact, [changed[0]]: changed[1] } : fact));
    if (byte) line[byte[0] % line.length] = byte[1];
    return line;
  });

/** What readers of leaves look at; data only where something in them matters. */
const looked = (leaf: Leaf | undefined, withData: boolean): unknown =>
  leaf && {
    ...{ id: leaf.id, stream: leaf.stream, revision: leaf.revision, previous: leaf.previous, type: leaf.type },
    ...{ schema: leaf.schema, recordedAt: leaf.recordedAt, dataHash: leaf.dataHash },
    data: withData ? leaf.data : undefined,
  };

describe('A leaf', () => {
  it(`is read from its bytes as it is by way of its value (${AGAIN})`, () => {
    const reads = { quickly: 0, notAtAll: 0 };
    fc.assert(
      fc.property(lines, (line) => {
        const quick = leafIn(line, isUtf8(line));
        const slow = leafIn(line, false);
        const hasData = quick?.data !== undefined;
        expect(looked(quick, hasData)).toEqual(looked(slow, hasData));
        if (!slow) reads.notAtAll++;
        else if (!hasData && slow.data) {
          reads.quickly++;
          expect(line.includes('"sealed":') || slow.type === 'SubjectErased').toBe(false);
        }
      }),
      { seed: SEED, numRuns: 3000 },
    );
    expect(reads.quickly).toBeGreaterThan(0);
    expect(reads.notAtAll).toBeGreaterThan(0);
  });

  it('tells the data in which something is sealed, or which record an erasure', () => {
    const read = (fact: object): Leaf | undefined => leafIn(Buffer.from(canonical(fact)), true);
    expect(read({ ...FACT, data: DATA })?.data).toEqual(DATA);
    expect(read({ ...FACT, data: { subject: 's' }, type: 'SubjectErased' })?.data).toEqual({ subject: 's' });
    expect(read({ ...FACT, data: { subject: 's' } })).toMatchObject({ id: 'c.0', revision: 2 });
  });
});
