import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { KurrentDouble, type DoubleOptions } from './double.ts';
import { writes, type Fault, type Method } from './faults.ts';
import { Log } from './log.ts';
import { versions } from './versions.ts';

/*
 * A double in a process of its own, for benches and for specs of several processes. It writes one line of JSON when it
 * listens, and serves until its input ends or it is told to end. On its input it takes lines of JSON:
 *   {"fault": {"kind": "silence", "written": true}, "method": "batchAppend", "times": 2}   (method: one, or "writes")
 *   {"do": "cut" | "stop" | "resume" | "restart" | "fillDisk" | "freeDisk" | "lift"}
 *   {"elect": 1}
 *   {"tell": "counts" | "log"}
 * and answers each with a line.
 */
const { values } = parseArgs({
  options: {
    version: { type: 'string' },
    nodes: { type: 'string' },
    port: { type: 'string' },
    latency: { type: 'string' },
    'writes-per-second': { type: 'string' },
    'follower-lag': { type: 'string' },
    'write-timeout': { type: 'string' },
    'log-start': { type: 'string' },
  },
});

type Line =
  | { readonly fault: Fault; readonly method: Method | 'writes'; readonly times?: number }
  | { readonly do: 'cut' | 'stop' | 'resume' | 'restart' | 'fillDisk' | 'freeDisk' | 'lift' }
  | { readonly elect: number }
  | { readonly tell: 'counts' | 'log' };

function settings(): DoubleOptions {
  const number = (name: keyof typeof values) => (values[name] === undefined ? undefined : Number(values[name]));
  const version = versions.find((each) => each === values.version);
  if (values.version !== undefined && version === undefined) throw new Error(`No such version: ${values.version}`);
  const port = number('port');
  const start = values['log-start'];
  const given: { [Name in keyof DoubleOptions]: DoubleOptions[Name] | undefined } = {
    version,
    nodes: number('nodes'),
    ports: port === undefined ? undefined : Array.from({ length: number('nodes') ?? 1 }, (_, index) => port + index),
    latency: number('latency'),
    writesPerSecond: number('writes-per-second'),
    followerLag: number('follower-lag'),
    writeTimeout: number('write-timeout'),
    log: start === undefined ? undefined : new Log({ start: BigInt(start) }),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const double = await KurrentDouble.start(settings());
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function obey(line: Line): Promise<unknown> {
  if ('fault' in line) double.faults.next(line.method === 'writes' ? writes : line.method, line.fault, line.times);
  else if ('elect' in line) double.elect(line.elect);
  else if ('tell' in line) {
    if (line.tell === 'counts') return { calls: double.callCounts, connections: double.connections };
    return double.written.map(({ stream, revision, id, type, json }) => ({
      stream,
      revision: `${revision}`,
      id,
      type,
      data: json,
    }));
  } else if (line.do === 'lift') double.faults.lift();
  else await double[line.do]();
  return { done: true };
}

const lines = createInterface({ input: process.stdin });
lines.on(
  'line',
  (line) => void obey(JSON.parse(line) as Line).then(say, (error: Error) => say({ error: error.message })),
);

const end = () => void double.close().then(() => process.exit(0));
lines.on('close', end);
process.on('SIGTERM', end);

say({
  connectionString: double.connectionString(),
  discover: double.connectionString({ discover: true }),
  endpoints: double.nodes.map(({ endpoint }) => endpoint),
});
