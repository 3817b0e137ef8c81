import type { Threshold } from './threshold.ts';

/** The delays of the lifecycles: how long silence may last before a state changes. */
export const LIFECYCLE = {
  'partner.stalls-after': {
    default: 180,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days from joining without a first contribution until a partner counts as stalled', ja: '参加から最初の貢献がないまま「停滞」とみなすまでの日数' },
    source: 'Convention of Sebone: two quarterly reporting rounds without an action.',
  },
  'partner.goes-dormant-after': {
    default: 365,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days since the last contribution until a partner counts as dormant', ja: '最後の貢献から「休眠」とみなすまでの日数' },
    source: 'Convention of Sebone: a full year, so that yearly contributors are not called dormant.',
  },
  'partner.lapses-after': {
    default: 365,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days dormant until a partner counts as lapsed', ja: '「休眠」から「失効」とみなすまでの日数' },
    source: 'Convention of Sebone: a second full year without a contribution.',
  },
  'commitment.breaks-after': {
    default: 365,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days overdue until a commitment counts as broken', ja: '期限を過ぎてから「不履行」とみなすまでの日数' },
    source: 'Convention of Sebone: a year late is not late any more.',
  },
  'initiative.falters-after': {
    default: 180,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days without any sign of life until an initiative counts as faltering', ja: '活動の兆しがないまま「失速」とみなすまでの日数' },
    source: 'Convention of Sebone: two quarterly rounds missed.',
  },
  'initiative.goes-dormant-after': {
    default: 185,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days faltering until an initiative counts as dormant', ja: '「失速」から「休眠」とみなすまでの日数' },
    source: 'Convention of Sebone: with the days faltering, one year of silence.',
  },
  'initiative.fades-after': {
    default: 730,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days dormant until an initiative counts as faded', ja: '「休眠」から「自然消滅」とみなすまでの日数' },
    source: 'Convention of Sebone: three years of silence in all.',
  },
  'item.orphaned-after': {
    default: 180,
    unit: 'days',
    least: 1,
    most: 3650,
    what: { en: 'Days from sharing without a use by another partner until an item counts as orphaned', ja: '共有から他のパートナーの利用がないまま「孤立」とみなすまでの日数' },
    source: 'Convention of Sebone: two quarterly meetings at which it could have been taken up.',
  },
} as const satisfies Record<string, Threshold>;
