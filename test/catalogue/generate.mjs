/** `npm run catalogue`: writes docs/catalogue and the types of the client anew. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, pages } from './catalogue.mjs';
import { clientTypes, clientTypesPath } from './client.mjs';

const made = pages();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of made) writeFileSync(join(folder, name), text);
writeFileSync(clientTypesPath, await clientTypes());
console.log(`${made.size} pages in docs/catalogue, and the types of libs/client`);
