import { World, type Said } from '@sebone/testing';
import { contactsOf, type ContactRow } from './contacts.ts';

const SATO = { partnerId: 'water', contact: 1, name: '佐藤花子', occurredOn: '2020-03-01' };
const LIFE: readonly (readonly [today: string, said: Said])[] = [
  ['2020-01-01', ['charter-initiative', { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' }]],
  ['2020-02-01', ['join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-02-01' }]],
  ['2020-03-10', ['name-contact', { ...SATO, email: 'sato@water.example' }]],
  ['2020-04-01', ['name-contact', { ...SATO, contact: 2, name: '鈴木一郎' }]],
  ['2020-05-01', ['correct-contact', { ...SATO, phone: '+81 6-1234', because: 'moved' }]],
  ['2020-06-01', ['void-contact', { partnerId: 'water', contact: 2, because: 'never worked there' }]],
  ['2021-01-01', ['erase-subject', { partnerId: 'water', contact: 1, reason: 'By law', occurredOn: '2021-01-01' }]],
];

const world = new World();
for (const [today, said] of LIFE) world.until(today).tell(...said);
const facts = world.facts.filter(({ stream }) => stream === 'partner-roundtable.water');

/** What is said of each contact, as known at a day. */
const told = (knownAt: string): readonly (readonly unknown[])[] =>
  contactsOf(facts, { asOf: knownAt, knownAt }).map((row: ContactRow) => {
    const said = (['name', 'email', 'phone', 'note'] as const).filter((field) => row[field] !== null);
    return [row.contact, row.state, row.on, row.reportedOn, row.id, said.join(' ')];
  });

describe('the contacts of a partner', () => {
  it('are those that were known then, in their state of that day', () => {
    expect(told('2020-03-09')).toEqual([]);
    expect(told('2020-04-30')).toEqual([
      [1, 'named', '2020-03-01', '2020-03-10', 'command-3.0', 'name email'],
      [2, 'named', '2020-03-01', '2020-04-01', 'command-4.0', 'name'],
    ]);
    expect(told('2020-12-31')).toEqual([
      [1, 'named', '2020-03-01', '2020-05-01', 'command-5.0', 'name phone'],
      [2, 'voided', '2020-03-01', '2020-06-01', 'command-6.0', 'name'],
    ]);
    expect(told('2021-01-01')).toEqual([
      [1, 'erased', '2021-01-01', '2021-01-01', 'command-7.0', 'name phone'],
      [2, 'voided', '2020-03-01', '2020-06-01', 'command-6.0', 'name'],
    ]);
  });

  it('cannot be read any more once they are erased, whatever day is asked about', () => {
    const erased = contactsOf(facts, { asOf: '2020-04-30', knownAt: '2020-04-30' }).map(({ isErased }) => isErased);
    expect(erased).toEqual([true, false]);
  });
});
