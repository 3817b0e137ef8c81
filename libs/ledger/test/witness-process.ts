/*
 * The witness that a spec kills: serves the one in a folder, and says where. Arguments: the folder, the key of a log.
 */
import { isRejection } from '@sebone/kernel';
import { serveWitness } from '../src/witness/server.ts';
import { openWitness } from '../src/witness/witness.ts';

const [folder, log] = process.argv.slice(2);
const witness = openWitness({ folder: folder!, logs: [log!], now: () => Date.parse('2026-04-01T09:00:00Z') });
if (isRejection(witness)) throw new Error(witness.code);
const { url } = await serveWitness(witness, { host: '127.0.0.1', port: 0 });
process.stdout.write(`${url}\n`);
