import { readFileSync } from 'node:fs';
import { parseCheckpoint } from './checkpoint.ts';
import { consistencyFault, EMPTY_ROOT, inclusionFault, leafHash, rootFrom } from './merkle.ts';
import { isSignedBy, parseNote, parseVerifierKey } from './note.ts';

/*
 * transparency-dev/merkle (Apache-2.0), testdata/inclusion and testdata/consistency: 98 cases each, a line of this file each, made again
 * by the rules and constants of cmd/proofgen/main.go at 0e039277d77118c07aa643920617ab865274c7c0. 17 of them were compared with the
 * stored files, and say the same. As that program would write them, in order of path, their bytes have the SHA-256
 * 4bac25d56bb2d347cea42be95f5b9facdd7f88e009cd152b93ee81dde5e81f6b and
 * ebfb13ee3792619a02edea9900f3f611dbc6d725265005e1d1bf73878e14f4b9; the stored files as a whole were not digested.
 */
const CASES = readFileSync(new URL('merkle.vectors.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('the cases of transparency-dev/merkle', () => {
  const inclusion = CASES.filter(({ file }) => file.startsWith('inclusion/'));
  const consistency = CASES.filter(({ file }) => file.startsWith('consistency/'));

  it('are all here', () => {
    expect([inclusion.length, consistency.length]).toEqual([98, 98]);
    expect([inclusion, consistency].map((cases) => cases.filter(({ wantErr }) => !wantErr).length)).toEqual([6, 6]);
  });

  it.each(inclusion.map((one) => [one.file, one]))('%s', (_, { leafIdx, treeSize, leafHash, proof, root, wantErr }) => {
    const fault = inclusionFault(leafIdx, treeSize, bytes(leafHash), (proof ?? []).map(bytes), bytes(root));
    expect(fault !== undefined).toBe(wantErr);
  });

  it.each(consistency.map((one) => [one.file, one]))('%s', (_, { size1, size2, root1, root2, proof, wantErr }) => {
    const fault = consistencyFault(size1, size2, bytes(root1), bytes(root2), (proof ?? []).map(bytes));
    expect(fault !== undefined).toBe(wantErr);
  });
});

/** The reference tree of RFC 6962 implementations: transparency-dev/merkle (Apache-2.0), proof/verify_test.go and rfc6962/rfc6962_test.go. */
describe('the reference tree', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map(hex);
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  it.each(roots.map((root, at) => [at + 1, root]))('of %i leaves has its root', (size, root) => {
    expect(rootFrom(size, [[0, size]], leaves.slice(0, size).map(leafHash), [])).toEqual(hex(root));
  });

  it('hashes nothing, a leaf of nothing and a leaf', () => {
    expect(EMPTY_ROOT).toEqual(hex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
    expect(leafHash(hex(''))).toEqual(hex('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'));
    expect(leafHash(Buffer.from('L123456'))).toEqual(
      hex('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56'),
    );
  });
});

