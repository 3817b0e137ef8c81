import { dayNumber, dayOf, type DayNumber } from '@sebone/kernel';
import type { Action } from '../../partner/events.ts';
import type { CommitmentHistory, Entry } from '../../views/history.ts';
import { LEVELS } from '../../vocabulary.ts';
import type { Sign } from '../finding.ts';
import { countBefore, countByDay, evidenceOf, partnerName, percent, standingSince, weigh, type Span } from '../measuring.ts';
import { keptOn } from '../record-keeping.ts';
import { AGES, isFulfilled, type Ground, type Present } from './ground.ts';

const SHARES = {
  watch: 'joining.never-acted-watch',
  warning: 'joining.never-acted-warning',
  critical: 'joining.never-acted-critical',
} as const;

/** A commitment as days: when it fell due, when somebody first acted on it, when it was no longer open. `Infinity` = not yet. */
export interface Course {
  readonly commitment: CommitmentHistory;
  readonly dueOn: DayNumber;
  readonly actedOn: DayNumber;
  readonly closedOn: DayNumber;
  /** Whether its partner has fulfilled another one since it fell due: late, but acting. */
  readonly keepsOthers: boolean;
}

/** The commitments that a partner made in its present stay: what it promised before it left is not held against its return. */
export function coursesOf({ partner, joinedOn }: Present, { linked }: Ground): readonly Course[] {
  const days = linked ? [] : partner.actions.map(({ day }) => day);
  const own = partner.commitments.filter(({ made }) => made.day >= joinedOn);
  const lastFulfilled = own.reduce((last, one) => (isFulfilled(one) ? Math.max(last, one.since) : last), -Infinity);
  return own.map((commitment) => {
    const { made, actions, state, since } = commitment;
    const dueOn = commitment.dueOn === undefined ? Infinity : dayNumber(commitment.dueOn);
    const fulfilled = isFulfilled(commitment);
    const actedOn = actions.find((action) => !isItsPlan(commitment, action))?.day ?? Infinity;
    const unlinked = linked ? Infinity : (days[countBefore(days, made.day)] ?? Infinity);
    return {
      commitment,
      dueOn,
      actedOn: Math.min(actedOn, fulfilled ? since : Infinity, unlinked),
      closedOn: fulfilled || state === 'withdrawn' ? since : Infinity,
      keepsOthers: lastFulfilled > dueOn,
    };
  });
}

/** To plan on the day of promising is part of the promise, and nothing done about it yet. */
function isItsPlan({ made }: CommitmentHistory, { day, data }: Entry<Action>): boolean {
  return day === made.day && data.code === 'planning-product' && data.completes !== true;
}

/** Each commitment that is past its due date and neither fulfilled nor withdrawn, by its age. */
export function overdueCommitments(courses: readonly Course[], ground: Ground): readonly Sign[] {
  return courses.flatMap((course) => overdueCommitment(course, ground) ?? []);
}

function overdueCommitment(course: Course, ground: Ground): Sign | undefined {
  const { history, settled, linked, limit, lateAfter } = ground;
  const { commitment, dueOn, actedOn, keepsOthers } = course;
  const raised = raisedDuring(course, ground);
  if (!raised || settled < raised[0] || history.asOfDay > raised[1]) return undefined;
  if (!linked && actedOn < Infinity) return undefined;
  const last = commitment.actions.findLast((action) => !isItsPlan(commitment, action));
  const progresses = last !== undefined && last.day > settled - limit('joining.progress-lately');
  const scale = keepsOthers ? { watch: AGES.watch } : progresses ? { watch: AGES.watch, warning: AGES.warning } : AGES;
  const weight = weigh(settled - dueOn, scale, history.policy);
  if (!weight) return undefined;
  const name = partnerName(history, commitment.partnerId);
  const { title } = commitment;
  const days = settled - dueOn;
  const madeOn = dayOf(commitment.made.day);
  return {
    measure: 'commitment-overdue',
    subject: { kind: 'commitment', id: commitment.id },
    ...weight,
    since: dueOn + lateAfter,
    evidence: evidenceOf([commitment.made.fact, ...commitment.actions.map(({ fact }) => fact)]),
    sentence: last
      ? {
          en: `"${title}", which ${name} committed itself to on ${madeOn}, was due on ${commitment.dueOn!} and is not fulfilled ${days} days later, though it was last acted on on ${dayOf(last.day)}: a sign of joining without acting.`,
          ja: `${name}が${madeOn}に約束した「${title}」は、期限の${commitment.dueOn!}から${days}日を過ぎても履行されていない（最後の活動は${dayOf(last.day)}）。参加が行動に移っていない兆候である。`,
        }
      : {
          en: `"${title}", which ${name} committed itself to on ${madeOn}, was due on ${commitment.dueOn!}, and ${days} days later neither its fulfilment nor anything done for it since is reported: a sign of joining without acting.`,
          ja: `${name}が${madeOn}に約束した「${title}」は、期限の${commitment.dueOn!}から${days}日を過ぎても、履行もそのための活動も報告されていない。参加が行動に移っていない兆候である。`,
        },
  };
}

