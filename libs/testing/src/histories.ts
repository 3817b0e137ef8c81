import fc from 'fast-check';
import { addDays, isRejection, isSealed, parseStream, type Day, type Fact } from '@sebone/kernel';
import {
  ACTION_CODES,
  BACKBONE_FUNCTIONS,
  CONDITIONS,
  END_REASONS,
  GRADES,
  PHASES,
  PRESENCES,
  RECORDS,
  RESOURCE_KINDS,
  ROLES,
  SECTORS,
  STAGES,
} from '@sebone/initiative';
import { diceOf } from './dice.ts';
import { World, type Said } from './world.ts';

/** A legal history: the commands in the order in which they were recorded, and the world that they made. */
export interface RandomHistory {
  readonly said: readonly Said[];
  readonly facts: readonly Fact[];
  readonly world: World;
}

/** One thing that somebody tries to record: whether it is allowed is for the domain to say. */
export interface Attempt {
  /** Days that go by before it. */
  readonly after: number;
  /** Where its dice begin: what is said, of whom and of which day follows from it. */
  readonly dice: number;
}

/** A source of small whole numbers that gives the same ones for the same beginning. */
class Dice {
  readonly #next: () => number;
  constructor(beginning: number) {
    this.#next = diceOf(beginning ^ 0x9e3779b9);
  }
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }
  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }
  maybe<T>(value: T): T | undefined {
    return this.below(2) === 0 ? value : undefined;
  }
}

const BEGIN: Day = '2012-04-01';
const PARTNERS = ['water', 'forest', 'school', 'clinic', 'town', 'fund'];
const FEW = ['1', '2', '3', '4'];

type Saying = (dice: Dice, it: { readonly occurredOn: Day; readonly reportedOn?: Day }, world: World) => Said;

const partner = (dice: Dice): { partnerId: string } => ({ partnerId: dice.one(PARTNERS) });
const named = (dice: Dice): { partnerId: string; name: string } => {
  const { partnerId } = partner(dice);
  return { partnerId, name: `The ${partnerId}` };
};

