import { EVENT_SCHEMAS } from '@sebone/initiative';
import { schemasOf } from './event-schemas.ts';

describe('the schemas of an export', () => {
  it('are those of the event types that are there, each once, in order of their names', () => {
    const there = ['PartnerLeft', 'ActionReported', 'PartnerLeft'].map((type) => ({ type, schema: 1 }));
    expect(schemasOf(there).map(({ type }) => type)).toEqual(['ActionReported', 'PartnerLeft']);
    expect(schemasOf(there)[1]!.fields).toEqual({
      partnerId: { type: 'string', required: true },
      stay: { type: 'number', required: true },
      reason: { type: 'string', required: false },
    });
  });

  it('tell of every event type that may be recorded, and which fields are personal', () => {
    const all = schemasOf([...EVENT_SCHEMAS].map(([type, schema]) => ({ type, schema })));
    expect(all).toHaveLength(EVENT_SCHEMAS.size);
    const named = all.find(({ type }) => type === 'ContactNamed')!;
    expect(named.fields['email']).toMatchObject({ personal: true, required: false });
    expect(named.fields['contact']).not.toHaveProperty('personal');
  });

  it('are none of a version that nobody described', () => {
    expect(() => schemasOf([{ type: 'PartnerLeft', schema: 2 }])).toThrow('schema version 2');
  });
});