/** The days on which a commitment is raised: from when its age says something until it is closed, or long broken. */
function raisedDuring({ dueOn, closedOn, keepsOthers }: Course, { kept, recordedUntil, limit, lateAfter }: Ground): Span | undefined {
  const from = dueOn + lateAfter;
  if (dueOn > recordedUntil || !keptOn(kept, from)) return undefined;
  const brokenOn = dueOn + 1 + limit('commitment.breaks-after');
  const to = Math.min(closedOn - 1, keepsOthers ? brokenOn - 1 : brokenOn + limit('joining.broken-raised-for'));
  return to < from ? undefined : [from, to];
}

/** A partner several of whose commitments are overdue at once: at the level that so many of them have reached. */
export function overdueTogether(present: Present, courses: readonly Course[], overdue: readonly Sign[], ground: Ground): Sign | undefined {
  const { history, settled, limit, lateAfter } = ground;
  const enough = limit('joining.overdue-together');
  const ordered = [...overdue].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const decisive = ordered[Math.ceil(enough) - 1];
  if (!decisive) return undefined;
  const spans = courses.map((course) => raisedDuring(course, ground)).filter((span) => span !== undefined);
  const first = Math.min(...spans.map(([from]) => from));
  const open = countByDay(first, settled, spans);
  const name = partnerName(history, present.partner.id);
  const oldest = dayOf(Math.min(...overdue.map(({ since }) => since)) - lateAfter);
  return {
    measure: 'commitments-overdue',
    subject: { kind: 'partner', id: present.partner.id },
    level: decisive.level,
    value: overdue.length,
    threshold: enough,
    thresholdName: 'joining.overdue-together',
    score: 1 - overdue.reduce((doubt, { score }) => doubt * (1 - score), 1),
    since: standingSince(settled, first, (day) => open(day) >= enough),
    evidence: evidenceOf(overdue.flatMap(({ evidence }) => evidence)),
    sentence: {
      en: `${overdue.length} commitments of ${name} are overdue at once, the oldest since ${oldest}: a sign of joining without acting.`,
      ja: `${name}の${overdue.length}件のコミットメントが同時に期限を過ぎている（最も古い期限は${oldest}）。参加が行動に移っていない兆候である。`,
    },
  };
}

/** A partner that took up too few of the commitments that fell due: those on which no action was ever reported. */
export function commitmentsNeverActed(present: Present, courses: readonly Course[], ground: Ground): Sign | undefined {
  const { history, settled, limit, begins, lateAfter } = ground;
  const fewest = limit('joining.commitments-at-least');
  if (courses.length < fewest) return undefined;
  const counted = courses.flatMap((course) => {
    const span = countedDuring(course, ground);
    return span ? [{ ...course, span }] : [];
  });
  const due = counted.filter(({ span }) => span[0] <= settled && settled <= span[1]);
  const left = due.filter(({ actedOn }) => actedOn > history.asOfDay);
  if (due.length < fewest) return undefined;
  const didOtherwise = present.lastDeed !== undefined && present.lastDeed.day >= due[0]!.commitment.made.day;
  const weight = weigh(left.length / due.length, didOtherwise ? { watch: SHARES.watch, warning: SHARES.warning } : SHARES, history.policy);
  if (!weight) return undefined;

  const first = Math.min(...counted.map(({ span }) => span[0]));
  const dues = countByDay(first, settled, counted.map(({ span }) => span));
  const lefts = countByDay(first, settled, counted.map(({ span, actedOn }): Span => [span[0], Math.min(span[1], actedOn - 1)]));
  const name = partnerName(history, present.partner.id);
  const until = settled - lateAfter;
  const from = dayOf(until - limit('joining.commitments-window') + 1);
  return {
    measure: 'commitments-never-acted',
    subject: { kind: 'partner', id: present.partner.id },
    ...weight,
    since: standingSince(settled, first, (day) => dues(day) >= fewest && lefts(day) / dues(day) >= begins(SHARES)),
    evidence: evidenceOf(left.map(({ commitment }) => commitment.made.fact)),
    sentence: {
      en: `Of ${due.length} commitments of ${name} that fell due between ${from} and ${dayOf(until)}, ${left.length} (${percent(left.length / due.length)}) were never acted on: a sign of joining without acting.`,
      ja: `${from}から${dayOf(until)}までに期限が来た${name}のコミットメント${due.length}件のうち、${left.length}件（${percent(left.length / due.length)}）には活動の報告が一度もない。参加が行動に移っていない兆候である。`,
    },
  };
}

/** The days on which a commitment counts as fallen due: not yet when hardly late, no longer when long ago or withdrawn. */
function countedDuring({ commitment, dueOn, closedOn }: Course, { kept, recordedUntil, limit, lateAfter }: Ground): Span | undefined {
  const from = dueOn === Infinity ? commitment.made.day + limit('joining.undated-after') : dueOn + lateAfter;
  if (from - lateAfter > recordedUntil || !keptOn(kept, from)) return undefined;
  const withdrawn = commitment.state === 'withdrawn' ? closedOn - 1 : Infinity;
  const to = Math.min(from + limit('joining.commitments-window') - 1, withdrawn);
  return to < from ? undefined : [from, to];
}

