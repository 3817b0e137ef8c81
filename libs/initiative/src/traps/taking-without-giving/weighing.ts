import type { DayNumber, Text } from '@sebone/kernel';
import type { ThresholdName } from '../../policy/policy.ts';
import type { Entry, History } from '../../views/history.ts';
import type { ResourceFlow } from '../../partner/events.ts';
import type { ResourceKind } from '../../vocabulary.ts';

/** A flow as it is weighed: what it may be held against, and how much of it there is. */
export interface Portion {
  /** Kind and unit; the kind alone where no amount is said and flows are counted; `valued/…` by a declared exchange. */
  readonly of: string;
  readonly day: DayNumber;
  readonly amount: number;
}

/** What the partners agreed that other units are worth in their one currency. */
export interface Exchange {
  readonly currency: string;
  readonly worth: Readonly<Record<string, number>>;
}

/** The exchange that a policy declares; `undefined` where it declares none, or money is in several currencies. */
export function declaredExchange(history: History, limit: (name: ThresholdName) => number): Exchange | undefined {
  const worth = { hours: limit('taking.exchange-hour'), items: limit('taking.exchange-item') };
  if (worth.hours <= 0 && worth.items <= 0) return undefined;
  const currencies = new Set<string>();
  for (const { gave, received } of history.partners.values())
    for (const flows of [gave, received])
      for (const { data } of flows) if (data.kind === 'money' && data.unit !== undefined) currencies.add(data.unit);
  const [currency] = currencies;
  return currency === undefined || currencies.size > 1 ? undefined : { currency, worth: { ...worth, [currency]: 1 } };
}

/** Weighs a flow: with all that has a declared worth, else with its own kind and unit. */
export function weighed(
  { day, data: { kind, amount, unit } }: Entry<ResourceFlow>,
  exchange: Exchange | undefined,
): Portion {
  if (amount === undefined) return { of: kind, day, amount: 1 };
  const rate = unit === undefined ? 0 : (exchange?.worth[unit] ?? 0);
  if (exchange && rate > 0) return { of: `valued/${exchange.currency}`, day, amount: amount * rate };
  return { of: `${kind}/${unit ?? ''}`, day, amount };
}

/** The sum of the portions of the last `window` days, looked up by day. */
export function sumByDay(
  first: DayNumber,
  last: DayNumber,
  portions: Iterable<Portion>,
  window: number,
): (day: DayNumber) => number {
  const sums = new Float64Array(Math.max(0, last - first) + 2);
  for (const { day, amount } of portions) {
    if (day > last || day + window <= first) continue;
    sums[Math.max(day, first) - first]! += amount;
    sums[Math.min(day + window, last + 1) - first]! -= amount;
  }
  for (let at = 1; at < sums.length; at++) sums[at]! += sums[at - 1]!;
  return (day) => (day < first || day > last ? 0 : sums[day - first]!);
}

const NAMES: Readonly<Record<ResourceKind | 'valued', Text>> = {
  money: { en: 'money', ja: '金銭' },
  time: { en: 'time', ja: '時間' },
  'in-kind': { en: 'goods in kind', ja: '現物' },
  knowledge: { en: 'knowledge', ja: '知見' },
  data: { en: 'data', ja: 'データ' },
  venue: { en: 'venues', ja: '会場' },
  other: { en: 'other resources', ja: 'その他の資源' },
  valued: { en: 'resources of a declared worth', ja: '換算の定められた資源' },
};

/** How often something happened, in English. */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${figures.format(count)} times`;

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** How much there is of a kind, in words. */
export function amountInWords(of: string, amount: number): Text {
  const [kind, unit] = of.split('/') as [ResourceKind, string?];
  const { en, ja } = NAMES[kind];
  const much = figures.format(amount);
  if (unit === undefined) return { en: `the ${much} gifts of ${en}`, ja: `${ja}の提供${much}回` };
  return { en: `the ${en} given (${much}${unit === '' ? '' : ` ${unit}`})`, ja: `${ja}の提供（計${much}${unit}）` };
}

/** What was received of a kind and what was given of it, in words. */
export function balanceInWords(of: string, receipts: number, received: number, given: number): Text {
  const [kind, unit] = of.split('/') as [ResourceKind, string?];
  const name = NAMES[kind];
  if (unit === undefined)
    return {
      en: `received ${name.en} ${times(receipts)} and gave it ${times(given)}`,
      ja: `${name.ja}を${receipts}回受領し、提供は${figures.format(given)}回`,
    };
  const much = (amount: number): string => `${figures.format(amount)}${unit === '' ? '' : ` ${unit}`}`;
  return {
    en: `received ${name.en} ${times(receipts)}, ${much(received)} in all, and gave ${much(given)}`,
    ja: `${name.ja}を${receipts}回、計${much(received)}受領し、提供は${much(given)}`,
  };
}
