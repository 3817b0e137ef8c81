import { scenario, type RecordStory, type Said } from '@sebone/testing';

const { given, untold } = scenario();

const CHARTER = { name: 'Clean river', timeZone: 'Asia/Tokyo', plannedUntil: '2035-12-31', occurredOn: '2020-01-01' };
const CHARTERED: Said = ['charter-initiative', CHARTER];
const JOINED: Said = [
  'join-partner',
  { partnerId: 'fund', name: 'River fund', role: 'funder', occurredOn: '2020-02-01' },
];
const because = 'a slip of the pen';

describe('a charter', () => {
  it('begins the initiative on the day it started', () => {
    given()
      .when('charter-initiative', { ...CHARTER, purpose: 'To swim in it again' })
      .then([
        'InitiativeChartered',
        { name: 'Clean river', purpose: 'To swim in it again', timeZone: 'Asia/Tokyo', plannedUntil: '2035-12-31' },
      ]);
  });

  it('is one: chartered again with other content is a correction, which names the fact that stood', () => {
    given(CHARTERED)
      .when('charter-initiative', { ...CHARTER, name: 'Cleaner river' })
      .thenRefused('id-taken', 'charter');
    given(CHARTERED)
      .when('charter-initiative', { ...CHARTER, occurredOn: '2020-01-02' })
      .thenRefused('id-taken', 'charter');
    given(CHARTERED)
      .when('correct-charter', { ...CHARTER, name: 'Cleaner river', occurredOn: '2019-12-01', because })
      .then([
        'CharterCorrected',
        { name: 'Cleaner river', timeZone: 'Asia/Tokyo', plannedUntil: '2035-12-31', corrects: 'command-1.0', because },
      ]);
  });

  it('is corrected again: the second correction names the first', () => {
    given(CHARTERED, ['correct-charter', { ...CHARTER, name: 'Cleaner river', because }])
      .when('correct-charter', { ...CHARTER, name: 'Cleanest river', because })
      .then([
        'CharterCorrected',
        {
          name: 'Cleanest river',
          timeZone: 'Asia/Tokyo',
          plannedUntil: '2035-12-31',
          corrects: 'command-2.0',
          because,
        },
      ]);
  });

  it('is not corrected to what it says already', () => {
    given(CHARTERED)
      .when('correct-charter', { ...CHARTER, because })
      .thenNothing();
  });

  it('cannot be planned to end before it begins, nor begin in the future', () => {
    given()
      .when('charter-initiative', { ...CHARTER, plannedUntil: '2019-12-31' })
      .thenRefused('planned-before-start', 'plannedUntil');
    given()
      .when('charter-initiative', { ...CHARTER, occurredOn: '2026-02-01' })
      .thenRefused('occurred-after-reported', 'occurredOn');
    given()
      .when('charter-initiative', { ...CHARTER, reportedOn: '2026-02-01' })
      .thenRefused('reported-in-the-future', 'reportedOn');
    given(CHARTERED)
      .when('correct-charter', { ...CHARTER, plannedUntil: '2019-12-31', because })
      .thenRefused('planned-before-start', 'plannedUntil');
  });

  it('comes before everything else', () => {
    given()
      .when('correct-charter', { ...CHARTER, because })
      .thenRefused('unknown-initiative', 'initiative');
    given()
      .when('adopt-agenda', { version: 1, title: 'Swim', occurredOn: '2020-01-01' })
      .thenRefused('unknown-initiative', 'initiative');
  });
});

const AGENDA = { version: 1, title: 'A river to swim in', occurredOn: '2020-03-01' };
const PHASE = { assessmentId: 'p1', phase: 'organising', evidence: ['minutes'], occurredOn: '2020-03-01' };
const CONDITION = {
  assessmentId: 'c1',
  condition: 'common-agenda',
  grade: 'emerging',
  evidence: ['survey'],
  occurredOn: '2020-03-01',
};
const POLICY = {
  version: '2020-1',
  thresholds: { 'partner.stalls-after': 90 },
  rationale: 'Monthly tables',
  occurredOn: '2020-03-01',
};

