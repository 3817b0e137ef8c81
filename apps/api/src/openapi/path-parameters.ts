import { ID_PATTERN } from '@sebone/initiative';
import type { Text } from '@sebone/kernel';
import { LONGEST_EVENT_ID } from '../audit/event-id.ts';
import { TILE_PATH } from '../audit/tile-path.ts';
import type { Schema } from '../route.ts';
import { ASSETS } from './assets.ts';

const ID: Schema = { type: 'string', pattern: ID_PATTERN.source };

/** What may stand in a path, by the name it has there. */
export const PATH_PARAMETERS: Readonly<Record<string, { readonly description: Text; readonly schema: Schema }>> = {
  initiative: { description: { en: 'The id of an initiative.', ja: '取り組みの id。' }, schema: ID },
  partner: { description: { en: 'The id of a partner.', ja: 'パートナーの id。' }, schema: ID },
  indicator: { description: { en: 'The id of an indicator.', ja: '指標の id。' }, schema: ID },
  eventId: {
    description: { en: 'The id of a fact.', ja: '事実の id。' },
    schema: { type: 'string', minLength: 1, maxLength: LONGEST_EVENT_ID },
  },
  tile: {
    description: {
      en: 'The path of a tile after `tile/`, as C2SP tlog-tiles has it: `0/x001/067`, `entries/000.p/12`. Its slashes may be written `%2F`.',
      ja: 'C2SP tlog-tiles での `tile/` 以降のパス（`0/x001/067`、`entries/000.p/12` など）。スラッシュは `%2F` と書いてもよい。',
    },
    schema: { type: 'string', pattern: TILE_PATH.source },
  },
  asset: {
    description: { en: 'The name of the file.', ja: 'ファイル名。' },
    schema: { type: 'string', enum: Object.keys(ASSETS) },
  },
};
