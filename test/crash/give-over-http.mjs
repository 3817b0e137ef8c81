// Gives the commands that it means to a server, a hundred at a time: each in a request of its own or all in one stream, as the
// dice of its seed fall, or always in the form named. Prints `<nth> <status> <answer>` for each answer, and ends with 0 once it
// has them all. Begun again, it gives the same again, under the same keys.
import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const [url, count, seed, form] = process.argv.slice(2);
const HUNDRED = 100;

let state = Number(seed) >>> 0;
function dice() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** The command that is meant `nth`: an action; every tenth one that is reported too early, every tenth one said already. */
function meant(nth) {
  const action = (of, occurredOn) => ({
    command: 'report-action',
    key: `meant-${nth}`,
    body: { initiative: 'river', partnerId: 'water', actionId: `a-${of}`, title: `Gauge ${of}`, occurredOn },
  });
  if (nth % 10 === 3) return action(nth, '2014-01-01');
  if (nth % 10 === 7) return action(nth - 1, '2016-04-01');
  return action(nth, '2016-04-01');
}

/** Says what was answered; not where that is to ask again, as it may be where an earlier life of this client asked just now. */
function isTold(nth, status, answer) {
  if (status === 409 || status === 503) return false;
  writeSync(1, `${nth} ${status} ${answer}\n`);
  return true;
}

async function give(nth, { command, key, body }) {
  const response = await fetch(`${url}/v1/commands/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  return isTold(nth, response.status, await response.text());
}

/** @returns which of them are to be given again */
async function giveEach(numbers) {
  const told = await Promise.all(numbers.map((nth) => give(nth, meant(nth))));
  return numbers.filter((_, at) => !told[at]);
}

/** The same in one stream. */
async function giveAll(numbers) {
  const response = await fetch(`${url}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: numbers.map((nth) => JSON.stringify(meant(nth))).join('\n'),
  });
  const told = new Set();
  let held = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (held + text).split('\n');
    held = parts.pop();
    for (const part of parts) {
      const { line, status } = JSON.parse(part);
      // The answer as it is given to a command alone: that has no number, and points into a body that is all there is.
      const head = status < 400 ? `"line":${line},"status":${status},` : `"line":${line},`;
      const alone = part.replace(head, '').replaceAll('"pointer":"/body/', '"pointer":"/');
      const nth = numbers[line - 1];
      if (isTold(nth, status, alone)) told.add(nth);
    }
  }
  return numbers.filter((nth) => !told.has(nth));
}

async function giveFirst(nth, command, body) {
  while (!(await give(nth, { command, key: nth, body: { initiative: 'river', ...body } }))) await setTimeout(20);
}

try {
  await giveFirst('charter', 'charter-initiative', { name: 'Clean river', timeZone: 'UTC', occurredOn: '2015-04-01' });
  await giveFirst('join', 'join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2015-04-01' });
  for (let from = 0; from < Number(count); from += HUNDRED) {
    const inStream = form === undefined ? dice() < 0.5 : form === 'stream';
    let left = Array.from({ length: HUNDRED }, (_, at) => from + at);
    for (;;) {
      left = await (inStream ? giveAll(left) : giveEach(left));
      if (left.length === 0) break;
      await setTimeout(20);
    }
  }
} catch {
  // The server is gone: whoever began this begins it again.
  process.exitCode = 1;
}
