/** `npm run catalogue`: writes docs/catalogue, the types of the client and the fields of the events anew. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, pages } from './catalogue.mjs';
import { clientTypes, clientTypesPath } from './client.mjs';
import { eventFieldsPath, eventFieldsText } from './event-fields.mjs';

const made = pages();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of made) writeFileSync(join(folder, name), text);
writeFileSync(clientTypesPath, await clientTypes());
writeFileSync(eventFieldsPath, await eventFieldsText());
console.log(`${made.size} pages in docs/catalogue, the types of libs/client and the fields of the events`);
