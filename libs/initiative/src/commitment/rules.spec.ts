import { scenario, type Said } from '@sebone/testing';

const { given, untold } = scenario();

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const JOINED: Said = ['join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-02-01' }];
const IT = { partnerId: 'water', commitmentId: 'k1' };
const MADE: Said = ['make-commitment', { ...IT, title: 'Ten gauges', dueOn: '2020-12-31', occurredOn: '2020-03-01' }];
const REVISED: Said = ['revise-commitment', { ...IT, dueOn: '2021-06-30', occurredOn: '2020-10-01' }];
const FULFILLED: Said = ['fulfil-commitment', { ...IT, occurredOn: '2020-11-01' }];
const WITHDRAWN: Said = ['withdraw-commitment', { ...IT, occurredOn: '2020-11-01' }];
const because = 'a slip of the pen';

const acted = (occurredOn: string, more: object = {}): Said => [
  'report-action',
  { ...IT, actionId: 'x1', title: 'A gauge', occurredOn, ...more },
];

describe('making a commitment', () => {
  it('says what, and by when where it has a date', () => {
    given(CHARTERED, JOINED)
      .when(...MADE)
      .then(['CommitmentMade', { ...IT, title: 'Ten gauges', dueOn: '2020-12-31' }]);
    given(CHARTERED, JOINED)
      .when('make-commitment', { ...IT, title: 'Ten gauges', occurredOn: '2020-03-01' })
      .then(['CommitmentMade', { ...IT, title: 'Ten gauges' }]);
  });

  it('is for partners, while they belong to the initiative', () => {
    given(CHARTERED)
      .when(...MADE)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED)
      .when('make-commitment', { ...IT, title: 'Ten gauges', occurredOn: '2020-01-31' })
      .thenRefused('before-joining', 'occurredOn');
  });

  it('is not due before it is made', () => {
    given(CHARTERED, JOINED)
      .when('make-commitment', { ...IT, title: 'Ten gauges', dueOn: '2020-02-29', occurredOn: '2020-03-01' })
      .thenRefused('due-before-made', 'dueOn');
  });

  it('happens once under its id', () => {
    given(CHARTERED, JOINED, MADE)
      .when('make-commitment', { ...IT, title: 'Six gauges', occurredOn: '2020-03-01' })
      .thenRefused('id-taken', 'commitment');
  });

  it('is corrected, as long as what became of it still comes after it', () => {
    given(CHARTERED, JOINED, MADE)
      .when('correct-commitment', { ...IT, title: 'Twelve gauges', occurredOn: '2020-03-02', because })
      .then(['CommitmentCorrected', { ...IT, title: 'Twelve gauges', corrects: 'command-3.0', because }]);
    for (const step of [REVISED, FULFILLED, WITHDRAWN])
      given(CHARTERED, JOINED, MADE, step)
        .when('correct-commitment', { ...IT, title: 'Ten gauges', occurredOn: '2020-11-02', because })
        .thenRefused('leaves-records-outside', 'occurredOn');
  });

  it('is voided, unless something rests on it', () => {
    given(CHARTERED, JOINED, MADE)
      .when('void-commitment', { ...IT, because })
      .then([
        'CommitmentVoided',
        { voids: 'command-3.0', record: 'commitment/k1', because },
        { occurredOn: '2020-03-01' },
      ]);
    for (const step of [REVISED, FULFILLED, WITHDRAWN, acted('2020-05-01')])
      given(CHARTERED, JOINED, MADE, step)
        .when('void-commitment', { ...IT, because })
        .thenRefused('still-referred-to', 'commitmentId');
    given(CHARTERED, JOINED, MADE, acted('2020-05-01'), [
      'void-action',
      { partnerId: 'water', actionId: 'x1', because },
    ])
      .when('void-commitment', { ...IT, because })
      .then([
        'CommitmentVoided',
        { voids: 'command-3.0', record: 'commitment/k1', because },
        { occurredOn: '2020-03-01' },
      ]);
    given(CHARTERED, JOINED)
      .when('void-commitment', { ...IT, because })
      .thenRefused('unknown-record', 'commitment');
  });
});

