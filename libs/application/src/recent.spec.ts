import { Recent } from './recent.ts';

describe('What was asked for lately', () => {
  const held = <Value>(recent: Recent<Value>, ...keys: readonly string[]): readonly string[] =>
    keys.filter((key) => recent.peek(key) !== undefined);

  it('lets go first what was asked for longest ago', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    expect(recent.get('a')).toBe(1);
    recent.set('c', 3);
    expect(held(recent, 'a', 'b', 'c')).toEqual(['a', 'c']);
    expect(recent.peek('a')).toBe(1);
    recent.set('d', 4);
    expect(held(recent, 'a', 'c', 'd')).toEqual(['c', 'd']);
  });

  it('weighs what it keeps, and keeps the newest whatever it weighs', () => {
    const recent = new Recent<string>(5, (text) => text.length);
    recent.set('a', 'xx');
    recent.set('b', 'xxx');
    expect(recent).toMatchObject({ weight: 5, size: 2 });
    recent.set('a', 'x');
    expect(recent.weight).toBe(4);
    recent.set('c', 'xxxxxxxxx');
    expect(held(recent, 'a', 'b', 'c')).toEqual(['c']);
    expect(recent.weight).toBe(9);
  });

  it('weighs again what has grown', () => {
    const recent = new Recent<number[]>(4, (list) => list.length);
    const grows = recent.set('a', [1]);
    recent.set('b', [1]);
    grows.push(2, 3, 4);
    recent.reweigh('a');
    expect(held(recent, 'a', 'b')).toEqual(['b']);
    expect(recent.weight).toBe(1);
    recent.reweigh('gone');
    expect(recent.weight).toBe(1);
  });
});
