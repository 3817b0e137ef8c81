import { dayOf, type DayNumber, type Fact } from '@sebone/kernel';
import type { History, PartnerHistory } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  countByDay,
  DAYS_PER_YEAR,
  evidenceOf,
  initiativeName,
  listed,
  percent,
  standingSince,
  stayOn,
  weigh,
  type Span,
} from '../measuring.ts';

/**
 * Whether fewer of those who are there still act (`falling-active-share`): the members that have belonged for a whole
 * window, and how many of them contributed within it, against one and two years before. Members that come and go while
 * the share holds are no sign (in the HCAP study turnover did not tell lasting coalitions from others), nor are newcomers.
 * Backbones, funders and beneficiaries are not counted: contributing is not what they are there for.
 * @param today the day up to which the record is complete
 */
export function activeShareSigns(history: History, today: DayNumber): readonly Sign[] {
  const { thresholds } = history.policy;
  const window = thresholds['giving-up.active-window'];
  const least = thresholds['giving-up.active-partners-least'];
  const members = [...history.partners.values()].filter(({ role }) => role === 'member');
  const seated = countByDay(
    history.startedOn,
    today,
    members.flatMap((member) => seatedSpans(member, window)),
  );
  const active = countByDay(
    history.startedOn,
    today,
    members.flatMap((member) => activeSpans(member, window)),
  );
  const share = (day: DayNumber): number | undefined => (seated(day) < least ? undefined : active(day) / seated(day));

  const fallOn = (day: DayNumber): { fall: number; then: DayNumber } | undefined => {
    const now = share(day);
    if (now === undefined) return undefined;
    let most: { fall: number; then: DayNumber } | undefined;
    for (const years of [1, 2]) {
      const then = day - years * DAYS_PER_YEAR;
      const before = share(then);
      if (before === undefined) continue;
      if (!most || before - now > most.fall) most = { fall: before - now, then };
    }
    return most && most.fall * seated(day) >= thresholds['giving-up.active-fallers-least'] ? most : undefined;
  };
  const fallen = fallOn(today);
  const weight =
    fallen &&
    weigh(
      fallen.fall,
      {
        watch: 'giving-up.active-fall-watch',
        warning: 'giving-up.active-fall-warning',
        critical: 'giving-up.active-fall-critical',
      },
      history.policy,
    );
  if (!fallen || !weight) return [];

  const silent = members.filter(
    (member) => hasFallenSilent(member, today, window) && contributedIn(member, fallen.then - window, today),
  );
  const name = initiativeName(history);
  const names = listed(silent.map((member) => member.name));
  const ofThem = `${active(today)} of ${seated(today)}`;
  return [
    {
      measure: 'falling-active-share',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: standingSince(
        today,
        history.startedOn,
        (day) => (fallOn(day)?.fall ?? 0) >= thresholds['giving-up.active-fall-watch'],
      ),
      evidence: evidenceOf(lastWords(silent.length > 0 ? silent : members, today)),
      sentence: {
        en: `In ${name}, ${ofThem} members (${percent(active(today) / seated(today))}) contributed in the ${window} days to ${dayOf(today)}, against ${percent(active(fallen.then) / seated(fallen.then))} in those to ${dayOf(fallen.then)}${silent.length > 0 ? `; silent since then: ${names.en}` : ''}.`,
        ja: `「${name}」で${dayOf(today)}までの${window}日間に貢献したメンバーは${seated(today)}のうち${active(today)}（${percent(active(today) / seated(today))}）で、${dayOf(fallen.then)}までの${percent(active(fallen.then) / seated(fallen.then))}から下がった${silent.length > 0 ? `。その後に貢献が途絶えたのは${names.ja}` : ''}。`,
      },
    },
  ];
}

/** The days on which a member has belonged for a whole window. */
function seatedSpans({ stays }: PartnerHistory, window: number): Span[] {
  return stays.map(({ joined, left }) => [joined.day + window, (left?.day ?? Infinity) - 1] as const);
}

/** Those of them on which it had contributed within the window. */
function activeSpans(member: PartnerHistory, window: number): Span[] {
  const spans: Span[] = [];
  for (const [from, to] of seatedSpans(member, window)) {
    let covered = from - 1;
    for (const { day } of member.contributions) {
      const until = Math.min(to, day + window - 1);
      if (until <= covered || day > to) continue;
      spans.push([Math.max(day, covered + 1), until]);
      covered = until;
    }
  }
  return spans;
}

function hasFallenSilent(member: PartnerHistory, day: DayNumber, window: number): boolean {
  const stay = stayOn(member, day);
  return stay !== undefined && stay.joined.day <= day - window && !contributedIn(member, day - window + 1, day);
}

function contributedIn({ contributions }: PartnerHistory, from: DayNumber, to: DayNumber): boolean {
  const last = contributions.findLast(({ day }) => day <= to);
  return last !== undefined && last.day >= from;
}

/** The last contribution of each, or its joining where it never contributed. */
function lastWords(members: readonly PartnerHistory[], day: DayNumber): readonly Fact[] {
  return members.flatMap(({ contributions, stays }) => {
    const last = contributions.findLast((entry) => entry.day <= day) ?? stays[0]?.joined;
    return last ? [last.fact] : [];
  });
}
