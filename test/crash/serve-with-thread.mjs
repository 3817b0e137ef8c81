/**
 * Serves a folder with its views in a thread of their own, and does what lines on standard input say: `reached POSITION` waits
 * for the views, `end-thread` ends the thread as a fault would, `close` stops.
 */
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { serve } from '@sebone/api';

const { postMessage } = Worker.prototype;
let thread;
Worker.prototype.postMessage = function (...message) {
  thread = this;
  return postMessage.apply(this, message);
};

const config = {
  data: process.argv[2],
  host: '127.0.0.1',
  port: 0,
  authentication: false,
  bodyLimit: 65_536,
  proveEvery: 1_000,
};
const { url, parts, close } = await serve(config, { viewsIn: 'thread' });
console.log(url);
for await (const line of createInterface(process.stdin)) {
  const [word, position] = line.split(' ');
  if (word === 'reached') console.log(await parts.views.reached(Number(position), { timeout: 30_000 }));
  else if (word === 'end-thread') {
    await parts.views.status();
    await thread.terminate();
    const { running, failures } = await parts.views.status();
    console.log(running ? 'running' : failures.consuming?.code);
  } else break;
}
process.stdin.destroy();
await close();
