import { addDays, dayNumber, dayOf, type Day } from '@sebone/kernel';
import type { History, PartnerHistory } from '@sebone/initiative';
import { stateName } from './labels.ts';
import { cut, padded } from './table.ts';

/** One character for each state, so that twelve years of quarters fit on a terminal. */
const MARKS: Readonly<Record<string, string>> = {
  absent: ' ',
  invited: '·',
  invitedBack: '·',
  joined: '○',
  stalled: '×',
  contributing: '█',
  dormant: '▒',
  lapsed: '░',
  departed: '–',
};

/** Beneficiaries are there to receive: their silence says nothing. */
const AS_BENEFICIARY: Readonly<Record<string, string>> = { stalled: 'joined', dormant: 'joined', lapsed: 'joined' };

const LEGEND = ['joined', 'contributing', 'stalled', 'dormant', 'lapsed', 'departed'];

/** The partners' lifecycles as lines of text: a lane for each partner, a column for each quarter, or year where quarters do not fit. */
export function lifecyclePicture(history: History, language: 'en' | 'ja', columns: number): readonly string[] {
  const partners = [...history.partners.values()].filter((partner) => partner.stays.length > 0).sort(byJoining);
  if (partners.length === 0) return [];
  const label = Math.min(34, Math.max(12, Math.floor(columns * 0.35)));
  const first = Number(dayOf(Math.min(history.startedOn, partners[0]!.stays[0]!.joined.day)).slice(0, 4));
  const last = Number(history.asOf.slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const ends = years.flatMap((year) => quarterEnds(year)).filter((end) => addDays(end, -91) <= history.asOf);
  const fits = label + 2 + ends.length <= columns;
  const shown = fits ? ends : ends.filter((_, at) => at % 4 === 3 || at === ends.length - 1);
  const perYear = fits ? 4 : 1;
  const scale = years.map((year) => (perYear === 4 ? String(year) : String(year).slice(3))).join('');
  const unit = perYear === 4 ? { en: 'a column is a quarter', ja: '1 列が 1 四半期' } : { en: `a column is a year, ${first}–${last}`, ja: `1 列が 1 年、${first}〜${last}年` };
  return [
    `${padded(`(${unit[language]})`, label)}  ${scale.slice(0, shown.length)}`,
    ...partners.map((partner) => `${padded(cut(partner.name, label), label)}  ${lane(partner, shown, history.asOf)}`),
    LEGEND.map((state) => `${MARKS[state]} ${stateName(state, language)}`).join('   '),
  ];
}

const quarterEnds = (year: number): Day[] => [`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`];

const byJoining = (a: PartnerHistory, b: PartnerHistory): number => a.stays[0]!.joined.day - b.stays[0]!.joined.day || (a.id < b.id ? -1 : 1);

/** The state at the end of each period, the one under way seen at the horizon. */
function lane(partner: PartnerHistory, ends: readonly Day[], asOf: Day): string {
  let at = 0;
  let state = 'absent';
  return ends
    .map((end) => {
      const day = dayNumber(end < asOf ? end : asOf);
      for (let next = partner.transitions[at]; next && next.on <= day; next = partner.transitions[++at]) state = next.to;
      return MARKS[partner.role === 'beneficiary' ? (AS_BENEFICIARY[state] ?? state) : state] ?? '?';
    })
    .join('');
}