/** What may be said, each as often as it stands here. A few ids of each kind are used over and over, so that they meet. */
const SAYINGS: readonly Saying[] = [
  ...Array<Saying>(4).fill((dice, it) => [
    'join-partner',
    { ...it, ...named(dice), sector: dice.maybe(dice.one(SECTORS)), role: dice.maybe(dice.one(ROLES)) },
  ]),
  ...Array<Saying>(6).fill((dice, it, world) => [
    'report-action',
    {
      ...it,
      ...partner(dice),
      actionId: `x${world.facts.length}`,
      title: 'Did',
      code: dice.maybe(dice.one(ACTION_CODES)),
    },
  ]),
  ...Array<Saying>(3).fill((dice, it, world) => [
    'report-action',
    {
      ...it,
      ...partner(dice),
      actionId: `x${world.facts.length}`,
      title: 'Did',
      commitmentId: `k${dice.one(FEW)}`,
      completes: dice.maybe(true),
    },
  ]),
  ...Array<Saying>(3).fill((dice, it) => [
    'make-commitment',
    {
      ...it,
      ...partner(dice),
      commitmentId: `k${dice.one(FEW)}`,
      title: 'Will',
      dueOn: dice.maybe(addDays(it.occurredOn, dice.below(400))),
    },
  ]),
  ...Array<Saying>(3).fill((dice, it, world) => [
    'record-resource',
    {
      ...it,
      ...partner(dice),
      flowId: `f${world.facts.length}`,
      direction: dice.one(['gave', 'received']),
      kind: dice.one(RESOURCE_KINDS),
      amount: dice.maybe(dice.below(1000)),
      unit: dice.maybe('JPY'),
    },
  ]),
  ...Array<Saying>(2).fill((dice, it) => [
    'share-knowledge',
    { ...it, ...partner(dice), itemId: `i${dice.one(FEW)}`, title: 'Found', kind: dice.maybe('research') },
  ]),
  ...Array<Saying>(3).fill((dice, it, world) => [
    'use-knowledge',
    { ...it, ...partner(dice), itemId: `i${dice.one(FEW)}`, useId: `u${world.facts.length}`, stage: dice.one(STAGES) },
  ]),
  ...Array<Saying>(4).fill((dice, _it, world) => corrected(dice, world)),
  ...Array<Saying>(2).fill((dice, _it, world) => voided(dice, world)),
  (dice, it) => ['invite-partner', { ...it, ...named(dice) }],
  (dice, it) => ['return-partner', { ...it, ...named(dice) }],
  (dice, it) => ['leave-partner', { ...it, ...partner(dice), reason: dice.maybe('Moved') }],
  (dice, it) => [
    'revise-commitment',
    {
      ...it,
      ...partner(dice),
      commitmentId: `k${dice.one(FEW)}`,
      title: `Will ${dice.one(FEW)}`,
      dueOn: dice.maybe(addDays(it.occurredOn, dice.below(400))),
    },
  ],
  (dice, it) => ['fulfil-commitment', { ...it, ...partner(dice), commitmentId: `k${dice.one(FEW)}` }],
  (dice, it) => ['withdraw-commitment', { ...it, ...partner(dice), commitmentId: `k${dice.one(FEW)}` }],
  ...Array<Saying>(2).fill((dice, it) => [
    'name-contact',
    {
      ...it,
      ...partner(dice),
      contact: 1 + dice.below(3),
      name: `Person ${dice.one(FEW)}`,
      email: dice.maybe(`person${dice.one(FEW)}@example.org`),
      phone: dice.maybe('+81 6 0000 0000'),
      note: dice.maybe('Speaks for it'),
    },
  ]),
  (dice, it) => [
    'erase-subject',
    { ...it, ...partner(dice), contact: 1 + dice.below(3), reason: dice.one(['Asked for it', 'Left long ago']) },
  ],
  (dice, it, world) => [
    'perform-backbone-function',
    { ...it, ...partner(dice), activityId: `b${world.facts.length}`, function: dice.one(BACKBONE_FUNCTIONS) },
  ],
  (dice, it) => [
    'call-meeting',
    { ...it, meetingId: `m${dice.one(FEW)}`, plannedOn: addDays(it.occurredOn, dice.below(60)) },
  ],
  (dice, it) => [
    dice.one(['hold-meeting', 'hold-meeting', 'cancel-meeting']),
    { ...it, meetingId: `m${dice.one(FEW)}` },
  ],
  (dice, it) => [
    'record-attendance',
    { ...it, ...partner(dice), meetingId: `m${dice.one(FEW)}`, presence: dice.one(PRESENCES) },
  ],
  (dice, it) => [
    'define-indicator',
    {
      ...it,
      indicatorId: `n${dice.below(2)}`,
      version: 1 + dice.below(2),
      name: 'Level',
      direction: dice.maybe('up'),
      target: dice.maybe(100),
    },
  ],
  (dice, it, world) => [
    'record-measurement',
    {
      ...it,
      indicatorId: `n${dice.below(2)}`,
      measurementId: `s${world.facts.length}`,
      value: dice.below(100),
      ...(dice.below(2) === 0 && partner(dice)),
    },
  ],
  (dice, it) => [
    'award-funding',
    {
      ...it,
      ...partner(dice),
      awardId: `a${dice.one(FEW)}`,
      startsOn: it.occurredOn,
      endsOn: addDays(it.occurredOn, dice.below(1500)),
      amount: 1000,
      currency: 'JPY',
      purpose: dice.maybe('backbone'),
    },
  ],
  (dice, it) => ['end-funding', { ...it, awardId: `a${dice.one(FEW)}` }],
  (dice, it, world) => [
    'assess-phase',
    { ...it, assessmentId: `p${world.facts.length}`, phase: dice.one(PHASES), evidence: ['minutes'] },
  ],
  (dice, it, world) => [
    'assess-condition',
    {
      ...it,
      assessmentId: `c${world.facts.length}`,
      condition: dice.one(CONDITIONS),
      grade: dice.one(GRADES),
      evidence: ['minutes'],
    },
  ],
  (dice, it) => ['adopt-agenda', { ...it, version: 1 + dice.below(3), title: 'To swim' }],
  (dice, it) => [
    'adopt-policy',
    {
      ...it,
      version: `v${dice.one(FEW)}`,
      thresholds: { 'partner.stalls-after': 30 + dice.below(300) },
      rationale: 'Tried',
    },
  ],
  (dice, it) =>
    dice.below(4) === 0 ? ['end-initiative', { ...it, reason: dice.one(END_REASONS) }] : ['reopen-initiative', it],
];

/** Some late fact, of rare types as often as of common ones. */
function someFact(dice: Dice, world: World): Fact {
  const type = dice.one([...new Set(world.facts.map((fact) => fact.type))]);
  return dice.one(world.facts.filter((fact) => fact.type === type).slice(-4));
}

