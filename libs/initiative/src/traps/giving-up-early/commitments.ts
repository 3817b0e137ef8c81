import { dayNumber, dayOf, type DayNumber } from '@sebone/kernel';
import type { CommitmentHistory, History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { DAYS_PER_MONTH, evidenceOf, initiativeName, plannedEnd, rounded, stillActs, weigh } from '../measuring.ts';

const CLOSED = new Set(['fulfilled', 'fulfilledLate', 'withdrawn']);

/**
 * How far into the plan anybody has committed to anything (`commitment-gap`): judged where the record goes by
 * commitments with due dates and the last open one ran out a while ago. An open commitment without a due date reaches
 * as far as anybody likes, so that nothing is said while one stands.
 */
export function commitmentSigns(history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const plannedUntil = plannedEnd(history);
  const commitments = [...history.commitments.values()];
  const dated = commitments.filter(({ dueOn }) => dueOn !== undefined);
  if (plannedUntil === undefined || plannedUntil <= history.asOfDay) return [];
  if (dated.length < thresholds['giving-up.commitments-least']) return [];

  const committedUntil = commitments.reduce((latest, commitment) => Math.max(latest, openUntil(commitment)), -Infinity);
  const quietFrom = committedUntil + thresholds['giving-up.commitment-quiet'];
  if (quietFrom > history.asOfDay) return [];
  if (committedUntil < history.asOfDay - thresholds['giving-up.memory'] * DAYS_PER_MONTH && stillActs(history))
    return [];

  const months = (plannedUntil - committedUntil) / DAYS_PER_MONTH;
  const gap = weigh(
    months,
    { watch: 'giving-up.commitment-gap-watch', warning: 'giving-up.commitment-gap-warning' },
    history.policy,
  );
  if (!gap) return [];
  const name = initiativeName(history);
  return [
    {
      measure: 'commitment-gap',
      subject: { kind: 'initiative', id: history.initiative },
      ...gap,
      since: quietFrom,
      evidence: evidenceOf(dated.map(({ made }) => made.fact)),
      sentence: {
        en: `${name} is planned until ${dayOf(plannedUntil)}, but none of its ${commitments.length} commitments has been open since ${dayOf(committedUntil)}: ${rounded(months)} months of the plan have nobody committed to them.`,
        ja: `「${name}」の計画は${dayOf(plannedUntil)}までだが、${commitments.length}件のコミットメントはどれも${dayOf(committedUntil)}より後に及ばず、計画のうち${rounded(months)}か月分は誰も約束していない。`,
      },
    },
  ];
}

/** The last day on which a commitment reached into the future: its due date, or the day it was closed before that. */
function openUntil({ dueOn, state, since }: CommitmentHistory): DayNumber {
  const due = dueOn === undefined ? Infinity : dayNumber(dueOn);
  return CLOSED.has(state) ? Math.min(due, since) : due;
}
