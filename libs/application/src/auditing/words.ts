import type {
  ActionCode,
  BackboneFunction,
  FundingPurpose,
  ResourceKind,
  Role,
  Sector,
  Stage,
} from '@sebone/initiative';
import type { Text } from '@sebone/kernel';

/** What people read for the words that facts use. */
type Words<Word extends string> = Readonly<Record<Word, Text>>;

export const ACTIONS: Words<ActionCode> = {
  'planning-product': { en: 'planning', ja: '計画づくり' },
  'resource-generated': { en: 'resource won', ja: '資源の獲得' },
  development: { en: 'development', ja: '開発・整備' },
  'organisational-change': { en: 'change in an organisation', ja: '組織の変化' },
  'community-action': { en: 'community action', ja: '地域への働きかけ' },
  'community-change': { en: 'change in the community', ja: '地域の変化' },
  'service-provided': { en: 'service', ja: 'サービスの提供' },
  media: { en: 'media', ja: '広報' },
};

export const FUNCTIONS: Words<BackboneFunction> = {
  vision: { en: 'backbone: guiding vision and strategy', ja: '事務局機能：ビジョンと戦略' },
  alignment: { en: 'backbone: aligning activities', ja: '事務局機能：活動の調整' },
  measurement: { en: 'backbone: shared measurement', ja: '事務局機能：共通の測定' },
  'public-will': { en: 'backbone: public will', ja: '事務局機能：世論の形成' },
  policy: { en: 'backbone: policy', ja: '事務局機能：政策' },
  funding: { en: 'backbone: funding', ja: '事務局機能：資金調達' },
};

export const RESOURCES: Words<ResourceKind> = {
  money: { en: 'money', ja: '資金' },
  time: { en: 'time', ja: '時間' },
  'in-kind': { en: 'goods', ja: '現物' },
  knowledge: { en: 'knowledge', ja: '知見' },
  data: { en: 'data', ja: 'データ' },
  venue: { en: 'venue', ja: '会場' },
  other: { en: 'other', ja: 'その他' },
};

/** Units that are no currencies. */
export const UNITS: Readonly<Record<string, Text>> = {
  hours: { en: 'hours', ja: '時間' },
  items: { en: 'items', ja: '点' },
};

export const STAGES: Words<Stage> = {
  received: { en: 'received', ja: '受領' },
  discussed: { en: 'discussed', ja: '議論' },
  referenced: { en: 'referenced', ja: '参照' },
  adopted: { en: 'adopted', ja: '採用' },
  implemented: { en: 'put into practice', ja: '実践' },
  effect: { en: 'had an effect', ja: '効果' },
};

export const ROLES: Words<Role> = {
  backbone: { en: 'backbone organisation', ja: '事務局' },
  funder: { en: 'funder', ja: '資金提供者' },
  member: { en: 'member', ja: '構成団体' },
  beneficiary: { en: 'beneficiary', ja: '受益者' },
};

export const SECTORS: Words<Sector> = {
  government: { en: 'government', ja: '行政' },
  business: { en: 'business', ja: '企業' },
  nonprofit: { en: 'nonprofit', ja: '非営利' },
  philanthropy: { en: 'philanthropy', ja: '助成' },
  academia: { en: 'academia', ja: '学術' },
  labour: { en: 'labour', ja: '労働' },
  consumer: { en: 'consumers', ja: '消費者' },
  community: { en: 'community', ja: '住民' },
  other: { en: 'other sector', ja: 'その他' },
};

export const PURPOSES: Words<FundingPurpose> = {
  backbone: { en: 'for the backbone', ja: '事務局のため' },
  programme: { en: 'for a programme', ja: '事業のため' },
};

/** The states of a commitment, as a sentence goes on with them. */
export const COMMITMENT_STATES: Readonly<Record<string, Text>> = {
  made: { en: 'made', ja: '表明済み' },
  underWay: { en: 'under way', ja: '進行中' },
  overdue: { en: 'overdue', ja: '期限超過' },
  fulfilled: { en: 'fulfilled', ja: '履行' },
  fulfilledLate: { en: 'fulfilled late', ja: '期限後に履行' },
  broken: { en: 'not kept', ja: '不履行' },
  withdrawn: { en: 'withdrawn', ja: '取り下げ' },
};
