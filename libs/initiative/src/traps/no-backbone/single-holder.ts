import { dayOf } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, initiativeName, percent, standingSince, stayOn, weigh } from '../measuring.ts';

/**
 * Whether one partner holds up the backbone's work alone (`single-holder`). One backbone organisation doing it all is how
 * collective impact is meant to be, and no sign. It is one where the holder is not the backbone: a member that carries it
 * unnamed; and where several backbones shared the work before, and one is left doing nearly all of it.
 */
export function singleHolder(history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const window = thresholds['no-backbone.holder-window'];
  const partners = [...history.partners.values()];
  const present = partners.filter((partner) => stayOn(partner, history.asOfDay));
  if (present.length < thresholds['no-backbone.partners-least']) return [];

  const from = history.asOfDay - window;
  const lately = partners
    .map((partner) => ({ partner, work: partner.functions.filter(({ day }) => day >= from) }))
    .sort((a, b) => b.work.length - a.work.length || (a.partner.id < b.partner.id ? -1 : 1));
  const holder = lately[0]!;
  const total = lately.reduce((sum, { work }) => sum + work.length, 0);
  if (total < thresholds['no-backbone.holder-work-least'] || !present.includes(holder.partner)) return [];
  const weight = weigh(
    holder.work.length / total,
    { watch: 'no-backbone.holder-watch', warning: 'no-backbone.holder-warning' },
    history.policy,
  );
  if (!weight) return [];
  const byOtherBackbones = partners.reduce(
    (sum, { id, role, functions }) => sum + (role === 'backbone' && id !== holder.partner.id ? functions.length : 0),
    0,
  );
  const isBackbone = holder.partner.role === 'backbone';
  if (isBackbone && byOtherBackbones < thresholds['no-backbone.holder-shared-least']) return [];

  const spans = partners.map(({ id, functions }) => ({
    id,
    spans: functions.map(({ day }) => [day, day + window] as const),
  }));
  const all = countByDay(
    history.startedOn,
    history.asOfDay,
    spans.flatMap((of) => of.spans),
  );
  const held = countByDay(history.startedOn, history.asOfDay, spans.find(({ id }) => id === holder.partner.id)!.spans);
  const name = initiativeName(history);
  const { en, ja } = isBackbone
    ? { en: 'work that other backbones shared before', ja: 'かつては他の事務局と分担していた' }
    : { en: 'without being named as its backbone', ja: '事務局として定められないまま担っている' };
  return [
    {
      measure: 'single-holder',
      subject: { kind: 'partner', id: holder.partner.id },
      ...weight,
      since: standingSince(
        history.asOfDay,
        history.startedOn,
        (day) =>
          all(day) >= thresholds['no-backbone.holder-work-least'] &&
          held(day) / all(day) >= thresholds['no-backbone.holder-watch'],
      ),
      evidence: evidenceOf(holder.work.map(({ fact }) => fact)),
      sentence: {
        en: `${holder.partner.name} did ${holder.work.length} of the ${total} backbone activities of ${name} (${percent(weight.value)}) from ${dayOf(from)} to ${history.asOf}, ${en}.`,
        ja: `${dayOf(from)}から${history.asOf}までの「${name}」の事務局機能${total}件のうち${holder.work.length}件（${percent(weight.value)}）を${holder.partner.name}が、${ja}。`,
      },
    },
  ];
}
