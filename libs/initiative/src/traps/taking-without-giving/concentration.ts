import { dayOf, type DayNumber, type Fact, type Text } from '@sebone/kernel';
import type { Entry, History, PartnerHistory } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, partnerName, percent, standingSince, weigh, type Span } from '../measuring.ts';
import type { Ground } from './ground.ts';
import { amountInWords, weighed, type Exchange } from './weighing.ts';

const SCALE = { watch: 'taking.givers-watch', warning: 'taking.givers-warning' } as const;

/** What one member gave of a kind, in the order of time. */
interface Giver {
  readonly id: string;
  readonly gifts: readonly Entry[];
  readonly amount: (at: number) => number;
}

/** All that is given of a kind, and what it takes for its concentration to say anything. */
interface Flow {
  readonly of: string;
  /** What each member gave of it after a day. */
  readonly giversAfter: (day: DayNumber) => readonly Giver[];
  readonly fewestGifts: number;
  readonly fewestGivers: number;
}

/**
 * How few of the members give half of everything, for actions and for each kind of resource. Members only: what a
 * funder pays and a backbone does is their part, and the trap `no-backbone` looks at how much hangs on them.
 */
export function givingConcentration(ground: Ground): Sign | undefined {
  const { history, limit } = ground;
  const members = [...history.partners.values()].filter(({ role }) => role === 'member');
  const present = presentByDay(members, history);
  const fewestMembers = limit('taking.members-at-least');
  const count = present(history.asOfDay);
  if (count < fewestMembers) return undefined;

  const from = history.asOfDay - limit('taking.window') + 1;
  const share = (few: readonly Taken[] | undefined, day: DayNumber): number => (few ? few.length / present(day) : Infinity);
  const readings = flowsOf(members, ground).flatMap((flow) => {
    const window = new Window(flow, flow.giversAfter(from - 1), history.asOfDay, limit);
    const few = window.fewest();
    const weight = weigh(share(few, history.asOfDay), SCALE, history.policy, 'below');
    return few && weight ? [{ flow, few, weight, total: window.total, gifts: window.gifts }] : [];
  });
  const worst = readings.sort((a, b) => b.weight.score - a.weight.score)[0];
  if (!worst) return undefined;

  const { flow, few, weight, total, gifts } = worst;
  const window = new Window(flow, flow.giversAfter(-Infinity), history.asOfDay, limit);
  const evidence: Fact[] = few.flatMap(({ giver }) => giver.gifts.filter(({ day }) => day >= from).map(({ fact }) => fact));
  const begins = Math.max(limit(SCALE.watch), limit(SCALE.warning));
  const names = few.map(({ giver }) => partnerName(history, giver.id));
  const part = percent(few.reduce((sum, { amount }) => sum + amount, 0) / total);
  const what: Text = flow.of === 'actions' ? { en: `the ${gifts} actions reported`, ja: `報告された${gifts}件の活動` } : amountInWords(flow.of, total);
  return {
    measure: 'giving-concentration',
    subject: { kind: 'initiative', id: history.initiative },
    ...weight,
    since: standingSince(history.asOfDay, history.startedOn, (day) => {
      window.backTo(day);
      return present(day) >= fewestMembers && share(window.fewest(), day) <= begins;
    }),
    evidence: evidenceOf(evidence),
    sentence: {
      en: `From ${dayOf(from)} to ${history.asOf}, ${few.length} of ${count} members (${names.join(', ')}) gave ${part} of ${what.en}: an exposure of all to the few who give.`,
      ja: `${dayOf(from)}から${history.asOf}までに、メンバー${count}者のうち${few.length}者（${names.join('、')}）が${what.ja}の${part}を担った。提供が少数に偏っている兆候である。`,
    },
  };
}

/** How many of the members were in a stay, looked up by day. */
function presentByDay(members: readonly PartnerHistory[], { startedOn, asOfDay }: History): (day: DayNumber) => number {
  const stays = members.flatMap(({ stays }) => stays.map(({ joined, left }): Span => [joined.day, (left?.day ?? Infinity) - 1]));
  return countByDay(startedOn, asOfDay, stays);
}

