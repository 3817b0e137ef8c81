import fc from 'fast-check';
import { MemoryEventStore, MemoryLog, type EventStore } from '@sebone/event-store';
import { commandFrom, findingsIn, historyAt, ID_PATTERN, type FindingEvents } from '@sebone/initiative';
import { isRejection, type Day, type Fact, type Rejection } from '@sebone/kernel';
import { histories } from '@sebone/testing';
import { factsOf } from './facts.ts';
import { citedFrom, findingIdOf, NOTICING_ACTOR, recordNotices, type NoticesAnswer } from './noticing.ts';
import { Asked, periodEnds } from './questions.ts';
import { Transactor } from './transact.ts';

type Notice = Fact<string, FindingEvents.Notice>;

/** A log and its clock, which stands at noon of a day in Tokyo. What is said and noticed is of that day. */
class Backbone {
  readonly log = new MemoryLog();
  today: Day = '2020-04-01';
  readonly now = (): number => Date.parse(`${this.today}T03:00:00Z`);
  readonly store = new MemoryEventStore({ log: this.log, now: this.now });
  #said = 0;

  constructor(readonly initiative = 'river') {}

  async says(name: string, body: object): Promise<void> {
    const on = name.startsWith('void-') ? {} : { occurredOn: this.today };
    const command = commandFrom(name, { initiative: this.initiative, ...on, ...body });
    if (isRejection(command)) throw new Error(JSON.stringify(command));
    const by = { commandId: `said-${++this.#said}`, actor: 'kei' };
    const outcome = await new Transactor(this.store, this.now).transact(command, by);
    if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  }

  /** Notices as a process just started would: today, or a day told. */
  notice(day?: Day, store: EventStore = this.store): Promise<NoticesAnswer | Rejection> {
    return recordNotices(store, new Transactor(store, this.now), this.initiative, { now: this.now(), day });
  }

  /** What noticing on that day records, in short. */
  async noticesOn(day: Day): Promise<readonly string[]> {
    this.today = day;
    const answer = await this.notice();
    if (isRejection(answer)) throw new Error(JSON.stringify(answer));
    return answer.noticed.map(({ step, level, findingId }) => `${step} ${level} ${findingId}`);
  }

  async notices(): Promise<readonly Notice[]> {
    const facts = await factsOf(this.store, this.initiative);
    return facts.filter(({ stream }) => stream.startsWith('finding-')) as Notice[];
  }
}

/** A water board that serves as backbone, and members that joined with it and never act: watched from 28 September 2020. */
async function idle(...members: readonly string[]): Promise<Backbone> {
  const river = new Backbone();
  await river.says('charter-initiative', {
    name: 'Clean river',
    timeZone: 'Asia/Tokyo',
    plannedUntil: '2030-03-31',
  });
  await river.says('join-partner', { partnerId: 'water', name: 'Water board', role: 'backbone' });
  for (const partnerId of members) await river.says('join-partner', { partnerId, name: partnerId });
  return river;
}

const MILL = 'joining-without-acting.partner.mill';
const FARM = 'joining-without-acting.partner.farm';
const SHOP = 'joining-without-acting.partner.shop';
const IT = { findingId: MILL };
const policy = (version: string, thresholds: object): object => ({ version, thresholds, rationale: 'We meet yearly.' });
const action = { partnerId: 'mill', actionId: 'a-1', title: 'Closed an outfall' };

