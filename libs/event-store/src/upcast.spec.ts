import type { Fact } from '@sebone/kernel';
import { currentSchema, upcast, type Upcasters } from './upcast.ts';

const UPCASTERS: Upcasters = {
  ActionPerformed: {
    1: (data) => ({ ...data, unit: 'hours' }),
    2: ({ note, ...rest }: { note?: string }) => ({ ...rest, title: note }),
  },
  PartnerJoined: {
    1: () => {
      throw new TypeError('no such partner kind');
    },
  },
};

function fact(type: string, schema: number, data: object): Fact {
  return {
    id: 'import-7.0',
    position: 7,
    stream: 'partner-openstack.red-hat',
    revision: 1,
    type,
    schema,
    occurredOn: '2014-03-02',
    reportedOn: '2014-04-01',
    recordedAt: '2024-05-05T00:00:00.000Z',
    actor: 'import',
    commandId: 'import-7',
    correlationId: 'import-7',
    causationId: 'import-7',
    data,
  };
}

describe('upcasting', () => {
  it('takes a fact through every version above its own, and leaves the rest of it alone', () => {
    const old = fact('ActionPerformed', 1, { note: 'patch' });
    expect(upcast(old, UPCASTERS)).toEqual({ ...old, schema: 3, data: { unit: 'hours', title: 'patch' } });
    expect(upcast({ ...old, schema: 2 }, UPCASTERS)).toEqual({ ...old, schema: 3, data: { title: 'patch' } });
  });

  it('leaves a fact of the current version as it is', () => {
    const current = fact('ActionPerformed', 3, { title: 'patch' });
    expect(upcast(current, UPCASTERS)).toBe(current);
    const unlisted = fact('CommitmentMade', 1, {});
    expect(upcast(unlisted, UPCASTERS)).toBe(unlisted);
  });

  it('gives facts as they are stored where no upcasters are given', () => {
    const newer = fact('ActionPerformed', 9, {});
    expect(upcast(newer, undefined)).toBe(newer);
  });

  it('refuses a version above the current one, naming fact, type and version', () => {
    expect(() => upcast(fact('ActionPerformed', 4, {}), UPCASTERS)).toThrow(
      'Fact import-7.0 is of type ActionPerformed in schema version 4, but only up to 3 is known here.',
    );
    expect(() => upcast(fact('CommitmentMade', 2, {}), UPCASTERS)).toThrow('only up to 1 is known');
  });

  it('says which upcaster failed, on which fact, and why', () => {
    const failing = (): Fact => upcast(fact('PartnerJoined', 1, {}), UPCASTERS);
    expect(failing).toThrow('The upcaster of PartnerJoined from schema version 1 failed on fact import-7.0');
    expect(failing).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: 'no such partner kind' }) }),
    );
  });

  it('counts versions of a type without a gap, and knows none of a type named as objects name things', () => {
    expect(currentSchema('ActionPerformed', { ActionPerformed: { 1: (data) => data, 3: (data) => data } })).toBe(2);
    expect(currentSchema('constructor', UPCASTERS)).toBe(1);
  });
});
