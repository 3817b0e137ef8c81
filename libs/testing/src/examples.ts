import type { Said } from './world.ts';

/** What every {@link EXAMPLES} rests on: an initiative that began on 2020-01-01 and a partner `water` that joined a month later. */
export const FOUNDED: readonly Said[] = [
  [
    'charter-initiative',
    { name: 'Clean river', timeZone: 'Asia/Tokyo', plannedUntil: '2035-12-31', occurredOn: '2020-01-01' },
  ],
  [
    'join-partner',
    { partnerId: 'water', name: 'Water board', sector: 'government', role: 'backbone', occurredOn: '2020-02-01' },
  ],
];

const water = { partnerId: 'water', occurredOn: '2020-03-01' };
const because = 'a slip of the pen';

const agenda = { version: 1, title: 'A river to swim in', statement: 'By 2035.', occurredOn: '2020-02-10' };
const phase = {
  assessmentId: 'p1',
  phase: 'organising',
  evidence: ['minutes of 10 February'],
  occurredOn: '2020-02-20',
};
const condition = {
  assessmentId: 'c1',
  condition: 'common-agenda',
  grade: 'emerging',
  evidence: ['survey'],
  occurredOn: '2020-02-20',
};
const policy = {
  version: '2020-1',
  thresholds: { 'partner.stalls-after': 90 },
  rationale: 'We meet monthly.',
  occurredOn: '2020-02-20',
};
const award = {
  awardId: 'a1',
  partnerId: 'water',
  startsOn: '2020-04-01',
  endsOn: '2023-03-31',
  amount: 3e6,
  currency: 'JPY',
  purpose: 'backbone',
  occurredOn: '2020-03-15',
};
const awardEnd = { awardId: 'a1', reason: 'Budget cut', occurredOn: '2022-03-31' };
const ending = { reason: 'merged', note: 'Into the basin council', occurredOn: '2024-03-31' };
const reopening = { note: 'The council dissolved', occurredOn: '2025-01-10' };

const invitation = { partnerId: 'forest', name: 'Forest owners', occurredOn: '2020-02-01' };
const joining = {
  partnerId: 'forest',
  name: 'Forest owners',
  sector: 'business',
  role: 'member',
  occurredOn: '2020-03-01',
};
const leaving = { partnerId: 'forest', reason: 'Moved upstream', occurredOn: '2021-03-01' };
const returning = { ...joining, occurredOn: '2022-03-01' };
const commitment = { ...water, commitmentId: 'k1', title: 'Ten gauges', dueOn: '2025-12-31' };
const revision = { ...water, commitmentId: 'k1', title: 'Eight gauges', dueOn: '2025-06-30', occurredOn: '2020-10-01' };
const fulfilment = { ...water, commitmentId: 'k1', evidence: 'Photographs', occurredOn: '2021-05-01' };
const withdrawal = { ...water, commitmentId: 'k1', reason: 'No budget', occurredOn: '2021-05-01' };
const action = {
  ...water,
  actionId: 'x1',
  commitmentId: 'k1',
  code: 'service-provided',
  title: 'First gauge',
  hours: 12.5,
  evidence: 'Log',
  occurredOn: '2020-05-01',
};
const resource = {
  ...water,
  flowId: 'f1',
  direction: 'gave',
  kind: 'money',
  amount: 50_000,
  unit: 'JPY',
  note: 'Bus fares',
};
const performance = { ...water, activityId: 'b1', function: 'measurement', title: 'Set up the dashboard' };

const call = { meetingId: 'm1', title: 'Spring table', plannedOn: '2020-04-10', occurredOn: '2020-03-20' };
const meeting = { meetingId: 'm1', title: 'Spring table', occurredOn: '2020-04-10' };
const attendance = { meetingId: 'm1', partnerId: 'water', presence: 'present', occurredOn: '2020-04-10' };

const contact = {
  ...water,
  contact: 1,
  name: '佐藤花子',
  email: 'sato@water.example',
  phone: '+81 (0)6-1234-5678',
  note: 'In the office on Mondays',
};

