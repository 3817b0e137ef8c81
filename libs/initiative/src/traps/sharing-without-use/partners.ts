import { dayOf } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import type { Sign } from '../finding.ts';
import {
  countByDay,
  evidenceOf,
  groupedBy,
  initiativeName,
  standingSince,
  stayOn,
  weigh,
  type Span,
} from '../measuring.ts';
import type { Uptakes } from './uptake.ts';

/** Partners that share and are never heard, and use nothing of the others' either (`broadcast-only`). */
export function broadcastOnly({ items, climbs, judgedFrom }: Uptakes, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const [after, window] = [thresholds['item.orphaned-after'], thresholds['sharing.window']];
  const byUser = groupedBy(climbs, ({ partnerId }) => partnerId);
  const bySharer = groupedBy(items, ({ item }) => item.partnerId);
  return [...bySharer].flatMap(([id, shared]): Sign[] => {
    const partner = history.partners.get(id);
    if (!partner || !stayOn(partner, history.asOfDay)) return [];
    const lately = shared.filter(({ sharedOn }) => sharedOn >= history.asOfDay - window);
    const unheard = lately.filter(({ sharedOn }) => sharedOn <= history.asOfDay - after);
    const weight = weigh(
      unheard.length,
      { watch: 'sharing.broadcast-watch', warning: 'sharing.broadcast-warning' },
      history.policy,
    );
    if (!weight || lately.some(({ firstUsedOn }) => firstUsedOn <= history.asOfDay)) return [];
    const itsUses = (byUser.get(id) ?? []).map(({ firstOn, lastOn }): Span => [firstOn, lastOn + window]);
    if (itsUses.some(([, until]) => until >= history.asOfDay)) return [];

    const first = Math.max(history.startedOn, judgedFrom, partner.stays[0]!.joined.day);
    const unheardOn = countByDay(
      first,
      history.asOfDay,
      shared.map(({ sharedOn }) => [sharedOn + after, sharedOn + window] as const),
    );
    const heardOn = countByDay(first, history.asOfDay, [
      ...shared.map(({ sharedOn, firstUsedOn }) => [firstUsedOn, sharedOn + window] as const),
      ...itsUses,
    ]);
    const from = dayOf(history.asOfDay - window);
    return [
      {
        measure: 'broadcast-only',
        subject: { kind: 'partner', id },
        ...weight,
        since: standingSince(
          history.asOfDay,
          first,
          (day) => unheardOn(day) >= thresholds['sharing.broadcast-watch'] && heardOn(day) === 0,
        ),
        evidence: evidenceOf(unheard.map(({ item }) => item.shared.fact)),
        sentence: {
          en: `${partner.name} shared ${unheard.length} items with ${initiativeName(history)} since ${from} that no other partner has used by ${history.asOf}, and used none of the others'.`,
          ja: `${partner.name}は${from}以後「${initiativeName(history)}」に${unheard.length}件を共有したが、${history.asOf}までに他のどのパートナーにも利用されず、自らも他のパートナーのものを利用していない。`,
        },
      },
    ];
  });
}

/**
 * Partners that receive what others share and take none of it further, nor share anything (`receive-only`). Backbones
 * are exempt, since receiving reports is their work, and beneficiaries; so is everybody where the record knows no
 * rung above receiving.
 */
export function receiveOnly({ climbs, rungs }: Uptakes, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const [matures, window] = [thresholds['sharing.matures-after'], thresholds['sharing.window']];
  if (!rungs.some((rung) => rung !== 'received')) return [];
  return [...groupedBy(climbs, ({ partnerId }) => partnerId)].flatMap(([id, received]): Sign[] => {
    const partner = history.partners.get(id);
    if (!partner || partner.role === 'backbone' || partner.role === 'beneficiary' || !stayOn(partner, history.asOfDay))
      return [];
    const idle = received.filter(
      ({ firstOn }) => firstOn >= history.asOfDay - window && firstOn <= history.asOfDay - matures,
    );
    const weight = weigh(
      idle.length,
      { watch: 'sharing.receive-watch', warning: 'sharing.receive-warning' },
      history.policy,
    );
    if (!weight) return [];
    const efforts = [
      ...received.map(({ reached, lastBeyondOn }): Span => [reached[1]!, lastBeyondOn + window]),
      ...partner.shared.map(({ shared }): Span => [shared.day, shared.day + window]),
    ];
    if (efforts.some(([, until]) => until >= history.asOfDay)) return [];

    const first = Math.max(history.startedOn, partner.stays[0]!.joined.day);
    const idleOn = countByDay(
      first,
      history.asOfDay,
      received.map(({ firstOn }) => [firstOn + matures, firstOn + window] as const),
    );
    const effortsOn = countByDay(first, history.asOfDay, efforts);
    const from = dayOf(history.asOfDay - window);
    return [
      {
        measure: 'receive-only',
        subject: { kind: 'partner', id },
        ...weight,
        since: standingSince(
          history.asOfDay,
          first,
          (day) => idleOn(day) >= thresholds['sharing.receive-watch'] && effortsOn(day) === 0,
        ),
        evidence: evidenceOf(idle.map(({ first }) => first)),
        sentence: {
          en: `${partner.name} received ${idle.length} items of other partners of ${initiativeName(history)} since ${from}, took none of them further by ${history.asOf}, and shared none of its own.`,
          ja: `${partner.name}は${from}以後「${initiativeName(history)}」の他のパートナーから${idle.length}件を受け取ったが、${history.asOf}までにどれも次の段に進めず、自らは何も共有していない。`,
        },
      },
    ];
  });
}
