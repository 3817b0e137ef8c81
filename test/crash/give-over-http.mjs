// Gives the commands that it means to give to a server, in hundreds: one hundred each by itself, the next in one request, and so on.
// Prints `<nth> <status> <answer>` for each answer, and ends with 0 once it has them all. Begun again, it gives the same again.
import { writeSync } from 'node:fs';

const [url, count] = process.argv.slice(2);

/** The command that is meant `nth`: an action; every tenth one that was reported too early, every tenth one said already. */
function meant(nth) {
  const action = (of, occurredOn) => [
    'report-action',
    { partnerId: 'water', actionId: `a-${of}`, title: `Gauge ${of}`, occurredOn },
  ];
  if (nth % 10 === 3) return action(nth, '2014-01-01');
  if (nth % 10 === 7) return action(nth - 1, '2016-04-01');
  return action(nth, '2016-04-01');
}

const tell = (nth, status, answer) => writeSync(1, `${nth} ${status} ${answer}\n`);

async function give(nth, command, body) {
  const response = await fetch(`${url}/v1/commands/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `meant-${nth}` },
    body: JSON.stringify({ initiative: 'river', ...body }),
  });
  const answer = await response.text();
  if (response.status === 409) return give(nth, command, body);
  tell(nth, response.status, answer);
}

async function giveAll(from, to) {
  const lines = Array.from({ length: to - from }, (_, at) => {
    const [command, body] = meant(from + at);
    return JSON.stringify({ command, key: `meant-${from + at}`, body: { initiative: 'river', ...body } });
  });
  const response = await fetch(`${url}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  let held = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (held + text).split('\n');
    held = parts.pop();
    for (const part of parts) {
      // The answer by itself, as it would have been given to the command alone.
      const { line, status } = JSON.parse(part);
      tell(
        from + line - 1,
        status,
        part.replace(status < 400 ? `"line":${line},"status":${status},` : `"line":${line},`, ''),
      );
    }
  }
}

try {
  await give('charter', 'charter-initiative', { name: 'Clean river', timeZone: 'UTC', occurredOn: '2015-04-01' });
  await give('join', 'join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2015-04-01' });
  for (let from = 0; from < Number(count); from += 100) {
    if (from % 200 === 0)
      await Promise.all(Array.from({ length: 100 }, (_, at) => give(from + at, ...meant(from + at))));
    else await giveAll(from, from + 100);
  }
} catch {
  // The server is gone: whoever began this begins it again.
  process.exitCode = 1;
}
