import { dayOf, type DayNumber, type Fact, type Text } from '@sebone/kernel';
import type { BackboneActivity } from '../../partner/events.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Entry, History } from '../../views/history.ts';
import { BACKBONE_FUNCTIONS, type BackboneFunction } from '../../vocabulary.ts';
import type { Sign } from '../finding.ts';
import { evidenceOf, groupedBy, initiativeName, listed, weigh } from '../measuring.ts';

/** A function of the backbone, as it was performed by whomever. */
export interface Performed {
  readonly name: BackboneFunction;
  /** In the order of time. */
  readonly activities: readonly Entry<BackboneActivity>[];
  /** Distinct, ascending. */
  readonly days: readonly DayNumber[];
  readonly last: Fact;
}

const FUNCTION_NAMES: Readonly<Record<BackboneFunction, Text>> = {
  vision: { en: 'guiding vision and strategy', ja: 'ビジョンと戦略の先導' },
  alignment: { en: 'supporting aligned activities', ja: '活動の連携支援' },
  measurement: { en: 'shared measurement', ja: '共通の評価' },
  'public-will': { en: 'building public will', ja: '社会の意思の醸成' },
  policy: { en: 'advancing policy', ja: '政策の推進' },
  funding: { en: 'mobilising funding', ja: '資金の調達' },
};

/**
 * Which of the six functions of a backbone were a habit and are not performed any more (`functions-lapsed`), and, where
 * the record knows most of the six, which were never performed (`functions-missing`).
 */
export function functionSigns(history: History): readonly Sign[] {
  const performed = performedFunctions(history);
  return [...lapsedSigns(performed, history), ...missingSigns(performed, history)];
}

function lapsedSigns(performed: readonly Performed[], history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const lapsed = performed
    .map((one) => ({ ...one, lapsedOn: lapsesOn(one, history.policy) }))
    .filter(({ lapsedOn }) => lapsedOn <= history.asOfDay)
    .sort((a, b) => a.lapsedOn - b.lapsedOn || (a.name < b.name ? -1 : 1));
  const weight = weigh(
    lapsed.length,
    {
      watch: 'no-backbone.lapsed-watch',
      warning: 'no-backbone.lapsed-warning',
      critical: 'no-backbone.lapsed-critical',
    },
    history.policy,
  );
  if (!weight) return [];
  const name = initiativeName(history);
  const en = listed(
    lapsed.map((one) => `${FUNCTION_NAMES[one.name].en} (last on ${dayOf(one.days.at(-1)!)})`),
    6,
  ).en;
  const ja = listed(
    lapsed.map((one) => `${FUNCTION_NAMES[one.name].ja}（最後は${dayOf(one.days.at(-1)!)}）`),
    6,
  ).ja;
  return [
    {
      measure: 'functions-lapsed',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: lapsed[Math.ceil(thresholds['no-backbone.lapsed-watch']) - 1]!.lapsedOn,
      evidence: evidenceOf(lapsed.map(({ last }) => last)),
      sentence: {
        en: `Backbone work that ${name} used to have was no longer performed by ${history.asOf}: ${en}.`,
        ja: `「${name}」でかつて行われていた事務局機能が${history.asOf}の時点で途絶えている：${ja}。`,
      },
    },
  ];
}

/** The day on which a function lapses if it is not performed again; `Infinity` where it is no habit. */
export function lapsesOn({ days }: Performed, { thresholds }: Policy): DayNumber {
  if (days.length < thresholds['no-backbone.function-habit']) return Infinity;
  const pause = days.reduce((longest, day, at) => Math.max(longest, day - (days[at - 1] ?? day)), 0);
  const patience = Math.max(
    thresholds['no-backbone.function-lapses-after'],
    thresholds['no-backbone.function-patience'] * pause,
  );
  return days.at(-1)! + Math.ceil(patience);
}

function missingSigns(performed: readonly Performed[], history: History): readonly Sign[] {
  const { thresholds } = history.policy;
  const due = history.startedOn + thresholds['no-backbone.missing-after'];
  if (performed.length < thresholds['no-backbone.missing-others'] || history.asOfDay < due) return [];
  const known = new Set(performed.map((one) => one.name));
  const missing = BACKBONE_FUNCTIONS.filter((one) => !known.has(one));
  const weight = weigh(missing.length, { watch: 'no-backbone.missing-watch' }, history.policy);
  if (!weight) return [];
  const firsts = performed.map(({ days }) => days[0]!).sort((a, b) => a - b);
  const name = initiativeName(history);
  return [
    {
      measure: 'functions-missing',
      subject: { kind: 'initiative', id: history.initiative },
      ...weight,
      since: Math.max(due, firsts[Math.ceil(thresholds['no-backbone.missing-others']) - 1]!),
      evidence: evidenceOf(performed.map(({ last }) => last)),
      sentence: {
        en: `The record of ${name} shows ${performed.length} of the six functions of a backbone by ${history.asOf}, but never ${
          listed(
            missing.map((one) => FUNCTION_NAMES[one].en),
            6,
          ).en
        }.`,
        ja: `「${name}」の記録には${history.asOf}までに事務局の6機能のうち${performed.length}つがあるが、${
          listed(
            missing.map((one) => FUNCTION_NAMES[one].ja),
            6,
          ).ja
        }は一度もない。`,
      },
    },
  ];
}

/** The functions that were ever performed. */
export function performedFunctions(history: History): readonly Performed[] {
  const activities = [...history.partners.values()]
    .flatMap(({ functions }) => functions)
    .sort((a, b) => a.day - b.day || a.fact.position - b.fact.position);
  return [...groupedBy(activities, ({ data }) => data.function)].map(([name, of]) => ({
    name: name as BackboneFunction,
    activities: of,
    days: of.map(({ day }) => day).filter((day, at, days) => day !== days[at - 1]),
    last: of.at(-1)!.fact,
  }));
}
