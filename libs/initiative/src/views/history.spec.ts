import { dayNumber, type Day, type Fact } from '@sebone/kernel';
import { Register, rearrived } from '@sebone/testing';
import { datedTransition, DEFAULT_POLICY, policyOf, standingAt, type Lifecycle } from '../index.ts';

const because = 'a slip of the pen';

/** A lifecycle as people tell it: when, to where, and by which fact or delay. */
const told = (life: Lifecycle | undefined): readonly string[] =>
  life!.transitions
    .map(datedTransition)
    .map(({ on, to, cause }) => `${on} ${to} by ${'fact' in cause ? cause.fact : cause.delay}`);

function corrected(
  r: Register,
  fact: Fact,
  type: string,
  change: object,
  on: Day = fact.occurredOn,
  reportedOn: Day = on,
): Fact {
  const [category, id] = /^(\w+)-roundtable\.?(.*)$/.exec(fact.stream)!.slice(1);
  return r.add(
    category!,
    id || undefined,
    type,
    on,
    { ...fact.data, ...change, corrects: fact.id, because },
    { reportedOn },
  );
}

describe('a partner in a history', () => {
  it('changes on a whole day where the policy counts in parts of days', () => {
    const r = new Register();
    r.chartered('2012-01-01');
    r.adopted('2012-01-01', { 'partner.stalls-after': 30.25, 'initiative.falters-after': 60.5 });
    r.joined('water', '2012-02-01');
    const history = r.at('2012-06-30');
    expect(told(history.partners.get('water'))).toEqual([
      '2012-02-01 joined by told-3.0',
      '2012-03-03 stalled by stallsAfter',
    ]);
    expect(told(history)).toContainEqual(expect.stringMatching(/^2012-03-02 .*vitality\.faltering.* by faltersAfter$/));
  });

  it('goes through its whole life, each transition on its day and with its cause', () => {
    const r = new Register();
    r.add('partner', 'water', 'PartnerInvited', '2012-01-10', { partnerId: 'water', stay: 1, name: 'Water board' });
    r.joined('water', '2012-02-01');
    r.acted('water', '2012-03-01');
    r.gave('water', '2012-05-01');
    r.left('water', '2015-01-31');
    r.joined('water', '2016-01-01', { stay: 2, name: 'Water and sewage', role: 'backbone' });
    r.performed('water', '2016-06-01');
    const partner = r.at('2016-12-31').partners.get('water')!;
    expect(told(partner)).toEqual([
      '2012-01-10 invited by told-1.0',
      '2012-02-01 joined by told-2.0',
      '2012-03-01 contributing by told-3.0',
      '2013-05-01 dormant by goesDormantAfter',
      '2014-05-01 lapsed by lapsesAfter',
      '2015-01-31 departed by told-5.0',
      '2016-01-01 joined by told-6.0',
      '2016-06-01 contributing by told-7.0',
    ]);
    expect(partner).toMatchObject({
      state: 'contributing',
      since: dayNumber('2016-06-01'),
      nextDue: dayNumber('2017-06-01'),
      name: 'Water and sewage',
      role: 'backbone',
    });
    expect(partner.stays.map(({ joined, left }) => [joined.fact.occurredOn, left?.fact.occurredOn])).toEqual([
      ['2012-02-01', '2015-01-31'],
      ['2016-01-01', undefined],
    ]);
  });

  it('stalls where it joined and never gave: attending, receiving and promising are no contributions', () => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    r.met('2012-03-01', ['water']);
    r.received('water', '2012-03-01');
    r.committed('water', 'k1', '2012-03-01');
    expect(r.at('2012-07-29').partners.get('water')!.state).toBe('joined');
    expect(told(r.at('2012-07-30').partners.get('water'))).toEqual([
      '2012-02-01 joined by told-1.0',
      '2012-07-30 stalled by stallsAfter',
    ]);
  });

  it.each<[string, (r: Register) => unknown]>([
    ['an action', (r) => r.acted('water', '2012-10-01')],
    ['a resource given', (r) => r.gave('water', '2012-10-01')],
    ['a backbone function', (r) => r.performed('water', '2012-10-01')],
    ['knowledge shared', (r) => r.shared('map', 'water', '2012-10-01')],
    [
      'a commitment fulfilled',
      (r) => [r.committed('water', 'k1', '2012-10-01'), r.fulfilled('water', 'k1', '2012-10-01')],
    ],
  ])('comes back by %s', (_, contribute) => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    contribute(r);
    expect(r.at('2012-10-01').partners.get('water')).toMatchObject({
      state: 'contributing',
      contributions: [expect.anything()],
    });
  });

  it('is known by its first stay that is known: an earlier one may be reported later', () => {
    const r = new Register();
    r.joined('water', '2010-02-01', { reportedOn: '2020-01-01' });
    r.left('water', '2011-02-01', { reportedOn: '2020-01-01' });
    r.joined('water', '2012-02-01', { stay: 2 });
    expect(told(r.at('2013-01-01', '2013-01-01').partners.get('water'))).toEqual([
      '2012-02-01 joined by told-3.0',
      '2012-07-30 stalled by stallsAfter',
    ]);
    expect(told(r.at('2013-01-01', '2020-01-01').partners.get('water'))).toEqual([
      '2010-02-01 joined by told-1.0',
      '2010-07-31 stalled by stallsAfter',
      '2011-02-01 departed by told-2.0',
      '2012-02-01 joined by told-3.0',
      '2012-07-30 stalled by stallsAfter',
    ]);
  });

  it('keeps what it did on its first day when its joining is corrected later', () => {
    const r = new Register();
    const joining = r.joined('water', '2012-02-01');
    r.acted('water', '2012-02-01');
    const correction = corrected(r, joining, 'PartnerJoiningCorrected', { name: 'Water board' });
    corrected(r, correction, 'PartnerJoiningCorrected', { name: 'The Water Board' });
    expect(told(r.at('2012-02-01').partners.get('water'))).toEqual([
      '2012-02-01 joined by told-4.0',
      '2012-02-01 contributing by told-2.0',
    ]);
  });
});