const definition = {
  indicatorId: 'e-coli',
  version: 1,
  name: 'E. coli',
  unit: 'cfu',
  direction: 'down',
  baseline: 900,
  baselineOn: '2019-08-01',
  target: 100,
  targetOn: '2030-08-01',
  occurredOn: '2020-03-01',
};
const measurement = {
  indicatorId: 'e-coli',
  measurementId: 's1',
  partnerId: 'water',
  value: 640.5,
  occurredOn: '2020-08-01',
};

const sharing = {
  itemId: 'map',
  partnerId: 'water',
  title: 'Map of outfalls',
  kind: 'research',
  occurredOn: '2020-03-01',
};
const use = {
  itemId: 'map',
  useId: 'u1',
  partnerId: 'water',
  stage: 'referenced',
  evidence: 'Annual report',
  occurredOn: '2020-06-01',
};

const finding = { findingId: 'n1', occurredOn: '2021-01-31' };
const notice = {
  ...finding,
  trap: 'joining-without-acting',
  subject: { kind: 'partner', id: 'forest' },
  level: 'watch',
  since: '2020-09-01',
  score: 0.5,
  policyVersion: 'default-1',
  evidence: ['command-2.0'],
};
const intervention = { ...finding, interventionId: 'i1', action: 'Visit them' };

/**
 * For every command of the domain: what has to be recorded beside {@link FOUNDED}, and a body, with every optional field, that is
 * then accepted. Specs that hold of every command are tables of this one.
 */
export const EXAMPLES: Readonly<
  Record<string, { readonly given: readonly Said[]; readonly body: Readonly<Record<string, unknown>> }>
