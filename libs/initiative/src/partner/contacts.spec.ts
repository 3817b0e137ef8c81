import { isRejection, isSealed, type Sealed } from '@sebone/kernel';
import { scenario, tokenOf, World, type Said } from '@sebone/testing';
import { COMMANDS, EVENT_SCHEMAS } from '../catalogue.ts';
import { parseSubject, PERSONAL, personalFieldsOf, subjectOf } from '../personal.ts';
import { schemaOf } from '../schemas.ts';
import { commandFrom } from '../validate.ts';
import { partnerDecider } from './decider.ts';

const { given, untold } = scenario();

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const INVITED: Said = ['invite-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-01-15' }];
const JOINED: Said = ['join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-02-01' }];
const ENDED: Said = ['end-initiative', { reason: 'faded', occurredOn: '2024-03-31' }];
const because = 'a slip of the pen';

const SUBJECT = 'roundtable/water/contact-1';
const token = (value: string, subject = SUBJECT): Sealed => tokenOf(subject, value);
const SATO = { partnerId: 'water', contact: 1, name: '佐藤花子', email: 'sato@water.example' };
const NAMED: Said = ['name-contact', { ...SATO, occurredOn: '2020-03-01' }];
const KEPT = { partnerId: 'water', contact: 1, name: token('佐藤花子'), email: token('sato@water.example') };
const VOIDED: Said = ['void-contact', { partnerId: 'water', contact: 1, because }];
const ERASED: Said = [
  'erase-subject',
  { partnerId: 'water', contact: 1, reason: 'She asked for it', occurredOn: '2021-06-01' },
];
const ERASURE = { partnerId: 'water', contact: 1, subject: SUBJECT, reason: 'She asked for it' };

describe('a contact', () => {
  it('is named by a number, with tokens in the place of what is personal', () => {
    given(CHARTERED, JOINED)
      .when(...NAMED)
      .then(['ContactNamed', KEPT]);
    given(CHARTERED, JOINED)
      .when('name-contact', { ...SATO, contact: 2, phone: '+81 6-1234', note: 'Mondays', occurredOn: '2020-03-01' })
      .then([
        'ContactNamed',
        {
          partnerId: 'water',
          contact: 2,
          name: token('佐藤花子', 'roundtable/water/contact-2'),
          email: token('sato@water.example', 'roundtable/water/contact-2'),
          phone: token('+81 6-1234', 'roundtable/water/contact-2'),
          note: token('Mondays', 'roundtable/water/contact-2'),
        },
      ]);
  });

  it('is of a partner that was invited or has joined, whatever the day', () => {
    given(CHARTERED, INVITED)
      .when('name-contact', { ...SATO, occurredOn: '2020-01-02' })
      .then(['ContactNamed', KEPT]);
    given(CHARTERED, JOINED, ['leave-partner', { partnerId: 'water', occurredOn: '2020-02-20' }])
      .when(...NAMED)
      .then(['ContactNamed', KEPT]);
    given(CHARTERED)
      .when(...NAMED)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED, ENDED)
      .when('name-contact', { ...SATO, occurredOn: '2024-04-01' })
      .thenRefused('initiative-closed', 'occurredOn');
  });

  it('is somebody else under another number only', () => {
    given(CHARTERED, JOINED, NAMED)
      .when('name-contact', { ...SATO, name: '鈴木一郎', occurredOn: '2020-03-01' })
      .thenRefused('id-taken', 'contact');
  });

  it('is corrected and voided, and may be named anew', () => {
    given(CHARTERED, JOINED, NAMED)
      .when('correct-contact', { ...SATO, email: 'hanako@water.example', occurredOn: '2020-03-01', because })
      .then(['ContactCorrected', { ...KEPT, email: token('hanako@water.example'), corrects: 'command-3.0', because }]);
    given(CHARTERED, JOINED, NAMED)
      .when(...VOIDED)
      .then(['ContactVoided', { voids: 'command-3.0', record: 'contact/1', because }, { occurredOn: '2020-03-01' }]);
    given(CHARTERED, JOINED, NAMED, VOIDED)
      .when(...NAMED)
      .then(['ContactNamed', KEPT]);
    given(CHARTERED, JOINED)
      .when('correct-contact', { ...SATO, occurredOn: '2020-03-01', because })
      .thenRefused('unknown-record', 'contact');
    given(CHARTERED, JOINED)
      .when(...VOIDED)
      .thenRefused('unknown-record', 'contact');
  });
});

describe('an erasure', () => {
  it('is of whoever was named, taken back or not, and happens once', () => {
    given(CHARTERED, JOINED, NAMED)
      .when(...ERASED)
      .then(['SubjectErased', ERASURE]);
    given(CHARTERED, JOINED, NAMED, VOIDED)
      .when(...ERASED)
      .then(['SubjectErased', ERASURE]);
    given(CHARTERED, JOINED, NAMED, ERASED)
      .when('erase-subject', { partnerId: 'water', contact: 1, reason: 'Again', occurredOn: '2022-01-01' })
      .thenNothing();
    given(CHARTERED, JOINED)
      .when(...ERASED)
      .thenRefused('unknown-record', 'contact');
  });

  it('is possible after the initiative has ended, too', () => {
    given(CHARTERED, JOINED, NAMED, ENDED)
      .when('erase-subject', { partnerId: 'water', contact: 1, reason: 'By law', occurredOn: '2025-01-01' })
      .then(['SubjectErased', { ...ERASURE, reason: 'By law' }]);
    given(CHARTERED, JOINED, NAMED)
      .when('erase-subject', { ...ERASED[1], occurredOn: '2026-02-01' })
      .thenRefused('occurred-after-reported', 'occurredOn');
  });

  it('bars the number for ever: nobody is named, corrected or taken back under it', () => {
    for (const said of [NAMED, ['correct-contact', { ...NAMED[1], because }], VOIDED] satisfies Said[])
      given(CHARTERED, JOINED, NAMED, ERASED)
        .when(...said)
        .thenRefused('subject-erased', 'contact');
    given(CHARTERED, JOINED, NAMED, ERASED)
      .when('name-contact', { ...SATO, contact: 2, occurredOn: '2020-03-01' })
      .then([
        'ContactNamed',
        {
          partnerId: 'water',
          contact: 2,
          name: token('佐藤花子', 'roundtable/water/contact-2'),
          email: token('sato@water.example', 'roundtable/water/contact-2'),
        },
      ]);
  });
});