/** transparency-dev/tessera, once trillian-tessera (Apache-2.0), testdata/build_log.sh and testdata/log/checkpoint.0 to checkpoint.15. */
describe('the test log of tessera', () => {
  const key = parseVerifierKey('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx')!;
  const leaves = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'.split(' ');
  const checkpoints = [
    [
      '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      'M9e0lhxJACzE1KoUdqKuPa+9p6R7dSW8BlEvrg/noo8FkGg6PbJoRNOcdjqjOq89wVvTA60eubCc4oufo5BvIVEgtQc=',
    ],
    [
      '0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek=',
      'M9e0lhr9kuLxGdAtaUrhm84TQffVsLdcy808sN0a3WyniNlfcr9+bywoiIke1YYciCNjJGkCgIlQ8b16jhsmg/SChAM=',
    ],
    [
      'T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4=',
      'M9e0llH4NKmlf0u7C8tkJioQOmi7l5ELqljXgKRg6R3G5JJ7vx7emDWo5fpqKuA/Dk/jRrI6il+7QCVirNhyUAWGoAk=',
    ],
    [
      'Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=',
      'M9e0lvAQRtH832pk2RTbeSeZMkp4FZSdJYFBUjO5SKxuRbywPUF3cx+HUrb50kjd3rUWW/fj53Wj1dwcwh9bGQnqVAg=',
    ],
    [
      'zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=',
      'M9e0lnFuWt0cp60moO4jAkeXvMNLIIOGn4WdyeHQurBt9mBi0tWdfkldiAt9k0FpwuZymvttsVn9uwyouXU3vPpeNAc=',
    ],
    [
      'gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=',
      'M9e0lmn5eDHyHP10zJObZdFAX2y1V8fdDKBi4IiHbDYf1TCUBwxZOhqwv2QZCqrdda2zTRTrmnwjwscN5RBTEmZUYAs=',
    ],
    [
      'a6sWvsc2eEzmj72vah7mZ5dwFltivehh2b11qwlp5Jg=',
      'M9e0ln+nHSdGSHEZBcjvqyYDXDbG8WxDwCDjbbGAMv/NTynAtJWhckSXIpuwpN3yJ4PTtzUbD34YGqIZr6RgJRn16gU=',
    ],
    [
      'IrSXADBqJ7EQoUODSDKROySgNveeL6CFhik2w/+fS7U=',
      'M9e0luA5JhTRUki/BBQD0QNiH6AEJ2pdtsA5CQjqJErViuuKrN6513RCTL2640wXJv0dCed3neRGI6dMzBq9uANf2Qc=',
    ],
    [
      'bC+VwvrJbalNVjfkdI8kUgs7mJoXrqiXCE7bgnD28pY=',
      'M9e0lq1EK37dHtgv9O3UzPxisw5vwIPcJsX9ab0xt4mvVfbdUR1fbMjN6sBFYpBoBEmD4+cWhj/AVgI5MitCO5+mews=',
    ],
    [
      'CvhHViE3S9E3htHLR+25mapWoGCJ3WckMq1UtC3VmEY=',
      'M9e0ls3mdnWX0qk4P3uGG0eYiFRWSwPR+RdeD1ARmrHPHjXP0x9UJWASPFTOTqJo0mp7Epck2O9RFB0J9IjDdAewagw=',
    ],
    [
      'y8/gZsZCtitsMan09tY+k8I7Qpr7Y5fbO2tLi9GQnfU=',
      'M9e0lrmwaVEOWFZ+HS5ITnRd2YMOSWE5QeoYu+6DHwJLnJ+SVeJ2ZiYeD7lVC5oGJx76gbfLSyCUEq6D8JkarrsuiQQ=',
    ],
    [
      'Yok1cS5VdokGLBy73BC2I16b3atss6KBN9jnIi6Fz/A=',
      'M9e0lqbRtWirJwbUy4w3VrK2RyzfW8P+OIkc8t6b6AVG/tQd1Q2SN+uCLYzNNFnf/PhzeCdURSGQe1MRnohCxPu21wg=',
    ],
    [
      'uZo6M+IhVna+CLgWCrJs0xBPUHbozHkYTQASduHSLME=',
      'M9e0lrFzoTgi+ovhrqX0DpsEAp3wLu1coMLIkeCwSkGfS4Ox4pLXo2LHudqm4merh0ZkCNzHr8kQwq5gS5mmimIvdA4=',
    ],
    [
      'av0kLH0VkkVDrTuZzBGIx7d9z5G1l/GlKz/nAV/8woQ=',
      'M9e0liO8x8xfEOGmZVYODUjQajkEpjccPQ9EkG3yEEDet4K3BWE/DFRPH6H+b6gFFFaG5KS1bBmYS/xeZJs8lj+z+wM=',
    ],
    [
      'SvCd38yNade7xEPY1a/aAc1M3A2AHYVF8lIiUnsH1ao=',
      'M9e0lu8roIpjC+NXEG7JDkajIahoYDYWgxDtxfx/6rzLoztU9t/PvivZ48xt8ygJpjzaboSpkbVv3Jb+D3NdXWQf5wo=',
    ],
    [
      'rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=',
      'M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=',
    ],
  ] as const;

  it.each(checkpoints.map(([root, signature], size) => [size, root, signature]))(
    'of %i leaves has its signed root',
    (size, root, signature) => {
      const text = `example.com/log/testdata\n${size}\n${root}\n`;
      const note = parseNote(`${text}\n— example.com/log/testdata ${signature}\n`)!;
      expect(note.text).toBe(text);
      expect(isSignedBy(note, key)).toBe(true);
      expect(parseCheckpoint(note.text)).toEqual({
        origin: 'example.com/log/testdata',
        size,
        root: rootFrom(
          size,
          size === 0 ? [] : [[0, size]],
          leaves.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf))),
          [],
        ),
        extensions: [],
      });
    },
  );

  it('has signed each root for its size alone', () => {
    for (const [size, [root]] of checkpoints.entries()) {
      const [, signature] = checkpoints[(size + 1) % checkpoints.length]!;
      const note = parseNote(
        `example.com/log/testdata\n${size}\n${root}\n\n— example.com/log/testdata ${signature}\n`,
      )!;
      expect(isSignedBy(note, key)).toBe(false);
    }
  });
});
