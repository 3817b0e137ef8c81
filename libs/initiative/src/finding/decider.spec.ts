import { scenario, type Said } from '@sebone/testing';

const { given, untold } = scenario();

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const NOTICE = {
  findingId: 'n1',
  trap: 'joining-without-acting',
  subject: { kind: 'partner', id: 'forest' },
  level: 'watch',
  since: '2020-09-01',
  score: 0.5,
  policyVersion: 'default-1',
  evidence: ['command-2.0'],
};
const IT = { findingId: 'n1', occurredOn: '2021-02-01' };
const RAISED: Said = ['raise-finding', { ...NOTICE, occurredOn: '2021-01-31' }];
const ACKNOWLEDGED: Said = ['acknowledge-finding', IT];
const STARTED: Said = ['start-intervention', { ...IT, interventionId: 'i1', action: 'Visit them' }];
const CONCLUDED: Said = [
  'conclude-intervention',
  { ...IT, interventionId: 'i1', outcome: 'They joined a working group' },
];
const CLEARED: Said = ['clear-finding', IT];
const DISMISSED: Said = ['dismiss-finding', { ...IT, reason: 'They act elsewhere' }];
const ESCALATION = { ...IT, level: 'warning', score: 0.8, evidence: ['command-9.0'] };
const ESCALATED: Said = ['escalate-finding', ESCALATION];

describe('a finding', () => {
  it('is raised with what was judged, by which policy, on which facts', () => {
    given(CHARTERED)
      .when(...RAISED)
      .then(['FindingRaised', NOTICE]);
    given(CHARTERED)
      .when('raise-finding', { ...NOTICE, evidence: [], occurredOn: '2021-01-31' })
      .thenRefused('no-evidence', 'evidence');
  });

  it('is raised again once it was cleared or dismissed, not while it stands', () => {
    given(CHARTERED, RAISED, CLEARED)
      .when('raise-finding', { ...NOTICE, occurredOn: '2022-01-31' })
      .then(['FindingRaised', NOTICE]);
    given(CHARTERED, RAISED, DISMISSED)
      .when('raise-finding', { ...NOTICE, occurredOn: '2022-01-31' })
      .then(['FindingRaised', NOTICE]);
    given(CHARTERED, RAISED)
      .when('raise-finding', { ...NOTICE, occurredOn: '2022-01-31' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('escalates upwards only, on facts', () => {
    given(CHARTERED, RAISED)
      .when(...ESCALATED)
      .then(['FindingEscalated', { findingId: 'n1', level: 'warning', score: 0.8, evidence: ['command-9.0'] }]);
    given(CHARTERED, RAISED)
      .when('escalate-finding', { ...ESCALATION, level: 'watch' })
      .thenRefused('not-an-escalation', 'level');
    given(CHARTERED, RAISED, ESCALATED)
      .when('escalate-finding', { ...ESCALATION, score: 0.9 })
      .thenRefused('not-an-escalation', 'level');
    given(CHARTERED, RAISED)
      .when('escalate-finding', { ...ESCALATION, evidence: [] })
      .thenRefused('no-evidence', 'evidence');
    given(CHARTERED)
      .when(...ESCALATED)
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is acknowledged, dismissed with a reason, cleared', () => {
    given(CHARTERED, RAISED)
      .when('acknowledge-finding', { ...IT, note: 'Seen by the board' })
      .then(['FindingAcknowledged', { findingId: 'n1', note: 'Seen by the board' }]);
    given(CHARTERED, RAISED)
      .when(...DISMISSED)
      .then(['FindingDismissed', { findingId: 'n1', reason: 'They act elsewhere' }]);
    given(CHARTERED, RAISED, ACKNOWLEDGED)
      .when(...CLEARED)
      .then(['FindingCleared', { findingId: 'n1' }]);
    given(CHARTERED)
      .when(...ACKNOWLEDGED)
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, RAISED, CLEARED)
      .when('dismiss-finding', { ...IT, reason: 'Late' })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, RAISED, DISMISSED)
      .when(...CLEARED)
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is spoken of in order: no step before the last one', () => {
    given(CHARTERED, RAISED)
      .when('acknowledge-finding', { ...IT, occurredOn: '2021-01-30' })
      .thenRefused('before-last-step', 'occurredOn');
  });

  it('may be spoken of after the initiative ended', () => {
    given(CHARTERED, RAISED, ['end-initiative', { reason: 'faded', occurredOn: '2021-01-31' }])
      .when(...CLEARED)
      .then(['FindingCleared', { findingId: 'n1' }]);
  });
});

describe('an intervention', () => {
  it('answers a finding, and what came of it is told', () => {
    given(CHARTERED, RAISED)
      .when(...STARTED)
      .then(['InterventionStarted', { findingId: 'n1', interventionId: 'i1', action: 'Visit them' }]);
    given(CHARTERED, RAISED, STARTED)
      .when(...CONCLUDED)
      .then([
        'InterventionConcluded',
        { findingId: 'n1', interventionId: 'i1', outcome: 'They joined a working group' },
      ]);
  });

  it('has an id of its own and a finding that stands', () => {
    given(CHARTERED, RAISED, STARTED)
      .when('start-intervention', { ...IT, interventionId: 'i1', action: 'Call them' })
      .thenRefused('id-taken', 'interventionId');
    given(CHARTERED, RAISED, CLEARED)
      .when(...STARTED)
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is concluded once, after it was started', () => {
    given(CHARTERED, RAISED)
      .when(...CONCLUDED)
      .thenRefused('unknown-intervention', 'interventionId');
    given(CHARTERED, RAISED, STARTED, CONCLUDED)
      .when('conclude-intervention', { ...IT, interventionId: 'i1', outcome: 'Nothing' })
      .thenRefused('unknown-intervention', 'interventionId');
    given(CHARTERED)
      .when(...CONCLUDED)
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('may be one of several, and may outlast the finding', () => {
    const second: Said = ['start-intervention', { ...IT, interventionId: 'i2', action: 'Call them' }];
    const outcome = { findingId: 'n1', interventionId: 'i2', outcome: 'No answer' };
    given(CHARTERED, RAISED, STARTED, second, CONCLUDED)
      .when('conclude-intervention', { ...outcome, occurredOn: '2021-03-01' })
      .then(['InterventionConcluded', outcome]);
    given(CHARTERED, RAISED, second, CLEARED)
      .when('conclude-intervention', { ...outcome, occurredOn: '2021-03-01' })
      .then(['InterventionConcluded', outcome]);
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('finding')).toEqual({ accepted: [], refused: [] });
});