describe('revising a commitment', () => {
  it('keeps what it leaves out, and numbers the revisions', () => {
    given(CHARTERED, JOINED, MADE)
      .when(...REVISED)
      .then(['CommitmentRevised', { ...IT, revision: 1, title: 'Ten gauges', dueOn: '2021-06-30' }]);
    given(CHARTERED, JOINED, MADE, REVISED)
      .when('revise-commitment', { ...IT, title: 'Eight gauges', occurredOn: '2020-11-01' })
      .then(['CommitmentRevised', { ...IT, revision: 2, title: 'Eight gauges', dueOn: '2021-06-30' }]);
  });

  it('to what it says already is nothing new', () => {
    given(CHARTERED, JOINED, MADE, REVISED)
      .when('revise-commitment', { ...IT, title: 'Ten gauges', occurredOn: '2020-12-01' })
      .thenNothing();
  });

  it('is possible until the commitment is fulfilled or withdrawn', () => {
    given(CHARTERED, JOINED)
      .when(...REVISED)
      .thenRefused('unknown-commitment', 'commitmentId');
    for (const end of [FULFILLED, WITHDRAWN, acted('2020-11-01', { completes: true })])
      given(CHARTERED, JOINED, MADE, end)
        .when('revise-commitment', { ...IT, title: 'Six gauges', occurredOn: '2020-11-02' })
        .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, MADE, FULFILLED)
      .when(...REVISED)
      .then(['CommitmentRevised', { ...IT, revision: 1, title: 'Ten gauges', dueOn: '2021-06-30' }]);
    given(CHARTERED, JOINED, MADE)
      .when('revise-commitment', { ...IT, title: 'Six gauges', occurredOn: '2020-02-29' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is corrected, and voided from the last one on', () => {
    const again: Said = ['revise-commitment', { ...IT, title: 'Eight gauges', occurredOn: '2020-12-01' }];
    given(CHARTERED, JOINED, MADE, REVISED)
      .when('correct-commitment-revision', {
        ...IT,
        revision: 1,
        title: 'Nine gauges',
        occurredOn: '2020-10-01',
        because,
      })
      .then([
        'CommitmentRevisionCorrected',
        { ...IT, revision: 1, title: 'Nine gauges', corrects: 'command-4.0', because },
      ]);
    given(CHARTERED, JOINED, MADE, REVISED, FULFILLED)
      .when('correct-commitment-revision', {
        ...IT,
        revision: 1,
        title: 'Nine gauges',
        occurredOn: '2020-11-02',
        because,
      })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, MADE, REVISED)
      .when('void-commitment-revision', { ...IT, revision: 1, because })
      .then([
        'CommitmentRevisionVoided',
        { voids: 'command-4.0', record: 'commitment-revision/k1/1', because },
        { occurredOn: '2020-10-01' },
      ]);
    given(CHARTERED, JOINED, MADE, REVISED, again)
      .when('void-commitment-revision', { ...IT, revision: 1, because })
      .thenRefused('still-referred-to', 'revision');
    given(CHARTERED, JOINED, MADE)
      .when('void-commitment-revision', { ...IT, revision: 1, because })
      .thenRefused('unknown-record', 'commitment-revision');
  });
});

describe.each([
  {
    what: 'fulfilling a commitment',
    kind: 'fulfilment',
    step: 'fulfil-commitment',
    recorded: 'CommitmentFulfilled',
    says: { evidence: 'Photographs' },
    correct: 'correct-commitment-fulfilment',
    corrected: 'CommitmentFulfilmentCorrected',
    withdraw: 'void-commitment-fulfilment',
    voided: 'CommitmentFulfilmentVoided',
    other: WITHDRAWN,
  },
  {
    what: 'withdrawing a commitment',
    kind: 'withdrawal',
    step: 'withdraw-commitment',
    recorded: 'CommitmentWithdrawn',
    says: { reason: 'No staff' },
    correct: 'correct-commitment-withdrawal',
    corrected: 'CommitmentWithdrawalCorrected',
    withdraw: 'void-commitment-withdrawal',
    voided: 'CommitmentWithdrawalVoided',
    other: FULFILLED,
  },
])('$what', ({ kind, step, recorded, says, correct, corrected, withdraw, voided, other }) => {
  const done: Said = [step, { ...IT, occurredOn: '2020-11-01' }];

  it('ends it, also after its date', () => {
    given(CHARTERED, JOINED, MADE)
      .when(step, { ...IT, ...says, occurredOn: '2020-11-01' })
      .then([recorded, { ...IT, ...says }]);
    given(CHARTERED, JOINED, MADE)
      .when(step, { ...IT, occurredOn: '2023-11-01' })
      .then([recorded, IT]);
  });

  it('needs a commitment of that partner that is open then', () => {
    given(CHARTERED, JOINED)
      .when(...done)
      .thenRefused('unknown-commitment', 'commitmentId');
    given(CHARTERED, JOINED, MADE)
      .when(step, { ...IT, occurredOn: '2020-02-29' })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, MADE, other)
      .when(...done)
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, MADE, acted('2020-10-31', { completes: true }))
      .when(...done)
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, MADE, done)
      .when(step, { ...IT, occurredOn: '2020-12-01' })
      .thenRefused('id-taken', kind);
  });

  it('is corrected and voided', () => {
    given(CHARTERED, JOINED, MADE, done)
      .when(correct, { ...IT, ...says, occurredOn: '2020-11-02', because })
      .then([corrected, { ...IT, ...says, corrects: 'command-4.0', because }]);
    given(CHARTERED, JOINED, MADE, done)
      .when(correct, { ...IT, occurredOn: '2020-02-29', because })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, MADE, done)
      .when(withdraw, { ...IT, because })
      .then([voided, { voids: 'command-4.0', record: `${kind}/k1`, because }, { occurredOn: '2020-11-01' }]);
    given(CHARTERED, JOINED, MADE)
      .when(withdraw, { ...IT, because })
      .thenRefused('unknown-record', kind);
  });
});

