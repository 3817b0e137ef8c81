import { dayOf, type Day, type DayNumber, type Fact, type Text } from '@sebone/kernel';
import type { ThresholdName } from '../policy/policy.ts';
import { LEVELS, type Level, type SubjectKind, type Trap } from '../vocabulary.ts';
import type { History } from '../views/history.ts';

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What one measure says of one subject: raised, by how much, on what evidence. A detector gives these. */
export interface Sign {
  /** The measure's name, kebab-case, unique within its trap. */
  readonly measure: string;
  readonly subject: Subject;
  readonly level: Level;
  /** The first day on which the measure stood where it is now raised. */
  readonly since: DayNumber;
  /** What was measured, in the threshold's unit. */
  readonly value: number;
  /** The threshold that it passed: the one of `level`. */
  readonly threshold: number;
  readonly thresholdName: ThresholdName;
  /** 0 to 1: how far past the threshold; see {@link scoreOf}. */
  readonly score: number;
  /** The facts that it rests on: at least one. */
  readonly evidence: readonly Fact[];
  /** One sentence that stands alone, naming the subject, the numbers and the span. */
  readonly sentence: Text;
}

/** A detector: a pure function of a history and the policy in it. */
export type Detector = (history: History) => readonly Sign[];

export interface MeasureReading {
  readonly value: number;
  readonly threshold: number;
  readonly thresholdName: ThresholdName;
  readonly level: Level;
  readonly since: Day;
  readonly score: number;
}

/** What a trap looks like for one subject, with everything that was weighed. */
export interface Finding {
  readonly trap: Trap;
  readonly subject: Subject;
  /** The highest among its measures. */
  readonly level: Level;
  /** That of its worst measure: the one the explanation speaks of. */
  readonly since: Day;
  /** 0 to 1: that at least one of its measures means what it says, were they independent: 1 − Π(1 − score). */
  readonly score: number;
  readonly measures: Readonly<Record<string, MeasureReading>>;
  readonly evidence: readonly { readonly id: string; readonly stream: string; readonly revision: number; readonly type: string; readonly occurredOn: Day }[];
  readonly policyVersion: string;
  readonly explanation: Text;
}

/**
 * How far `value` is past `threshold`, as a score: 0.5 on the threshold, towards 1 as it doubles and more.
 * @param direction `above` where more is worse, `below` where less is worse
 */
export function scoreOf(value: number, threshold: number, direction: 'above' | 'below' = 'above'): number {
  const excess =
    direction === 'above'
      ? (value - threshold) / Math.max(Math.abs(threshold), 1e-9)
      : (threshold - value) / Math.max(Math.abs(threshold), 1e-9);
  return Math.min(1, Math.max(0, 1 - 0.5 / (1 + Math.max(0, excess))));
}

/** Gathers the signs of one trap into a finding for each subject, in order of level, then score, then subject. */
export function findingsOf(trap: Trap, signs: readonly Sign[], history: History): readonly Finding[] {
  const bySubject = new Map<string, Sign[]>();
  for (const sign of signs) {
    if (sign.evidence.length === 0) throw new Error(`${trap}/${sign.measure}: a sign without evidence.`);
    const key = `${sign.subject.kind}/${sign.subject.id}`;
    const others = bySubject.get(key);
    if (others) others.push(sign);
    else bySubject.set(key, [sign]);
  }
  return [...bySubject.values()].map((of) => findingOf(trap, of, history)).sort(byWeight);
}

const height = (level: Level): number => LEVELS.indexOf(level);

/** Orders findings by what asks for attention first. */
export function byWeight(a: Finding, b: Finding): number {
  return (
    height(b.level) - height(a.level) ||
    b.score - a.score ||
    (a.trap < b.trap ? -1 : a.trap > b.trap ? 1 : 0) ||
    (a.subject.kind < b.subject.kind ? -1 : a.subject.kind > b.subject.kind ? 1 : 0) ||
    (a.subject.id < b.subject.id ? -1 : a.subject.id > b.subject.id ? 1 : 0)
  );
}

function findingOf(trap: Trap, signs: readonly Sign[], history: History): Finding {
  const ordered = [...signs].sort((a, b) => height(b.level) - height(a.level) || b.score - a.score || (a.measure < b.measure ? -1 : 1));
  const worst = ordered[0]!;
  const evidence = new Map<string, Fact>();
  for (const sign of ordered) for (const fact of sign.evidence) evidence.set(fact.id, fact);
  return {
    trap,
    subject: worst.subject,
    level: worst.level,
    since: dayOf(worst.since),
    score: round(1 - signs.reduce((doubt, sign) => doubt * (1 - sign.score), 1)),
    measures: Object.fromEntries(
      ordered.map(({ measure, value, threshold, thresholdName, level, since, score }) => [
        measure,
        { value: round(value), threshold, thresholdName, level, since: dayOf(since), score: round(score) },
      ]),
    ),
    evidence: [...evidence.values()]
      .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.position - b.position))
      .map(({ id, stream, revision, type, occurredOn }) => ({ id, stream, revision, type, occurredOn })),
    policyVersion: history.policy.version,
    explanation: withOthers(worst.sentence, ordered.length - 1),
  };
}

function withOthers(sentence: Text, others: number): Text {
  if (others === 0) return sentence;
  return {
    en: `${sentence.en.replace(/\.$/, '')}; ${others} more ${others === 1 ? 'sign points' : 'signs point'} the same way.`,
    ja: `${sentence.ja.replace(/。$/, '')}（同じ方向の兆候がほかに${others}件ある）。`,
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
