import { scenario, type Said } from '@sebone/testing';

const { given, untold } = scenario();

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const WATER: Said = ['join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-02-01' }];
const FOREST: Said = ['join-partner', { partnerId: 'forest', name: 'Forest owners', occurredOn: '2020-05-01' }];
const SHARING = { itemId: 'map', partnerId: 'water', title: 'Map of outfalls', occurredOn: '2020-03-01' };
const SHARED: Said = ['share-knowledge', SHARING];
const USE = { itemId: 'map', useId: 'u1', partnerId: 'forest', stage: 'adopted', occurredOn: '2020-06-01' };
const USED: Said = ['use-knowledge', USE];
const because = 'a slip of the pen';

describe('sharing', () => {
  it('is by a partner, while it belongs to the initiative', () => {
    given(CHARTERED, WATER)
      .when('share-knowledge', { ...SHARING, kind: 'research' })
      .then(['KnowledgeShared', { itemId: 'map', partnerId: 'water', title: 'Map of outfalls', kind: 'research' }]);
    given(CHARTERED)
      .when(...SHARED)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, WATER)
      .when('share-knowledge', { ...SHARING, occurredOn: '2020-01-31' })
      .thenRefused('before-joining', 'occurredOn');
    given(CHARTERED, WATER, ['leave-partner', { partnerId: 'water', occurredOn: '2020-02-29' }])
      .when(...SHARED)
      .thenRefused('after-leaving', 'occurredOn');
  });

  it('is corrected, also to another sharer, and voided while nobody used it', () => {
    given(CHARTERED, WATER, SHARED)
      .when('share-knowledge', { ...SHARING, title: 'Map of sewers' })
      .thenRefused('id-taken', 'sharing');
    given(CHARTERED, WATER, FOREST, SHARED)
      .when('correct-knowledge-sharing', { ...SHARING, partnerId: 'forest', occurredOn: '2020-05-02', because })
      .then([
        'KnowledgeSharingCorrected',
        { itemId: 'map', partnerId: 'forest', title: 'Map of outfalls', corrects: 'command-4.0', because },
      ]);
    given(CHARTERED, WATER, FOREST, SHARED)
      .when('correct-knowledge-sharing', { ...SHARING, partnerId: 'forest', because })
      .thenRefused('before-joining', 'occurredOn');
    given(CHARTERED, WATER, SHARED)
      .when('void-knowledge-sharing', { itemId: 'map', because })
      .then([
        'KnowledgeSharingVoided',
        { voids: 'command-3.0', record: 'sharing/map', because },
        { occurredOn: '2020-03-01' },
      ]);
    given(CHARTERED, WATER, FOREST, SHARED, USED)
      .when('void-knowledge-sharing', { itemId: 'map', because })
      .thenRefused('still-referred-to', 'itemId');
  });
});

describe('a use', () => {
  it('is of something shared, by anybody at the table, on any rung', () => {
    given(CHARTERED, WATER, FOREST, SHARED)
      .when('use-knowledge', { ...USE, evidence: 'By-law 12' })
      .then([
        'KnowledgeUsed',
        { itemId: 'map', useId: 'u1', partnerId: 'forest', stage: 'adopted', evidence: 'By-law 12' },
      ]);
    given(CHARTERED, WATER, FOREST)
      .when(...USED)
      .thenRefused('unknown-item', 'itemId');
    given(CHARTERED, WATER, SHARED)
      .when(...USED)
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, WATER, FOREST, SHARED)
      .when('use-knowledge', { ...USE, occurredOn: '2020-04-30' })
      .thenRefused('before-joining', 'occurredOn');
  });

  it('is recorded once, corrected and voided', () => {
    given(CHARTERED, WATER, FOREST, SHARED, USED)
      .when('use-knowledge', { ...USE, stage: 'effect' })
      .thenRefused('id-taken', 'use');
    given(CHARTERED, WATER, FOREST, SHARED, USED)
      .when('correct-knowledge-use', { ...USE, stage: 'discussed', because })
      .then([
        'KnowledgeUseCorrected',
        { itemId: 'map', useId: 'u1', partnerId: 'forest', stage: 'discussed', corrects: 'command-5.0', because },
      ]);
    given(CHARTERED, WATER, FOREST, SHARED, USED)
      .when('void-knowledge-use', { itemId: 'map', useId: 'u1', because })
      .then(['KnowledgeUseVoided', { voids: 'command-5.0', record: 'use/u1', because }, { occurredOn: '2020-06-01' }]);
    given(CHARTERED, WATER, FOREST, SHARED)
      .when('correct-knowledge-use', { ...USE, because })
      .thenRefused('unknown-record', 'use');
    given(CHARTERED, WATER, FOREST, SHARED)
      .when('void-knowledge-use', { itemId: 'map', useId: 'u1', because })
      .thenRefused('unknown-record', 'use');
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('knowledge')).toEqual({ accepted: [], refused: [] });
});
