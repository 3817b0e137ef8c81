import fc from 'fast-check';
import { stepDown } from './pettitt.ts';

/** Annual flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³: Cobb, "The Problem of the Nile", Biometrika 65 (1978). */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
  1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
  824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897,
  822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975,
  815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

/** The statistic as Pettitt defines it: over all pairs across the step, how many fall less how many rise. */
function byDefinition(series: readonly number[]): { at: number; k: number } | undefined {
  let best = { at: 0, k: 0 };
  for (let t = 1; t < series.length; t++) {
    let u = 0;
    for (const before of series.slice(0, t)) for (const after of series.slice(t)) u += Math.sign(before - after);
    if (u > best.k) best = { at: t, k: u };
  }
  return best.k > 0 ? best : undefined;
}

describe("Pettitt's test", () => {
  it('finds the fall of the Nile after 1898', () => {
    const step = stepDown(NILE)!;
    expect(1871 + step.at - 1).toBe(1898);
    expect(step.k).toBe(byDefinition(NILE)!.k);
    expect(step.p).toBeLessThan(1e-6);
  });
  it('agrees with its definition on any series, ties included', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }), (series) => {
        const step = stepDown(series);
        expect(step && { at: step.at, k: step.k }).toEqual(byDefinition(series));
      }),
    );
  });
  it('sees a clean step, and takes a short one for chance', () => {
    const step = stepDown([5, 5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1])!;
    expect(step).toEqual({ at: 6, k: 36, p: Math.exp((-6 * 36 ** 2) / (12 ** 3 + 12 ** 2)) });
    expect(stepDown([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1])!.p).toBeGreaterThan(0.05);
  });
  it('sees nothing in a rise, a level line, or nothing at all', () => {
    expect(stepDown([1, 2, 3, 4, 5])).toBeUndefined();
    expect(stepDown([3, 3, 3])).toBeUndefined();
    expect(stepDown([])).toBeUndefined();
  });
});
