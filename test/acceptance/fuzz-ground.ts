import { once } from 'node:events';
import { connect } from 'node:net';
import { Keys, grantFrom, type Grant } from '@sebone/api/access';
import { serve, type Serving } from '@sebone/api';
import { commandFrom } from '@sebone/initiative';
import { EXAMPLES, FOUNDED, type Said } from '@sebone/testing';
import { scratch } from './cli.ts';
import type { Judge } from './fuzz-answers.ts';
import { FORGED } from './fuzz-hostility.ts';
import { tells, twinOf, asksOthers } from './fuzz-reach.ts';
import { BODY_LIMIT, OTHERS, OWN } from './fuzz-examples.ts';
import { bytesOf, type FuzzRequest } from './fuzz-requests.ts';
import { Wire } from './wire.ts';

/** Stands in what is recorded of the others' initiative before a run, and in no request of it. */
export const CANARY = 'kanariya';

const GRANTS: Readonly<Record<string, string>> = {
  analyst: `analyst@${OWN}`,
  backbone: `backbone@${OWN}`,
  partner: `partner:water@${OWN}`,
  integrator: `integrator:report-action,record-measurement@${OWN}`,
  auditor: `auditor@${OWN}`,
  admin: 'admin@*',
};
/** What there is of everything before a run begins. */
const KINDS = [
  ...['make-commitment', 'report-action', 'record-resource', 'hold-meeting', 'define-indicator', 'record-measurement'],
  ...['share-knowledge', 'use-knowledge', 'award-funding', 'raise-finding', 'name-contact'],
];
/** What is asked for: by GET, unless told. */
export type Asked = Pick<FuzzRequest, 'target'> & Partial<FuzzRequest>;
/** How many ask at once. */
const AT_ONCE = 12;

/** How a server is set up for a run, beside what all of them have. */
export type Limits = Pick<Parameters<typeof serve>[0], 'rate' | 'concurrency'>;

/** A server with two initiatives, somebody of every role in the first of them, and a log that says all it can. */
export class Ground {
  /** What opens the door, by who has it; the stranger's is forged. */
  readonly keys: Readonly<Record<string, string>>;
  readonly log: string[];
  readonly serving: Serving;
  readonly #remove: () => void;
  #given = 0;

  private constructor(serving: Serving, keys: Ground['keys'], log: string[], remove: () => void) {
    this.serving = serving;
    this.keys = keys;
    this.log = log;
    this.#remove = remove;
  }

  /** @param limits what may be asked; anything, unless told */
  static async make(limits: Limits = {}): Promise<Ground> {
    const { path: data, remove } = scratch();
    const file = new Keys(data, Date.now);
    const made = Object.entries(GRANTS).map(([name, grant]) => {
      const { key } = file.add({ name, grants: [grantFrom(grant) as Grant] });
      return [name, key] as const;
    });
    file.close();
    const log: string[] = [];
    const serving = await serve(
      { data, host: '127.0.0.1', port: 0, authentication: true, bodyLimit: BODY_LIMIT, logLevel: 'debug', ...limits },
      { logTo: { write: (line) => void log.push(line) } },
    );
    return new Ground(serving, Object.fromEntries([...made, ['stranger', FORGED[0]!]]), log, remove);
  }

  get port(): number {
    return Number(new URL(this.serving.url).port);
  }

  async close(): Promise<void> {
    await this.serving.close();
    this.#remove();
  }

  /** The two initiatives, with something of everything; a canary in the others'. @throws Error for an answer that is at fault */
  async found(judge: Judge): Promise<void> {
    const said = [...FOUNDED, ...KINDS.map((name): Said => [name, EXAMPLES[name]!.body])];
    await this.give(judge, OWN, said);
    await this.give(judge, OTHERS, said, bearingCanary);
    await this.#know('known-own', OWN);
    await this.#know('known-others', OTHERS);
  }

