import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openApiPage } from './client.mjs';
import { commandsPage } from './commands.mjs';
import { eventsPage } from './events.mjs';
import { machinesPage } from './machines.mjs';
import { refusalsPage } from './refusals.mjs';
import { root } from './sources.mjs';
import { trapsPage } from './thresholds.mjs';
import { viewsPage } from './views.mjs';

/** Where the catalogue is kept. */
export const folder = join(root, 'docs', 'catalogue');

/** The pages of the catalogue by file name, made from what the packages export and from the sources. */
export const pages = () =>
  new Map([
    ['events.md', eventsPage()],
    ['commands.md', commandsPage()],
    ['machines.md', machinesPage()],
    ['traps.md', trapsPage()],
    ['refusals.md', refusalsPage()],
    ['views.md', viewsPage()],
    ['openapi.json', openApiPage()],
  ]);

/** The files of a folder that are not what the pages say: changed, missing, or there without being a page. */
export function drift(expected, kept) {
  const changed = [...expected].filter(
    ([name, text]) => !existsSync(join(kept, name)) || readFileSync(join(kept, name), 'utf8') !== text,
  );
  const strays = readdirSync(kept).filter((name) => !expected.has(name));
  return [...changed.map(([name]) => name), ...strays];
}