/** Corrects some record that was made: most often only what it says, at times its day. */
function corrected(dice: Dice, world: World): Said {
  const fact = someFact(dice, world);
  const record = RECORDS.byType.get(fact.type);
  if (!record || record.role === 'voided') return ['correct-charter', {}];
  const { corrects: _corrects, because: _because, ...data } = fact.data as Record<string, unknown>;
  // What is sealed is said again in clear, or left out.
  const content = Object.fromEntries(Object.entries(data).filter(([, value]) => !isSealed(value)));
  const told =
    'ending' in content
      ? 'note'
      : ['title', 'note', 'name', 'reason', 'evidence'].find((field) => typeof content[field] === 'string');
  return [
    kebab('correct', record.kind.corrected.replace(/Corrected$/, '')),
    {
      ...content,
      ...(told !== undefined && { [told]: `Better ${world.facts.length}` }),
      ...(isSealed(data.name) && { name: `Better ${world.facts.length}` }),
      ...(typeof content.value === 'number' && { value: content.value + 1 }),
      occurredOn: dice.below(3) === 0 ? addDays(fact.occurredOn, dice.below(60) - 30) : fact.occurredOn,
      because: 'a slip of the pen',
    },
  ];
}

const KEYS = [
  'stay',
  'commitmentId',
  'revision',
  'actionId',
  'flowId',
  'activityId',
  'contact',
  'meetingId',
  'indicatorId',
  'measurementId',
  'itemId',
  'useId',
  'awardId',
  'assessmentId',
  'version',
  'ending',
];

/** Takes back some record that was made. */
function voided(dice: Dice, world: World): Said {
  const fact = someFact(dice, world);
  const record = RECORDS.byType.get(fact.type);
  if (!record?.kind.voided || record.role === 'voided') return ['void-action', {}];
  const about = fact.data as Record<string, unknown>;
  const name = kebab('void', record.kind.voided.replace(/Voided$/, ''));
  const ofPartner = parseStream(fact.stream)!.category === 'partner' || name === 'void-attendance';
  const wanted = KEYS.filter((key) => about[key] !== undefined && !(name === 'void-action' && key === 'commitmentId'));
  return [
    name,
    {
      ...Object.fromEntries(wanted.map((key) => [key, about[key]])),
      ...(ofPartner && { partnerId: about.partnerId }),
      because: 'never happened',
    },
  ];
}

const kebab = (verb: string, noun: string): string =>
  `${verb}${noun.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/**
 * What an attempt says in a world: of a day not long before today, now and then of one long ago; told today or, a late report of
 * old days, as having been known for a while.
 */
export function sayingOf({ dice: beginning }: Pick<Attempt, 'dice'>, world: World): Said {
  const dice = new Dice(beginning);
  const lag = dice.below(4) > 0 ? dice.below(10) : dice.below(400);
  const occurredOn = addDays(world.today, -lag);
  const reportedOn = dice.below(5) === 0 ? addDays(occurredOn, dice.below(lag + 1)) : undefined;
  return dice.one(SAYINGS)(dice, { occurredOn, ...(reportedOn !== undefined && { reportedOn }) }, world);
}

/** Makes the attempts one after another in a world that begins with a charter and two partners; what is refused is left out. */
export function lived(attempts: readonly Attempt[]): RandomHistory {
  const world = new World('roundtable', BEGIN);
  const said: Said[] = [];
  const attempt = (saying: Said): void => {
    const facts = world.tell(...saying);
    if (!isRejection(facts) && facts.length > 0) said.push(saying);
  };
  attempt([
    'charter-initiative',
    { name: 'Clean river', timeZone: 'Asia/Tokyo', plannedUntil: addDays(BEGIN, 3650), occurredOn: BEGIN },
  ]);
  attempt(['join-partner', { partnerId: 'water', name: 'The water', role: 'backbone', occurredOn: BEGIN }]);
  attempt(['join-partner', { partnerId: 'forest', name: 'The forest', occurredOn: BEGIN }]);
  for (const one of attempts) {
    world.until(addDays(world.today, one.after));
    attempt(sayingOf(one, world));
  }
  return { said, facts: world.facts, world };
}

/** Random attempts, for histories and for what is said next. */
export const attempts = fc.record({ after: fc.nat({ max: 45 }), dice: fc.nat() });

/**
 * Random but legal histories of one initiative, over every kind of record, with corrections, voidings and late reports. About half of
 * the attempts become facts.
 * @param size the most attempts, 60 unless told
 */
export function histories({ size = 60 }: { readonly size?: number } = {}): fc.Arbitrary<RandomHistory> {
  return fc.array(attempts, { maxLength: size, size: 'max' }).map(lived);
}

/** One legal history of about `size` attempts: the same one for the same seed. */
export function historyOf(seed: number, size: number): RandomHistory {
  const dice = new Dice(seed);
  return lived(Array.from({ length: size }, () => ({ after: dice.below(12), dice: dice.below(2 ** 31) })));
}
