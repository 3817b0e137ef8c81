import { COMMANDS } from '@sebone/initiative';
import { isRejection } from '@sebone/kernel';
import { EXAMPLES } from '@sebone/testing';
import { grantFrom, grantText } from './grants.ts';
import { NOT_OVER_HTTP } from '../commands/not-over-http.ts';
import { mayAsk, mayRead, mayRecord } from './may.ts';
import { RECORDED_BY } from './permissions.ts';
import type { Grant, Principal } from './principal.ts';

const granted = (...texts: readonly string[]): Principal => ({
  id: 'spec',
  name: 'spec',
  grants: texts.map(grantFrom) as Grant[],
});

const refusal = (principal: Principal, command: string, body: object): string | undefined =>
  mayRecord(principal, command, body)?.code;

describe('the table of who may give which command', () => {
  it('names every command of the catalogue, and no other', () => {
    expect(Object.keys(RECORDED_BY).sort()).toEqual([...COMMANDS.keys()].sort());
  });

  it('lets a partner give only what is known to be its own by the ids it is kept under', () => {
    // A use and a sharing bear ids of their own: only their first record says whose they are.
    const own = new Set(['share-knowledge', 'use-knowledge']);
    const isOwn = (name: string): boolean => {
      const { category } = COMMANDS.get(name)!;
      return (
        'partnerId' in EXAMPLES[name]!.body && (category === 'partner' || /attendance$/.test(name) || own.has(name))
      );
    };
    const partners = Object.keys(RECORDED_BY).filter((name) => RECORDED_BY[name]!.includes('partner'));
    expect(partners.filter((name) => !isOwn(name))).toEqual([]);
    expect(partners.length).toBeGreaterThan(20);
  });

  it('lets those who read record nothing, and admin, backbone and a named integrator everything', () => {
    for (const [name, roles] of Object.entries(RECORDED_BY)) {
      expect([name, roles.filter((role) => ['analyst', 'auditor'].includes(role))]).toEqual([name, []]);
      if (!NOT_OVER_HTTP.has(name))
        expect([name, roles]).toEqual([name, expect.arrayContaining(['admin', 'backbone', 'integrator'])]);
    }
  });

  it('lets nobody give what is not given over HTTP, the admin neither', () => {
    expect(Object.keys(RECORDED_BY).filter((name) => RECORDED_BY[name]!.length === 0)).toEqual([
      ...NOT_OVER_HTTP.keys(),
    ]);
    expect(refusal(granted('admin'), 'erase-subject', { initiative: 'minato', partnerId: 'kitchen' })).toBe(
      'not-allowed',
    );
  });
});

describe('who may', () => {
  const action = { initiative: 'minato', partnerId: 'kitchen' };

  it('record for itself: a partner, and for no other', () => {
    const kitchen = granted('partner:kitchen@minato');
    expect(refusal(kitchen, 'report-action', action)).toBeUndefined();
    expect(refusal(kitchen, 'report-action', { ...action, partnerId: 'chamber' })).toBe('for-itself-only');
    expect(refusal(kitchen, 'report-action', { initiative: 'minato' })).toBe('for-itself-only');
    expect(refusal(kitchen, 'adopt-policy', action)).toBe('not-allowed');
    expect(refusal(kitchen, 'report-action', { ...action, initiative: 'roundtable' })).toBe('unknown-initiative');
  });

  it('give its named commands: an integrator, and no other', () => {
    const form = granted('integrator:report-action,record-resource@minato');
    expect(refusal(form, 'record-resource', action)).toBeUndefined();
    expect(refusal(form, 'make-commitment', action)).toBe('not-allowed');
    expect(refusal(form, 'report-action', { ...action, initiative: 'roundtable' })).toBe('unknown-initiative');
    expect(mayRead(form, 'minato')).toBe(false);
  });

  it('know the people who speak for a partner: backbone, auditor and admin, and that partner', () => {
    const refused = (grant: string, partner = 'kitchen'): string | undefined =>
      mayAsk(granted(grant), 'contacts', 'minato', partner)?.code;
    for (const grant of ['backbone@minato', 'auditor@minato', 'auditor@*', 'admin', 'partner:kitchen@minato'])
      expect([grant, refused(grant)]).toEqual([grant, undefined]);
    for (const grant of ['analyst@minato', 'analyst@*', 'integrator:name-contact@minato', 'partner:chamber@minato'])
      expect([grant, refused(grant)]).toEqual([grant, 'not-allowed']);
    expect(refused('partner:kitchen@minato', 'chamber')).toBe('not-allowed');
    expect(refused('partner:kitchen@roundtable')).toBe('unknown-initiative');
  });

  it('is the sum of what was granted', () => {
    const both = granted('partner:kitchen@minato', 'partner:chamber@minato', 'auditor@roundtable');
    expect(refusal(both, 'report-action', { ...action, partnerId: 'chamber' })).toBeUndefined();
    expect(refusal(both, 'report-action', { ...action, initiative: 'roundtable' })).toBe('not-allowed');
    expect([mayAsk(both, 'audit', 'minato')?.code, mayAsk(both, 'audit', 'roundtable')]).toEqual([
      'not-allowed',
      undefined,
    ]);
    expect(mayRead(both, 'minato')).toBe(true);
  });

  it('of a name that only looks like a command, nobody', () => {
    for (const name of ['constructor', 'toString', '__proto__', ''])
      expect(refusal(granted('admin'), name, action)).toBe('not-allowed');
  });

  it('of a body without an initiative, only those of all initiatives', () => {
    expect(refusal(granted('backbone@minato'), 'report-action', {})).toBe('unknown-initiative');
    expect(refusal(granted('backbone@*'), 'report-action', {})).toBeUndefined();
  });
});

describe('a grant', () => {
  it.each([
    'backbone@minato',
    'backbone@*',
    'partner:kitchen@minato',
    'analyst@*',
    'auditor@a.b-c_1',
    'integrator:report-action,record-resource@*',
    'admin',
  ])('%s reads back as it was written', (text) => expect(grantText(grantFrom(text) as Grant)).toBe(text));

  it.each([
    'owner@minato',
    'backbone',
    'backbone@',
    'backbone@Minato',
    'backbone@minato@*',
    'backbone:x@minato',
    'partner@minato',
    'partner:kitchen',
    'partner:kitchen@*',
    'partner:@minato',
    'integrator@minato',
    'integrator:@minato',
    'integrator:report-action,drop-table@minato',
    'admin@minato',
    'admin:x',
    ' admin',
    'admin\n',
    '',
  ])('%j is refused, with how to write one', (text) => {
    const refused = grantFrom(text);
    expect(isRejection(refused) && [refused.code, refused.details[0]!.remedy.en.length > 0]).toEqual([
      'invalid-grant',
      true,
    ]);
  });
});
