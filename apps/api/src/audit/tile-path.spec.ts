import fc from 'fast-check';
import { isFullTile, TILE_PATH } from './tile-path.ts';

/** The number of a tile as C2SP tlog-tiles writes it: groups of three digits, all but the last with an `x`. */
function numbered(number: number): string {
  const groups = [String(number % 1_000).padStart(3, '0')];
  for (let left = Math.floor(number / 1_000); left > 0; left = Math.floor(left / 1_000))
    groups.unshift(`x${String(left % 1_000).padStart(3, '0')}`);
  return groups.join('/');
}

describe('The path of a tile', () => {
  it('is what the specification shows', () => {
    expect(numbered(1_234_067)).toBe('x001/x234/067');
    for (const path of ['0/x001/x234/067', '0/x001/x234/067.p/1', 'entries/000', '5/000.p/255'])
      expect([path, TILE_PATH.test(path)]).toEqual([path, true]);
  });

  it('is taken for every tile that a ledger may have, full or not, and written in one way alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('entries', '0', '1', '2', '3', '4', '5'),
        fc.oneof(fc.nat(2_000), fc.integer({ min: 0, max: Math.floor(Number.MAX_SAFE_INTEGER / 256) })),
        fc.option(fc.integer({ min: 1, max: 255 }), { nil: undefined }),
        (level, number, width) => {
          const full = `${level}/${numbered(number)}`;
          const path = width === undefined ? full : `${full}.p/${width}`;
          expect([TILE_PATH.test(path), isFullTile(path)]).toEqual([true, width === undefined]);
          for (const other of [`${level}/x000/${numbered(number)}`, `${path}/`, ` ${path}`, `${path}\n`, `/${path}`])
            expect([other, TILE_PATH.test(other)]).toEqual([other, false]);
        },
      ),
      { ...(process.env['SEBONE_SEED'] && { seed: Number(process.env['SEBONE_SEED']) }) },
    );
  });

  it.each([
    ...['', '0', '0/', '000', '6/000', '-1/000', '00/000', '0/0', '0/0000', '0/x00/000', '0/x001', '0/1000', '0/abc'],
    ...['0/000.p', '0/000.p/', '0/000.p/0', '0/000.p/01', '0/000.p/256', '0/000.p/12/3', 'entries', 'entries/x001'],
    ...[
      '../signing.key',
      'entries/../../signing.key',
      '0/000/../../../vault.key',
      '0/..%2f000',
      'checkpoint',
      '0\\000',
    ],
    ...['entries/000\0', 'Entries/000', '0/X001/000', '0/x001/x000/x000/x000/x000/x000/000', '0/٠٠٠'],
  ])('is not %j', (path) => {
    expect(TILE_PATH.test(path)).toBe(false);
  });
});
