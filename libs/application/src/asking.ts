import type { Type } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import {
  actionsOf,
  attendancesOf,
  backboneOf,
  cohortsOf,
  commitmentsOf,
  findingsIn,
  indicatorOf,
  indicatorsOf,
  knowledgeOf,
  meetingsOf,
  overviewOf,
  partnerOf,
  timelineOf,
  type ActionRow,
  type AttendanceRow,
  type BackboneAnswer,
  type Cohort,
  type CommitmentRow,
  type ContactRow,
  type Finding,
  type History,
  type IndicatorAnswer,
  type IndicatorRow,
  type KnowledgeAnswer,
  type MeetingRow,
  type Overview,
  type PartnerAnswer,
  type TimelineRow,
} from '@sebone/initiative';
import { reject, type Rejection } from '@sebone/kernel';
import {
  unknownPartner,
  type Asked,
  type AskedHorizons,
  type InitiativeLine,
  type JudgeBy,
  type LedgerLine,
  type PartnerLine,
} from './questions.ts';

/** A question to one initiative, whose facts are at hand, at two horizons. */
export abstract class Question<Answer = unknown> extends Query<Answer | Rejection> {
  constructor(
    readonly asked: Asked,
    readonly at: AskedHorizons,
  ) {
    super();
  }

  /** What is so at the horizons; a refusal where there is no such thing as is asked about. */
  abstract answer(): Answer | Rejection;

  protected get history(): History {
    return this.asked.history(this.at);
  }
}

/** A question about one thing of an initiative, by its id. */
export abstract class QuestionAbout<Answer = unknown> extends Question<Answer> {
  constructor(
    asked: Asked,
    at: AskedHorizons,
    readonly id: string,
  ) {
    super(asked, at);
  }
}

/** The initiative as a line of a list. */
export class AskLine extends Question<InitiativeLine> {
  answer = (): InitiativeLine => this.asked.line(this.at);
}

/** The initiative at a glance. */
export class AskOverview extends Question<Overview> {
  answer = (): Overview => overviewOf(this.history);
}

/** Those who were ever invited or joined, by id. */
export class AskPartners extends Question<readonly PartnerLine[]> {
  answer = (): readonly PartnerLine[] => this.asked.partners(this.at).partners;
}

/** Everything on one partner's page; refuses with `unknown-partner`. */
export class AskPartner extends QuestionAbout<PartnerAnswer> {
  answer = (): PartnerAnswer | Rejection => partnerOf(this.history, this.id) ?? unknownPartner(this.asked, this.id);
}

/** What was written about a partner; refuses with `unknown-partner`. */
export class AskLedger extends QuestionAbout<readonly LedgerLine[]> {
  answer = (): readonly LedgerLine[] | Rejection =>
    this.asked.ledger(this.id, this.at) ?? unknownPartner(this.asked, this.id);
}

/** Those who were named as speaking for a partner, what is personal behind tokens; refuses with `unknown-partner`. */
export class AskContacts extends QuestionAbout<readonly ContactRow[]> {
  answer = (): readonly ContactRow[] | Rejection =>
    this.asked.contacts(this.id, this.at) ?? unknownPartner(this.asked, this.id);
}

export class AskCommitments extends Question<readonly CommitmentRow[]> {
  answer = (): readonly CommitmentRow[] => commitmentsOf(this.history);
}

export class AskActions extends Question<readonly ActionRow[]> {
  answer = (): readonly ActionRow[] => actionsOf(this.history);
}

/** What is shared, and the ladder of its use. */
export class AskKnowledge extends Question<KnowledgeAnswer> {
  answer = (): KnowledgeAnswer => knowledgeOf(this.history);
}

export class AskIndicators extends Question<readonly IndicatorRow[]> {
  answer = (): readonly IndicatorRow[] => indicatorsOf(this.history);
}

/** One indicator with its series; refuses with `unknown-indicator`. */
export class AskIndicator extends QuestionAbout<IndicatorAnswer> {
  answer = (): IndicatorAnswer | Rejection =>
    indicatorOf(this.history, this.id) ?? unknownIndicator(this.history, this.id);
}

export class AskMeetings extends Question<readonly MeetingRow[]> {
  answer = (): readonly MeetingRow[] => meetingsOf(this.history);
}

/** Who was at which meeting. */
export class AskAttendances extends Question<readonly AttendanceRow[]> {
  answer = (): readonly AttendanceRow[] => attendancesOf(this.history);
}

/** What holds the initiative up. */
export class AskBackbone extends Question<BackboneAnswer> {
  answer = (): BackboneAnswer => backboneOf(this.history);
}

/** How long partners stay and how soon they act, by year of joining or all as one. */
export class AskCohorts extends Question<readonly Cohort[]> {
  constructor(
    asked: Asked,
    at: AskedHorizons,
    readonly by: 'year' | 'all' = 'year',
  ) {
    super(asked, at);
  }

  answer = (): readonly Cohort[] => cohortsOf(this.history, { by: this.by });
}

/** What the five traps look like, what asks for attention first. */
export class AskTraps extends Question<readonly Finding[]> {
  constructor(
    asked: Asked,
    at: AskedHorizons,
    readonly judgeBy: JudgeBy = 'then',
  ) {
    super(asked, at);
  }

  answer = (): readonly Finding[] => findingsOf(this.asked.history(this.at, this.asked.policyBy(this.judgeBy)));
}

/** Everything that stands and what followed from it, in the order of time. */
export class AskTimeline extends Question<readonly TimelineRow[]> {
  answer = (): readonly TimelineRow[] => timelineOf(this.history);
}

/** Every question that may be asked. */
export const QUESTIONS = [
  AskLine,
  AskOverview,
  AskPartners,
  AskPartner,
  AskLedger,
  AskContacts,
  AskCommitments,
  AskActions,
  AskKnowledge,
  AskIndicators,
  AskIndicator,
  AskMeetings,
  AskAttendances,
  AskBackbone,
  AskCohorts,
  AskTraps,
  AskTimeline,
] as const;

/** One handler for each question; each does nothing but have it answered. */
export const QUESTION_HANDLERS: readonly Type[] = QUESTIONS.map((of) => {
  @QueryHandler(of)
  class Handler {
    execute = (question: Question): Promise<unknown> => Promise.resolve(question.answer());
  }
  Object.defineProperty(Handler, 'name', { value: `${of.name}Handler` });
  return Handler;
});

/** Where a history is kept, its findings are kept with it: the pages of one list ask for them again and again. */
const kept = new WeakMap<History, readonly Finding[]>();

function findingsOf(history: History): readonly Finding[] {
  const findings = kept.get(history) ?? findingsIn(history);
  kept.set(history, findings);
  return findings;
}

function unknownIndicator({ indicators }: History, indicator: string): Rejection {
  const known = [...indicators.keys()].sort();
  return reject(
    'unknown-indicator',
    { en: `There is no indicator "${indicator}" there.`, ja: `指標「${indicator}」は見当たらない。` },
    [
      {
        field: 'indicator',
        value: indicator,
        remedy: {
          en: known.length > 0 ? `Name one of: ${known.join(', ')}.` : 'No indicator is known there.',
          ja: known.length > 0 ? `次のいずれかを指定する：${known.join('、')}。` : 'そこで知られている指標はない。',
        },
      },
    ],
  );
}
