import { untilMet } from './killing.ts';

describe('A case that is begun until it has met what it is about', () => {
  it('is begun again until then, and no more', async () => {
    const begun: number[] = [];
    await untilMet(
      () => begun.length === 3,
      async (nth) => begun.push(nth),
    );
    expect(begun).toEqual([0, 1, 2]);
  });

  it('fails where it never does, and where it fails itself', async () => {
    let begun = 0;
    const never = untilMet(
      () => false,
      async () => begun++,
    );
    await expect(never).rejects.toThrow('It never happened, begun 6 times');
    expect(begun).toBe(6);
    const failing = untilMet(
      () => false,
      () => Promise.reject(new Error('in itself')),
    );
    await expect(failing).rejects.toThrow('in itself');
  });
});
