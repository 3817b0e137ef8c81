import {
  contactsOf,
  datedTransition,
  DEFAULT_POLICY,
  findingsIn,
  historyAt,
  policyInForce,
  standingAt,
  type ContactRow,
  type Finding,
  type History,
  type Level,
  type PartnerHistory,
  type Policy,
  type Trap,
} from '@sebone/initiative';
import type { EventStore } from '@sebone/event-store';
import {
  addDays,
  dayIn,
  dayNumber,
  dayOf,
  endOfMonth,
  parseStream,
  reject,
  type Day,
  type Fact,
  type Horizons,
  type Rejection,
} from '@sebone/kernel';
import { isClaimed } from './claims.ts';
import { factsOf, initiativesOf } from './facts.ts';
import type { Recent } from './recent.ts';

/** Horizons as people give them: `knownAt` alone implies the same `asOf`; nothing at all means today. */
export interface AskedHorizons {
  readonly asOf?: Day | undefined;
  readonly knownAt?: Day | undefined;
}

export interface PartnerLine {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly since: Day;
  readonly nextDue: Day | null;
}
export interface PartnersAnswer extends Horizons {
  readonly initiative: string;
  readonly partners: readonly PartnerLine[];
}
export interface TrapsAnswer extends Horizons {
  readonly initiative: string;
  readonly findings: readonly Finding[];
}
export interface TimelineAnswer extends Horizons {
  readonly initiative: string;
  readonly partner: string;
  readonly transitions: readonly ReturnType<typeof datedTransition>[];
}
/** A fact of a partner's own ledger, as it was written. */
export interface LedgerLine extends Pick<
  Fact,
  'id' | 'stream' | 'revision' | 'type' | 'occurredOn' | 'reportedOn' | 'recordedAt' | 'actor' | 'data'
> {
  /** Whether it stands at the horizons: no correction or voiding has replaced it. */
  readonly stands: boolean;
  /** Whether its day of report lies before it was recorded: a claim of whoever reported it. */
  readonly claimed: boolean;
}
export interface BacktestAnswer extends Horizons {
  readonly initiative: string;
  readonly findings: readonly Pick<Finding, 'trap' | 'subject' | 'level' | 'since' | 'score'>[];
  readonly partners: Readonly<Record<string, string>>;
}
export interface InitiativeLine extends Horizons {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly startedOn: Day;
  readonly plannedUntil: Day | null;
  readonly endedOn: Day | null;
  readonly partners: number;
  readonly facts: number;
}

/** Which traps and levels are asked for; all of them unless told. */
export interface TrapsFilter {
  readonly trap?: Trap | undefined;
  readonly level?: Level | undefined;
  /** Judge by this policy instead of the one in force at the horizons. */
  readonly judgeBy?: Policy | undefined;
}

/** How a policy to judge by is named: `then` (in force at the horizons), `today` (in force now) or `default`. */
export const JUDGES_BY = ['then', 'today', 'default'] as const;
export type JudgeBy = (typeof JUDGES_BY)[number];

/** An initiative's facts read once, for any number of questions at any horizons. */
export class Asked {
  readonly initiative: string;
  /** In order of position. */
  readonly facts: readonly Fact[];
  readonly today: Day;
  readonly #histories: Recent<History> | undefined;

  /**
   * @param now milliseconds since 1970
   * @param histories where histories are kept for questions at the same horizons; not kept unless given
   */
  constructor(initiative: string, facts: readonly Fact[], now: number, histories?: Recent<History>) {
    this.initiative = initiative;
    this.facts = facts;
    this.#histories = histories;
    const charter = facts.findLast((fact) => fact.type === 'InitiativeChartered' || fact.type === 'CharterCorrected');
    this.today = dayIn((charter?.data as { timeZone?: string } | undefined)?.timeZone ?? 'UTC', now);
  }

  horizons({ asOf, knownAt }: AskedHorizons): Horizons {
    return { asOf: asOf ?? knownAt ?? this.today, knownAt: knownAt ?? this.today };
  }

  /** The position of the last of its facts. */
  get position(): number {
    return this.facts.at(-1)?.position ?? 0;
  }

  history(asked: AskedHorizons, judgeBy?: Policy): History {
    const horizons = this.horizons(asked);
    if (judgeBy) return historyAt(this.initiative, this.facts, horizons, { judgeBy });
    // The facts of an initiative up to a position are the same for ever.
    const key = `${this.initiative} ${this.position} ${horizons.asOf} ${horizons.knownAt}`;
    const kept = this.#histories?.get(key);
    if (kept) return kept;
    const history = historyAt(this.initiative, this.facts, horizons);
    return this.#histories?.set(key, history) ?? history;
  }

  partners(asked: AskedHorizons): PartnersAnswer {
    const history = this.history(asked);
    return { ...answerHead(history), partners: joined(history).map(partnerLine) };
  }

  traps(asked: AskedHorizons, { trap, level, judgeBy }: TrapsFilter = {}): TrapsAnswer {
    const history = this.history(asked, judgeBy);
    const found = findingsIn(history, trap ? [trap] : undefined);
    return { ...answerHead(history), findings: level ? found.filter((finding) => finding.level === level) : found };
  }

  /** @returns `undefined` where the partner is unknown at those horizons */
  timeline(partner: string, asked: AskedHorizons): TimelineAnswer | undefined {
    const history = this.history(asked);
    const lived = history.partners.get(partner);
    return lived && { ...answerHead(history), partner, transitions: lived.transitions.map(datedTransition) };
  }

