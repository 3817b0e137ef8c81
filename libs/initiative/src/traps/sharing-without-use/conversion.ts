import { dayOf, type DayNumber, type Text } from '@sebone/kernel';
import type { History } from '../../views/history.ts';
import { STAGES, type Stage } from '../../vocabulary.ts';
import type { Sign } from '../finding.ts';
import { countByDay, evidenceOf, initiativeName, percent, standingSince, weigh, type Span } from '../measuring.ts';
import type { Uptakes } from './uptake.ts';

const RUNG_NAMES: Readonly<Record<Stage, Text>> = {
  received: { en: 'received', ja: '受領' },
  discussed: { en: 'discussed', ja: '議論' },
  referenced: { en: 'referenced', ja: '参照' },
  adopted: { en: 'adopted', ja: '採用' },
  implemented: { en: 'implemented', ja: '実施' },
  effect: { en: 'had an effect', ja: '効果' },
};

/**
 * How much goes on from one rung of the ladder to the next (`rung-conversion`), for every item and partner that came
 * together within the window and had time to go on. Only rungs that this record goes by are judged; raised at the
 * lowest one at which the way up breaks off.
 */
export function rungConversion({ climbs, rungs }: Uptakes, history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const window = thresholds['sharing.window'];
  const matures = thresholds['sharing.matures-after'];
  if (rungs.length < 2) return [];
  const standing = (stage: Stage): ((day: DayNumber) => number) =>
    countByDay(
      history.startedOn,
      history.asOfDay,
      climbs.map(({ firstOn, reached }): Span => [
        Math.max(firstOn + matures, reached[STAGES.indexOf(stage)]!),
        firstOn + window,
      ]),
    );
  let lower = standing(rungs[0]!);
  for (let at = 1; at < rungs.length; at++) {
    const [from, to] = [rungs[at - 1]!, rungs[at]!];
    const upper = standing(to);
    const below = lower;
    const conversionOn = (day: DayNumber): number =>
      below(day) < thresholds['sharing.pairs-least'] ? 1 : upper(day) / below(day);
    const conversion = conversionOn(history.asOfDay);
    const weight = weigh(
      conversion,
      {
        watch: 'sharing.conversion-watch',
        warning: 'sharing.conversion-warning',
        critical: 'sharing.conversion-critical',
      },
      history.policy,
      'below',
    );
    lower = upper;
    if (!weight) continue;
    const [start, end] = [history.asOfDay - window, history.asOfDay - matures];
    const stuck = climbs.filter(
      ({ firstOn, reached }) =>
        firstOn >= start &&
        firstOn <= end &&
        reached[STAGES.indexOf(from)]! <= history.asOfDay &&
        reached[STAGES.indexOf(to)]! > history.asOfDay,
    );
    const all = below(history.asOfDay);
    const name = initiativeName(history);
    return [
      {
        measure: 'rung-conversion',
        subject: { kind: 'initiative', id: history.initiative },
        ...weight,
        since: standingSince(
          history.asOfDay,
          history.startedOn,
          (day) => conversionOn(day) <= thresholds['sharing.conversion-watch'],
        ),
        evidence: evidenceOf(stuck.map(({ last }) => last)),
        sentence: {
          en: `In ${name}, of ${all} times that a partner took up an item from ${dayOf(start)} to ${dayOf(end)}, ${upper(history.asOfDay)} (${percent(conversion)}) went on from "${RUNG_NAMES[from].en}" to "${RUNG_NAMES[to].en}" or beyond.`,
          ja: `「${name}」で${dayOf(start)}から${dayOf(end)}までに情報が受け取られた${all}組（項目×パートナー）のうち、「${RUNG_NAMES[from].ja}」から「${RUNG_NAMES[to].ja}」以上へ進んだのは${upper(history.asOfDay)}組（${percent(conversion)}）にとどまる。`,
        },
      },
    ];
  }
  return [];
}
