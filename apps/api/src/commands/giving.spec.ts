import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Issuing, Transactor } from '@sebone/application';
import { MemoryEventStore, type EventStore } from '@sebone/event-store';
import { openVault, type Vault } from '@sebone/vault';
import { LOCAL, type Principal } from '../access/principal.ts';
import type { Parts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { Giving, type AskedCommand } from './giving.ts';
import { KeptAnswers, type GivenAnswer } from './kept-answers.ts';

const now = (): number => Date.parse('2024-05-10T03:00:00Z');

let data: string;
let vault: Vault;
const open: KeptAnswers[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'sebone-giving-'));
  vault = openVault({ folder: data });
});
afterEach(() => {
  for (const answers of open.splice(0)) answers.close();
  vault.close();
  rmSync(data, { recursive: true });
});

/** A door to a store: another one on the same folder and store is what a restart leaves. */
function doorTo(store: EventStore, sealing: Vault | null = vault): Giving {
  for (const before of open.splice(0)) before.close();
  const answers = new KeptAnswers(data);
  open.push(answers);
  const transactor = new Transactor(store, now, sealing ?? undefined);
  const issuing = { issue: (command, envelope) => transactor.transact(command, envelope) } as Pick<Issuing, 'issue'>;
  return new Giving({ store, transactor, answers } as unknown as Parts, issuing as Issuing);
}

const asked = (name: string, body: object, key: string, more: Partial<AskedCommand> = {}): AskedCommand => ({
  name,
  body: { initiative: 'minato', ...body },
  key,
  ifRevision: undefined,
  principal: LOCAL,
  correlationId: 'form-7',
  wording: 'en',
  instance: `/v1/commands/${name}`,
  ...more,
});
const charter = { name: 'Minato', timeZone: 'Asia/Tokyo', occurredOn: '2020-04-01' };
const join_ = { partnerId: 'kitchen', name: 'Kitchen', occurredOn: '2020-04-02' };
const act = (actionId: string, more: object = {}): object => ({
  partnerId: 'kitchen',
  actionId,
  title: 'Served meals',
  occurredOn: '2020-05-01',
  ...more,
});

const give = async (giving: Giving, ...of: Parameters<typeof asked>): Promise<GivenAnswer> =>
  giving.answer(giving.take(asked(...of)));
const problem = async (work: () => Promise<unknown>): Promise<Problem> => {
  const thrown: unknown = await work().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Problem)) throw new Error(`No problem: ${String(thrown)}`);
  return thrown;
};
const bodyOf = ({ body }: GivenAnswer): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

async function begun(store: EventStore): Promise<Giving> {
  const giving = doorTo(store);
  await give(giving, 'charter-initiative', charter, 'k-1');
  await give(giving, 'join-partner', join_, 'k-2');
  return giving;
}

