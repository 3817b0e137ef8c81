/**
 * Load from a process of its own: asked `{url, path, connections, requests}` where each request is `{key, body}`, it sends them over
 * so many kept-alive connections, one under way on each, and tells `{seconds, latencies}` in milliseconds. Over bare sockets: Node's
 * own client takes longer than the servers it is to measure.
 */
import { connect } from 'node:net';
import { once } from 'node:events';

const HEAD_END = Buffer.from('\r\n\r\n');

async function connection(port, host, path, next, latencies) {
  const socket = connect({ port, host, noDelay: true });
  await once(socket, 'connect');
  let received = Buffer.alloc(0);
  let begun = 0;
  await new Promise((resolve, reject) => {
    const ask = () => {
      const request = next();
      if (!request) return resolve(socket.end());
      const { key, body, method = 'POST' } = request;
      begun = performance.now();
      const head = `${method} ${path ?? request.path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: keep-alive\r\n`;
      socket.write(
        body === undefined
          ? `${head}\r\n`
          : `${head}Content-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    };
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const headEnd = received.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = received.latin1Slice(0, headEnd);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
      if (!(received.length >= headEnd + HEAD_END.length + length)) return;
      latencies.push(performance.now() - begun);
      if (!head.startsWith('HTTP/1.1 20')) return reject(new Error(received.toString()));
      received = received.subarray(headEnd + HEAD_END.length + length);
      ask();
    });
    socket.on('error', reject);
    ask();
  });
}

process.on('message', async ({ url, path, connections, requests }) => {
  const { port, hostname } = new URL(url);
  const latencies = [];
  let at = 0;
  const from = performance.now();
  try {
    await Promise.all(
      Array.from({ length: connections }, () =>
        connection(Number(port), hostname, path, () => requests[at++], latencies),
      ),
    );
    process.send({ seconds: (performance.now() - from) / 1000, latencies });
  } catch (error) {
    process.send({ error: String(error) });
  }
});
