/** `npm run catalogue`: writes docs/catalogue anew. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, pages } from './catalogue.mjs';

const made = pages();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of made) writeFileSync(join(folder, name), text);
console.log(`${made.size} pages in docs/catalogue`);
