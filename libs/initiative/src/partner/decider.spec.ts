import { scenario, type RecordStory, type Said } from '@sebone/testing';

const { given, untold } = scenario();

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const WATER = { partnerId: 'water', name: 'Water board' };
const INVITED: Said = ['invite-partner', { ...WATER, occurredOn: '2020-01-15' }];
const JOINED: Said = ['join-partner', { ...WATER, occurredOn: '2020-02-01' }];
const LEFT: Said = ['leave-partner', { partnerId: 'water', occurredOn: '2021-02-01' }];
const INVITED_BACK: Said = ['invite-partner', { ...WATER, occurredOn: '2021-12-01' }];
const RETURNED: Said = ['return-partner', { ...WATER, occurredOn: '2022-02-01' }];
const JOINING = { partnerId: 'water', stay: 1, name: 'Water board', role: 'member' };
const because = 'a slip of the pen';

describe('an invitation', () => {
  it('is to the first stay, or to the next', () => {
    given(CHARTERED)
      .when(...INVITED)
      .then(['PartnerInvited', { ...WATER, stay: 1 }]);
    given(CHARTERED, JOINED, LEFT)
      .when(...INVITED_BACK)
      .then(['PartnerInvited', { ...WATER, stay: 2 }]);
  });

  it('said again after the partner came is still the one to that stay', () => {
    given(CHARTERED, INVITED, JOINED, LEFT, INVITED_BACK, RETURNED)
      .when(...INVITED)
      .thenNothing();
    given(CHARTERED, INVITED, JOINED, LEFT, INVITED_BACK, RETURNED)
      .when(...INVITED_BACK)
      .thenNothing();
  });

  it('is of those who are not there', () => {
    given(CHARTERED, INVITED)
      .when('invite-partner', { ...WATER, occurredOn: '2020-01-20' })
      .thenRefused('id-taken', 'invitation');
    given(CHARTERED, JOINED)
      .when('invite-partner', { ...WATER, occurredOn: '2020-03-01' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is corrected and voided', () => {
    given(CHARTERED, INVITED)
      .when('correct-partner-invitation', { ...WATER, stay: 1, occurredOn: '2020-01-10', because })
      .then(['PartnerInvitationCorrected', { ...WATER, stay: 1, corrects: 'command-2.0', because }]);
    given(CHARTERED, INVITED, JOINED)
      .when('void-partner-invitation', { partnerId: 'water', stay: 1, because })
      .then([
        'PartnerInvitationVoided',
        { voids: 'command-2.0', record: 'invitation/1', because },
        { occurredOn: '2020-01-15' },
      ]);
    given(CHARTERED, INVITED, JOINED)
      .when('correct-partner-invitation', { ...WATER, stay: 1, occurredOn: '2020-02-02', because })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED)
      .when('void-partner-invitation', { partnerId: 'water', stay: 1, because })
      .thenRefused('unknown-record', 'invitation');
  });
});

describe('joining', () => {
  it('is as a member unless told', () => {
    given(CHARTERED)
      .when(...JOINED)
      .then(['PartnerJoined', JOINING]);
    given(CHARTERED, INVITED)
      .when('join-partner', { ...WATER, sector: 'government', role: 'backbone', occurredOn: '2020-02-01' })
      .then(['PartnerJoined', { ...JOINING, sector: 'government', role: 'backbone' }]);
  });

  it('happens once: who left returns', () => {
    given(CHARTERED, JOINED)
      .when('join-partner', { ...WATER, occurredOn: '2020-03-01' })
      .thenRefused('id-taken', 'joining');
    given(CHARTERED, JOINED, LEFT)
      .when('join-partner', { ...WATER, occurredOn: '2022-02-01' })
      .thenRefused('id-taken', 'joining');
    given(CHARTERED, JOINED, LEFT)
      .when(...RETURNED)
      .then(['PartnerReturned', { ...JOINING, stay: 2 }]);
    given(CHARTERED, JOINED, LEFT, INVITED_BACK)
      .when(...RETURNED)
      .then(['PartnerReturned', { ...JOINING, stay: 2 }]);
  });

  it('comes after the invitation', () => {
    given(CHARTERED, INVITED)
      .when('join-partner', { ...WATER, occurredOn: '2020-01-14' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is corrected, under the number of its stay', () => {
    given(CHARTERED, JOINED)
      .when('correct-partner-joining', { ...WATER, stay: 1, role: 'funder', occurredOn: '2020-02-03', because })
      .then(['PartnerJoiningCorrected', { ...JOINING, role: 'funder', corrects: 'command-2.0', because }]);
    given(CHARTERED, JOINED, LEFT, RETURNED)
      .when('correct-partner-joining', { ...WATER, stay: 2, occurredOn: '2022-03-01', because })
      .then(['PartnerJoiningCorrected', { ...JOINING, stay: 2, corrects: 'command-4.0', because }]);
    given(CHARTERED, JOINED)
      .when('correct-partner-joining', { ...WATER, stay: 2, occurredOn: '2022-03-01', because })
      .thenRefused('unknown-record', 'joining');
  });

  it('is not corrected to a day on which the order of coming and going breaks', () => {
    given(CHARTERED, JOINED, LEFT)
      .when('correct-partner-joining', { ...WATER, stay: 1, occurredOn: '2021-02-02', because })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, LEFT, RETURNED)
      .when('correct-partner-joining', { ...WATER, stay: 2, occurredOn: '2021-01-31', because })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is voided where nothing rests on it', () => {
    given(CHARTERED, JOINED)
      .when('void-partner-joining', { partnerId: 'water', stay: 1, because })
      .then([
        'PartnerJoiningVoided',
        { voids: 'command-2.0', record: 'joining/1', because },
        { occurredOn: '2020-02-01' },
      ]);
    given(CHARTERED, JOINED, LEFT)
      .when('void-partner-joining', { partnerId: 'water', stay: 1, because })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, ['void-partner-joining', { partnerId: 'water', stay: 1, because }])
      .when(...LEFT)
      .thenRefused('unknown-partner', 'partnerId');
  });
});

describe('returning', () => {
  it('is of partners that joined and left', () => {
    given(CHARTERED)
      .when(...RETURNED)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, INVITED)
      .when(...RETURNED)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED)
      .when(...RETURNED)
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, LEFT)
      .when('return-partner', { ...WATER, occurredOn: '2021-01-31' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('on a day already recorded, with other content, is a correction', () => {
    given(CHARTERED, JOINED, LEFT, RETURNED)
      .when('return-partner', { ...WATER, role: 'funder', occurredOn: '2022-02-01' })
      .thenRefused('id-taken', 'occurredOn');
  });
});

describe('leaving', () => {
  it('ends the stay that was open then', () => {
    given(CHARTERED, JOINED)
      .when('leave-partner', { partnerId: 'water', reason: 'No staff', occurredOn: '2021-02-01' })
      .then(['PartnerLeft', { partnerId: 'water', stay: 1, reason: 'No staff' }]);
    given(CHARTERED, JOINED, LEFT, RETURNED)
      .when('leave-partner', { partnerId: 'water', occurredOn: '2023-02-01' })
      .then(['PartnerLeft', { partnerId: 'water', stay: 2 }]);
  });

  it('is of those who are there', () => {
    given(CHARTERED)
      .when(...LEFT)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, INVITED)
      .when(...LEFT)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED, LEFT)
      .when('leave-partner', { partnerId: 'water', occurredOn: '2021-03-01' })
      .thenRefused('id-taken', 'leaving');
    given(CHARTERED, JOINED)
      .when('leave-partner', { partnerId: 'water', occurredOn: '2020-01-31' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('leaves nothing behind that the partner did later', () => {
    given(CHARTERED, JOINED, [
      'report-action',
      { partnerId: 'water', actionId: 'x1', title: 'A gauge', occurredOn: '2021-02-02' },
    ])
      .when(...LEFT)
      .thenRefused('leaves-records-outside', 'occurredOn');
    given(CHARTERED, JOINED, [
      'report-action',
      { partnerId: 'water', actionId: 'x1', title: 'A gauge', occurredOn: '2021-02-01' },
    ])
      .when(...LEFT)
      .then(['PartnerLeft', { partnerId: 'water', stay: 1 }]);
  });

  it('is corrected and voided', () => {
    given(CHARTERED, JOINED, LEFT)
      .when('correct-partner-leaving', { partnerId: 'water', stay: 1, occurredOn: '2021-03-01', because })
      .then(['PartnerLeavingCorrected', { partnerId: 'water', stay: 1, corrects: 'command-3.0', because }]);
    given(CHARTERED, JOINED, LEFT)
      .when('void-partner-leaving', { partnerId: 'water', stay: 1, because })
      .then([
        'PartnerLeavingVoided',
        { voids: 'command-3.0', record: 'leaving/1', because },
        { occurredOn: '2021-02-01' },
      ]);
    given(CHARTERED, JOINED, LEFT, RETURNED)
      .when('void-partner-leaving', { partnerId: 'water', stay: 1, because })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, JOINED, LEFT)
      .when('correct-partner-leaving', { partnerId: 'water', stay: 1, occurredOn: '2020-01-31', because })
      .thenRefused('not-in-this-state', 'occurredOn');
  });
});

const ACTION = { partnerId: 'water', actionId: 'x1', title: 'A gauge', occurredOn: '2020-06-01' };
const FLOW = {
  partnerId: 'water',
  flowId: 'f1',
  direction: 'gave',
  kind: 'money',
  amount: 50_000,
  unit: 'JPY',
  occurredOn: '2020-06-01',
};
const ACTIVITY = { partnerId: 'water', activityId: 'b1', function: 'vision', occurredOn: '2020-06-01' };

describe.each<RecordStory>([
  {
    what: 'an action',
    record: ['report-action', ACTION],
    recorded: ['ActionReported', { partnerId: 'water', actionId: 'x1', title: 'A gauge' }],
    correct: ['correct-action', { ...ACTION, title: 'Two gauges', because }],
    corrected: ['ActionCorrected', { partnerId: 'water', actionId: 'x1', title: 'Two gauges' }],
    withdraw: ['void-action', { partnerId: 'water', actionId: 'x1', because }],
    voided: ['ActionVoided', 'action/x1'],
  },
  {
    what: 'a resource flow',
    record: ['record-resource', FLOW],
    recorded: [
      'ResourceGiven',
      { partnerId: 'water', flowId: 'f1', direction: 'gave', kind: 'money', amount: 50_000, unit: 'JPY' },
    ],
    correct: [
      'correct-resource',
      { partnerId: 'water', flowId: 'f1', direction: 'received', kind: 'time', occurredOn: '2020-06-01', because },
    ],
    corrected: ['ResourceCorrected', { partnerId: 'water', flowId: 'f1', direction: 'received', kind: 'time' }],
    withdraw: ['void-resource', { partnerId: 'water', flowId: 'f1', because }],
    voided: ['ResourceVoided', 'resource/f1'],
  },
  {
    what: 'a backbone activity',
    record: ['perform-backbone-function', ACTIVITY],
    recorded: ['BackboneFunctionPerformed', { partnerId: 'water', activityId: 'b1', function: 'vision' }],
    correct: ['correct-backbone-function', { ...ACTIVITY, function: 'policy', because }],
    corrected: ['BackboneFunctionCorrected', { partnerId: 'water', activityId: 'b1', function: 'policy' }],
    withdraw: ['void-backbone-function', { partnerId: 'water', activityId: 'b1', because }],
    voided: ['BackboneFunctionVoided', 'backbone-function/b1'],
  },
])('$what', ({ record, recorded, correct, corrected, withdraw, voided }) => {
  const kind = voided[1].split('/')[0]!;

  it('is recorded once, while the partner belongs to the initiative', () => {
    given(CHARTERED, JOINED)
      .when(...record)
      .then(recorded);
    given(CHARTERED, JOINED, record)
      .when(record[0], { ...record[1], occurredOn: '2020-06-02' })
      .thenRefused('id-taken', kind);
    given(CHARTERED)
      .when(...record)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, INVITED)
      .when(...record)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED)
      .when(record[0], { ...record[1], occurredOn: '2020-01-31' })
      .thenRefused('before-joining', 'occurredOn');
    given(CHARTERED, JOINED, LEFT)
      .when(record[0], { ...record[1], occurredOn: '2021-02-02' })
      .thenRefused('after-leaving', 'occurredOn');
    given(CHARTERED, JOINED, LEFT, RETURNED)
      .when(record[0], { ...record[1], occurredOn: '2022-01-31' })
      .thenRefused('after-leaving', 'occurredOn');
  });

  it.each(['2020-02-01', '2021-02-01', '2022-02-01'])(
    'may happen on %s: days of joining, leaving and returning belong to the stay',
    (occurredOn) => {
      given(CHARTERED, JOINED, LEFT, RETURNED)
        .when(record[0], { ...record[1], occurredOn })
        .then(recorded);
    },
  );

  it('is corrected within the stays, and voided', () => {
    given(CHARTERED, JOINED, record)
      .when(...correct)
      .then([corrected[0], { ...corrected[1], corrects: 'command-3.0', because }]);
    given(CHARTERED, JOINED, record)
      .when(correct[0], { ...correct[1], occurredOn: '2020-01-31' })
      .thenRefused('before-joining', 'occurredOn');
    given(CHARTERED, JOINED, record)
      .when(...withdraw)
      .then([voided[0], { voids: 'command-3.0', record: voided[1], because }, { occurredOn: '2020-06-01' }]);
    given(CHARTERED, JOINED)
      .when(...withdraw)
      .thenRefused('unknown-record', kind);
  });

  it('keeps the joining where it is', () => {
    given(CHARTERED, JOINED, record)
      .when('correct-partner-joining', { ...WATER, stay: 1, occurredOn: '2020-06-02', because })
      .thenRefused('leaves-records-outside', 'occurredOn');
    given(CHARTERED, JOINED, record)
      .when('void-partner-joining', { partnerId: 'water', stay: 1, because })
      .thenRefused('leaves-records-outside', 'stay');
  });
});

describe('a resource', () => {
  it('is received as well as given', () => {
    given(CHARTERED, JOINED)
      .when('record-resource', { ...FLOW, direction: 'received' })
      .then([
        'ResourceReceived',
        { partnerId: 'water', flowId: 'f1', direction: 'received', kind: 'money', amount: 50_000, unit: 'JPY' },
      ]);
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('partner', /^(?!.*(commitment|contact|erase))/)).toEqual({ accepted: [], refused: [] });
});
