import { dayOf } from '@sebone/kernel';
import type { Entry, History } from '../../views/history.ts';
import type { Action } from '../../partner/events.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, partnerName, percent, standingSince, weigh, type Span } from '../measuring.ts';
import { isExpectedToAct, type Ground, type Present } from './ground.ts';

const SCALE = { watch: 'joining.empty-reports-watch', warning: 'joining.empty-reports-warning' } as const;

/** Whether a report says more than that something was done. */
const hasContent = ({ data }: Entry<Action>): boolean => (data.hours ?? 0) > 0 || data.completes === true || (data.evidence ?? '') !== '';

/** How many of everybody's reports there are, and how many of them have content. */
export interface Reports {
  readonly all: number;
  readonly withContent: number;
}

/** The reports of actions of the last `window` days, from the end of a list in the order of time. */
function recentReports(actions: readonly Entry<Action>[], after: number): readonly Entry<Action>[] {
  let from = actions.length;
  while (from > 0 && actions[from - 1]!.day > after) from--;
  return actions.slice(from);
}

export function reportsOfAll(history: History): Reports {
  const after = history.asOfDay - history.policy.thresholds['joining.reports-window'];
  let all = 0;
  let withContent = 0;
  for (const { actions } of history.partners.values())
    for (const action of recentReports(actions, after)) {
      all++;
      if (hasContent(action)) withContent++;
    }
  return { all, withContent };
}

/**
 * A partner whose reports say nothing but that something was done, in an initiative whose other partners usually say
 * what it took, show it, or fulfil a commitment by it.
 */
export function reportsWithoutContent(present: Present, { history, limit, begins }: Ground, everybody: Reports): Sign | undefined {
  const { partner } = present;
  const window = limit('joining.reports-window');
  const fewest = limit('joining.reports-at-least');
  if (!isExpectedToAct(present) || partner.actions.length < fewest) return undefined;
  const asOf = history.asOfDay;
  const recent = recentReports(partner.actions, asOf - window);
  const empty = recent.filter((action) => !hasContent(action));
  const weight = recent.length < fewest ? undefined : weigh(empty.length / recent.length, SCALE, history.policy);
  if (!weight) return undefined;
  const others = everybody.all - recent.length;
  const othersWithContent = everybody.withContent - (recent.length - empty.length);
  if (others < fewest || othersWithContent / others < limit('joining.content-customary')) return undefined;

  const spans = (actions: readonly Entry<Action>[]): readonly Span[] => actions.map(({ day }) => [day, day + window - 1]);
  const first = partner.actions[0]!.day;
  const reports = countByDay(first, asOf, spans(partner.actions));
  const empties = countByDay(first, asOf, spans(partner.actions.filter((action) => !hasContent(action))));
  const name = partnerName(history, partner.id);
  const from = dayOf(asOf - window + 1);
  return {
    measure: 'reports-without-content',
    subject: { kind: 'partner', id: partner.id },
    ...weight,
    since: standingSince(asOf, first, (day) => reports(day) >= fewest && empties(day) / reports(day) >= begins(SCALE)),
    evidence: evidenceOf(empty.map(({ fact }) => fact)),
    sentence: {
      en: `Of ${recent.length} actions that ${name} reported from ${from} to ${history.asOf}, ${empty.length} give neither hours nor evidence nor a completed commitment, while ${percent(othersWithContent / others)} of the others' reports do: a sign of reporting without acting.`,
      ja: `${name}が${from}から${history.asOf}までに報告した${recent.length}件の活動のうち、${empty.length}件には時間も根拠も履行の記載もない（他のパートナーの報告では${percent(othersWithContent / others)}に記載がある）。報告が行動を伴っていない兆候である。`,
    },
  };
}