describe('a partner that left', () => {
  const LEFT: Said = ['leave-partner', { partnerId: 'water', occurredOn: '2020-06-30' }];

  it('may still withdraw what it promised', () => {
    given(CHARTERED, JOINED, MADE, LEFT)
      .when(...WITHDRAWN)
      .then(['CommitmentWithdrawn', IT]);
  });

  it('cannot fulfil or revise it, and cannot have left before it did', () => {
    given(CHARTERED, JOINED, MADE, LEFT)
      .when(...FULFILLED)
      .thenRefused('after-leaving', 'occurredOn');
    given(CHARTERED, JOINED, MADE, LEFT)
      .when(...REVISED)
      .thenRefused('after-leaving', 'occurredOn');
    given(CHARTERED, JOINED, MADE, FULFILLED)
      .when(...LEFT)
      .thenRefused('leaves-records-outside', 'occurredOn');
    given(CHARTERED, JOINED, MADE, REVISED)
      .when(...LEFT)
      .thenRefused('leaves-records-outside', 'occurredOn');
  });
});

describe('an action for a commitment', () => {
  it('names it, and may complete it', () => {
    given(CHARTERED, JOINED, MADE)
      .when(...acted('2020-05-01'))
      .then(['ActionReported', { ...IT, actionId: 'x1', title: 'A gauge' }]);
    given(CHARTERED, JOINED, MADE)
      .when(...acted('2020-05-01', { completes: true }))
      .then(['ActionReported', { ...IT, actionId: 'x1', title: 'A gauge', completes: true }]);
    given(CHARTERED, JOINED, MADE)
      .when(...acted('2020-05-01', { completes: false }))
      .then(['ActionReported', { ...IT, actionId: 'x1', title: 'A gauge' }]);
  });

  it('needs a commitment of that partner', () => {
    given(CHARTERED, JOINED)
      .when(...acted('2020-05-01'))
      .thenRefused('unknown-commitment', 'commitmentId');
    given(CHARTERED, JOINED, MADE, acted('2020-05-01'))
      .when('correct-action', {
        ...IT,
        commitmentId: 'k2',
        actionId: 'x1',
        title: 'A gauge',
        occurredOn: '2020-05-01',
        because,
      })
      .thenRefused('unknown-commitment', 'commitmentId');
  });

  it('completes one only by naming it', () => {
    given(CHARTERED, JOINED, MADE)
      .when('report-action', {
        partnerId: 'water',
        actionId: 'x1',
        title: 'A gauge',
        completes: true,
        occurredOn: '2020-05-01',
      })
      .thenRefused('completes-nothing', 'commitmentId');
  });

  it('corrected to another commitment no longer holds the first', () => {
    const OTHER: Said = [
      'make-commitment',
      { partnerId: 'water', commitmentId: 'k2', title: 'A map', occurredOn: '2020-03-01' },
    ];
    const moved: Said = [
      'correct-action',
      {
        partnerId: 'water',
        commitmentId: 'k2',
        actionId: 'x1',
        title: 'A gauge',
        completes: true,
        occurredOn: '2020-05-01',
        because,
      },
    ];
    given(CHARTERED, JOINED, MADE, OTHER, acted('2020-05-01', { completes: true }), moved)
      .when(...FULFILLED)
      .then(['CommitmentFulfilled', IT]);
    given(CHARTERED, JOINED, MADE, OTHER, acted('2020-05-01', { completes: true }), moved)
      .when('fulfil-commitment', { partnerId: 'water', commitmentId: 'k2', occurredOn: '2020-06-01' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('partner', /commitment/)).toEqual({ accepted: [], refused: [] });
});
