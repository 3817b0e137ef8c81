/** The figures of `npm run bench`: each against its reference, both in one run. */
import { mkdtempSync, rmSync, writeFileSync, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { initialTransition, transition } from 'xstate';
import { factsOf, importWorkbook, Transactor } from '@sebone/application';
import { openSqliteEventStore } from '@sebone/event-store-sqlite';
import { commandFrom, findingsIn, historyAt, partnerMachine } from '@sebone/initiative';
import { openReadModel } from '@sebone/read-model';
import { flatten, start } from '@sebone/statechart';
import { events, fill } from './generated.mjs';
import { httpCommand } from './http-figures.mjs';
import { httpQuery } from './http-queries.mjs';
import { kurrentFigures } from './kurrent-figures.mjs';
import { commanding, keptBeside, verified } from './ledger-figures.mjs';
import { visible } from './view-figures.mjs';

const folders = [];
const folder = () => {
  const path = mkdtempSync(join(process.env.SEBONE_BENCH_FOLDER ?? tmpdir(), 'sebone-bench-'));
  folders.push(path);
  return path;
};
export const tidy = () => folders.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true }));

const COLUMNS = ['stream', 'revision', 'type', 'schema', 'occurred_on', 'reported_on', 'recorded_at', 'actor', 'command_id', 'command_index', 'correlation_id', 'causation_id', 'data'];

