import { dayOf, type DayNumber } from '@sebone/kernel';
import { CONTRIBUTION_TYPES } from '../../partner/machine.ts';
import type { AwardHistory, History, PartnerHistory, StayEntry } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { awardsByFunder, givingSpans, lastGiving, type Giving } from '../giving.ts';
import { countBefore, DAYS_PER_YEAR, evidenceOf, quantile, stayOn, weigh } from '../measuring.ts';
import { daysKept, isMember, trusted, whenKept } from '../record-keeping.ts';

const SCALE = {
  watch: 'giving-up.quiet-watch',
  warning: 'partner.goes-dormant-after',
  critical: 'giving-up.quiet-critical',
} as const;
const GIVEN: ReadonlySet<string> = new Set(CONTRIBUTION_TYPES);
/** How many of its last contributions are shown. */
const SHOWN = 5;

/** A partner in a stay that has given something, in this stay or an earlier one. */
interface Giver {
  readonly partner: PartnerHistory;
  readonly stay: StayEntry;
  readonly awards: readonly AwardHistory[];
  readonly last: Giving;
}

/**
 * Who has gone quiet (`gone-quiet`): partners that used to contribute and have fallen silent for long against the policy and
 * against their own cadence, before they leave. An award gives for as long as it pays. Silence counts from the last
 * contribution, or from the return of one that came back, on days on which contributions were on record; and only where
 * enough of the others went on: else it is the record that stopped, or the initiative, which other measures judge.
 * Beneficiaries are there to receive, and the silence of a backbone is for the trap `no-backbone`.
 * @param today the day up to which the record is complete
 */
export function goneQuietSigns(history: History, today: DayNumber): readonly Sign[] {
  const { thresholds } = history.policy;
  const tail = thresholds['giving-up.record-tail'];
  const begins = Math.min(...Object.values(SCALE).map((name) => thresholds[name]));
  const givers = giversIn(history);
  const lastDays = Float64Array.from(givers, ({ last }) => last.day).sort();
  const wentOn = ({ last }: Giver, from: DayNumber): boolean => {
    const awake = from - thresholds['partner.goes-dormant-after'];
    const others = lastDays.length - countBefore(lastDays, awake) - (last.day >= awake ? 1 : 0);
    const outlasted = lastDays.length - countBefore(lastDays, from + tail);
    return others > 0 && outlasted / others >= thresholds['giving-up.others-go-on'];
  };
  // However few they are: that others went on is what makes it silence.
  const kept = trusted(history, GIVEN, { gap: thresholds['giving-up.record-gap'], tail, doubtedFrom: 0 });

  return givers.flatMap((giver): Sign[] => {
    const { partner, stay, last } = giver;
    const from = Math.max(last.day, stay.joined.day);
    const silence = daysKept(kept, from, today);
    if (silence < begins || !wentOn(giver, from)) return [];
    const pauses = pausesOf(giver, last.day - thresholds['giving-up.quiet-years'] * DAYS_PER_YEAR);
    if (pauses.length < thresholds['giving-up.quiet-pauses-least']) return [];
    const usual = quantile(pauses, thresholds['giving-up.quiet-usual']);
    const patience = Math.min(
      thresholds['giving-up.quiet-critical'],
      Math.max(begins, Math.ceil(thresholds['giving-up.quiet-patience'] * usual)),
    );
    const weight = weigh(silence, SCALE, history.policy);
    if (!weight || silence < patience) return [];

    const { id, name } = partner;
    const days = { from: dayOf(from), until: dayOf(today) };
    const cameBack = stay.joined.day > last.day;
    return [
      {
        measure: 'gone-quiet',
        subject: { kind: 'partner', id },
        ...weight,
        since: whenKept(kept, from, patience),
        evidence: evidenceOf([
          stay.joined.fact,
          ...partner.contributions.slice(-SHOWN).map(({ fact }) => fact),
          last.fact,
        ]),
        sentence: {
          en: `${name} ${cameBack ? 'came back' : 'last contributed'} on ${days.from}, and in the ${silence} days on record up to ${days.until} no contribution of it is reported, where it used to pause for ${usual} days at most: a sign that it may be giving up.`,
          ja: `${name}は${days.from}${cameBack ? 'に復帰したが、その後は' : 'を最後に'}貢献が途絶え、${days.until}までの記録上${silence}日間、何も報告されていない（これまでの通常の間隔は長くて${usual}日だった）。諦めにつながりうる兆候である。`,
        },
      },
    ];
  });
}

/** The members and funders in a stay that ever gave anything. */
function giversIn(history: History): readonly Giver[] {
  const byFunder = awardsByFunder(history);
  return [...history.partners.values()].flatMap((partner) => {
    const stay = stayOn(partner, history.asOfDay);
    if (!stay || !isMember(partner)) return [];
    const awards = byFunder.get(partner.id) ?? [];
    const last = lastGiving(partner, awards, history.asOfDay);
    return last ? [{ partner, stay, awards, last }] : [];
  });
}

/** The days from one thing it gave to the next, ascending, from a day on. Not having been there is no pause. */
function pausesOf({ partner, awards }: Giver, from: DayNumber): readonly number[] {
  const pauses: number[] = [];
  let until = Infinity;
  for (const [begin, end] of [...givingSpans(partner, awards, 1)].sort(([a], [b]) => a - b)) {
    const wasAway = partner.stays.some(({ joined }) => joined.day > until && joined.day <= begin);
    if (begin > until && begin >= from && !wasAway) pauses.push(begin - until);
    until = until === Infinity ? end : Math.max(until, end);
  }
  return pauses.sort((a, b) => a - b);
}
