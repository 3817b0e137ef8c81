import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import * as api from '@sebone/api';
const { httpCommand } = await import('./http-figures.mjs');
const root = process.argv[2];
const { ours, theirs, close, note, serving } = await httpCommand(() => mkdtempSync(join(root, 'd-')), 64, 6400);
const timed = async (work, r) => { globalThis.gc?.(); const c = process.cpuUsage(); const n = await work(r); const d = process.cpuUsage(c); return (d.user + d.system) / n; };
const med = (a) => [...a].sort((x, y) => x - y)[a.length >> 1];
for (const mode of ['views', 'noviews']) {
  if (mode === 'noviews' && serving) { await serving.parts.following.close(); await serving.parts.live.close(); }
  const A = [], B = [];
  for (let r = 0; r < 7; r++) { A.push(await timed(ours, mode + r)); B.push(await timed(theirs, mode + r)); }
  console.log(mode, 'ours', med(A).toFixed(0), 'bare', med(B).toFixed(0), 'ratio', med(A.map((a, i) => B[i] / a)).toFixed(2));
}
console.log(note());
await close();