describe.each<RecordStory>([
  {
    what: 'an agenda version',
    record: ['adopt-agenda', AGENDA],
    recorded: ['AgendaAdopted', { version: 1, title: 'A river to swim in' }],
    correct: ['correct-agenda', { ...AGENDA, title: 'To fish in', because }],
    corrected: ['AgendaCorrected', { version: 1, title: 'To fish in' }],
    withdraw: ['void-agenda', { version: 1, because }],
    voided: ['AgendaVoided', 'agenda/1'],
  },
  {
    what: 'a phase assessment',
    record: ['assess-phase', PHASE],
    recorded: ['PhaseAssessed', { assessmentId: 'p1', phase: 'organising', evidence: ['minutes'] }],
    correct: ['correct-phase-assessment', { ...PHASE, phase: 'sustaining', because }],
    corrected: ['PhaseAssessmentCorrected', { assessmentId: 'p1', phase: 'sustaining', evidence: ['minutes'] }],
    withdraw: ['void-phase-assessment', { assessmentId: 'p1', because }],
    voided: ['PhaseAssessmentVoided', 'phase-assessment/p1'],
  },
  {
    what: 'a condition assessment',
    record: ['assess-condition', CONDITION],
    recorded: [
      'ConditionAssessed',
      { assessmentId: 'c1', condition: 'common-agenda', grade: 'emerging', evidence: ['survey'] },
    ],
    correct: ['correct-condition-assessment', { ...CONDITION, grade: 'absent', because }],
    corrected: [
      'ConditionAssessmentCorrected',
      { assessmentId: 'c1', condition: 'common-agenda', grade: 'absent', evidence: ['survey'] },
    ],
    withdraw: ['void-condition-assessment', { assessmentId: 'c1', because }],
    voided: ['ConditionAssessmentVoided', 'condition-assessment/c1'],
  },
  {
    what: 'a policy version',
    record: ['adopt-policy', POLICY],
    recorded: [
      'PolicyAdopted',
      { version: '2020-1', thresholds: { 'partner.stalls-after': 90 }, rationale: 'Monthly tables' },
    ],
    correct: ['correct-policy', { ...POLICY, thresholds: {}, because }],
    corrected: ['PolicyCorrected', { version: '2020-1', thresholds: {}, rationale: 'Monthly tables' }],
    withdraw: ['void-policy', { version: '2020-1', because }],
    voided: ['PolicyVoided', 'policy/2020-1'],
  },
])('$what', ({ record, recorded, correct, corrected, withdraw, voided }) => {
  it('is recorded once', () => {
    given(CHARTERED)
      .when(...record)
      .then(recorded);
    given(CHARTERED, record)
      .when(record[0], { ...record[1], occurredOn: '2020-03-02' })
      .thenRefused('id-taken', voided[1].split('/')[0]!);
  });

  it('is corrected, and so again', () => {
    given(CHARTERED, record)
      .when(...correct)
      .then([corrected[0], { ...corrected[1], corrects: 'command-2.0', because }]);
    given(CHARTERED, record, correct)
      .when(correct[0], { ...correct[1], occurredOn: '2020-02-28' })
      .then([corrected[0], { ...corrected[1], corrects: 'command-3.0', because }]);
  });

  it('is voided on the day that stood', () => {
    given(CHARTERED, record)
      .when(...withdraw)
      .then([voided[0], { voids: 'command-2.0', record: voided[1], because }, { occurredOn: '2020-03-01' }]);
    given(CHARTERED, record, [correct[0], { ...correct[1], occurredOn: '2020-02-28' }])
      .when(...withdraw)
      .then([voided[0], { voids: 'command-3.0', record: voided[1], because }, { occurredOn: '2020-02-28' }]);
  });

  it('has to stand to be corrected or voided', () => {
    const kind = voided[1].split('/')[0]!;
    given(CHARTERED)
      .when(...correct)
      .thenRefused('unknown-record', kind);
    given(CHARTERED)
      .when(...withdraw)
      .thenRefused('unknown-record', kind);
    given(CHARTERED, record, withdraw)
      .when(...correct)
      .thenRefused('unknown-record', kind);
    given(CHARTERED, record, withdraw)
      .when(withdraw[0], { ...withdraw[1], because: 'another reason' })
      .thenRefused('unknown-record', kind);
  });

  it('is not corrected or voided before it was reported', () => {
    const late: Said = [record[0], { ...record[1], reportedOn: '2020-06-01' }];
    given(CHARTERED, late)
      .when(correct[0], { ...correct[1], reportedOn: '2020-05-31' })
      .thenRefused('corrected-before-reported', 'reportedOn');
    given(CHARTERED, late)
      .when(withdraw[0], { ...withdraw[1], reportedOn: '2020-05-31' })
      .thenRefused('corrected-before-reported', 'reportedOn');
    given(CHARTERED, late)
      .when(withdraw[0], { ...withdraw[1], reportedOn: '2026-02-01' })
      .thenRefused('reported-in-the-future', 'reportedOn');
  });
});

