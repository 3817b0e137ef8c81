/**
 * KurrentDB as the log, against its bare client on the same server: a double in a process of its own, or the server that
 * SEBONE_TEST_KURRENT names.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { KurrentDBClient, NO_STREAM, START, streamNameFilter } from '@kurrent/kurrentdb-client';
import { openKurrentEventStore } from '@sebone/event-store-kurrent';
import { openReadModel } from '@sebone/read-model';

const DOUBLE = fileURLToPath(new URL('../kurrent-double/dist/main.js', import.meta.url));
const REAL = process.env.SEBONE_TEST_KURRENT;

/** A server to measure on: the one named, or a double of a version. */
async function serverOf(version) {
  if (version === undefined) return { address: REAL, stop() {} };
  const double = spawn(process.execPath, [DOUBLE, '--version', version, '--log-start', '0'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(double.stdout))
    return { address: JSON.parse(line).connectionString, stop: () => double.kill('SIGKILL') };
  throw new Error('The double did not start.');
}

/** A server, the port on it and the bare client, both in a namespace of this measurement alone. */
async function bothOn(version) {
  const { address, stop } = await serverOf(version);
  const namespace = `bench-${randomUUID()}`;
  const store = await openKurrentEventStore({ address, namespace });
  const client = KurrentDBClient.connectionString(address);
  const close = async () => {
    await store.close();
    await client.dispose();
    stop();
  };
  return { namespace, store, client, close };
}

const DAY = '2024-01-01';
const dataOf = (at) => ({
  partnerId: 'p',
  actionId: `a-${at}`,
  code: 'development',
  title: 'Served meals to children',
  hours: 3,
});
const metadataOf = (id) => ({
  schema: '1',
  occurredOn: DAY,
  reportedOn: DAY,
  recordedAt: '2024-01-01T00:00:00.000Z',
  actor: 'bench',
  commandId: id,
  index: '0',
  $correlationId: id,
  $causationId: id,
});

/** Many at once, each appending one event a command to a stream of its own, where it stands. */
async function byCallers(callers, total, append) {
  const each = total / callers;
  const caller = async (_, nth) => {
    for (let revision = 0; revision < each; revision++) await append(nth, revision);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return total;
}

const appendBy = (store, of) => (nth, revision) => {
  const id = `${of}-${nth}-${revision}`;
  const event = { type: 'ActionReported', schema: 1, occurredOn: DAY, reportedOn: DAY, data: dataOf(revision) };
  return store.append([{ stream: `partner-b.${of}-${nth}`, expected: revision, events: [event] }], {
    id,
    fingerprint: id,
    actor: 'bench',
    correlationId: id,
    causationId: id,
  });
};

async function append(version, callers, total) {
  const { namespace, store, client, close } = await bothOn(version);
  return {
    rounds: 9,
    warmUp: 2,
    ours: (round) => byCallers(callers, total, appendBy(store, round)),
    theirs: (round) =>
      byCallers(callers, total, (nth, revision) => {
        const event = {
          id: randomUUID(),
          type: 'ActionReported',
          contentType: 'application/json',
          data: dataOf(revision),
          metadata: metadataOf(`${round}-${nth}-${revision}`),
        };
        return client.appendToStream(`${namespace}-bare.${round}-${nth}`, [event], {
          streamState: revision === 0 ? NO_STREAM : BigInt(revision - 1),
        });
      }),
    close,
  };
}

/** Consumes the log by the bare client, up to so many events of a namespace. */
function bare(client, namespace, size) {
  const subscription = client.subscribeToAll({
    fromPosition: START,
    filter: streamNameFilter({ prefixes: [`${namespace}.`] }),
  });
  let count = 0;
  return new Promise((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('data', ({ event }) => {
      if (event && ++count === size) resolve(subscription.unsubscribe().then(() => size));
    });
  });
}

/** Follows the log from its beginning to its end, as long as it is consumed. */
async function subscribed(store, size) {
  let count = 0;
  for await (const facts of store.subscribe(0)) if ((count += facts.length) >= size) return count;
}

/** A view that takes in nothing: what is left is what following costs. */
const NOTHING = {
  name: 'nothing',
  version: 1,
  meaning: { en: 'Nothing.', ja: '何もない。' },
  relations: [],
  types: [],
  proofs: [],
  writer: () => () => undefined,
};

/** Follows the log with the runner that keeps the views. */
async function followed(store, size, folder) {
  const readModel = openReadModel({ folder, views: [NOTHING] });
  const following = readModel.follow(store);
  await following.reached(await store.head(), { timeout: 600_000 });
  const [{ count }] = readModel.checkpoints();
  await following.close();
  readModel.close();
  if (count !== size) throw new Error(`${count} of ${size} facts were consumed.`);
  return count;
}

async function catchUp(version, size, follow) {
  const { namespace, store, client, close } = await bothOn(version);
  await byCallers(100, size, appendBy(store, 0));
  return { rounds: 7, warmUp: 1, ours: () => follow(store, size), theirs: () => bare(client, namespace, size), close };
}

/** The figures on each server. @param folder makes an empty one */
export const kurrentFigures = (scale, folder) =>
  (REAL === undefined ? ['26.1', '25.1'] : ['26.1', '25.1', undefined]).flatMap((version) => {
    const on = version === undefined ? 'kurrent (the server named)' : `kurrent (double of ${version})`;
    const size = Math.ceil(500 * scale) * 100;
    return [
      {
        name: `${on}: append, 64 callers`,
        reference: "the bare client's appendToStream",
        least: 0.8,
        make: () => append(version, 64, 6400),
      },
      {
        name: `${on}: subscription from the beginning`,
        reference: "the bare client's subscribeToAll",
        least: 0.7,
        make: () => catchUp(version, size, subscribed),
      },
      {
        name: `${on}: catch-up through the runner`,
        reference: "the bare client's subscribeToAll",
        least: 0.7,
        make: () => catchUp(version, size, (store, count) => followed(store, count, folder())),
      },
    ];
  });
