/**
 * `npm run bench [-- NAME …]`: a line a figure, each with the ratio to its reference, measured side by side in one run.
 * NAME picks figures by a part of their names; SEBONE_BENCH_SCALE (1 unless set) scales the large ones down.
 */
import { figures, tidy } from './figures.mjs';
import { sideBySide } from './side-by-side.mjs';

const wanted = process.argv.slice(2);
const scale = Number(process.env.SEBONE_BENCH_SCALE ?? 1);
const rate = (value) => Math.round(value).toLocaleString('en');
let missed = 0;
try {
  for (const { name, reference, least, make } of figures(scale)) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const { rounds, warmUp, ours, theirs, close, note } = await make();
    const seen = await sideBySide({ rounds, warmUp, ours, theirs });
    await close();
    const held = least === undefined || seen.ratio >= least;
    if (!held) missed++;
    const verdict = least === undefined ? 'no bound' : `at least ${least}: ${held ? 'held' : 'MISSED'}`;
    console.log(
      `${name}: ${rate(seen.ours)}/s; ${reference}: ${rate(seen.theirs)}/s; ratio ${seen.ratio.toFixed(2)} (${seen.least.toFixed(2)}–${seen.most.toFixed(2)}), ${verdict}${note ? `; ${note()}` : ''}`,
    );
    tidy();
  }
} finally {
  tidy();
}
process.exitCode = missed > 0 ? 1 : 0;
