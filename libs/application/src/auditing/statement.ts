import { RECORDS, type Entry, type PartnerEvents, type PartnerHistory } from '@sebone/initiative';
import { dayOf, type Day, type Text } from '@sebone/kernel';
import { isClaimed } from '../claims.ts';
import { isWithin, meetingTitle, type Ground } from './tables.ts';
import { ACTIONS, COMMITMENT_STATES, FUNCTIONS, PURPOSES, RESOURCES, ROLES, SECTORS, STAGES, UNITS } from './words.ts';

/** What a partner contributed, as far as its facts stand. */
export interface Statement {
  readonly initiative: string;
  readonly initiativeName: string;
  readonly partner: string;
  readonly partnerName: string;
  /** Its role and its sector. */
  readonly standing: Text;
  readonly sections: readonly StatementSection[];
}

export interface StatementSection {
  readonly title: Text;
  /** In the order of time. */
  readonly lines: readonly StatementLine[];
  /** What the lines come to, by kind and unit: kinds are never added up. */
  readonly totals?: Text;
}

export interface StatementLine {
  readonly on: Day;
  readonly what: Text;
  /** Whether its day of report is earlier than the log can vouch for: a claim of whoever reported it. */
  readonly claimed: boolean;
  /** Whether it is told as a correction tells it. */
  readonly corrected: boolean;
  /** The ids of the facts that it rests on; the first one bears its day. */
  readonly facts: readonly string[];
}

/** What a partner’s facts come to in the period, told by the facts that stand; `undefined` where none is about it. */
export function statementOf(ground: Ground, partner: string): Statement | undefined {
  const { history } = ground;
  const of = history.partners.get(partner);
  if (!of) return undefined;
  return {
    initiative: history.initiative,
    initiativeName: history.charter?.data.name ?? history.initiative,
    partner,
    partnerName: of.name,
    standing: joinedText([ROLES[of.role], of.sector && SECTORS[of.sector]], PAUSE),
    sections: sectionsOf(of, ground),
  };
}

function sectionsOf(partner: PartnerHistory, ground: Ground): readonly StatementSection[] {
  const { history, period } = ground;
  const line = lineOf(ground);
  const section = (en: string, ja: string, lines: readonly StatementLine[], totals?: Text): StatementSection => ({
    title: { en, ja },
    lines: lines.filter(({ on }) => isWithin(on, period)).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    ...(totals && { totals }),
  });
  const { id, stays, commitments, actions, functions, gave, received, shared, uses, attendance, measurements } =
    partner;
  const inPeriod = ({ fact }: Entry): boolean => isWithin(fact.occurredOn, period);
  const awards = [...history.awards.values()].filter(({ awarded }) => awarded.data.partnerId === id);
  const titled = (itemId: string): Text => same(history.items.get(itemId)?.shared.data.title ?? itemId);
  const name = (other: string): Text => same(history.partners.get(other)?.name ?? other);

  return [
    section(
      'Membership',
      '参加',
      stays.flatMap(({ joined, left }) => [
        line(joined, { en: `Joined as ${ROLES[joined.data.role].en}`, ja: `${ROLES[joined.data.role].ja}として参加` }),
        ...(left ? [line(left, withDetails({ en: 'Left', ja: '離脱' }, left.data.reason))] : []),
      ]),
    ),
    section(
      'What it committed to',
      '約束したこと',
      commitments.map((commitment) => {
        const cause = commitment.transitions.at(-1)?.cause;
        const due = commitment.dueOn && { en: `due ${commitment.dueOn}`, ja: `期限 ${commitment.dueOn}` };
        const state = COMMITMENT_STATES[commitment.state] ?? same(commitment.state);
        const since = dayOf(commitment.since);
        const now = { en: `${state.en} (since ${since})`, ja: `${state.ja}（${since}から）` };
        const closing = cause && 'fact' in cause ? [cause.fact] : [];
        return line(commitment.made, withDetails(same(commitment.title), due, now), closing);
      }),
    ),
    section('What it did', '行ったこと', [
      ...actions.map((acted) => {
        const { title, code, hours, evidence } = acted.data;
        const spent = hours === undefined ? undefined : amountText(hours, 'hours');
        return line(acted, withDetails(same(title), code && ACTIONS[code], spent, evidence));
      }),
      ...functions.map((performed) => {
        const { title, function: performs } = performed.data;
        return line(
          performed,
          title === undefined ? FUNCTIONS[performs] : withDetails(same(title), FUNCTIONS[performs]),
        );
      }),
      ...measurements.map((measured) => {
        const { indicatorId, value } = measured.data;
        const indicator = history.indicators.get(indicatorId)?.definitions.at(-1)?.data.name ?? indicatorId;
        return line(measured, { en: `Measured: ${indicator} ${value}`, ja: `測定：${indicator} ${value}` });
      }),
    ]),
    section(
      'What it gave',
      '提供したもの',
      [
        ...gave.map((flow) => line(flow, flowText(flow.data))),
        ...awards.map(({ awarded, ended }) => {
          const { amount, currency, startsOn, endsOn, purpose } = awarded.data;
          const award = amountText(amount, currency);
          const what = { en: `Funding award of ${award.en}`, ja: `資金提供の決定 ${award.ja}` };
          const stopped = ended && { en: `ended early on ${dayOf(ended.day)}`, ja: `${dayOf(ended.day)}に途中終了` };
          const details = withDetails(what, `${startsOn} – ${endsOn}`, purpose && PURPOSES[purpose], stopped);
          return line(awarded, details, ended ? [ended.fact.id] : []);
        }),
      ],
      totalsOf(gave.filter(inPeriod), awards.some(({ awarded }) => inPeriod(awarded)) ? AWARDS_APART : undefined),
    ),
    section(
      'What it received',
      '受領したもの',
      received.map((flow) => line(flow, flowText(flow.data))),
      totalsOf(received.filter(inPeriod)),
    ),
    section(
      'Knowledge it shared',
      '共有した知見',
      shared.map(({ shared: sharing }) => line(sharing, same(sharing.data.title))),
    ),
    section(
      'Uses that others made of it',
      '他団体による活用',
      shared
        .flatMap((item) => item.uses)
        .filter(({ data }) => data.partnerId !== id)
        .map((use) =>
          line(
            use,
            withDetails(name(use.data.partnerId), STAGES[use.data.stage], titled(use.data.itemId), use.data.evidence),
          ),
        ),
    ),
    section(
      'Knowledge it used',
      '活用した知見',
      uses.map((use) => line(use, withDetails(titled(use.data.itemId), STAGES[use.data.stage], use.data.evidence))),
    ),
    section(
      'Meetings it attended',
      '出席した会議',
      attendance
        .filter(({ data }) => data.presence === 'present')
        .map((attended) => {
          const { meetingId } = attended.data;
          return line(attended, same(meetingTitle(history.meetings.get(meetingId)) ?? meetingId));
        }),
    ),
  ];
}