describe('a command with a key', () => {
  it('is answered where it stands, under the id that its facts bear', async () => {
    const store = new MemoryEventStore({ now });
    const giving = await begun(store);
    const answer = await give(giving, 'report-action', act('a-1'), 'k-3');
    const [fact] = await store.read('partner-minato.kitchen', 2);
    expect(answer).toMatchObject({ status: 201, headers: { etag: '"2"', 'sebone-position': '3' } });
    expect(bodyOf(answer)).toEqual({
      commandId: fact!.commandId,
      stream: 'partner-minato.kitchen',
      revision: 2,
      position: 3,
      events: [{ id: fact!.id, type: 'ActionReported', occurredOn: '2020-05-01' }],
    });
    expect(fact).toMatchObject({ actor: 'local', correlationId: 'form-7' });
  });

  it('gets its first answer again, byte for byte: recorded, unchanged or refused, after a restart, in whatever language', async () => {
    const store = new MemoryEventStore({ now });
    const giving = await begun(store);
    const commands = [
      ['report-action', act('a-1'), 'recorded'],
      ['report-action', act('a-1'), 'unchanged'],
      ['report-action', act('a-1', { title: 'Other' }), 'refused'],
    ] as const;
    const first: GivenAnswer[] = [];
    for (const [name, body, key] of commands) first.push(await give(giving, name, body, key));
    expect(first.map(({ status }) => status)).toEqual([201, 200, 422]);
    await give(giving, 'void-action', { partnerId: 'kitchen', actionId: 'a-1', because: 'never was' }, 'k-9');
    const head = await store.head();
    for (const door of [() => giving, () => doorTo(store)]) {
      const again = door();
      for (const [nth, [name, body, key]] of commands.entries())
        expect(await give(again, name, body, key, { wording: 'ja' })).toEqual(expect.objectContaining(first[nth]!));
    }
    expect(await store.head()).toBe(head);
  });

  it('is refused where the key was used with another body, or for another command, whatever the first answer was', async () => {
    const giving = await begun(new MemoryEventStore({ now }));
    await give(giving, 'report-action', act('a-1'), 'recorded');
    await give(giving, 'report-action', act('a-1'), 'unchanged');
    await give(giving, 'report-action', act('a-1', { title: 'Other' }), 'refused');
    for (const key of ['recorded', 'unchanged', 'refused']) {
      expect(await problem(() => give(giving, 'report-action', act('a-2'), key))).toMatchObject({
        status: 422,
        code: 'idempotency-key-reused',
      });
      expect(
        await problem(() => give(giving, 'leave-partner', { partnerId: 'kitchen', occurredOn: '2021-01-01' }, key)),
      ).toMatchObject({
        code: 'idempotency-key-reused',
      });
    }
  });

  it('that is under way is told so, and answered as before once it is not', async () => {
    const giving = await begun(new MemoryEventStore({ now }));
    const first = give(giving, 'report-action', act('a-1'), 'k-3');
    expect(await problem(() => give(giving, 'report-action', act('a-1'), 'k-3'))).toMatchObject({
      status: 409,
      code: 'in-progress',
      headers: { 'retry-after': '1' },
    });
    expect(await give(giving, 'report-action', act('a-1'), 'k-3')).toEqual(await first);
  });

  it('is another command where somebody else gives it', async () => {
    const store = new MemoryEventStore({ now });
    const giving = await begun(store);
    const other: Principal = { ...LOCAL, id: 'crm' };
    await give(giving, 'report-action', act('a-1'), 'k-3');
    await give(giving, 'report-action', act('a-2'), 'k-3', { principal: other });
    expect((await store.read('partner-minato.kitchen', 2)).map(({ actor, commandId }) => [actor, commandId])).toEqual([
      ['local', 'http:local:k-3'],
      ['crm', 'http:crm:k-3'],
    ]);
  });

  it('is decided anew where it had no answer that is kept: a fault of its form, a stale revision, an outage', async () => {
    const store = new MemoryEventStore({ now });
    const giving = await begun(store);
    expect(() => giving.take(asked('report-action', act('a-1', { title: '' }), 'k-3'))).toThrow(
      expect.objectContaining({ status: 400 }),
    );
    expect(await problem(() => give(giving, 'report-action', act('a-1'), 'k-3', { ifRevision: 7 }))).toMatchObject({
      status: 412,
      code: 'stale',
    });
    const append = store.append.bind(store);
    store.append = async () => Promise.reject(Object.assign(new Error('no room'), { code: 'log-full' }));
    expect(await problem(() => give(giving, 'report-action', act('a-1'), 'k-3'))).toMatchObject({
      status: 503,
      code: 'log-full',
    });
    store.append = append;
    expect(await give(giving, 'report-action', act('a-1'), 'k-3')).toMatchObject({ status: 201 });
  });

  it('for a revision is recognised before the revision is looked at', async () => {
    const giving = await begun(new MemoryEventStore({ now }));
    const first = await give(giving, 'report-action', act('a-1'), 'k-3', { ifRevision: 1 });
    const refused = await give(giving, 'report-action', act('a-1', { title: 'Other' }), 'k-4', { ifRevision: 2 });
    await give(giving, 'report-action', act('a-2'), 'k-5');
    expect(await give(giving, 'report-action', act('a-1'), 'k-3', { ifRevision: 1 })).toEqual(first);
    expect(await give(giving, 'report-action', act('a-1', { title: 'Other' }), 'k-4', { ifRevision: 2 })).toMatchObject(
      refused,
    );
  });
});