describe('A finding', () => {
  it('that was not told yet is raised: what was judged, of which day, by which policy, on which facts, by the system', async () => {
    const river = await idle('mill');
    expect(await river.noticesOn('2020-09-30')).toEqual([`raised watch ${MILL}`]);
    const notices = await river.notices();
    expect(notices).toMatchObject([
      {
        stream: `finding-river.${MILL}`,
        type: 'FindingRaised',
        actor: NOTICING_ACTOR,
        occurredOn: '2020-09-30',
        reportedOn: '2020-09-30',
        commandId: `notice.finding-river.${MILL}@2020-09-28.1-raised`,
        data: {
          trap: 'joining-without-acting',
          subject: { kind: 'partner', id: 'mill' },
          level: 'watch',
          since: '2020-09-28',
          policyVersion: 'default-1',
          evidence: ['said-3.0'],
        },
      },
    ]);
  });

  it('that was told is not told again, on that day or later', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    expect(await river.noticesOn('2020-09-30')).toEqual([]);
    expect(await river.noticesOn('2020-10-31')).toEqual([]);
    expect(await river.notices()).toHaveLength(1);
  });

  it('is escalated as it gets worse, acknowledged or not', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    expect(await river.noticesOn('2021-04-30')).toEqual([`escalated warning ${MILL}`]);
    await river.says('acknowledge-finding', IT);
    expect(await river.noticesOn('2022-04-30')).toEqual([`escalated critical ${MILL}`]);
    expect(await river.noticesOn('2022-05-31')).toEqual([]);
  });

  it('is cleared when it is no longer found, whatever was being done about it', async () => {
    const visit = { ...IT, interventionId: 'i-1', action: 'Visit them' };
    const answers: readonly (readonly [string, object])[][] = [
      [],
      [['acknowledge-finding', IT]],
      [['start-intervention', visit]],
    ];
    for (const answer of answers) {
      const river = await idle('mill');
      await river.noticesOn('2020-09-30');
      for (const [name, body] of answer) await river.says(name, body);
      await river.says('report-action', action);
      expect(await river.noticesOn('2020-10-31')).toEqual([`cleared watch ${MILL}`]);
      expect(await river.noticesOn('2020-11-30')).toEqual([]);
    }
  });

  it('that was cleared and is found again is raised again: by what came to be known later, it had been there all along', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    await river.says('report-action', action);
    await river.noticesOn('2020-10-31');
    await river.says('void-action', { partnerId: 'mill', actionId: 'a-1', because: 'It was the shop' });
    expect(await river.noticesOn('2020-11-30')).toEqual([`raised watch ${MILL}`]);
    expect(await river.noticesOn('2020-12-31')).toEqual([]);
  });

  it('at a lower level is cleared, with a note, and raised at that level, so that getting worse is told again', async () => {
    const river = await idle('mill');
    await river.noticesOn('2021-04-30');
    await river.says('acknowledge-finding', IT);
    await river.says('adopt-policy', policy('p2', { 'joining.first-action-warning': 500 }));
    expect(await river.noticesOn('2021-05-31')).toEqual([`cleared warning ${MILL}`, `raised watch ${MILL}`]);
    expect((await river.notices()).at(-2)).toMatchObject({
      data: { note: 'Lowered: found at "watch" now. / 段階が下がり、今は「watch」である。' },
    });
    expect(await river.noticesOn('2021-06-30')).toEqual([]);
    expect(await river.noticesOn('2021-08-31')).toEqual([`escalated warning ${MILL}`]);
  });

  it('is cleared when the initiative ends: what is over is not judged', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    await river.says('end-initiative', { reason: 'merged' });
    expect(await river.noticesOn('2020-10-01')).toEqual([`cleared watch ${MILL}`]);
  });
});

describe('What a person dismissed', () => {
  const dismissed = { ...IT, reason: 'They act elsewhere' };

  it('stays dismissed while it is the same finding, however bad', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    await river.says('dismiss-finding', dismissed);
    expect(await river.noticesOn('2022-04-30')).toEqual([]);
  });

  it('or cleared stays so as well', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    await river.says('clear-finding', { ...IT, note: 'We spoke with them' });
    expect(await river.noticesOn('2021-04-30')).toEqual([]);
  });

  it('is raised when it comes up anew', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    await river.says('dismiss-finding', dismissed);
    await river.says('leave-partner', { partnerId: 'mill' });
    expect(await river.noticesOn('2020-12-31')).toEqual([]);
    await river.says('return-partner', { partnerId: 'mill', name: 'mill' });
    expect(await river.noticesOn('2021-06-28')).toEqual([]);
    expect(await river.noticesOn('2021-06-30')).toEqual([`raised watch ${MILL}`]);
  });

  it('stays dismissed where its since had moved after it was raised: they judged what they saw', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    await river.says('adopt-policy', policy('p2', { 'joining.first-action-watch': 100 }));
    river.today = '2020-10-31';
    await river.says('dismiss-finding', dismissed);
    expect(await river.noticesOn('2020-11-30')).toEqual([]);
    river.today = '2020-12-01';
    await river.says('adopt-policy', policy('p3', { 'joining.first-action-watch': 120 }));
    expect(await river.noticesOn('2020-12-31')).toEqual([`raised watch ${MILL}`]);
  });
});

