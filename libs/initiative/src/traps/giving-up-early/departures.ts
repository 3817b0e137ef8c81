import { dayOf, type DayNumber } from '@sebone/kernel';
import type { Leaving } from '../../partner/events.ts';
import type { Entry, History, PartnerHistory } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  countBefore,
  countByDay,
  DAYS_PER_YEAR,
  evidenceOf,
  groupedBy,
  initiativeName,
  listed,
  percent,
  standingSince,
  weigh,
  type Span,
} from '../measuring.ts';

interface Departure {
  readonly partner: PartnerHistory;
  readonly left: Entry<Leaving>;
  /** The days on which it is one of the year's departures: until it came back, or the year is over. */
  readonly counts: Span;
}

/**
 * Stated reasons that tell of a partner that went on, not of one that gave up: it graduated, finished, was renamed or
 * became part of another.
 */
const WENT_ON = /\b(?:graduat|complet|achiev|merge|renam|promot)|卒業|修了|完了|達成|統合|合併|改称/i;

/**
 * How many of those who were there a year ago have left since (`departure-rate`). Not judged while at least as many
 * belong as a year ago: members that come and go are no sign. Many that leave on one day for one stated reason, and whose
 * seats are filled again within weeks, count as one departure: the seats were changed. Partners that went on by their
 * stated reason are not counted, nor are backbones and beneficiaries.
 */
export function departureSigns(history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const partners = [...history.partners.values()].filter(({ role }) => role === 'member' || role === 'funder');
  const present = countByDay(
    history.startedOn,
    history.asOfDay,
    partners.flatMap(({ stays }) =>
      stays.map(({ joined, left }) => [joined.day, (left?.day ?? Infinity) - 1] as const),
    ),
  );
  const departures = reseatedOnce(partners.flatMap(departuresOf), present, history);
  const gone = countByDay(
    history.startedOn,
    history.asOfDay,
    departures.map(({ counts }) => counts),
  );

  const rateOn = (day: DayNumber): number => {
    const before = present(day - DAYS_PER_YEAR);
    if (
      before < thresholds['giving-up.departures-partners-least'] ||
      gone(day) < thresholds['giving-up.departures-least']
    )
      return 0;
    return present(day) < before ? gone(day) / before : 0;
  };
  const rate = rateOn(history.asOfDay);
  const weight = weigh(
    rate,
    {
      watch: 'giving-up.departures-watch',
      warning: 'giving-up.departures-warning',
      critical: 'giving-up.departures-critical',
    },
    history.policy,
  );
  if (!weight || rate === 0) return [];

  const inYear = departures.filter(({ counts: [from, to] }) => from <= history.asOfDay && history.asOfDay <= to);
  const from = history.asOfDay - DAYS_PER_YEAR;
  const name = initiativeName(history);
  const names = listed(inYear.map(({ partner }) => partner.name));
  return [
    {
      measure: 'departure-rate',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: standingSince(
        history.asOfDay,
        history.startedOn,
        (day) => rateOn(day) >= thresholds['giving-up.departures-watch'],
      ),
      evidence: evidenceOf(inYear.map(({ left }) => left.fact)),
      sentence: {
        en: `Of the ${present(from)} partners of ${name} on ${dayOf(from)}, ${inYear.length} (${percent(rate)}) left by ${history.asOf}, and fewer came: ${names.en}.`,
        ja: `「${name}」に${dayOf(from)}時点でいた${present(from)}のパートナーのうち${inYear.length}（${percent(rate)}）が${history.asOf}までに離れ、新たな参加はそれに及ばない（${names.ja}）。`,
      },
    },
  ];
}

function departuresOf(partner: PartnerHistory): Departure[] {
  return partner.stays.flatMap(({ joined, left }, at) => {
    if (!left || WENT_ON.test(left.data.reason ?? '')) return [];
    const back = partner.stays[at + 1]?.joined.day ?? Infinity;
    const from = Math.max(left.day, joined.day + DAYS_PER_YEAR);
    return [{ partner, left, counts: [from, Math.min(left.day + DAYS_PER_YEAR - 1, back - 1)] as const }];
  });
}

/** The departures, those of a change of seats counted as the first of them. */
function reseatedOnce(
  departures: readonly Departure[],
  present: (day: DayNumber) => number,
  history: History,
): readonly Departure[] {
  const { thresholds } = history.policy;
  const joinings = [...history.partners.values()]
    .flatMap(({ stays }) => stays.map(({ joined }) => joined.day))
    .sort((a, b) => a - b);
  const counted = departures.filter(({ left }) => left.data.reason === undefined);
  const together = groupedBy(
    departures.filter(({ left }) => left.data.reason !== undefined),
    ({ left }) => `${left.day}/${left.data.reason}`,
  );
  for (const leavers of together.values()) {
    const { day } = leavers[0]!.left;
    const around = thresholds['giving-up.reseating-days'];
    const joiners = countBefore(joinings, day + around + 1) - countBefore(joinings, day - around);
    const reseated =
      leavers.length > 1 &&
      leavers.length >= thresholds['giving-up.reseating-share'] * present(day - 1) &&
      joiners >= thresholds['giving-up.reseating-refilled'] * leavers.length;
    if (reseated) leavers.sort((a, b) => (a.partner.id < b.partner.id ? -1 : 1));
    counted.push(...(reseated ? leavers.slice(0, 1) : leavers));
  }
  return counted.sort((a, b) => a.left.day - b.left.day || (a.partner.id < b.partner.id ? -1 : 1));
}