describe('a commitment in a history', () => {
  it('is overdue on the day after its date, broken a year later, and may still be fulfilled late', () => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    r.committed('water', 'k1', '2012-03-01', '2012-12-31');
    r.acted('water', '2012-06-01', { commitmentId: 'k1' });
    r.fulfilled('water', 'k1', '2014-06-01');
    const at = (day: Day): readonly string[] => told(r.at(day).commitments.get('water/k1'));
    expect(r.at('2012-12-31').commitments.get('water/k1')).toMatchObject({
      state: 'underWay',
      nextDue: dayNumber('2013-01-01'),
    });
    expect(at('2014-06-01')).toEqual([
      '2012-03-01 made by told-2.0',
      '2012-06-01 underWay by told-3.0',
      '2013-01-01 overdue by pastDue',
      '2014-01-01 broken by breaksAfter',
      '2014-06-01 fulfilledLate by told-4.0',
    ]);
    expect(at('2013-01-01')).toHaveLength(3);
  });

  it('without a date is never overdue, and on its date is not yet', () => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    r.committed('water', 'k1', '2012-03-01');
    r.committed('water', 'k2', '2012-03-01', '2012-03-01');
    expect(r.at('2030-01-01').commitments.get('water/k1')).toMatchObject({ state: 'made', nextDue: Infinity });
    expect(r.at('2012-03-01').commitments.get('water/k2')!.state).toBe('made');
    expect(r.at('2012-03-02').commitments.get('water/k2')!.state).toBe('overdue');
  });

  it('has another date once it is revised, also where it was overdue', () => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    r.committed('water', 'k1', '2012-03-01', '2012-12-31');
    r.add('partner', 'water', 'CommitmentRevised', '2013-02-01', {
      partnerId: 'water',
      commitmentId: 'k1',
      revision: 1,
      title: 'Less',
      dueOn: '2013-06-30',
    });
    expect(told(r.at('2013-07-01').commitments.get('water/k1')).slice(1)).toEqual([
      '2013-01-01 overdue by pastDue',
      '2013-02-01 made by told-3.0',
      '2013-07-01 overdue by pastDue',
    ]);
    expect(r.at('2013-02-01').commitments.get('water/k1')).toMatchObject({
      title: 'Less',
      dueOn: '2013-06-30',
      made: { data: { title: 'To do k1' } },
    });
    expect(r.at('2013-01-31').commitments.get('water/k1')).toMatchObject({ title: 'To do k1', dueOn: '2012-12-31' });
  });

  it('is fulfilled by an action that completes it, and withdrawn by its partner', () => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    r.committed('water', 'k1', '2012-03-01');
    r.committed('water', 'k2', '2012-03-01');
    const action = r.acted('water', '2012-04-01', { commitmentId: 'k1', completes: true });
    r.withdrew('water', 'k2', '2012-05-01');
    const { commitments } = r.at('2012-06-01');
    expect(commitments.get('water/k1')).toMatchObject({ state: 'fulfilled', actions: [{ fact: action }] });
    expect(commitments.get('water/k2')!.state).toBe('withdrawn');
  });

  it('keeps what was done for it on its first day when it is corrected later', () => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    const made = r.committed('water', 'k1', '2012-03-01', '2012-12-31');
    r.acted('water', '2012-03-01', { commitmentId: 'k1', completes: true });
    corrected(r, made, 'CommitmentCorrected', { title: 'Ten gauges' });
    expect(r.at('2020-01-01').commitments.get('water/k1')).toMatchObject({ state: 'fulfilled', title: 'Ten gauges' });
  });

  it('is its own partner’s, whatever others call theirs', () => {
    const r = new Register();
    r.joined('water', '2012-02-01');
    r.joined('forest', '2012-02-01');
    r.committed('water', 'k1', '2012-03-01');
    r.committed('forest', 'k1', '2012-03-02');
    r.fulfilled('water', 'k1', '2012-04-01');
    const { commitments, partners } = r.at('2012-06-01');
    expect([...commitments].map(([id, { state }]) => [id, state])).toEqual([
      ['water/k1', 'fulfilled'],
      ['forest/k1', 'made'],
    ]);
    expect(partners.get('forest')!.commitments.map(({ id }) => id)).toEqual(['k1']);
  });
});

