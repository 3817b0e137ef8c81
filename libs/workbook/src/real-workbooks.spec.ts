import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { World } from '@sebone/testing';
import { allSaidBy, recordIn, scratch, staged } from '../test/workbooks.ts';
import { exportWorkbook } from './index.ts';

/*
 * Histories of real communities, which are no part of the repository: named by SEBONE_SHARED_DATA, or beside the checkout.
 */
const root = dirname(dirname(dirname(import.meta.dirname)));
const data = process.env['SEBONE_SHARED_DATA'] ?? join(dirname(root), 'shared', 'data');
const today = '2026-12-31';

const { folder, clear } = scratch();

async function survivesItsWayThroughTheLog(initiative: string, rows: number): Promise<void> {
  const source = join(data, initiative);
  const first = await staged(source, { workFolder: folder(), today });
  expect(first).toMatchObject({ rows, faults: [], faultyRows: 0 });
  const world = new World(initiative, today);
  recordIn(world, first.records);

  const again = await staged(source, { workFolder: folder(), today });
  expect(recordIn(world, again.records)).toEqual([]);

  const exported = folder();
  const report = await exportWorkbook(initiative, world.facts, exported);
  expect(report.leftOut).toEqual({});
  const second = await staged(exported, { workFolder: folder(), today });
  expect(second).toMatchObject({ rows, faults: [] });
  const other = new World(initiative, today);
  recordIn(other, second.records);
  expect(allSaidBy(other.facts)).toEqual(allSaidBy(world.facts));
}

describe('The workbook of a real community is imported whole, exported, and imported again to the same facts', () => {
  afterAll(clear);
  const test = (initiative: string): typeof it => (existsSync(join(data, initiative)) ? it : it.skip);

  test('openstack')('openstack', () => survivesItsWayThroughTheLog('openstack', 2988));
  test('hyperledger')('hyperledger', () => survivesItsWayThroughTheLog('hyperledger', 5715));
});