describe('a command that says something personal', () => {
  const contact = (more: object = {}): object => ({
    partnerId: 'kitchen',
    contact: 1,
    name: 'Canary-bird',
    email: 'canary-bird@kitchen.example',
    occurredOn: '2020-05-01',
    ...more,
  });
  const kept = (): string =>
    ['answers.db', 'answers.db-wal'].map((name) => readFileSync(join(data, name)).toString('latin1')).join('');

  it('is known again by its tokens: a repeat gets its first answer, another value under its key is refused', async () => {
    const store = new MemoryEventStore({ now });
    const giving = await begun(store);
    const first = await give(giving, 'name-contact', contact(), 'k-3');
    expect(first.status).toBe(201);
    expect(await give(doorTo(store), 'name-contact', contact(), 'k-3')).toEqual(first);
    const refused = await give(doorTo(store), 'name-contact', contact({ name: 'Other canary-bird' }), 'k-4');
    expect(bodyOf(refused)).toMatchObject({ status: 422, code: 'id-taken' });
    expect(await give(doorTo(store), 'name-contact', contact({ name: 'Other canary-bird' }), 'k-4')).toEqual(refused);
    expect(await problem(() => give(doorTo(store), 'name-contact', contact({ name: 'A third' }), 'k-4'))).toMatchObject(
      {
        code: 'idempotency-key-reused',
      },
    );
    expect(kept()).toContain('id-taken');
    expect([kept(), JSON.stringify(await store.read('partner-minato.kitchen'))].join('')).not.toMatch(/canary-bird/i);
  });

  it('is decided in its turn among many: what follows it on its stream finds it there', async () => {
    const giving = await begun(new MemoryEventStore({ now }));
    const answers: Promise<GivenAnswer>[] = [];
    for (const [key, name, body] of [
      ['k-3', 'name-contact', contact()],
      ['k-4', 'correct-contact', contact({ phone: '03-1234', because: 'new' })],
      ['k-5', 'void-contact', { partnerId: 'kitchen', contact: 1, because: 'never there' }],
    ] as const)
      answers.push(giving.answer(await giving.ready(giving.take(asked(name, body, key)))));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('is refused where nothing can be sealed, which is not kept: the same may be asked again', async () => {
    const store = new MemoryEventStore({ now });
    await begun(store);
    const refused = await problem(() => give(doorTo(store, null), 'name-contact', contact(), 'k-3'));
    expect(refused).toMatchObject({ status: 422, code: 'no-vault' });
    expect((await give(doorTo(store), 'name-contact', contact(), 'k-3')).status).toBe(201);
  });

  it('is refused once its subject was erased, a repeat too: nobody can tell any more that it is one', async () => {
    const store = new MemoryEventStore({ now });
    const giving = await begun(store);
    await give(giving, 'name-contact', contact(), 'k-3');
    await give(giving, 'name-contact', contact({ name: 'Other canary-bird' }), 'k-4');
    await vault.erase('minato/kitchen/contact-1');
    for (const [key, said] of [
      ['k-3', contact()],
      ['k-4', contact({ name: 'Other canary-bird' })],
      ['k-5', contact()],
    ] as const)
      expect(await problem(() => give(giving, 'name-contact', said, key))).toMatchObject({ code: 'subject-erased' });
  });
});

describe('a command that may not be given', () => {
  it('is refused before anything is looked up', async () => {
    const giving = await begun(new MemoryEventStore({ now }));
    const stranger: Principal = {
      id: 'stranger',
      name: 'Stranger',
      grants: [{ role: 'partner', initiative: 'minato', partner: 'grove' }],
    };
    const elsewhere: Principal = { ...stranger, grants: [{ role: 'admin', initiative: 'kita' }] };
    expect(() => giving.take(asked('report-action', act('a-1'), 'k-3', { principal: stranger }))).toThrow(
      expect.objectContaining({ status: 403 }),
    );
    expect(() => giving.take(asked('report-action', act('a-1'), 'k-3', { principal: elsewhere }))).toThrow(
      expect.objectContaining({ status: 404 }),
    );
  });
});

describe('what is told of a hostile command', () => {
  it('stays small, and points into it', () => {
    const giving = doorTo(new MemoryEventStore({ now }));
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, nth) => [`field/${nth}~`, 'x']));
    try {
      giving.take(asked('report-action', { ...many, title: 'x'.repeat(100_000) }, 'k'));
    } catch (error) {
      const { fields, detail } = error as Problem;
      expect(fields.length).toBe(100);
      expect(fields[0]).toMatchObject({ pointer: '/field~10~0', value: 'x' });
      expect(detail.en.length).toBeLessThan(2_000);
      return;
    }
    throw new Error('It was taken.');
  });
});
