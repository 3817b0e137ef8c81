import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { World } from '@sebone/testing';
import { WHOLE } from '../test/whole-workbook.ts';
import {
  allSaidBy,
  FOUNDED,
  readFiles,
  recordIn,
  scratch,
  staged,
  TODAY,
  writeFiles,
  type Files,
} from '../test/workbooks.ts';
import { stageWorkbook, type StagedRecord } from './index.ts';

const { folder, clear } = scratch();
afterAll(clear);

/** Imports what is taken, and writes what is not. */
async function split(files: Files): Promise<{ records: readonly StagedRecord[]; rejects: string; faultyRows: number }> {
  const staging = await stageWorkbook(writeFiles(folder(), files), {
    today: TODAY,
    timeZone: 'Asia/Tokyo',
    workFolder: folder(),
  });
  const rejects = join(folder(), 'rejects');
  staging.writeRejects(rejects);
  const found = { records: [...staging.records()].filter(({ told }) => told), rejects, faultyRows: staging.faultyRows() };
  staging.close();
  return found;
}
const edited = (file: string, text: string, instead: string): Files => ({
  ...WHOLE,
  [file]: (WHOLE[file] as string).replace(text, instead),
});

describe('Rows that are not taken', () => {
  it('are written in the form that they came in, with the column and the reason', async () => {
    const { rejects } = await split(
      edited('actions.csv', 'minato,a2,acme,rice,2016-03-01', 'minato,A2,acme,rice,2016-13-01'),
    );
    expect(readFiles(rejects)['actions.csv']!.split(/(?<=\r\n)/)).toEqual([
      'fault_column,fault_reason,initiative_id,action_id,partner_id,commitment_id,occurred_on,code,title,hours,completes,evidence,reported_on\r\n',
      expect.stringMatching(
        /^action_id; occurred_on,".+ \| There is no such day.+",minato,A2,acme,rice,2016-13-01,service-provided,Last rice,,yes,"two\nlines",2016-03-31\r\n$/s,
      ),
    ]);
  });

  it('are, put right, imported from there to the same facts as if they had been right at once', async () => {
    const wrong = edited('measurements.csv', '41.5', 'forty');
    const first = await split({
      ...wrong,
      'actions.csv': (WHOLE['actions.csv'] as string).replace('2015-06-01,s', '2015-06-31,s'),
    });
    expect(first.faultyRows).toBe(2);
    const world = new World('minato', TODAY);
    recordIn(world, first.records);

    const files = readFiles(first.rejects);
    expect(Object.keys(files).sort()).toEqual(['actions.csv', 'initiatives.csv', 'measurements.csv', 'partners.csv']);
    const right = writeFiles(folder(), {
      ...files,
      'measurements.csv': files['measurements.csv']!.replace('forty', '41.5'),
      'actions.csv': files['actions.csv']!.replace('2015-06-31,s', '2015-06-01,s'),
    });
    const known = (kind: string): string | undefined =>
      kind === 'commitment' || kind === 'indicator' ? '2015-05-01' : undefined;
    const second = await staged(right, { workFolder: folder(), known });
    expect(second.faults).toEqual([]);
    expect(second.notes.every(({ code, column }) => code === 'unknown-column' && column!.startsWith('fault_'))).toBe(
      true,
    );
    expect(recordIn(world, second.records).map(({ type }) => type)).toEqual(['ActionReported', 'MeasurementRecorded']);

    const whole = new World('minato', TODAY);
    recordIn(whole, (await staged(writeFiles(folder(), WHOLE), { workFolder: folder() })).records);
    expect(allSaidBy(world.facts)).toEqual(allSaidBy(whole.facts));

    const again = await split({ ...files });
    expect(Object.values(readFiles(again.rejects)).every((text) => text.split('fault_reason').length === 2)).toBe(true);
  });

  it('take with them the rows that rest on them, which have no fault of their own', async () => {
    const { records, rejects, faultyRows } = await split(
      edited('partners.csv', 'minato,acme,Acme,business,member,2015', 'minato,acme,Acme,bank,member,2015'),
    );
    expect(records.map(({ body }) => body['partnerId']).filter((partner) => partner === 'acme')).toEqual([]);
    expect(records.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['charter', 'joining', 'action', 'meeting', 'attendance', 'definition', 'measurement']),
    );
    const files = readFiles(rejects);
    // Two stays, a commitment and its actions, a resource, a presence, two measurements, an item and its uses, an award.
    expect(faultyRows).toBe(2 + 1 + 2 + 1 + 1 + 2 + 1 + 2 + 1);
    expect(files['knowledge.csv']).toContain(
      ',"Nothing speaks against this row, but one that it refers to has faults.',
    );
    expect(Object.keys(files)).not.toContain('meetings.csv');
  });

  it('are left out of the facts whatever they rest on: an initiative, a meeting, an indicator', async () => {
    expect((await split(edited('initiatives.csv', '2015-04-01', '2015-04-31'))).records).toEqual([]);
    const meeting = await split(edited('meetings.csv', '2015-05-10', '2015-05-32'));
    expect(meeting.records.filter(({ kind }) => kind === 'attendance')).toEqual([]);
    expect(meeting.faultyRows).toBe(3);
    const indicator = await split(edited('indicators.csv', '2015-03-31', '2015-03-32'));
    expect(indicator.records.filter(({ stream }) => stream.endsWith('.meals'))).toEqual([]);
    expect(indicator.faultyRows).toBe(4);
  });

  it('of a file that could not be read to its end are the file as it is', async () => {
    const text = Buffer.concat([Buffer.from(WHOLE['uses.csv'] as string), Buffer.from([0xff, 10])]);
    const { rejects, records } = await split({ ...WHOLE, 'uses.csv': text });
    expect(Buffer.from(readFiles(rejects)['uses.csv']!)).toEqual(Buffer.from(text.toString('utf8')));
    expect(records.filter(({ kind }) => kind === 'use')).toEqual([]);
  });

  it('of a file with a broken header are all its rows', async () => {
    const { rejects } = await split(edited('backbone.csv', 'function', 'task'));
    expect(readFiles(rejects)['backbone.csv']).toContain('The header has faults.');
  });

  it('where there are none, nothing is written', async () => {
    const { rejects } = await split(WHOLE);
    expect(existsSync(rejects)).toBe(false);
    expect(existsSync((await split(FOUNDED)).rejects)).toBe(false);
  });
});