describe('a shared item in a history', () => {
  it('is orphaned where nobody but its sharer used it in time', () => {
    const r = new Register();
    r.joined('water', '2012-01-01');
    r.joined('forest', '2012-01-01');
    r.shared('map', 'water', '2012-02-01');
    r.used('map', 'water', '2012-03-01');
    expect(r.at('2012-07-29').items.get('map')!.state).toBe('awaitingUse');
    expect(r.at('2012-07-30').items.get('map')!.state).toBe('orphaned');
    r.used('map', 'forest', '2012-09-01');
    expect(told(r.at('2012-09-01').items.get('map'))).toEqual([
      '2012-02-01 awaitingUse by told-3.0',
      '2012-07-30 orphaned by orphansAfter',
      '2012-09-01 inUse by told-5.0',
    ]);
  });

  it('is in use from the day it was shared where a use came before it', () => {
    const r = new Register();
    r.joined('water', '2012-01-01');
    r.joined('forest', '2012-01-01');
    const use = r.used('map', 'forest', '2012-01-15');
    r.shared('map', 'water', '2012-02-01');
    const { items, partners } = r.at('2012-02-01');
    expect(items.get('map')).toMatchObject({ state: 'inUse', since: dayNumber('2012-02-01'), uses: [{ fact: use }] });
    expect(partners.get('forest')!.uses).toHaveLength(1);
  });
});

