import { dayOf } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { DAYS_PER_YEAR, evidenceOf, initiativeName, partnerName, stayOn, weigh } from '../measuring.ts';

/**
 * Whether anybody is there to be the backbone: an initiative of several partners that acts, and after its first year has
 * neither a partner named as backbone nor anybody who ever did its work (`no-backbone-named`, no more than kept an eye on
 * where the record tells no roles apart); or one whose last
 * backbone left and nobody took over (`backbone-left`): no function performed and no meeting held since.
 */
export function namedSigns(history: History): readonly Sign[] {
  const partners = [...history.partners.values()];
  const present = partners.filter((partner) => stayOn(partner, history.asOfDay));
  if (present.some(({ role }) => role === 'backbone')) return [];
  return partners.some(({ role, stays }) => role === 'backbone' && stays.length > 0)
    ? backboneLeft(present.length, history)
    : noBackboneNamed(present.length, history);
}

function noBackboneNamed(present: number, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const acts = history.signsOfLife.filter(({ day }) => day > history.asOfDay - DAYS_PER_YEAR);
  const functions = [...history.partners.values()].some((partner) => partner.functions.length > 0);
  if (functions || acts.length === 0 || present < thresholds['no-backbone.partners-least']) return [];
  // Where everybody is an ordinary member, the record may not tell roles apart at all.
  const tellsRoles = [...history.partners.values()].some(({ role }) => role !== 'member');
  const weight = weigh(
    history.asOfDay - history.startedOn,
    { watch: 'no-backbone.unnamed-watch', ...(tellsRoles && { warning: 'no-backbone.unnamed-warning' }) },
    history.policy,
  );
  if (!weight) return [];
  const name = initiativeName(history);
  return [
    {
      measure: 'no-backbone-named',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: history.startedOn + thresholds['no-backbone.unnamed-watch'],
      evidence: evidenceOf([
        ...(history.charter ? [history.charter.fact] : []),
        ...acts.slice(-5).map(({ fact }) => fact),
      ]),
      sentence: {
        en: `${name} has acted since ${dayOf(history.startedOn)} with ${present} partners, and by ${history.asOf} nobody is named as its backbone and no backbone work is on record.`,
        ja: `「${name}」は${dayOf(history.startedOn)}から${present}のパートナーで活動しているが、${history.asOf}の時点で事務局が定められておらず、事務局機能の記録もない。`,
      },
    },
  ];
}

function backboneLeft(present: number, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const leavings = [...history.partners.values()]
    .filter(({ role }) => role === 'backbone')
    .flatMap(({ stays }) => stays.flatMap(({ left }) => (left ? [left] : [])))
    .sort((a, b) => a.day - b.day || (a.data.partnerId < b.data.partnerId ? -1 : 1));
  const last = leavings.at(-1);
  if (!last || present === 0) return [];
  const takenOver =
    [...history.partners.values()].some(({ functions }) => (functions.at(-1)?.day ?? -Infinity) > last.day) ||
    [...history.meetings.values()].some(({ outcome }) => outcome?.data.status === 'held' && outcome.day > last.day);
  if (takenOver) return [];
  const weight = weigh(
    history.asOfDay - last.day,
    { watch: 'no-backbone.left-watch', warning: 'no-backbone.left-warning', critical: 'no-backbone.left-critical' },
    history.policy,
  );
  if (!weight) return [];
  const name = initiativeName(history);
  const who = partnerName(history, last.data.partnerId);
  return [
    {
      measure: 'backbone-left',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: last.day + thresholds['no-backbone.left-watch'],
      evidence: evidenceOf(leavings.map(({ fact }) => fact)),
      sentence: {
        en: `${who}, the last backbone of ${name}, left on ${dayOf(last.day)}; ${weight.value} days later, on ${history.asOf}, no other is named and no backbone work or meeting is on record since.`,
        ja: `「${name}」の最後の事務局だった${who}は${dayOf(last.day)}に離れ、${weight.value}日後の${history.asOf}になっても後任がなく、その後の事務局機能や会議の記録もない。`,
      },
    },
  ];
}