/** Actions, and every kind of resource that was given lately. */
function flowsOf(members: readonly PartnerHistory[], { history, limit, exchange }: Ground): readonly Flow[] {
  const after = history.asOfDay - limit('taking.window');
  const kinds = new Set<string>();
  for (const { gave } of members)
    for (let at = gave.length - 1; at >= 0 && gave[at]!.day > after; at--) kinds.add(weighed(gave[at]!, exchange).of);
  const resources = [...kinds].map((of): Flow => ({
    of,
    giversAfter: (day) => members.map((member) => giverAfter(day, member, of, exchange)),
    fewestGifts: limit('taking.gifts-at-least'),
    fewestGivers: limit('taking.givers-at-least'),
  }));
  const actions = members.map(({ id, actions }): Giver => ({ id, gifts: actions, amount: () => 1 }));
  return [{ of: 'actions', giversAfter: () => actions, fewestGifts: limit('taking.actions-at-least'), fewestGivers: 1 }, ...resources];
}

function giverAfter(after: DayNumber, { id, gave }: PartnerHistory, of: string, exchange: Exchange | undefined): Giver {
  const gifts: Entry[] = [];
  const amounts: number[] = [];
  for (let at = gave.length - 1; at >= 0 && gave[at]!.day > after; at--) {
    const portion = weighed(gave[at]!, exchange);
    if (portion.of !== of) continue;
    gifts.push(gave[at]!);
    amounts.push(portion.amount);
  }
  gifts.reverse();
  amounts.reverse();
  return { id, gifts, amount: (at) => amounts[at]! };
}

/** What one giver gave within the window: `gifts` from `from` on, up to `to`. */
interface Taken {
  readonly giver: Giver;
  from: number;
  to: number;
  amount: number;
}

/** The gifts of the days up to one, and who gave them; it moves back in time, never forward. */
class Window {
  readonly #flow: Flow;
  readonly #taken: readonly Taken[];
  readonly #days: number;
  readonly #half: number;
  readonly #atMost: number;

  constructor(flow: Flow, givers: readonly Giver[], day: DayNumber, limit: Ground['limit']) {
    this.#flow = flow;
    this.#taken = givers.map((giver) => ({ giver, from: giver.gifts.length, to: giver.gifts.length, amount: 0 }));
    this.#days = limit('taking.window');
    this.#half = limit('taking.half');
    this.#atMost = limit('taking.givers-at-most');
    this.backTo(day);
  }

  get gifts(): number {
    return this.#taken.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  get total(): number {
    return this.#taken.reduce((sum, { amount }) => sum + amount, 0);
  }

  backTo(day: DayNumber): void {
    for (const taken of this.#taken) {
      const { gifts, amount } = taken.giver;
      while (taken.from > 0 && gifts[taken.from - 1]!.day > day - this.#days) taken.amount += amount(--taken.from);
      while (taken.to > taken.from && gifts[taken.to - 1]!.day > day) taken.amount -= amount(--taken.to);
    }
  }

  /** The fewest givers of half of it all; `undefined` where they are many, or what was given is too little to say. */
  fewest(): readonly Taken[] | undefined {
    const { fewestGifts, fewestGivers } = this.#flow;
    if (this.gifts < fewestGifts) return undefined;
    const givers = this.#taken.filter(({ from, to }) => to > from);
    if (givers.length < fewestGivers) return undefined;
    givers.sort((a, b) => b.amount - a.amount || (a.giver.id < b.giver.id ? -1 : 1));
    const half = this.#half * this.total;
    let sum = 0;
    const enough = givers.findIndex(({ amount }) => (sum += amount) >= half) + 1;
    if (enough === 0 || enough > this.#atMost) return undefined;
    return givers.slice(0, enough).map((taken) => ({ ...taken }));
  }
}