describe('an initiative in a history', () => {
  it('falters, goes dormant and fades without a sign of life, and any sign brings it back', () => {
    const r = new Register();
    r.chartered('2012-01-01');
    r.joined('water', '2012-01-01');
    expect(told(r.at('2015-01-01'))).toEqual([
      '2012-01-01 running.{phase.initiating, vitality.alive} by told-1.0',
      '2012-06-29 running.{phase.initiating, vitality.faltering} by faltersAfter',
      '2012-12-31 running.{phase.initiating, vitality.dormant} by goesDormantAfter',
      '2014-12-31 running.{phase.initiating, vitality.faded} by fadesAfter',
    ]);
    r.met('2015-03-01', ['water']);
    expect(r.at('2015-03-01').state).toBe('running.{phase.initiating, vitality.alive}');
    expect(r.at('2015-03-01').signsOfLife.map(({ fact }) => fact.type)).toEqual(['MeetingHeld']);
  });

  it('does not live by cancelled meetings, attendance, commitments or what is received', () => {
    const r = new Register();
    r.chartered('2012-01-01');
    r.joined('water', '2012-01-01');
    r.met('2012-06-01', [], { status: 'cancelled' });
    r.committed('water', 'k1', '2012-06-01');
    r.received('water', '2012-06-01');
    expect(r.at('2012-07-01')).toMatchObject({
      state: 'running.{phase.initiating, vitality.faltering}',
      signsOfLife: [],
    });
  });

  it.each([
    ['achieved', 'completed'],
    ['no-longer-needed', 'completed'],
    ['merged', 'merged'],
    ['funding', 'stopped'],
    ['motivation', 'stopped'],
    ['sponsor-exit', 'stopped'],
    ['faded', 'stopped'],
    ['other', 'stopped'],
  ] as const)('that ended as %s is %s', (reason, state) => {
    const r = new Register();
    r.chartered('2012-01-01');
    const ended = r.ended('2013-01-01', reason);
    expect(r.at('2020-01-01')).toMatchObject({
      state,
      since: dayNumber('2013-01-01'),
      nextDue: Infinity,
      ended: { fact: ended },
    });
    r.add('initiative', undefined, 'InitiativeReopened', '2020-01-01', { ending: 1 });
    expect(r.at('2020-01-01')).toMatchObject({ state: 'running.{phase.initiating, vitality.alive}', ended: undefined });
  });

  it('is in the phase that was assessed last', () => {
    const r = new Register();
    r.chartered('2012-01-01');
    for (const [day, phase] of [
      ['2012-02-01', 'organising'],
      ['2012-03-01', 'sustaining'],
      ['2012-04-01', 'initiating'],
    ])
      r.add('initiative', undefined, 'PhaseAssessed', day!, { assessmentId: day, phase, evidence: ['minutes'] });
    expect(told(r.at('2012-04-01')).map((line) => /phase\.(\w+)/.exec(line)![1])).toEqual([
      'initiating',
      'organising',
      'sustaining',
      'initiating',
    ]);
  });

  it('keeps its phase whatever becomes of its vitality', () => {
    const r = new Register();
    r.chartered('2012-01-01');
    r.joined('water', '2012-01-01');
    r.add('initiative', undefined, 'PhaseAssessed', '2012-02-01', {
      assessmentId: 'p1',
      phase: 'sustaining',
      evidence: ['minutes'],
    });
    r.acted('water', '2012-03-01');
    expect(r.at('2012-03-01').state).toBe('running.{phase.sustaining, vitality.alive}');
    expect(r.at('2012-08-28').state).toBe('running.{phase.sustaining, vitality.faltering}');
    r.acted('water', '2012-09-01');
    expect(r.at('2012-09-01')).toMatchObject({
      state: 'running.{phase.sustaining, vitality.alive}',
      nextDue: dayNumber('2013-02-28'),
    });
  });

  it('began with its charter, else with its first fact, else only now', () => {
    const r = new Register();
    expect(r.at('2012-06-01')).toMatchObject({
      charter: undefined,
      startedOn: dayNumber('2012-06-01'),
      state: 'absent',
      facts: [],
    });
    r.joined('water', '2012-02-01');
    expect(r.at('2012-06-01').startedOn).toBe(dayNumber('2012-02-01'));
    r.chartered('2012-03-01', { name: 'Clean river' });
    expect(r.at('2012-06-01')).toMatchObject({
      startedOn: dayNumber('2012-03-01'),
      charter: { data: { name: 'Clean river' } },
    });
  });

  it('is judged by the policy in force at the horizons, or by one that is named', () => {
    const r = new Register();
    r.chartered('2012-01-01');
    r.joined('water', '2012-01-01');
    r.adopted('2013-01-01', { 'partner.stalls-after': 30 }, '2013-1');
    expect(r.at('2012-12-31').policy).toBe(DEFAULT_POLICY);
    expect(r.at('2013-01-01').policy).toEqual(
      policyOf({ version: '2013-1', thresholds: { 'partner.stalls-after': 30 } }),
    );
    expect(told(r.at('2013-01-01').partners.get('water'))[1]).toBe('2012-01-31 stalled by stallsAfter');
    const hindsight = { judgeBy: policyOf({ version: 'what-if', thresholds: { 'partner.stalls-after': 60 } }) };
    expect(told(r.at('2012-12-31', '2012-12-31', hindsight).partners.get('water'))[1]).toBe(
      '2012-03-01 stalled by stallsAfter',
    );
  });
});