describe('Noticing', () => {
  it('leaves alone what people raise under ids of their own', async () => {
    const river = await idle();
    river.today = '2020-06-01';
    await river.says('raise-finding', {
      findingId: 'board-1',
      trap: 'no-backbone',
      subject: { kind: 'initiative', id: 'river' },
      level: 'watch',
      since: '2020-05-01',
      score: 0.5,
      policyVersion: 'none',
      evidence: ['said-2.0'],
    });
    expect(await river.noticesOn('2020-06-30')).toEqual([]);
  });

  it('judges a day gone by with what was known by then, and says so today', async () => {
    const river = await idle('mill');
    river.today = '2021-01-10';
    await river.says('report-action', { ...action, occurredOn: '2020-08-01' });
    await river.notice('2020-12-31');
    expect(await river.notices()).toMatchObject([
      { type: 'FindingRaised', occurredOn: '2020-12-31', reportedOn: '2021-01-10' },
    ]);
    expect(await river.noticesOn('2021-01-10')).toEqual([`cleared watch ${MILL}`]);
  });

  it('says nothing of a day before what was said last', async () => {
    const river = await idle('mill');
    await river.noticesOn('2020-09-30');
    await river.says('report-action', action);
    await river.noticesOn('2020-10-31');
    expect(await river.notice('2020-09-30')).toEqual({ initiative: 'river', day: '2020-09-30', noticed: [] });
  });

  it('is refused for a day that has not come, and for an initiative that is not', async () => {
    const river = await idle('mill');
    expect(await river.notice('2020-12-31')).toMatchObject({ kind: 'rejection', code: 'occurred-after-reported' });
    expect(await new Backbone('rivr').notice()).toMatchObject({ kind: 'rejection', code: 'unknown-initiative' });
    expect(await river.notices()).toEqual([]);
  });

  it('cites as many facts as its commands take: the first and the newest', () => {
    const evidence = Array.from({ length: 201 }, (_, at) => ({
      id: `said-${at}.0`,
      stream: 'partner-river.mill',
      revision: at + 1,
      type: 'ResourceReceived',
      occurredOn: '2020-05-01',
    }));
    const all = evidence.map(({ id }) => id);
    expect(citedFrom({ evidence: evidence.slice(1) })).toEqual(all.slice(1));
    expect(citedFrom({ evidence })).toEqual(['said-0.0', ...all.slice(2)]);
  });

  it('knows each trap and subject by an id of its own', () => {
    const subjects = ['a', 'a-b', 'x'.repeat(64), `${'x'.repeat(63)}y`].flatMap((id) =>
      (['partner', 'initiative'] as const).map((kind) => ({ kind, id })),
    );
    const ids = subjects.flatMap((subject) =>
      (['joining-without-acting', 'no-backbone'] as const).map((trap) => findingIdOf({ trap, subject })),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(ID_PATTERN);
    expect(ids).toContain('no-backbone.partner.a-b');
  });
});

/** Two that get better by a policy, one that acts, and one that joined later: four findings, six notices to record. */
async function eventful(): Promise<Backbone> {
  const river = await idle('mill', 'farm', 'shop');
  await river.noticesOn('2021-04-30');
  await river.says('adopt-policy', policy('p2', { 'joining.first-action-warning': 500 }));
  await river.says('report-action', { ...action, partnerId: 'shop' });
  river.today = '2021-05-31';
  return river;
}
const TOLD = [
  `2021-04-30 FindingRaised warning ${FARM}`,
  `2021-04-30 FindingRaised warning ${MILL}`,
  `2021-04-30 FindingRaised warning ${SHOP}`,
  `2021-05-31 FindingCleared ${FARM}`,
  `2021-05-31 FindingCleared ${MILL}`,
  `2021-05-31 FindingCleared ${SHOP}`,
  `2021-05-31 FindingRaised watch ${FARM}`,
  `2021-05-31 FindingRaised watch ${MILL}`,
];
const toldIn = async (river: Backbone): Promise<readonly string[]> =>
  (await river.notices())
    .map(({ occurredOn, type, data }) =>
      [occurredOn, type, data.level, data.findingId].filter((part) => part !== undefined).join(' '),
    )
    .sort();

/** A store whose process is killed at an append: before it is written, or after, when nobody is told any more. */
function killedAt(append: number, when: 'before' | 'after', river: Backbone): EventStore {
  const store = new MemoryEventStore({ log: river.log, now: river.now });
  let appends = 0;
  const killing: EventStore['append'] = async (...args) => {
    const last = ++appends >= append;
    if (last && when === 'before') throw new Error('killed');
    const result = await store.append(...args);
    if (last) throw new Error('killed');
    return result;
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'append') return killing;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('Every notice is recorded once', () => {
  it('undisturbed', async () => {
    const river = await eventful();
    await river.notice();
    expect(await toldIn(river)).toEqual(TOLD);
  });

  it.each([1, 2, 3, 4, 5].flatMap((append) => [[append, 'before'] as const, [append, 'after'] as const]))(
    'though killed at append %i, %s it was written',
    async (append, when) => {
      const river = await eventful();
      await expect(river.notice(undefined, killedAt(append, when, river))).rejects.toThrow('killed');
      await river.notice();
      expect(await toldIn(river)).toEqual(TOLD);
      expect(await river.notice()).toMatchObject({ noticed: [] });
    },
  );

  it('though two do it at once', async () => {
    const river = await eventful();
    const other = new MemoryEventStore({ log: river.log, now: river.now });
    const [a, b] = (await Promise.all([river.notice(), river.notice(undefined, other)])) as NoticesAnswer[];
    expect(await toldIn(river)).toEqual(TOLD);
    expect(a!.noticed.length + b!.noticed.length).toBe(5);
  });

  it('though two do it at once through one transactor', async () => {
    const river = await eventful();
    const transactor = new Transactor(river.store, river.now);
    await Promise.all([1, 2].map(() => recordNotices(river.store, transactor, 'river', { now: river.now() })));
    expect(await toldIn(river)).toEqual(TOLD);
  });

  it.each([
    ['2020-09-30', '2021-04-30'],
    ['2021-04-30', '2020-09-30'],
  ])('though two do it at once, of %s and of %s: the later day has the last word', async (one, another) => {
    const river = await idle('mill');
    river.today = '2021-04-30';
    const other = new MemoryEventStore({ log: river.log, now: river.now });
    const answers = await Promise.all([river.notice(one), river.notice(another, other)]);
    expect(answers.filter(isRejection)).toEqual([]);
    const told = await toldIn(river);
    expect(told.filter((line) => line.includes('warning'))).toHaveLength(1);
    expect(told.at(-1)).toMatch(/^2021-04-30/);
  });
});

describe('A notice', () => {
  it('is no part of what is judged: traps and partners are the same with it and without', async () => {
    const river = await idle('mill', 'farm', 'shop', 'school');
    await river.says('make-commitment', {
      partnerId: 'mill',
      commitmentId: 'k-1',
      title: 'Close an outfall',
      dueOn: '2020-07-01',
    });
    for (const partnerId of ['farm', 'shop', 'school']) await river.says('report-action', { ...action, partnerId });
    await river.noticesOn('2020-07-31');
    await river.noticesOn('2021-07-31');
    await river.noticesOn('2023-07-31');
    const facts = await factsOf(river.store, 'river');
    const unnoticed = facts.filter(({ stream }) => !stream.startsWith('finding-'));
    expect(facts.length).toBeGreaterThan(unnoticed.length);
    for (const day of periodEnds('2020-04-01', '2023-07-31', 'month')) {
      const [noticed, not] = [facts, unnoticed].map((of) => new Asked('river', of, river.now()));
      expect(noticed!.traps({ knownAt: day })).toEqual(not!.traps({ knownAt: day }));
      expect(noticed!.partners({ knownAt: day })).toEqual(not!.partners({ knownAt: day }));
    }
  });
});

describe('Along a run of month ends', () => {
  /** What the notices say last of each finding that stands. */
  const levelsTold = (notices: readonly Notice[]): object => {
    const levels = new Map<string, string>();
    for (const { type, data } of notices)
      if (type === 'FindingCleared') levels.delete(data.findingId);
      else levels.set(data.findingId, data.level);
    return Object.fromEntries(levels);
  };

  it('the notices tell what the detectors find at the last one', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), fc.nat({ max: 48 }), async ({ facts }, months) => {
        const table = new Backbone('roundtable');
        for (const { stream, revision, commandId, type, schema, occurredOn, reportedOn, data } of facts) {
          const mark = {
            id: commandId,
            fingerprint: commandId,
            actor: 'law',
            correlationId: commandId,
            causationId: commandId,
          };
          await table.store.append(
            [{ stream, expected: revision - 1, events: [{ type, schema, occurredOn, reportedOn, data }] }],
            mark,
          );
        }
        const ends = periodEnds('2012-04-01', '2016-12-31', 'month').slice(0, months + 1);
        for (const end of ends) {
          await table.noticesOn(end);
          expect(await table.noticesOn(end)).toEqual([]);
        }
        const day = ends.at(-1)!;
        const found = findingsIn(historyAt('roundtable', facts, { asOf: day, knownAt: day }));
        expect(levelsTold(await table.notices())).toEqual(
          Object.fromEntries(found.map((finding) => [findingIdOf(finding), finding.level])),
        );
      }),
      { numRuns: 15, interruptAfterTimeLimit: 30_000 },
    );
  }, 60_000);
});