  /** A fact of which those who ask know the id. */
  async #know(commandId: string, initiative: string): Promise<void> {
    const partnerId = initiative === OTHERS ? CANARY : 'water';
    const body = { initiative, partnerId, actionId: 'known', title: 'Known', occurredOn: '2020-04-01' };
    const actor = `key.${this.keys['admin']!.split('_')[1]}`;
    await this.serving.parts.transactor.transact(commandFrom('report-action', body), { commandId, actor });
  }

  /** Has somebody listen to the feed from now on. @returns what ends it */
  async listen(who: string): Promise<() => void> {
    const socket = connect(this.port, '127.0.0.1');
    const request = { ...ASKING, who, method: 'GET', target: '/v1/events' };
    socket.write(bytesOf(request, this.keys[who]));
    await once(socket, 'data');
    return () => socket.destroy();
  }

  /** Has the admin ask the same so many times, one after the other. @returns what was at fault */
  async askInTurn(judge: Judge, asked: Asked, times = 1): Promise<readonly string[]> {
    const wire = new Wire(this.port);
    const faults: string[] = [];
    const request: FuzzRequest = { ...ASKING, method: 'GET', ...asked, who: 'admin' };
    for (let time = 0; time < times; time++) {
      const fault = judge(request, await wire.ask(bytesOf(request, this.keys['admin']), request.method));
      if (fault !== undefined) faults.push(fault);
    }
    wire.close();
    return faults;
  }

  /** Commands of the admin, each judged. @throws Error where one is not recorded, or its answer is at fault */
  async give(
    judge: Judge,
    initiative: string,
    said: readonly Said[],
    written: (text: string) => string = String,
  ): Promise<void> {
    const wire = new Wire(this.port);
    for (const [name, body = {}] of said) {
      const own = name === 'charter-initiative' ? (body['initiative'] ?? initiative) : initiative;
      const request = this.#command(name, written(JSON.stringify({ ...body, initiative: own })));
      const answer = await wire.ask(bytesOf(request, this.keys['admin']), 'POST');
      const fault = judge(request, answer) ?? (answer.status === 201 ? undefined : answer.body.toString());
      if (fault !== undefined) throw new Error(`${name} in ${initiative}: ${fault}`);
    }
    wire.close();
  }

  #command(name: string, text: string): FuzzRequest {
    return {
      ...ASKING,
      who: 'admin',
      method: 'POST',
      target: `/v1/commands/${name}`,
      headers: [
        ['Content-Type', 'application/json'],
        ['Idempotency-Key', `given-${++this.#given}`],
      ],
      body: Buffer.from(text),
    };
  }
}

const ASKING = { headers: [], body: undefined, isChunked: false, isTwice: false } as const;

const bearingCanary = (text: string): string =>
  text.replaceAll('"water"', `"${CANARY}"`).replaceAll(/"(?:name|title|evidence|note)":"/g, `$&${CANARY} `);

/** How requests are sent: to where, and how long is waited for an answer, in milliseconds. */
export interface Sending {
  readonly port: number;
  readonly keys: Ground['keys'];
  readonly patience?: number | undefined;
  /** At so many faults it ends. */
  readonly most?: number;
}

/** Sends requests over a few connections at once, each in turn, and gives what is wrong with the answers. */
export async function faultsOf(
  requests: readonly FuzzRequest[],
  judge: Judge,
  { port, keys, patience, most = 20 }: Sending,
): Promise<readonly string[]> {
  const faults: string[] = [];
  let next = 0;

  const ask = async (wire: Wire, request: FuzzRequest): Promise<string | undefined> => {
    const bytes = bytesOf(request, keys[request.who]);
    const answer = await wire.ask(bytes, request.method);
    const fault = judge(request, answer);
    if (fault !== undefined || request.who === 'admin' || !asksOthers(request)) return fault;
    const twins = await wire.ask(bytesOf(twinOf(request), keys[request.who]), request.method);
    return [answer, twins].some(({ status }) => status === 429 || status === 503) ? undefined : tells(answer, twins);
  };
  const send = async (): Promise<void> => {
    const [wire, other] = [new Wire(port, patience), new Wire(port, patience)];
    for (let at = next++; at < requests.length && faults.length < most; at = next++) {
      const request = requests[at]!;
      const asked = [ask(wire, request), ...(request.isTwice ? [ask(other, request)] : [])];
      for (const fault of await Promise.all(asked.map((one) => one.catch((error: Error) => error.message))))
        if (fault !== undefined)
          faults.push(`${fault}\n  ${request.who}: ${bytesOf(request, '…').toString('latin1').slice(0, 1_500)}`);
    }
    wire.close();
    other.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  return faults;
}