/** Tells an entry as a line. A fact that corrects another keeps its own id while it stands as the other’s type. */
function lineOf({ selection, history }: Ground): (entry: Entry, what: Text, more?: readonly string[]) => StatementLine {
  const corrections = new Set(
    selection.facts.flatMap(({ id, type }) => (RECORDS.byType.get(type)?.role === 'corrected' ? [id] : [])),
  );
  return ({ fact }, what, more = []) => ({
    on: fact.occurredOn,
    what,
    claimed: isClaimed(fact, history),
    corrected: corrections.has(fact.id),
    facts: [...new Set([fact.id, ...more])],
  });
}

const PAUSE: Text = { en: ', ', ja: '、' };
const same = (text: string): Text => ({ en: text, ja: text });

function joinedText(parts: readonly (Text | string | undefined)[], by: Text): Text {
  const texts = parts.flatMap((part) => (part === undefined ? [] : [typeof part === 'string' ? same(part) : part]));
  return { en: texts.map(({ en }) => en).join(by.en), ja: texts.map(({ ja }) => ja).join(by.ja) };
}

const withDetails = (what: Text, ...details: readonly (Text | string | undefined)[]): Text =>
  joinedText([what, ...details], { en: ' · ', ja: ' · ' });

const amountText = (amount: number, unit: string): Text => {
  const { en, ja } = UNITS[unit] ?? same(unit);
  return { en: `${amount.toLocaleString('en')} ${en}`, ja: `${amount.toLocaleString('ja')} ${ja}` };
};

const flowText = ({ kind, amount, unit, note }: PartnerEvents.ResourceFlow): Text =>
  withDetails(RESOURCES[kind], amount === undefined ? undefined : amountText(amount, unit ?? ''), note);

const AWARDS_APART: Text = { en: '(funding awards not counted)', ja: '（資金提供の決定は含まない）' };

/** Sums by kind and unit, to fifteen digits, so that decimals add up as they are written. */
function totalsOf(flows: readonly Entry<PartnerEvents.ResourceFlow>[], note?: Text): Text | undefined {
  const sums = new Map<string, { kind: keyof typeof RESOURCES; unit: string; amount: number }>();
  for (const { data } of flows) {
    if (data.amount === undefined) continue;
    const { kind, unit = '' } = data;
    const sum = sums.get(`${kind} ${unit}`) ?? { kind, unit, amount: 0 };
    sums.set(`${kind} ${unit}`, { ...sum, amount: Number((sum.amount + data.amount).toPrecision(15)) });
  }
  if (sums.size === 0) return undefined;
  const texts = [...sums.values()].map(({ kind, unit, amount }) =>
    joinedText([RESOURCES[kind], amountText(amount, unit)], { en: ' ', ja: ' ' }),
  );
  return joinedText([joinedText(texts, PAUSE), note], { en: ' ', ja: '' });
}
