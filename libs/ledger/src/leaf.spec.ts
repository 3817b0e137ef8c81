import { hash } from 'node:crypto';
import fc from 'fast-check';
import type { Fact, StreamFact } from '@sebone/kernel';
import { canonical } from '@sebone/ledger-verify';
import { leafOf, LONGEST_LEAF, UnfitFactError } from './index.ts';

const FACT: StreamFact = {
  id: 'command-1.0',
  stream: 'partner-river.water',
  revision: 2,
  type: 'ActionReported',
  schema: 1,
  occurredOn: '2024-01-01',
  reportedOn: '2024-01-02',
  recordedAt: '2024-01-02T03:04:05.678Z',
  actor: 'kei',
  commandId: 'command-1',
  correlationId: 'correlation',
  causationId: 'cause',
  data: { title: '川の掃除', hours: 3 },
};
const PREVIOUS = 'lvnwvNtrgrymoyPycdqtTbtjx3VQVqiGCzzB4p3LicM=';
const read = (leaf: Buffer): Record<string, unknown> => JSON.parse(leaf.toString()) as Record<string, unknown>;

describe('the leaf of a fact', () => {
  it('is its canonical JSON, with what came before it in its stream, and without its position', () => {
    const { data, ...rest } = FACT;
    const placed: Fact = { ...FACT, position: 7 };
    expect(leafOf(placed, PREVIOUS).toString()).toBe(canonical({ ...rest, data, previous: PREVIOUS, v: 1 }));
    expect(read(leafOf(FACT, null))).toMatchObject({ previous: null });
  });

  it('is canonical whatever the fact says', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((some) => some.isWellFormed());
    const facts = fc.record({
      actor: text,
      correlationId: text,
      causationId: text,
      id: text,
      data: fc.dictionary(text, fc.jsonValue()),
    });
    fc.assert(
      fc.property(facts, (said) => {
        const data = JSON.parse(JSON.stringify(said.data).toWellFormed()) as object;
        const leaf = leafOf({ ...FACT, ...said, data }, PREVIOUS).toString();
        expect(canonical(JSON.parse(leaf))).toBe(leaf);
        expect(read(Buffer.from(leaf))).toMatchObject({ id: said.id, actor: said.actor });
      }),
    );
  });

  it('holds the hash of data that would make it longer than 65,535 bytes, and the data up to there', () => {
    const withNote = (length: number): StreamFact => ({ ...FACT, data: { note: 'x'.repeat(length) } });
    const room = LONGEST_LEAF - leafOf(withNote(0), PREVIOUS).length;
    const longest = leafOf(withNote(room), PREVIOUS);
    expect(longest).toHaveLength(LONGEST_LEAF);
    expect(read(longest)['data']).toEqual(withNote(room).data);
    const short = leafOf(withNote(room + 1), PREVIOUS);
    const dataHash = hash('sha256', canonical(withNote(room + 1).data), 'base64');
    expect(read(short)).toMatchObject({ dataHash, previous: PREVIOUS, v: 1 });
    expect(read(short)).not.toHaveProperty('data');
    expect(canonical(read(short))).toBe(short.toString());
  });

  it('has U+FFFD for half a surrogate pair, which UTF-8 cannot say', () => {
    const said = { title: 'a\ud800b', parts: [{ '\udc00': '\ud83d\ude00' }, 1, null] };
    expect(read(leafOf({ ...FACT, data: said }, null))['data']).toEqual({
      title: 'a\ufffdb',
      parts: [{ '\ufffd': '\ud83d\ude00' }, 1, null],
    });
  });

  it('is refused where a fact is too long without its data, or its data nest too deep', () => {
    expect(() => leafOf({ ...FACT, actor: 'x'.repeat(70_000) }, null)).toThrow(UnfitFactError);
    const deep = JSON.parse(`${'['.repeat(600)}${']'.repeat(600)}`) as object;
    expect(() => leafOf({ ...FACT, data: { deep } }, null)).toThrow(/command-1\.0/);
  });
});
