import {
  AskActions,
  AskAttendances,
  AskBackbone,
  AskCohorts,
  AskCommitments,
  AskContacts,
  AskIndicator,
  AskIndicators,
  AskKnowledge,
  AskLedger,
  AskMeetings,
  AskOverview,
  AskPartner,
  AskPartners,
  AskTimeline,
  AskTraps,
  JUDGES_BY,
  openContacts,
  type JudgeBy,
  type LedgerLine,
  type PartnerLine,
} from '@sebone/application';
import {
  COLUMNS,
  CONTACT_STATES,
  EVENT_SCHEMAS,
  type ActionRow,
  type AttendanceRow,
  type Cohort,
  type CommitmentRow,
  type ContactRow,
  type Finding,
  type IndicatorRow,
  type ItemRow,
  type KnowledgeAnswer,
  type MeetingRow,
  type TimelineRow,
} from '@sebone/initiative';
import type { Route } from '../route.ts';
import { days, filter, listing, same, type Filter } from './listing.ts';
import { BACKBONE, COHORT, COMMITMENT, FINDING, INDICATOR, LADDER, OVERVIEW, PARTNER } from './page-schemas.ts';
import { allRoute, listRoute, pageRoute, type QuestionRoute } from './question-route.ts';
import { COHORTS, CONTACT, CONTACTS, FINDINGS, LEDGER, LEDGER_LINE, PARTNER_COLUMNS } from './rows.ts';
import { row } from './schemas.ts';

/** The one question that is asked of all initiatives. */
export const INITIATIVES: Route = allRoute;

const byPartner = <Row extends { readonly partnerId: string }>(): Filter<Row> =>
  filter(
    'partner',
    { en: 'Of this partner alone.', ja: 'このパートナーのものだけ。' },
    {},
    ({ partnerId }, partner) => partnerId === partner,
  );

