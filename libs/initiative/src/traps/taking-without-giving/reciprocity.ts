import { addMonths, dayNumber, dayOf, endOfMonth, type DayNumber } from '@sebone/kernel';
import type { PartnerHistory } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { paysUntil } from '../giving.ts';
import { countByDay, evidenceOf, groupedBy, partnerName, standingSince, weigh, type Span } from '../measuring.ts';
import { daysKept } from '../record-keeping.ts';
import type { Ground, Taker } from './ground.ts';
import { balanceInWords, sumByDay, weighed, type Exchange, type Portion } from './weighing.ts';

const SCALE = { watch: 'taking.months-answered-watch', warning: 'taking.months-answered-warning' } as const;

/**
 * A partner that receives of some kind out of all proportion to what it gives of it, and hardly gives anything else.
 * Kinds are weighed one by one, since nothing says what an hour is worth in money unless the policy declares it. What
 * it gives of any other kind, its work included, answers what it receives: by the months of each, never by a sum.
 */
export function reciprocity(taker: Taker, ground: Ground): Sign | undefined {
  const { history, settled, kept, limit } = ground;
  const { partner, joinedOn, awards, receipts } = taker;
  if (receipts.length < limit('taking.receipts-at-least')) return undefined;
  const window = limit('taking.window');
  const start = Math.max(joinedOn, settled - window);
  const earliest = joinedOn + limit('taking.newcomer-grace');
  if (settled < earliest || daysKept(kept, start, settled) < settled - start) return undefined;
  const balances = balancesOf(taker, ground, window);
  const now = balances.find(({ tipped }) => tipped(settled));
  if (!now) return undefined;

  const monthsReceived = monthsByDay(
    joinedOn,
    history.asOfDay,
    window,
    receipts.map(({ day }): Span => [day, day]),
  );
  const givings = [
    ...partner.contributions.map(({ day }): Span => [day, day]),
    ...awards.map((award): Span => [award.awarded.day, paysUntil(award)]),
  ];
  const monthsGiven = monthsByDay(joinedOn, history.asOfDay, window, givings);
  const answered = (day: DayNumber): number => monthsGiven(day) / monthsReceived(day);
  // What was given after the record settled is known: it answers too.
  const weight = weigh(Math.max(answered(settled), answered(history.asOfDay)), SCALE, history.policy, 'below');
  if (!weight) return undefined;

  const begins = Math.max(limit(SCALE.watch), limit(SCALE.warning));
  const inWindow = ({ day }: { day: DayNumber }): boolean => day > settled - window && day <= settled;
  const name = partnerName(history, partner.id);
  const [from, until] = [dayOf(start + 1), dayOf(settled)];
  const words = balanceInWords(now.of, now.receipts(settled), now.received(settled), now.given(settled));
  return {
    measure: 'reciprocity',
    subject: { kind: 'partner', id: partner.id },
    ...weight,
    since: standingSince(
      settled,
      earliest,
      (day) => answered(day) <= begins && balances.some(({ tipped }) => tipped(day)),
    ),
    evidence: evidenceOf(
      [...receipts.filter(inWindow), ...partner.contributions.filter(inWindow)].map(({ fact }) => fact),
    ),
    sentence: {
      en: `From ${from} to ${until}, ${name} ${words.en}; it received in ${monthsReceived(settled)} of those months and gave something, of whatever kind, in ${monthsGiven(settled)}: a sign of taking without giving.`,
      ja: `${from}から${until}までに、${name}は${words.ja}である。この間、受領した月は${monthsReceived(settled)}か月、種類を問わず何かを提供した月は${monthsGiven(settled)}か月である。貢献なき受領の兆候である。`,
    },
  };
}

/** How receiving and giving of one kind stand on each day, over the window up to it. */
interface Balance {
  readonly of: string;
  readonly receipts: (day: DayNumber) => number;
  readonly received: (day: DayNumber) => number;
  readonly given: (day: DayNumber) => number;
  /** Whether it is out of proportion on a day. */
  readonly tipped: (day: DayNumber) => boolean;
}

/** The balances of all kinds that a partner received often enough, the kind that it received most often first. */
function balancesOf(taker: Taker, { settled, limit, exchange }: Ground, window: number): readonly Balance[] {
  const fewest = limit('taking.receipts-at-least');
  const share = limit('taking.in-kind-share');
  const received = byKind(taker.receipts.map((flow) => weighed(flow, exchange)));
  const given = byKind(givenBy(taker, exchange));
  return [...received]
    .filter(([, portions]) => portions.length >= fewest)
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([of, portions]) => {
      const receipts = countByDay(
        taker.joinedOn,
        settled,
        portions.map(({ day }): Span => [day, day + window - 1]),
      );
      const taken = sumByDay(taker.joinedOn, settled, portions, window);
      const gave = sumByDay(taker.joinedOn, settled, given.get(of) ?? [], window);
      return {
        of,
        receipts,
        received: taken,
        given: gave,
        tipped: (day) => receipts(day) >= fewest && gave(day) <= share * taken(day),
      };
    });
}

/** Portions by what they may be held against. */
const byKind = (portions: readonly Portion[]): ReadonlyMap<string, readonly Portion[]> =>
  groupedBy(portions, ({ of }) => of);

/** All that a partner gave, weighed: its resources, its awards, and its work where an hour has a declared worth. */
function givenBy({ partner, awards }: Taker, exchange: Exchange | undefined): readonly Portion[] {
  const awarded = awards.map(({ awarded: { day, data } }): Portion => {
    const of = exchange?.currency === data.currency ? `valued/${data.currency}` : `money/${data.currency}`;
    return { of, day, amount: data.amount };
  });
  return [...partner.gave.map((flow) => weighed(flow, exchange)), ...awarded, ...workOf(partner, exchange)];
}

function workOf(partner: PartnerHistory, exchange: Exchange | undefined): readonly Portion[] {
  const rate = exchange?.worth.hours ?? 0;
  if (!exchange || rate <= 0) return [];
  return partner.actions.map(({ day, data }) => ({
    of: `valued/${exchange.currency}`,
    day,
    amount: (data.hours ?? 0) * rate,
  }));
}

/** In how many calendar months of the window up to a day something lay, looked up by day. */
function monthsByDay(
  first: DayNumber,
  last: DayNumber,
  window: number,
  spans: readonly Span[],
): (day: DayNumber) => number {
  const months = new Map<DayNumber, Span>();
  for (const [from, to] of spans) {
    if (to <= first - window) continue;
    for (
      let month = `${dayOf(Math.max(from, first - window)).slice(0, 7)}-01`, begins = dayNumber(month);
      begins <= Math.min(to, last);
    ) {
      const ends = dayNumber(endOfMonth(month));
      month = addMonths(month, 1);
      const [earliest, latest] = months.get(begins) ?? [Infinity, -Infinity];
      months.set(begins, [Math.min(earliest, Math.max(from, begins)), Math.max(latest, Math.min(to, ends))]);
      begins = ends + 1;
    }
  }
  return countByDay(
    first,
    last,
    [...months.values()].map(([from, to]): Span => [from, to + window - 1]),
  );
}
