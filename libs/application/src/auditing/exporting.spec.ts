import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@sebone/event-store';
import { isRejection, type Fact, type Rejection, type Sealed } from '@sebone/kernel';
import { openLedger, type Ledger } from '@sebone/ledger';
import { verifyBundle, type Report } from '@sebone/ledger-verify';
import { Register } from '@sebone/testing';
import { openVault, type Vault } from '@sebone/vault';
import { exportBundle, type BundleReport, type BundleRequest } from './exporting.ts';
import { contributionStatement, type StatementMade } from './stating.ts';

const NOW = Date.parse('2024-05-01T03:00:00Z');
const SUBJECT = 'river/mill/contact-1';

/** A log with its ledger and its vault, as a data folder has them. */
class Office {
  readonly folder = mkdtempSync(join(tmpdir(), 'sebone-audit-'));
  readonly store = new MemoryEventStore({ now: () => NOW });
  readonly ledger: Ledger = openLedger({ folder: this.folder, now: () => NOW, origin: 'sebone/office' });
  readonly vault: Vault = openVault({ folder: this.folder });

  async record(facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) {
      const { stream, revision, commandId: id, actor, correlationId, causationId } = fact;
      const mark = { id, fingerprint: id, actor, correlationId, causationId };
      const { kind } = await this.store.append([{ stream, expected: revision - 1, events: [fact] }], mark);
      if (kind !== 'appended') throw new Error(`${fact.id}: ${kind}`);
    }
  }

  export(request: Partial<BundleRequest> = {}): Promise<BundleReport | Rejection> {
    return exportBundle({ ...this, initiative: 'river', now: NOW, file: this.file, ...request });
  }

  verify(): Report {
    const trust = [this.ledger.keys()[0]!.vkey];
    return verifyBundle(readFileSync(this.file), { trust });
  }

  get file(): string {
    return join(this.folder, 'out.sebone');
  }

  close(): void {
    this.ledger.close();
    this.vault.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let office: Office;
beforeEach(() => {
  office = new Office();
});
afterEach(() => office.close());

function river(): Register {
  const register = new Register('river');
  register.chartered('2020-01-01');
  register.joined('water', '2020-02-01');
  register.joined('mill', '2020-02-01');
  register.acted('water', '2020-03-01');
  register.acted('mill', '2021-03-01');
  register.shared('flows', 'water', '2020-04-01');
  register.used('flows', 'mill', '2020-05-01');
  register.met('2020-06-01', ['water', 'mill']);
  return register;
}

/** A contact of the mill: its name and its e-mail, sealed. */
async function namedIn(register: Register): Promise<void> {
  const [name, email] = (await office.vault.seal(SUBJECT, ['Aoi Kurogane', 'aoi@mill.example'])) as [Sealed, Sealed];
  register.add('partner', 'mill', 'ContactNamed', '2022-01-01', { partnerId: 'mill', contact: 1, name, email });
}

const codes = ({ faults }: Report): readonly string[] => faults.map(({ code }) => code);

/** A view that a bundle holds, as text. */
function view(name: string): string {
  const lines = readFileSync(office.file, 'utf8').trimEnd().split('\n');
  const views = lines.map((line) => JSON.parse(line) as { name?: string; text?: string });
  return views.find((line) => line.name === name && line.text !== undefined)!.text!;
}

describe('an exported bundle', () => {
  it('of an initiative is verified: every stream of it whole, and none of another', async () => {
    const other = new Register('forest');
    other.chartered('2020-01-01');
    other.joined('owners', '2020-02-01');
    const register = river();
    await office.record(register.facts.slice(0, 5));
    await office.record(other.facts.map((fact) => ({ ...fact, commandId: `other-${fact.commandId}` })));
    await office.record(register.facts.slice(5));
    expect(await office.export()).toMatchObject({ initiative: 'river', size: 12, events: 10, opened: 0, closed: 0 });
    const report = office.verify();
    expect(codes(report)).toEqual([]);
    expect(report.found!.streams.every(({ complete, events, revision }) => complete && events === revision)).toBe(true);
    expect(report.found!.views).toEqual(expect.arrayContaining(['facts.csv', 'actions.csv', 'prov.json']));
    expect(readFileSync(office.file, 'utf8')).not.toMatch('owners');
  });

  it('of a partner is verified: its own stream whole, and of others what names it', async () => {
    await office.record(river().facts);
    await office.export({ partner: 'mill' });
    const report = office.verify();
    expect(codes(report)).toEqual([]);
    expect(Object.fromEntries(report.found!.streams.map(({ stream, complete }) => [stream, complete]))).toEqual({
      'initiative-river': true,
      'partner-river.mill': true,
      'knowledge-river.flows': false,
      'meeting-river.meeting-1': false,
    });
  });

  it('of a period has the same leaves, and views of its days alone', async () => {
    await office.record(river().facts);
    await office.export();
    const whole = office.verify().found!;
    const actions = view('actions.csv');
    await office.export({ period: { from: '2021-01-01', to: '2021-12-31' } });
    expect(codes(office.verify())).toEqual([]);
    expect(office.verify().found).toMatchObject({
      events: whole.events,
      manifest: { period: { from: '2021-01-01', to: '2021-12-31' } },
    });
    expect([actions, view('actions.csv')].map((csv) => csv.trimEnd().split('\r\n').length)).toEqual([3, 2]);
    expect(Object.keys((JSON.parse(view('prov.json')) as { activity: object }).activity)).toEqual([
      'action:mill/action-2',
    ]);
  });

  it('goes on from every checkpoint that was signed before, under every key', async () => {
    const { facts } = river();
    await office.record(facts.slice(0, 3));
    await office.export();
    office.ledger.rotateKey();
    await office.record(facts.slice(3));
    await office.export();
    const report = office.verify();
    expect(codes(report)).toEqual([]);
    expect(report.found).toMatchObject({ checkpoints: 2, keys: [expect.anything(), expect.anything()] });
  });

  it('holds the data of which a leaf has only the hash', async () => {
    const register = river();
    register.acted('mill', '2023-01-01', { title: 'x'.repeat(70_000) });
    await office.record(register.facts);
    await office.export({ partner: 'mill' });
    expect(codes(office.verify())).toEqual([]);
    expect(readFileSync(office.file, 'utf8')).toMatch(/^\{"data":\{"actionId":"action-3"/m);
  });

  it('opens what is personal, unless it is withheld: then it is incomplete', async () => {
    const register = river();
    await namedIn(register);
    await office.record(register.facts);
    expect(await office.export({ partner: 'mill' })).toMatchObject({ opened: 2, closed: 0 });
    expect(office.verify()).toMatchObject({ exit: 0, found: { personal: { opened: 2, withheld: 0 } } });
    expect(view('facts.csv')).not.toMatch('Kurogane');

    for (const without of [{ withholdPersonal: true }, { vault: undefined }]) {
      expect(await office.export({ partner: 'mill', ...without })).toMatchObject({ opened: 0, closed: 2 });
      expect(office.verify()).toMatchObject({ exit: 3, found: { personal: { opened: 0, withheld: 2 } } });
      expect(readFileSync(office.file, 'utf8')).not.toMatch(/Kurogane|aoi@/);
    }
  });

  it.each([
    ['destroyed', true],
    ['not destroyed yet', false],
  ])('with what was erased is verified, and does not hold it: %s', async (_how, isDestroyed) => {
    const register = river();
    await namedIn(register);
    const erased = { partnerId: 'mill', contact: 1, subject: SUBJECT, reason: 'asked for it' };
    register.add('partner', 'mill', 'SubjectErased', '2023-01-01', erased);
    await office.record(register.facts);
    if (isDestroyed) await office.vault.erase(SUBJECT);
    expect(await office.export({ partner: 'mill' })).toMatchObject({ opened: 0, closed: 2, erasures: 1 });
    expect(office.verify()).toMatchObject({ exit: 0, found: { personal: { erased: 2 } } });
    expect(readFileSync(office.file, 'utf8')).not.toMatch(/Kurogane|aoi@/);
  });

  it('is refused of what there is not, and no file is written', async () => {
    await office.record(river().facts);
    const refused = async (request: Partial<BundleRequest>): Promise<unknown> => {
      const answer = await office.export(request);
      return isRejection(answer) && [answer.code, answer.details[0]?.value];
    };
    expect(await refused({ initiative: 'rivr' })).toEqual(['unknown-initiative', 'rivr']);
    expect(await refused({ partner: 'miller' })).toEqual(['unknown-partner', 'miller']);
    expect(await refused({ period: { from: '2022-01-01', to: '2021-01-01' } })).toEqual([
      'from-after-to',
      '2022-01-01',
    ]);
    expect(readdirSync(office.folder).filter((name) => name.startsWith('out'))).toEqual([]);
  });

  it('with one altered letter is bad', async () => {
    await office.record(river().facts);
    await office.export({ partner: 'mill' });
    const bytes = readFileSync(office.file);
    bytes[bytes.indexOf('An action')] = 'O'.charCodeAt(0);
    expect(verifyBundle(bytes, { trust: [office.ledger.keys()[0]!.vkey] }).exit).toBe(1);
  });
});

describe('a contribution statement', () => {
  const asked = { now: NOW, initiative: 'river', partner: 'mill', language: 'en' } as const;
  const stated = async (withholdPersonal: boolean): Promise<StatementMade & { inside: Buffer }> => {
    const made = await contributionStatement({ ...office, ...asked, workFolder: office.folder, withholdPersonal });
    if (isRejection(made)) throw new Error(made.code);
    const [, base64] = /octet-stream;base64,([^"]+)"/.exec(made.page)!;
    return { ...made, inside: Buffer.from(base64!, 'base64') };
  };
  const verdict = (inside: Buffer): Report => verifyBundle(inside, { trust: [office.ledger.keys()[0]!.vkey] });

  it('holds the bundle that proves each of its lines', async () => {
    await office.record(river().facts);
    const { page, inside } = await stated(false);
    expect(codes(verdict(inside))).toEqual([]);
    const lines = inside.toString().split('\n');
    const leaves = new Set(lines.flatMap((line) => /^\{"actor":.*"id":"([^"]+)"/.exec(line)?.[1] ?? []));
    const named = [...page.matchAll(/<td class="proof"><code>([^<]+)</g)].map(([, id]) => id!);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((id) => !leaves.has(id))).toEqual([]);
  });

  it('says how many personal values the bundle inside shows: none where they are withheld', async () => {
    const register = river();
    await namedIn(register);
    await office.record(register.facts);
    const shown = await stated(false);
    expect({ opened: shown.bundle.opened, exit: verdict(shown.inside).exit }).toEqual({ opened: 2, exit: 0 });
    expect(shown.page).not.toMatch('Kurogane');
    const withheld = await stated(true);
    expect({ opened: withheld.bundle.opened, exit: verdict(withheld.inside).exit }).toEqual({ opened: 0, exit: 3 });
    expect(withheld.inside.includes('Kurogane')).toBe(false);
  });

  it('is refused of a partner that there is not', async () => {
    await office.record(river().facts);
    const refused = await contributionStatement({ ...office, ...asked, workFolder: office.folder, partner: 'miller' });
    expect(refused).toMatchObject({ code: 'unknown-partner' });
  });

  it('is refused where all that was recorded of the partner was taken back; its bundle is not', async () => {
    const register = river();
    const { id } = register.joined('inn', '2021-01-01');
    const voids = { voids: id, record: 'joining/1', because: 'it never came' };
    register.add('partner', 'inn', 'PartnerJoiningVoided', '2021-01-02', voids);
    await office.record(register.facts);
    const refused = await contributionStatement({ ...office, ...asked, workFolder: office.folder, partner: 'inn' });
    expect(refused).toMatchObject({ code: 'unknown-partner', details: [{ value: 'inn' }] });
    expect(await office.export({ partner: 'inn' })).toMatchObject({ partner: 'inn' });
    expect(codes(office.verify())).toEqual([]);
  });
});