  /**
   * What was written about a partner, mistakes and corrections included, in the order of time.
   * @returns `undefined` where nothing was ever written about it
   */
  ledger(partner: string, asked: AskedHorizons): readonly LedgerLine[] | undefined {
    const facts = this.#written(partner);
    if (facts.length === 0) return undefined;
    const horizons = this.horizons(asked);
    const stands = new Set(standingAt(this.facts, horizons).facts.map(({ id }) => id));
    const history = this.history(asked);
    return facts
      .filter(({ reportedOn, occurredOn }) => reportedOn <= horizons.knownAt && occurredOn <= horizons.asOf)
      .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.position - b.position))
      .map(({ id, stream, revision, type, occurredOn, reportedOn, recordedAt, actor, data }) => {
        const claimed = isClaimed({ reportedOn, recordedAt }, history);
        return {
          id,
          stream,
          revision,
          type,
          occurredOn,
          reportedOn,
          recordedAt,
          actor,
          stands: stands.has(id),
          claimed,
          data,
        };
      });
  }

  /**
   * Those who were named as speaking for a partner, by number: what is personal stands as tokens.
   * @returns `undefined` where nothing was ever written about the partner
   */
  contacts(partner: string, asked: AskedHorizons): readonly ContactRow[] | undefined {
    const facts = this.#written(partner);
    return facts.length === 0 ? undefined : contactsOf(facts, this.horizons(asked));
  }

  /** The facts of a partner's own stream, in order of position. */
  #written(partner: string): readonly Fact[] {
    return this.facts.filter(({ stream }) => {
      const of = parseStream(stream);
      return of?.category === 'partner' && of.id === partner;
    });
  }

  /** The policy so named; `undefined` for the one in force at whatever horizons are asked about. */
  policyBy(judgeBy: JudgeBy): Policy | undefined {
    if (judgeBy === 'then') return undefined;
    return judgeBy === 'default' ? DEFAULT_POLICY : policyInForce(standingAt(this.facts, this.horizons({})).facts);
  }

  /** What would have been found on a day, knowing only what had been reported by then. */
  backtest(day: Day): BacktestAnswer {
    const history = this.history({ asOf: day, knownAt: day });
    return {
      ...answerHead(history),
      findings: findingsIn(history).map(({ trap, subject, level, since, score }) => ({
        trap,
        subject,
        level,
        since,
        score,
      })),
      partners: Object.fromEntries(joined(history).map((partner) => [partner.id, partner.state])),
    };
  }

  line(asked: AskedHorizons): InitiativeLine {
    const history = this.history(asked);
    return {
      id: this.initiative,
      asOf: history.asOf,
      knownAt: history.knownAt,
      name: history.charter?.data.name ?? this.initiative,
      state: history.state,
      startedOn: dayOf(history.startedOn),
      plannedUntil: history.charter?.data.plannedUntil ?? null,
      endedOn: history.ended ? history.ended.fact.occurredOn : null,
      partners: joined(history).length,
      facts: history.facts.length,
    };
  }
}

const answerHead = ({ initiative, asOf, knownAt }: History): { initiative: string; asOf: Day; knownAt: Day } => ({
  initiative,
  asOf,
  knownAt,
});

/** Those who were ever invited or joined, by id: a partner known only from others' facts has no state of its own yet. */
const joined = (history: History): PartnerHistory[] =>
  [...history.partners.values()].filter((partner) => partner.state !== 'absent').sort((a, b) => (a.id < b.id ? -1 : 1));

/** No day lies beyond the calendar, however far a delay reaches. */
const LAST_DAY = dayNumber('9999-12-31');

const partnerLine = (partner: PartnerHistory): PartnerLine => ({
  id: partner.id,
  name: partner.name,
  state: partner.state,
  since: dayOf(partner.since),
  nextDue: partner.nextDue <= LAST_DAY ? dayOf(partner.nextDue) : null,
});

/** Reads an initiative for questions, or refuses with `unknown-initiative`. */
export async function ask(store: EventStore, initiative: string, now: number): Promise<Asked | Rejection> {
  const facts = await factsOf(store, initiative);
  if (facts.length > 0) return new Asked(initiative, facts, now);
  return unknownInitiative(initiative, await initiativesOf(store));
}

/** Refuses with `unknown-initiative`, naming those that there are. */
export function unknownInitiative(initiative: string, known: readonly string[]): Rejection {
  return reject(
    'unknown-initiative',
    { en: `There is no initiative "${initiative}".`, ja: `取り組み「${initiative}」は存在しない。` },
    [
      {
        field: 'initiative',
        value: initiative,
        remedy: {
          en: known.length > 0 ? `Name one of: ${known.join(', ')}.` : 'Import a workbook first.',
          ja: known.length > 0 ? `次のいずれかを指定する：${known.join('、')}。` : '先にワークブックを取り込む。',
        },
      },
    ],
  );
}

/** Refuses with `unknown-partner`, naming what is near. */
export function unknownPartner(asked: Asked, partner: string): Rejection {
  const known = [
    ...new Set(
      asked.facts.map((fact) => parseStream(fact.stream)).flatMap((at) => (at?.category === 'partner' ? [at.id!] : [])),
    ),
  ];
  return reject(
    'unknown-partner',
    { en: `There is no partner "${partner}" there.`, ja: `パートナー「${partner}」は見当たらない。` },
    [
      {
        field: 'partner',
        value: partner,
        remedy: {
          en: `Name one of: ${known.sort().join(', ')}.`,
          ja: `次のいずれかを指定する：${known.sort().join('、')}。`,
        },
      },
    ],
  );
}

/** The ends of months (or of quarters) from the first not before `from` to the last not after `to`. */
export function periodEnds(from: Day, to: Day, every: 'month' | 'quarter'): readonly Day[] {
  const ends: Day[] = [];
  for (let end = endOfMonth(from); end <= to; end = endOfMonth(addDays(end, 1)))
    if (every === 'month' || Number(end.slice(5, 7)) % 3 === 0) ends.push(end);
  return ends;
}