describe('an assessment', () => {
  it('cites what it rests on', () => {
    given(CHARTERED)
      .when('assess-phase', { ...PHASE, evidence: [] })
      .thenRefused('no-evidence', 'evidence');
    given(CHARTERED)
      .when('assess-condition', { ...CONDITION, evidence: [] })
      .thenRefused('no-evidence', 'evidence');
    given(CHARTERED, ['assess-phase', PHASE])
      .when('correct-phase-assessment', { ...PHASE, evidence: [], because })
      .thenRefused('no-evidence', 'evidence');
  });
});

const AWARD = {
  awardId: 'a1',
  partnerId: 'fund',
  startsOn: '2020-04-01',
  endsOn: '2023-03-31',
  amount: 3_000_000,
  currency: 'JPY',
  occurredOn: '2020-03-15',
};
const AWARDED: Said = ['award-funding', AWARD];
const CUT: Said = ['end-funding', { awardId: 'a1', occurredOn: '2022-03-31' }];
const { occurredOn: _awardedOn, ...AWARD_CONTENT } = AWARD;

describe('funding', () => {
  it('is awarded by a partner, for a time', () => {
    given(CHARTERED, JOINED)
      .when('award-funding', { ...AWARD, purpose: 'backbone' })
      .then(['FundingAwarded', { ...AWARD_CONTENT, purpose: 'backbone' }]);
    given(CHARTERED)
      .when(...AWARDED)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED)
      .when('award-funding', { ...AWARD, endsOn: '2020-03-31' })
      .thenRefused('ends-before-start', 'endsOn');
  });

  it('may have been awarded before the funder joined, or after it left', () => {
    given(CHARTERED, JOINED)
      .when('award-funding', { ...AWARD, occurredOn: '2020-01-15' })
      .then(['FundingAwarded', AWARD_CONTENT]);
  });

  it('is corrected and voided', () => {
    given(CHARTERED, JOINED, AWARDED)
      .when('correct-funding-award', { ...AWARD, amount: 2_000_000, because })
      .then(['FundingAwardCorrected', { ...AWARD_CONTENT, amount: 2_000_000, corrects: 'command-3.0', because }]);
    given(CHARTERED, JOINED, AWARDED)
      .when('void-funding-award', { awardId: 'a1', because })
      .then([
        'FundingAwardVoided',
        { voids: 'command-3.0', record: 'award/a1', because },
        { occurredOn: '2020-03-15' },
      ]);
    given(CHARTERED, JOINED, AWARDED)
      .when('correct-funding-award', { ...AWARD, endsOn: '2019-12-31', because })
      .thenRefused('ends-before-start', 'endsOn');
    given(CHARTERED, JOINED, AWARDED, CUT)
      .when('void-funding-award', { awardId: 'a1', because })
      .thenRefused('still-referred-to', 'awardId');
  });

  it('ends before its time, which is corrected and voided too', () => {
    given(CHARTERED, JOINED, AWARDED)
      .when('end-funding', { awardId: 'a1', reason: 'Budget cut', occurredOn: '2022-03-31' })
      .then(['FundingEnded', { awardId: 'a1', reason: 'Budget cut' }]);
    given(CHARTERED, JOINED, AWARDED, CUT)
      .when('correct-funding-end', { awardId: 'a1', occurredOn: '2022-09-30', because })
      .then(['FundingEndCorrected', { awardId: 'a1', corrects: 'command-4.0', because }]);
    given(CHARTERED, JOINED, AWARDED, CUT)
      .when('void-funding-end', { awardId: 'a1', because })
      .then([
        'FundingEndVoided',
        { voids: 'command-4.0', record: 'award-end/a1', because },
        { occurredOn: '2022-03-31' },
      ]);
  });

  it('cannot end where none was awarded', () => {
    given(CHARTERED, JOINED)
      .when(...CUT)
      .thenRefused('unknown-award', 'awardId');
    given(CHARTERED, JOINED, AWARDED)
      .when('correct-funding-end', { awardId: 'a1', occurredOn: '2022-09-30', because })
      .thenRefused('unknown-record', 'award-end');
    given(CHARTERED, JOINED, AWARDED)
      .when('void-funding-end', { awardId: 'a1', because })
      .thenRefused('unknown-record', 'award-end');
  });
});

const ENDED: Said = ['end-initiative', { reason: 'funding', occurredOn: '2023-03-31' }];
const REOPENED: Said = ['reopen-initiative', { note: 'A new sponsor', occurredOn: '2024-04-01' }];
const ENDED_AGAIN: Said = ['end-initiative', { reason: 'achieved', occurredOn: '2025-03-31' }];

