import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FOUNDED, scratch, TODAY, writeFiles } from '../test/workbooks.ts';
import { stageWorkbook } from './index.ts';

const { folder, clear } = scratch();
afterAll(clear);

const ROWS = 200_000;
/** Far less than the rows would take as text: more than 20 MB. */
const ALLOWED = 12 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The heap that is still held once all garbage is gone. */
function held(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

async function manyActions(): Promise<string> {
  const source = writeFiles(folder(), FOUNDED);
  const file = createWriteStream(join(source, 'actions.csv'));
  file.write('initiative_id,action_id,partner_id,occurred_on,title,evidence,reported_on\n');
  for (let row = 0; row < ROWS; row++) {
    const day = `20${16 + (row % 8)}-0${1 + (row % 9)}-1${row % 10}`;
    const title = row % 3 === 0 ? `"Served meals,\npart ${row}"` : `Served meals ${row}`;
    const more = file.write(`minato,a-${row},${row % 2 ? 'acme' : 'kita'},${day},${title},note ${row * 7919},${day}\n`);
    if (!more) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return source;
}

it(`Memory does not grow with the file: ${ROWS} rows are staged and read again in little of it`, async () => {
  const source = await manyActions();
  const before = held();
  let most = 0;
  let told = 0;
  const staging = await stageWorkbook(source, {
    today: TODAY,
    timeZone: 'UTC',
    workFolder: folder(),
    onProgress: () => {
      if (++told % 20 === 0) most = Math.max(most, held() - before);
    },
  });
  expect(told).toBeGreaterThan(40);
  most = Math.max(most, held() - before);
  let records = 0;
  for (const _ of staging.records()) if (++records % 40_000 === 0) most = Math.max(most, held() - before);
  expect({ rows: staging.rows, records, faults: [...staging.faults()] }).toEqual({
    rows: ROWS + 3,
    records: ROWS + 3,
    faults: [],
  });
  expect(most).toBeLessThan(ALLOWED);
  staging.close();
}, 120_000);