/** A raw better-sqlite3 log: the same columns, indexes and durability, and nothing of what Sebone adds. */
function rawLog() {
  const db = new Database(join(folder(), 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE log (position INTEGER PRIMARY KEY, ${COLUMNS.map((name) => `${name} ${/revision|schema|index/.test(name) ? 'INTEGER' : 'TEXT'} NOT NULL`).join(', ')}, previous_checksum INTEGER, checksum INTEGER,
    initiative TEXT GENERATED ALWAYS AS (replace(substr(stream, instr(stream, '-') + 1, instr(stream || '.', '.') - instr(stream, '-') - 1), '~', '.')) VIRTUAL) STRICT;
    CREATE UNIQUE INDEX raw_stream ON log (stream, revision); CREATE INDEX raw_initiative ON log (initiative, position);
    CREATE TABLE commands (command_id TEXT PRIMARY KEY, fingerprint TEXT, position INTEGER, count INTEGER, checksum INTEGER) STRICT, WITHOUT ROWID;`);
  const insert = db.prepare(`INSERT INTO log (${COLUMNS.join(', ')}, previous_checksum, checksum) VALUES (${COLUMNS.map(() => '?').join(', ')}, 0, 0)`);
  const command = db.prepare('INSERT INTO commands VALUES (?, ?, ?, ?, 0)');
  return {
    write: db.transaction((rows) => {
      for (const row of rows) {
        insert.run(...row);
        if (row[9] === 0) command.run(row[8], row[8], 1, 1);
      }
    }),
    close: () => db.close(),
  };
}

const rowOf = (stream, revision, type, occurredOn, data, id, index = 0) => [stream, revision, type, 1, occurredOn, occurredOn, '2024-01-01T00:00:00.000Z', 'bench', id, index, id, id, JSON.stringify(data)];
const rowOfFact = ({ stream, revision, type, occurredOn, data, commandId, id }) => rowOf(stream, revision, type, occurredOn, data, commandId, Number(id.slice(id.lastIndexOf('.') + 1)));
const ACTION = (at) => ({ partnerId: 'p', actionId: `a-${at}`, code: 'development', title: 'Served meals to children', hours: 3 });

async function append(callers, total) {
  let store;
  let raw;
  return {
    rounds: 15,
    async ours(round) {
      store ??= await openSqliteEventStore({ folder: folder() });
      let next = 0;
      const caller = async () => {
        for (let at = next++; at < total; at = next++) {
          const id = `${round}-${at}`;
          await store.append([{ stream: `partner-b.${id}`, expected: 0, events: [{ type: 'ActionReported', schema: 1, occurredOn: '2024-01-01', reportedOn: '2024-01-01', data: ACTION(at) }] }], { id, fingerprint: id, actor: 'bench', correlationId: id, causationId: id });
        }
      };
      await Promise.all(Array.from({ length: callers }, caller));
      return total;
    },
    theirs(round) {
      raw ??= rawLog();
      for (let at = 0; at < total; at += callers) {
        const rows = [];
        for (let of = at; of < Math.min(total, at + callers); of++) rows.push(rowOf(`partner-b.${round}-${of}`, 1, 'ActionReported', '2024-01-01', ACTION(of), `${round}-${of}`));
        raw.write(rows);
      }
      return total;
    },
    async close() {
      await store.close();
      raw.close();
    },
  };
}

async function longStream() {
  const store = await openSqliteEventStore({ folder: folder() });
  const now = () => Date.parse('2024-06-01T00:00:00Z');
  const transactor = new Transactor(store, now);
  let count = 0;
  const give = (name, body) => transactor.transact(commandFrom(name, { initiative: 'b', ...body }), { commandId: `c-${count++}`, actor: 'bench' });
  await give('charter-initiative', { name: 'B', timeZone: 'UTC', occurredOn: '2020-01-01' });
  const join = (partnerId) => give('join-partner', { partnerId, name: partnerId, occurredOn: '2020-01-01' });
  const act = (partnerId, at) => give('report-action', { partnerId, actionId: `a-${at}`, title: 'Served meals', occurredOn: '2020-02-01' });
  await join('long');
  for (let at = 0; at < 1000; at++) await act('long', `first-${at}`);
  const each = 300;
  return {
    rounds: 9,
    async ours(round) {
      for (let at = 0; at < each; at++) await act('long', `${round}-${at}`);
      return each;
    },
    async theirs(round) {
      await join(`fresh-${round}`);
      for (let at = 1; at < each; at++) await act(`fresh-${round}`, `${round}-${at}`);
      return each;
    },
    close: () => store.close(),
  };
}

async function catchUp(size) {
  const at = folder();
  let store = await openSqliteEventStore({ folder: at });
  await fill(store, size);
  await store.close();
  store = await openSqliteEventStore({ folder: at, verify: 'tail' });
  const db = new Database(join(at, 'log.db'), { readonly: true });
  let peak = 0;
  return {
    rounds: 3,
    async ours() {
      const views = openReadModel({ folder: folder() });
      await views.catchUp(store, { onProgress: () => (peak = Math.max(peak, process.memoryUsage().heapUsed)) });
      views.close();
      return size;
    },
    theirs() {
      let parsed = 0;
      for (const row of db.prepare(`SELECT position, ${COLUMNS.join(', ')} FROM log ORDER BY position`).raw().iterate()) {
        JSON.parse(row[13]);
        parsed++;
      }
      return parsed;
    },
    async close() {
      db.close();
      await store.close();
    },
    note: () => `heap at most ${Math.round(peak / 1e6)} MB`,
  };
}

function fold() {
  const chart = flatten(partnerMachine);
  const due = (_delay, enteredOn) => enteredOn + 200;
  const types = ['ActionReported', 'KnowledgeShared', 'PartnerLeft', 'PartnerReturned', 'ResourceGiven'];
  const indexes = types.map((type) => chart.eventIndex(type));
  const provided = partnerMachine.provide({ delays: { stallsAfter: 1e9, goesDormantAfter: 1e9, lapsesAfter: 1e9 } });
  return {
    rounds: 5,
    ours() {
      const run = start(chart, { on: 0, due });
      run.apply('PartnerJoined', 0, 'f');
      const count = 3_000_000;
      for (let at = 0; at < count; at++) run.applyIndex(indexes[at % 5], at >> 4, 'f');
      return count;
    },
    theirs() {
      let [snapshot] = initialTransition(provided);
      [snapshot] = transition(provided, snapshot, { type: 'PartnerJoined' });
      const count = 30_000;
      for (let at = 0; at < count; at++) [snapshot] = transition(provided, snapshot, { type: types[at % 5] });
      return count;
    },
    close() {},
  };
}

async function traps(size) {
  const at = folder();
  const store = await openSqliteEventStore({ folder: at });
  await fill(store, size);
  await fill(store, 20_000, 50, 'other');
  const db = new Database(join(at, 'log.db'), { readonly: true });
  let found = 0;
  return {
    rounds: 5,
    async ours(round) {
      const day = `20${17 + round}-06-30`;
      found = findingsIn(historyAt('bench', await factsOf(store, 'bench'), { asOf: day, knownAt: day })).length;
      return size;
    },
    theirs() {
      let parsed = 0;
      for (const row of db.prepare(`SELECT position, ${COLUMNS.join(', ')} FROM log WHERE initiative = 'bench' ORDER BY position`).raw().all()) {
        JSON.parse(row[13]);
        parsed++;
      }
      return parsed;
    },
    async close() {
      db.close();
      await store.close();
    },
    note: () => `${found} findings at the last date`,
  };
}

async function importing(rows, group) {
  const workbook = folder();
  const partners = 100;
  writeFileSync(join(workbook, 'initiatives.csv'), 'initiative_id,name,started_on,reported_on\nb,Bench,2012-01-01,2012-01-01\n');
  writeFileSync(join(workbook, 'partners.csv'), ['initiative_id,partner_id,name,joined_on,reported_on', ...Array.from({ length: partners }, (_, p) => `b,p-${p},Partner ${p},2012-01-01,2012-01-01`)].join('\n'));
  const actions = createWriteStream(join(workbook, 'actions.csv'));
  actions.write('initiative_id,action_id,partner_id,occurred_on,code,title,hours,reported_on\n');
  let at = 0;
  for (const event of events(rows, partners, 'b')) {
    if (at++ <= partners) continue;
    if (!actions.write(`b,a-${at},p-${at % partners},${event.occurredOn},development,"Served meals, and more",${at % 8},${event.occurredOn}\n`)) await once(actions, 'drain');
  }
  actions.end();
  await once(actions, 'finish');
  const now = () => Date.parse('2026-01-01T00:00:00Z');
  let recorded;
  return {
    rounds: 3,
    async ours() {
      const data = folder();
      const store = await openSqliteEventStore({ folder: data, now });
      const report = await importWorkbook(workbook, store, { workFolder: data, now: now(), timeZone: 'UTC', today: '2026-01-01', actor: 'bench' });
      if (report.rejected > 0) throw new Error(JSON.stringify(report));
      if (!recorded) {
        recorded = [];
        for await (const batch of store.subscribe(0, { untilHead: true }))
          for (const fact of batch) recorded.push(fact);
      }
      await store.close();
      return report.facts;
    },
    theirs() {
      const raw = rawLog();
      for (let from = 0; from < recorded.length; from += group) raw.write(recorded.slice(from, from + group).map(rowOfFact));
      raw.close();
      return recorded.length;
    },
    close() {},
  };
}


/** Each figure: what is measured, against what, and the least ratio that holds, if it is held to one. `scale` scales the large ones down for a look. */
export const figures = (scale) => [
  { name: 'append, 64 callers', reference: 'raw better-sqlite3, groups of 64', least: 0.6, make: () => append(64, 6400) },
  { name: 'append, one caller', reference: 'raw better-sqlite3, one a transaction', least: 0.8, make: () => append(1, 400) },
  { name: 'command on 1,000 events', reference: 'command on a fresh stream', least: 0.5, make: longStream },
  { name: 'catch-up of all views', reference: 'read and JSON.parse the same rows', least: 0.25, make: () => catchUp(1_000_000 * scale) },
  { name: 'statechart fold', reference: "XState's transition()", least: 100, make: fold },
  { name: 'traps at a past date', reference: 'read and JSON.parse the same rows', least: 0.5, make: () => traps(200_000 * scale) },
  { name: 'HTTP command, 64 connections', reference: 'bare Fastify, compiled schemas, the same append', least: 0.75, make: () => httpCommand(folder, 64, 6400) },
  { name: 'partner page over HTTP', reference: 'bare Fastify, the same bytes', least: 0.5, make: () => httpQuery(folder, '/partners/p-7', { facts: 20_000, connections: 64, count: 10_000 }) },
  { name: 'traps over HTTP', reference: 'bare Fastify, the same bytes', least: 0.5, make: () => httpQuery(folder, '/traps', { facts: 20_000, connections: 64, count: 5_000 }) },
  { name: 'append to visible in the views, 99th percentile', reference: 'a durable append, median', least: 1 / 50, make: () => visible(folder, { size: 20_000 * scale, count: 500 }) },
  { name: 'import of a workbook', reference: 'raw append of the same events, groups of 64 as above', least: 0.3, make: () => importing(100_000 * scale, 64) },
  { name: 'import of a workbook', reference: 'raw append of the same events, groups of 4096 as the import writes them', least: undefined, make: () => importing(100_000 * scale, 4096) },
  { name: 'append with the ledger beside, 64 callers', reference: 'append without it', least: 0.9, make: () => keptBeside(folder, { callers: 64, total: 12_800 }) },
  { name: 'command with the ledger beside, 64 callers', reference: 'command without it', least: 0.9, make: () => keptBeside(folder, { callers: 64, total: 12_800, recording: commanding }) },
  { name: 'append with the ledger beside, one caller', reference: 'append without it', least: 0.9, make: () => keptBeside(folder, { callers: 1, total: 400 }) },
  { name: 'verifying a bundle of 100,000 events', reference: 'SHA-256 and JSON.parse of its bytes', least: 1 / 3, make: () => verified(folder, 100_000 * scale) },
  ...kurrentFigures(scale, folder),
];