/** Every question that is asked of one initiative. */
export const QUESTION_ROUTES: readonly QuestionRoute[] = [
  pageRoute(
    '',
    'readInitiative',
    { en: 'An initiative at a glance', ja: '取り組みの概要' },
    {
      schema: OVERVIEW,
      title: 'Initiative',
      ask: (asked, at) => new AskOverview(asked, at),
    },
  ),
  listRoute(
    '/partners',
    'listPartners',
    { en: 'The partners and where each is in its life', ja: 'パートナーとその現在の状態' },
    {
      item: row('PartnerLine', PARTNER_COLUMNS),
      listing: listing<PartnerLine>(PARTNER_COLUMNS, ({ id }) => id, [same('state', 'state', PARTNER_COLUMNS.state)]),
      ask: (asked, at) => new AskPartners(asked, at),
    },
  ),
  pageRoute(
    '/partners/{partner}',
    'readPartner',
    { en: 'Everything about one partner', ja: 'パートナー一団体のすべて' },
    {
      schema: PARTNER,
      title: 'Partner',
      ask: (asked, at, { partner }) => new AskPartner(asked, at, partner!),
    },
  ),
  listRoute(
    '/partners/{partner}/ledger',
    'listLedger',
    {
      en: 'What was written about a partner, corrected or not',
      ja: 'パートナーについて書かれたすべて（訂正されたものも含む）',
    },
    {
      item: LEDGER_LINE,
      listing: {
        ...LEDGER,
        rows: (lines: readonly LedgerLine[]) => lines,
        keyOf: ({ id }: LedgerLine) => id,
        filters: [
          filter(
            'type',
            { en: 'Facts of this type alone.', ja: 'この型の事実だけ。' },
            { enum: [...EVENT_SCHEMAS.keys()] },
            ({ type }, asked) => type === asked,
          ),
          ...days<LedgerLine>(({ occurredOn }) => occurredOn),
        ],
      },
      ask: (asked, at, { partner }) => new AskLedger(asked, at, partner!),
    },
  ),
  listRoute(
    '/partners/{partner}/contacts',
    'listContacts',
    {
      en: 'Those who speak for a partner, for whoever may know them',
      ja: 'パートナーの連絡担当者（知る権限のある人のみ）',
    },
    {
      needs: 'contacts',
      item: CONTACT,
      listing: {
        ...CONTACTS,
        rows: (contacts: readonly ContactRow[]) => contacts,
        keyOf: ({ contact }: ContactRow) => String(contact),
        filters: [
          filter(
            'state',
            { en: 'Contacts in this state alone.', ja: 'この状態の連絡担当者だけ。' },
            { enum: CONTACT_STATES },
            ({ state }, asked) => state === asked,
          ),
        ],
      },
      ask: (asked, at, { partner }) => new AskContacts(asked, at, partner!),
      open: openContacts,
    },
  ),
  listRoute(
    '/commitments',
    'listCommitments',
    { en: 'The commitments and what became of them', ja: 'コミットメントとその後' },
    {
      item: COMMITMENT,
      listing: listing<CommitmentRow>(COLUMNS.commitments, ({ id }) => id, [
        byPartner(),
        same('state', 'state', COLUMNS.commitments.state),
        ...days<CommitmentRow>(({ madeOn }) => madeOn),
      ]),
      ask: (asked, at) => new AskCommitments(asked, at),
    },
  ),
  listRoute(
    '/actions',
    'listActions',
    { en: 'The actions that were reported', ja: '報告された活動' },
    {
      item: row('Action', COLUMNS.actions),
      listing: listing<ActionRow>(COLUMNS.actions, ({ id }) => id, [
        byPartner(),
        same('code', 'code', COLUMNS.actions.code),
        ...days<ActionRow>(({ occurredOn }) => occurredOn),
      ]),
      ask: (asked, at) => new AskActions(asked, at),
    },
  ),
  listRoute(
    '/knowledge',
    'listKnowledge',
    { en: 'What is shared, and how far its use has climbed', ja: '共有された知見と、その活用の段階' },
    {
      item: row('KnowledgeItem', COLUMNS.items),
      beside: { ladder: LADDER },
      listing: {
        ...listing<ItemRow, KnowledgeAnswer>(COLUMNS.items, ({ id }) => id, [
          byPartner(),
          same('state', 'state', COLUMNS.items.state),
          same('kind', 'kind', COLUMNS.items.kind),
          ...days<ItemRow>(({ sharedOn }) => sharedOn),
        ]),
        rows: ({ items }: KnowledgeAnswer) => items,
        beside: ({ ladder }: KnowledgeAnswer) => ({ ladder }),
      },
      ask: (asked, at) => new AskKnowledge(asked, at),
    },
  ),
  listRoute(
    '/indicators',
    'listIndicators',
    { en: 'The indicators and how they do', ja: '指標とその状況' },
    {
      item: row('IndicatorLine', COLUMNS.indicators),
      listing: listing<IndicatorRow>(COLUMNS.indicators, ({ id }) => id, [
        same('verdict', 'verdict', COLUMNS.indicators.verdict),
      ]),
      ask: (asked, at) => new AskIndicators(asked, at),
    },
  ),
  pageRoute(
    '/indicators/{indicator}',
    'readIndicator',
    { en: 'One indicator: series, forecast of its baseline, target', ja: '一つの指標：系列、基準からの見込み、目標' },
    {
      schema: INDICATOR,
      title: 'Indicator',
      ask: (asked, at, { indicator }) => new AskIndicator(asked, at, indicator!),
    },
  ),
  listRoute(
    '/meetings',
    'listMeetings',
    { en: 'The meetings and who was there', ja: '会議とその出席' },
    {
      item: row('Meeting', COLUMNS.meetings),
      listing: listing<MeetingRow>(COLUMNS.meetings, ({ id }) => id, [
        same('status', 'status', COLUMNS.meetings.status),
        ...days<MeetingRow>(({ on }) => on),
      ]),
      ask: (asked, at) => new AskMeetings(asked, at),
    },
  ),
  listRoute(
    '/attendances',
    'listAttendances',
    { en: 'Who was at which meeting, and who was not', ja: '各会議の出欠' },
    {
      item: row('Attendance', COLUMNS.attendances),
      listing: listing<AttendanceRow>(COLUMNS.attendances, ({ id }) => id, [
        filter(
          'meeting',
          { en: 'Of this meeting alone.', ja: 'この会議のものだけ。' },
          {},
          ({ meetingId }, meeting) => meetingId === meeting,
        ),
        byPartner(),
        same('presence', 'presence', COLUMNS.attendances.presence),
        ...days<AttendanceRow>(({ occurredOn }) => occurredOn),
      ]),
      ask: (asked, at) => new AskAttendances(asked, at),
    },
  ),
  pageRoute(
    '/backbone',
    'readBackbone',
    {
      en: 'What holds the initiative up: functions, pace, sponsors',
      ja: '取り組みを支えるもの：機能、活動の間隔、資金提供者',
    },
    {
      schema: BACKBONE,
      title: 'Backbone',
      ask: (asked, at) => new AskBackbone(asked, at),
    },
  ),
  listRoute(
    '/cohorts',
    'listCohorts',
    {
      en: 'How long partners stay and how soon they act, by year of joining',
      ja: '参加年ごとの、在籍期間と最初の活動までの期間',
    },
    {
      item: COHORT,
      parameters: [
        {
          name: 'by',
          in: 'query',
          description: {
            en: 'Cohorts by year of joining (unless told), or all as one.',
            ja: '参加年ごと（指定がない場合）、または全体で一つ。',
          },
          schema: { type: 'string', enum: ['year', 'all'], default: 'year' },
        },
      ],
      listing: {
        ...COHORTS,
        rows: (cohorts: readonly Cohort[]) => cohorts,
        keyOf: ({ cohort }: Cohort) => cohort,
        filters: [],
      },
      ask: (asked, at, _place, { by }) => new AskCohorts(asked, at, by as 'year' | 'all' | undefined),
    },
  ),
  listRoute(
    '/traps',
    'listTraps',
    { en: 'What the five traps look like, with the evidence', ja: '五つの罠の所見と根拠' },
    {
      item: FINDING,
      parameters: [
        {
          name: 'judgeBy',
          in: 'query',
          description: {
            en: 'The policy to judge by: the one in force then (unless told), the one in force today, or the documented default.',
            ja: '判定に用いる方針：その時点のもの（指定がない場合）、今日のもの、既定のもの。',
          },
          schema: { type: 'string', enum: JUDGES_BY, default: 'then' },
        },
      ],
      listing: {
        ...FINDINGS,
        rows: (findings: readonly Finding[]) => findings,
        keyOf: ({ trap, subject }: Finding) => `${trap} ${subject.kind} ${subject.id}`,
      },
      ask: (asked, at, _place, { judgeBy }) => new AskTraps(asked, at, judgeBy as JudgeBy | undefined),
    },
  ),
  listRoute(
    '/timeline',
    'listTimeline',
    {
      en: 'Everything that happened and what followed from it, in the order of time',
      ja: '起きたこととそこから導かれたことを、日付順にすべて',
    },
    {
      item: row('TimelineRow', COLUMNS.timeline),
      listing: listing<TimelineRow>(COLUMNS.timeline, ({ key }) => key, [
        same('kind', 'kind', COLUMNS.timeline.kind),
        same('type', 'type', COLUMNS.timeline.type),
        same('partner', 'partner', COLUMNS.timeline.partner),
        ...days<TimelineRow>(({ on }) => on),
      ]),
      ask: (asked, at) => new AskTimeline(asked, at),
    },
  ),
];

export const ROUTES: readonly Route[] = [INITIATIVES, ...QUESTION_ROUTES.map(({ route }) => route)];