describe('the end of an initiative', () => {
  it('has a reason, and is numbered', () => {
    given(CHARTERED)
      .when('end-initiative', { reason: 'faded', note: 'Nobody called', occurredOn: '2023-03-31' })
      .then(['InitiativeEnded', { ending: 1, reason: 'faded', note: 'Nobody called' }]);
    given(CHARTERED, ENDED, REOPENED)
      .when(...ENDED_AGAIN)
      .then(['InitiativeEnded', { ending: 2, reason: 'achieved' }]);
  });

  it('comes once, until it is taken back by a reopening', () => {
    given(CHARTERED, ENDED)
      .when('end-initiative', { reason: 'achieved', occurredOn: '2025-03-31' })
      .thenRefused('id-taken', 'ending');
    given(CHARTERED, ENDED)
      .when(...REOPENED)
      .then(['InitiativeReopened', { ending: 1, note: 'A new sponsor' }]);
    given(CHARTERED)
      .when(...REOPENED)
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, ENDED, REOPENED)
      .when('end-initiative', { reason: 'achieved', occurredOn: '2023-12-31' })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('lets nothing happen after it, and reports of earlier days still come in', () => {
    given(CHARTERED, ENDED)
      .when('adopt-agenda', { ...AGENDA, occurredOn: '2023-04-01' })
      .thenRefused('initiative-closed', 'occurredOn');
    given(CHARTERED, ENDED)
      .when('adopt-agenda', { ...AGENDA, occurredOn: '2023-03-31' })
      .then(['AgendaAdopted', { version: 1, title: 'A river to swim in' }]);
    given(CHARTERED, ENDED, REOPENED)
      .when('adopt-agenda', { ...AGENDA, occurredOn: '2024-03-31' })
      .thenRefused('initiative-closed', 'occurredOn');
    given(CHARTERED, ENDED, REOPENED)
      .when('adopt-agenda', { ...AGENDA, occurredOn: '2024-04-01' })
      .then(['AgendaAdopted', { version: 1, title: 'A river to swim in' }]);
  });

  it('is corrected within the order of endings and reopenings', () => {
    given(CHARTERED, ENDED, REOPENED)
      .when('correct-initiative-ending', { ending: 1, reason: 'motivation', occurredOn: '2023-06-30', because })
      .then(['InitiativeEndingCorrected', { ending: 1, reason: 'motivation', corrects: 'command-2.0', because }]);
    given(CHARTERED, ENDED, REOPENED)
      .when('correct-initiative-ending', { ending: 1, reason: 'funding', occurredOn: '2024-04-02', because })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, ENDED)
      .when('correct-initiative-ending', { ending: 2, reason: 'funding', occurredOn: '2024-04-02', because })
      .thenRefused('unknown-record', 'ending');
  });

  it('and so is a reopening', () => {
    given(CHARTERED, ENDED, REOPENED, ENDED_AGAIN)
      .when('correct-initiative-reopening', { ending: 1, occurredOn: '2024-05-01', because })
      .then(['InitiativeReopeningCorrected', { ending: 1, corrects: 'command-3.0', because }]);
    given(CHARTERED, ENDED, REOPENED, ENDED_AGAIN)
      .when('correct-initiative-reopening', { ending: 1, occurredOn: '2025-05-01', because })
      .thenRefused('not-in-this-state', 'occurredOn');
  });

  it('is voided from the last one on', () => {
    given(CHARTERED, ENDED)
      .when('void-initiative-ending', { ending: 1, because })
      .then([
        'InitiativeEndingVoided',
        { voids: 'command-2.0', record: 'ending/1', because },
        { occurredOn: '2023-03-31' },
      ]);
    given(CHARTERED, ENDED, REOPENED)
      .when('void-initiative-reopening', { ending: 1, because })
      .then([
        'InitiativeReopeningVoided',
        { voids: 'command-3.0', record: 'reopening/1', because },
        { occurredOn: '2024-04-01' },
      ]);
    given(CHARTERED, ENDED, REOPENED)
      .when('void-initiative-ending', { ending: 1, because })
      .thenRefused('not-in-this-state', 'occurredOn');
    given(CHARTERED, ENDED, REOPENED, ENDED_AGAIN)
      .when('void-initiative-reopening', { ending: 1, because })
      .thenRefused('not-in-this-state', 'occurredOn');
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('initiative')).toEqual({ accepted: [], refused: [] });
});