describe('what belongs together in a history', () => {
  it('is a meeting with its call and attendance, an award with its end, an indicator with its measurements', () => {
    const r = new Register();
    r.joined('water', '2012-01-01');
    r.add('meeting', 'm1', 'MeetingCalled', '2012-01-10', { meetingId: 'm1', plannedOn: '2012-02-01' });
    expect(r.at('2012-01-10').meetings.get('m1')).toMatchObject({
      call: { data: { plannedOn: '2012-02-01' } },
      attendance: [],
    });
    r.met('2012-02-01', ['water']);
    r.awarded('a1', 'water', '2012-01-15', { until: '2015-01-14' });
    r.fundingEnded('a1', '2013-01-14');
    r.fundingEnded('a2', '2013-01-14');
    r.measured('level', '2012-01-20', 3, { partnerId: 'water' });
    r.defined('level', '2012-02-20');
    const history = r.at('2014-01-01');
    expect(history.meetings.get('meeting-1')).toMatchObject({
      outcome: { data: { status: 'held' } },
      attendance: [{ data: { partnerId: 'water' } }],
    });
    expect([...history.awards.values()]).toMatchObject([{ id: 'a1', ended: { fact: { occurredOn: '2013-01-14' } } }]);
    expect(history.indicators.get('level')).toMatchObject({
      definitions: [{ data: { version: 1 } }],
      measurements: [{ data: { value: 3 } }],
    });
    expect(history.partners.get('water')).toMatchObject({ attendance: [{}], measurements: [{}] });
  });
});

describe('a correction', () => {
  const story = (): { r: Register; flow: Fact } => {
    const r = new Register();
    r.joined('water', '2012-01-01');
    const flow = r.gave('water', '2012-05-01', { kind: 'money', amount: 500, unit: 'JPY' });
    return { r, flow };
  };

  it('stands as what it corrects, from the day it was reported', () => {
    const { r, flow } = story();
    corrected(r, flow, 'ResourceCorrected', { direction: 'received', amount: 300 }, '2012-05-01', '2013-01-01');
    expect(r.at('2014-01-01', '2012-12-31').partners.get('water')).toMatchObject({
      gave: [{ data: { amount: 500 } }],
      received: [],
    });
    expect(r.at('2014-01-01', '2013-01-01').partners.get('water')).toMatchObject({
      gave: [],
      received: [{ fact: { type: 'ResourceReceived' }, data: { amount: 300 } }],
    });
    expect(r.at('2014-01-01').partners.get('water')!.received[0]!.data).not.toHaveProperty('corrects');
  });

  it('to a later day hides the mistake before that day too', () => {
    const { r, flow } = story();
    corrected(r, flow, 'ResourceCorrected', {}, '2012-08-01', '2013-01-01');
    expect(r.at('2012-06-01', '2012-12-31').partners.get('water')!.gave).toHaveLength(1);
    expect(r.at('2012-06-01', '2013-01-01').partners.get('water')!.gave).toHaveLength(0);
    expect(r.at('2012-08-01', '2013-01-01').partners.get('water')!.gave).toHaveLength(1);
  });

  it('to another day comes after the facts of that day, whenever the mistake itself arrived', () => {
    const { r, flow } = story();
    const other = r.gave('water', '2012-08-01');
    const moved = corrected(r, flow, 'ResourceCorrected', {}, '2012-08-01', '2013-01-01');
    for (const facts of [r.facts, rearrived(r.facts, [0, 2, 1, 3])]) {
      const standing = standingAt(facts, { asOf: '2014-01-01', knownAt: '2014-01-01' }).facts;
      expect(standing.map(({ id }) => id)).toEqual(['told-1.0', other.id, moved.id]);
    }
  });

  it('of a correction hides both, and its voiding all of them', () => {
    const { r, flow } = story();
    const first = corrected(r, flow, 'ResourceCorrected', { amount: 400 }, '2012-05-01', '2013-01-01');
    const second = corrected(
      r,
      { ...first, data: flow.data },
      'ResourceCorrected',
      { amount: 300 },
      '2012-04-01',
      '2014-01-01',
    );
    r.add(
      'partner',
      'water',
      'ResourceVoided',
      '2012-04-01',
      { voids: second.id, record: 'resource/flow-1', because },
      { reportedOn: '2015-01-01' },
    );
    const amounts = (knownAt: Day): readonly unknown[] =>
      r
        .at('2016-01-01', knownAt)
        .partners.get('water')!
        .gave.map(({ data }) => data.amount);
    expect([amounts('2012-12-31'), amounts('2013-12-31'), amounts('2014-12-31'), amounts('2015-01-01')]).toEqual([
      [500],
      [400],
      [300],
      [],
    ]);
  });
});
