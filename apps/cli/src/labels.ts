import type { Text } from '@sebone/kernel';
import type { Level, SubjectKind, Trap } from '@sebone/initiative';

/** What people read for the words that are stored. */
export const TRAP_NAMES: Readonly<Record<Trap, Text>> = {
  'taking-without-giving': { en: 'Taking without giving', ja: '貢献なき受領' },
  'joining-without-acting': { en: 'Joining without acting', ja: '参加するものの行動に移せていない' },
  'giving-up-early': { en: 'Giving up early', ja: '短期間で諦めてしまう' },
  'sharing-without-use': { en: 'Sharing without use', ja: '情報の共有はするものの、定着せず' },
  'no-backbone': { en: 'No backbone', ja: '事務局不在による自然消滅' },
};

export const LEVEL_NAMES: Readonly<Record<Level, Text>> = {
  watch: { en: 'watch', ja: '注視' },
  warning: { en: 'warning', ja: '警告' },
  critical: { en: 'critical', ja: '深刻' },
};

export const SUBJECT_NAMES: Readonly<Record<SubjectKind, Text>> = {
  initiative: { en: 'initiative', ja: '取り組み' },
  partner: { en: 'partner', ja: 'パートナー' },
  commitment: { en: 'commitment', ja: 'コミットメント' },
  item: { en: 'item', ja: '知見' },
  indicator: { en: 'indicator', ja: '指標' },
};

const STATES: Readonly<Record<string, Text>> = {
  absent: { en: 'absent', ja: '未参加' },
  invited: { en: 'invited', ja: '招待中' },
  invitedBack: { en: 'invited back', ja: '再招待中' },
  joined: { en: 'joined', ja: '参加' },
  stalled: { en: 'stalled', ja: '停滞' },
  contributing: { en: 'contributing', ja: '貢献中' },
  dormant: { en: 'dormant', ja: '休眠' },
  lapsed: { en: 'lapsed', ja: '失効' },
  departed: { en: 'departed', ja: '離脱' },
  initiating: { en: 'initiating', ja: '立ち上げ期' },
  organising: { en: 'organising', ja: '組織化期' },
  sustaining: { en: 'sustaining', ja: '持続期' },
  alive: { en: 'alive', ja: '活動中' },
  faltering: { en: 'faltering', ja: '失速' },
  faded: { en: 'faded', ja: '自然消滅' },
  completed: { en: 'completed', ja: '完了' },
  stopped: { en: 'stopped', ja: '中止' },
  merged: { en: 'merged', ja: '統合' },
};

/** A lifecycle state as people read it; one without a name of its own stays as it is. */
export function stateName(state: string, language: 'en' | 'ja'): string {
  return STATES[state]?.[language] ?? state;
}

/** An initiative's state: its phase and its vitality side by side while it runs, `running.{phase.…, vitality.…}`. */
export function initiativeStateName(state: string, language: 'en' | 'ja'): string {
  const parts = /^running\.\{phase\.(\w+), vitality\.(\w+)\}$/.exec(state);
  return parts ? [parts[2]!, parts[1]!].map((part) => stateName(part, language)).join(language === 'ja' ? '・' : ', ') : stateName(state, language);
}

/** What to try next, by trap: where a conversation might begin. */
export const NEXT_STEPS: Readonly<Record<Trap, Text>> = {
  'taking-without-giving': {
    en: 'Ask the partner what it could give that costs it little: a venue, an introduction, an hour of an expert. Agree on one small commitment with a date.',
    ja: '相手にとって負担の小さい貢献（会場、紹介、専門家の一時間など）を尋ね、期日のある小さなコミットメントを一つ決める。',
  },
  'joining-without-acting': {
    en: 'Find the first step that fits the partner, give it a name and a date, and pair it with one that has done it before.',
    ja: 'その団体に合った最初の一歩を見つけ、担当者と期日を決め、経験のある団体と組ませる。',
  },
  'giving-up-early': {
    en: 'Show funders and partners the horizon that was agreed, name the early results that count, and seek the next award before the runway ends.',
    ja: '合意した期間を資金提供者とパートナーに示し、早期の成果を明らかにして、資金が尽きる前に次の提供を求める。',
  },
  'sharing-without-use': {
    en: 'Ask one receiver what it did with the item. Share less, to named readers, with a date on which its use is discussed.',
    ja: '受け手の一つに、何に使ったかを尋ねる。共有は絞り、読み手を決め、活用を話し合う日を設ける。',
  },
  'no-backbone': {
    en: 'Decide who carries the six backbone functions next quarter, fund at least part of it from a second source, and put the next meeting in the calendar.',
    ja: '次の四半期に事務局の六つの機能を誰が担うかを決め、その一部を第二の資金源で賄い、次の会議を予定に入れる。',
  },
};
