/** Times two ways of doing the same thing in turn, A B A B …, so that a drift of the machine meets both. */

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

async function timed(work, round) {
  const from = process.hrtime.bigint();
  const did = await work(round);
  return typeof did === 'number' ? { seconds: Number(process.hrtime.bigint() - from) / 1e9, count: did } : did;
}

/**
 * Runs both in turn and gives the median of each one's rate (what it counted, a second) and of their ratio, pair by pair.
 * @typedef {number | {count: number, seconds: number}} Did how much it was, and in how much time where that is not all it took
 * @param {{ours: (round: number) => Promise<Did> | Did, theirs: (round: number) => Promise<Did> | Did, rounds?: number, warmUp?: number}} pair
 *   each does its work once; `warmUp`: how many rounds are not counted, where what is claimed is of a server that has run for a while
 */
export async function sideBySide({ ours, theirs, rounds = 5, warmUp = 0 }) {
  for (let round = 0; round < warmUp; round++) {
    await ours(rounds + round);
    await theirs(rounds + round);
  }
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.();
    const a = await timed(ours, round);
    globalThis.gc?.();
    const b = await timed(theirs, round);
    pairs.push({ ours: a.count / a.seconds, theirs: b.count / b.seconds });
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    theirs: median(pairs.map((pair) => pair.theirs)),
    ratio: median(pairs.map((pair) => pair.ours / pair.theirs)),
    least: Math.min(...pairs.map((pair) => pair.ours / pair.theirs)),
    most: Math.max(...pairs.map((pair) => pair.ours / pair.theirs)),
  };
}