describe('what is personal', () => {
  const CLEAR = 'canary@water.example';

  it('is never decided on in clear: a command that was not sealed is a bug, and says so without repeating it', () => {
    const world = new World('roundtable', '2026-01-31');
    for (const said of [CHARTERED, JOINED]) world.tell(...said);
    const command = commandFrom('name-contact', { initiative: 'roundtable', ...NAMED[1], email: CLEAR });
    const around = { today: '2026-01-31', initiative: world.stateOf('initiative-roundtable') };
    const decide = (): unknown =>
      partnerDecider.decide(command, world.stateOf('partner-roundtable.water') as never, around as never);
    expect(decide).toThrow(/^The name of a contact was to be recorded without being sealed\.$/);
  });

  it('is in no refusal of its form, not even under a name that is mistyped', () => {
    for (const bad of [
      { ...NAMED[1], email: `no ${CLEAR}` },
      { ...NAMED[1], phone: CLEAR },
      { ...NAMED[1], note: { sealed: CLEAR } },
      { ...NAMED[1], emial: CLEAR },
      [CLEAR],
    ]) {
      const refused = commandFrom('name-contact', bad);
      expect(isRejection(refused) && refused.code).toBe('invalid-command');
      expect(JSON.stringify(refused)).not.toContain('canary');
    }
    const refused = commandFrom('name-contact', { ...NAMED[1], initiative: 'roundtable', contact: 0 });
    expect(isRejection(refused) && refused.details).toEqual([expect.objectContaining({ field: 'contact', value: 0 })]);
  });

  it('cannot come in as a token: whose value it stands for is not the caller’s to say', () => {
    const refused = commandFrom('name-contact', { ...NAMED[1], initiative: 'roundtable', name: token('x') });
    expect(isRejection(refused) && refused.details.map(({ field }) => field)).toEqual(['name']);
  });

  it.each([
    ['name', ['', 'x'.repeat(501), '\ud800', 7]],
    ['email', ['', 'sato', 'sato at water.example', 'sato@', '@water', 'a@b@c', 'a b@c', `${'x'.repeat(251)}@a.b`]],
    ['phone', ['', '12', 'call me', '+', '１２３４', '1'.repeat(42)]],
    ['note', ['', '橋'.repeat(4001), 'x\udc00']],
  ])('has a form: %s', (field, values) => {
    for (const value of values) {
      const refused = commandFrom('name-contact', { initiative: 'roundtable', ...NAMED[1], [field]: value });
      expect([value, isRejection(refused) && refused.details.map((detail) => detail.field)]).toEqual([value, [field]]);
    }
  });

  it('is declared of commands and events that there are, and of whose it is', () => {
    for (const [name, fields] of Object.entries(PERSONAL.commands)) {
      expect(COMMANDS.get(name)!.personal).toBe(fields);
      const properties = schemaOf(name)['properties'] as Record<string, object>;
      const marked = Object.keys(properties).filter((field) => 'x-personal' in properties[field]!);
      expect(marked.sort()).toEqual([...fields].sort());
    }
    for (const [type, schemas] of Object.entries(PERSONAL.events))
      expect(Object.keys(schemas).map(Number)).toContain(EVENT_SCHEMAS.get(type));
    expect([...COMMANDS.values()].filter(({ personal }) => personal.length > 0)).toHaveLength(2);
    expect([personalFieldsOf('ActionReported', 1), personalFieldsOf('ContactNamed', 2)]).toEqual([[], []]);
  });

  it('is behind tokens in every fact that has any, and what has tokens is declared', () => {
    const world = new World('roundtable', '2026-01-31');
    const correct: Said = ['correct-contact', { ...SATO, note: 'Mondays', occurredOn: '2020-03-01', because }];
    for (const said of [CHARTERED, JOINED, NAMED, correct, VOIDED, ERASED]) world.tell(...said);
    expect(world.facts).toHaveLength(6);
    for (const { type, schema, data } of world.facts) {
      const tokens = Object.entries(data).flatMap(([field, value]) => (isSealed(value) ? [field] : []));
      expect(personalFieldsOf(type, schema)).toEqual(expect.arrayContaining(tokens));
    }
  });

  it('has a subject that tells whose it is, and reads back', () => {
    const contact = { initiative: 'kyoto.2012', partnerId: 'npo-kodomo', contact: 12 };
    expect(subjectOf(contact)).toBe('kyoto.2012/npo-kodomo/contact-12');
    expect(parseSubject(subjectOf(contact))).toEqual(contact);
    for (const text of ['', 'minato/water', 'minato/water/contact-0', 'minato/water/contact-1/x', 'a/b/c/contact-1'])
      expect(parseSubject(text)).toBeUndefined();
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('partner', /contact|erase/)).toEqual({ accepted: [], refused: [] });
});