> = {
  'charter-initiative': {
    given: [],
    body: {
      initiative: 'another',
      name: 'Dry land',
      purpose: 'No floods',
      timeZone: 'Asia/Tokyo',
      plannedUntil: '2030-03-31',
      occurredOn: '2020-01-01',
    },
  },
  'correct-charter': {
    given: [],
    body: {
      name: 'Clean river',
      purpose: 'To swim',
      timeZone: 'UTC',
      plannedUntil: '2035-12-31',
      occurredOn: '2020-01-01',
      because,
    },
  },
  'adopt-agenda': { given: [], body: agenda },
  'correct-agenda': { given: [['adopt-agenda', agenda]], body: { ...agenda, title: 'A river to fish in', because } },
  'void-agenda': { given: [['adopt-agenda', agenda]], body: { version: 1, because } },
  'assess-phase': { given: [], body: phase },
  'correct-phase-assessment': { given: [['assess-phase', phase]], body: { ...phase, phase: 'sustaining', because } },
  'void-phase-assessment': { given: [['assess-phase', phase]], body: { assessmentId: 'p1', because } },
  'assess-condition': { given: [], body: condition },
  'correct-condition-assessment': {
    given: [['assess-condition', condition]],
    body: { ...condition, grade: 'established', because },
  },
  'void-condition-assessment': { given: [['assess-condition', condition]], body: { assessmentId: 'c1', because } },
  'adopt-policy': { given: [], body: policy },
  'correct-policy': {
    given: [['adopt-policy', policy]],
    body: { ...policy, thresholds: { 'partner.stalls-after': 120 }, because },
  },
  'void-policy': { given: [['adopt-policy', policy]], body: { version: '2020-1', because } },
  'award-funding': { given: [], body: award },
  'correct-funding-award': { given: [['award-funding', award]], body: { ...award, amount: 2e6, because } },
  'void-funding-award': { given: [['award-funding', award]], body: { awardId: 'a1', because } },
  'end-funding': { given: [['award-funding', award]], body: awardEnd },
  'correct-funding-end': {
    given: [
      ['award-funding', award],
      ['end-funding', awardEnd],
    ],
    body: { ...awardEnd, reason: 'New mayor', because },
  },
  'void-funding-end': {
    given: [
      ['award-funding', award],
      ['end-funding', awardEnd],
    ],
    body: { awardId: 'a1', because },
  },
  'end-initiative': { given: [], body: ending },
  'correct-initiative-ending': {
    given: [['end-initiative', ending]],
    body: { ...ending, ending: 1, reason: 'achieved', because },
  },
  'void-initiative-ending': { given: [['end-initiative', ending]], body: { ending: 1, because } },
  'reopen-initiative': { given: [['end-initiative', ending]], body: reopening },
  'correct-initiative-reopening': {
    given: [
      ['end-initiative', ending],
      ['reopen-initiative', reopening],
    ],
    body: { ...reopening, ending: 1, note: 'It split', because },
  },
  'void-initiative-reopening': {
    given: [
      ['end-initiative', ending],
      ['reopen-initiative', reopening],
    ],
    body: { ending: 1, because },
  },

  'invite-partner': { given: [], body: invitation },
  'correct-partner-invitation': {
    given: [['invite-partner', invitation]],
    body: { ...invitation, stay: 1, name: 'Forest union', because },
  },
  'void-partner-invitation': {
    given: [['invite-partner', invitation]],
    body: { partnerId: 'forest', stay: 1, because },
  },
  'join-partner': { given: [], body: joining },
  'return-partner': {
    given: [
      ['join-partner', joining],
      ['leave-partner', leaving],
    ],
    body: returning,
  },
  'correct-partner-joining': {
    given: [['join-partner', joining]],
    body: { ...joining, stay: 1, role: 'funder', because },
  },
  'void-partner-joining': { given: [['join-partner', joining]], body: { partnerId: 'forest', stay: 1, because } },
  'leave-partner': { given: [['join-partner', joining]], body: leaving },
  'correct-partner-leaving': {
    given: [
      ['join-partner', joining],
      ['leave-partner', leaving],
    ],
    body: { ...leaving, stay: 1, occurredOn: '2021-04-01', because },
  },
  'void-partner-leaving': {
    given: [
      ['join-partner', joining],
      ['leave-partner', leaving],
    ],
    body: { partnerId: 'forest', stay: 1, because },
  },
  'make-commitment': { given: [], body: commitment },
  'correct-commitment': {
    given: [['make-commitment', commitment]],
    body: { ...commitment, title: 'Twelve gauges', because },
  },
  'void-commitment': {
    given: [['make-commitment', commitment]],
    body: { partnerId: 'water', commitmentId: 'k1', because },
  },
  'revise-commitment': { given: [['make-commitment', commitment]], body: revision },
  'correct-commitment-revision': {
    given: [
      ['make-commitment', commitment],
      ['revise-commitment', revision],
    ],
    body: { ...revision, revision: 1, title: 'Nine gauges', because },
  },
  'void-commitment-revision': {
    given: [
      ['make-commitment', commitment],
      ['revise-commitment', revision],
    ],
    body: { partnerId: 'water', commitmentId: 'k1', revision: 1, because },
  },
  'fulfil-commitment': { given: [['make-commitment', commitment]], body: fulfilment },
  'correct-commitment-fulfilment': {
    given: [
      ['make-commitment', commitment],
      ['fulfil-commitment', fulfilment],
    ],
    body: { ...fulfilment, evidence: 'A film', because },
  },
  'void-commitment-fulfilment': {
    given: [
      ['make-commitment', commitment],
      ['fulfil-commitment', fulfilment],
    ],
    body: { partnerId: 'water', commitmentId: 'k1', because },
  },
  'withdraw-commitment': { given: [['make-commitment', commitment]], body: withdrawal },
  'correct-commitment-withdrawal': {
    given: [
      ['make-commitment', commitment],
      ['withdraw-commitment', withdrawal],
    ],
    body: { ...withdrawal, reason: 'No staff', because },
  },
  'void-commitment-withdrawal': {
    given: [
      ['make-commitment', commitment],
      ['withdraw-commitment', withdrawal],
    ],
    body: { partnerId: 'water', commitmentId: 'k1', because },
  },
  'report-action': { given: [['make-commitment', commitment]], body: { ...action, completes: true } },
  'correct-action': {
    given: [
      ['make-commitment', commitment],
      ['report-action', action],
    ],
    body: { ...action, hours: 13, because },
  },
  'void-action': {
    given: [
      ['make-commitment', commitment],
      ['report-action', action],
    ],
    body: { partnerId: 'water', actionId: 'x1', because },
  },
  'record-resource': { given: [], body: resource },
  'correct-resource': { given: [['record-resource', resource]], body: { ...resource, direction: 'received', because } },
  'void-resource': { given: [['record-resource', resource]], body: { partnerId: 'water', flowId: 'f1', because } },
  'perform-backbone-function': { given: [], body: performance },
  'correct-backbone-function': {
    given: [['perform-backbone-function', performance]],
    body: { ...performance, function: 'alignment', because },
  },
  'void-backbone-function': {
    given: [['perform-backbone-function', performance]],
    body: { partnerId: 'water', activityId: 'b1', because },
  },
  'name-contact': { given: [], body: contact },
  'correct-contact': {
    given: [['name-contact', contact]],
    body: { ...contact, email: 'sato.hanako@water.example', because },
  },
  'void-contact': { given: [['name-contact', contact]], body: { partnerId: 'water', contact: 1, because } },
  'erase-subject': {
    given: [['name-contact', contact]],
    body: { partnerId: 'water', contact: 1, reason: 'She asked for it', occurredOn: '2020-06-01' },
  },

  'call-meeting': { given: [], body: call },
  'correct-meeting-call': { given: [['call-meeting', call]], body: { ...call, plannedOn: '2020-04-11', because } },
  'void-meeting-call': { given: [['call-meeting', call]], body: { meetingId: 'm1', because } },
  'hold-meeting': { given: [], body: meeting },
  'cancel-meeting': { given: [], body: meeting },
  'correct-meeting': { given: [['hold-meeting', meeting]], body: { ...meeting, status: 'cancelled', because } },
  'void-meeting': { given: [['hold-meeting', meeting]], body: { meetingId: 'm1', because } },
  'record-attendance': { given: [['hold-meeting', meeting]], body: attendance },
  'correct-attendance': {
    given: [
      ['hold-meeting', meeting],
      ['record-attendance', attendance],
    ],
    body: { ...attendance, presence: 'excused', because },
  },
  'void-attendance': {
    given: [
      ['hold-meeting', meeting],
      ['record-attendance', attendance],
    ],
    body: { meetingId: 'm1', partnerId: 'water', because },
  },

  'define-indicator': { given: [], body: definition },
  'correct-indicator-definition': {
    given: [['define-indicator', definition]],
    body: { ...definition, target: 50, because },
  },
  'void-indicator-definition': {
    given: [['define-indicator', definition]],
    body: { indicatorId: 'e-coli', version: 1, because },
  },
  'record-measurement': { given: [['define-indicator', definition]], body: measurement },
  'correct-measurement': {
    given: [
      ['define-indicator', definition],
      ['record-measurement', measurement],
    ],
    body: { ...measurement, value: 64.05, because },
  },
  'void-measurement': {
    given: [
      ['define-indicator', definition],
      ['record-measurement', measurement],
    ],
    body: { indicatorId: 'e-coli', measurementId: 's1', because },
  },

  'share-knowledge': { given: [], body: sharing },
  'correct-knowledge-sharing': {
    given: [['share-knowledge', sharing]],
    body: { ...sharing, title: 'Map of sewers', because },
  },
  'void-knowledge-sharing': { given: [['share-knowledge', sharing]], body: { itemId: 'map', because } },
  'use-knowledge': { given: [['share-knowledge', sharing]], body: use },
  'correct-knowledge-use': {
    given: [
      ['share-knowledge', sharing],
      ['use-knowledge', use],
    ],
    body: { ...use, stage: 'adopted', because },
  },
  'void-knowledge-use': {
    given: [
      ['share-knowledge', sharing],
      ['use-knowledge', use],
    ],
    body: { itemId: 'map', useId: 'u1', because },
  },

  'raise-finding': { given: [], body: notice },
  'escalate-finding': {
    given: [['raise-finding', notice]],
    body: { ...finding, level: 'critical', score: 0.9, evidence: ['command-2.0'] },
  },
  'clear-finding': { given: [['raise-finding', notice]], body: { ...finding, note: 'They acted' } },
  'acknowledge-finding': { given: [['raise-finding', notice]], body: { ...finding, note: 'Seen by the board' } },
  'dismiss-finding': { given: [['raise-finding', notice]], body: { ...finding, reason: 'They act elsewhere' } },
  'start-intervention': { given: [['raise-finding', notice]], body: intervention },
  'conclude-intervention': {
    given: [
      ['raise-finding', notice],
      ['start-intervention', intervention],
    ],
    body: { ...finding, interventionId: 'i1', outcome: 'They joined a working group' },
  },
};
