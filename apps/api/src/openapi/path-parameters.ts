import { ID_PATTERN } from '@sebone/initiative';
import type { Text } from '@sebone/kernel';
import type { Schema } from '../route.ts';
import { ASSETS } from './assets.ts';

const ID: Schema = { type: 'string', pattern: ID_PATTERN.source };

/** What may stand in a path, by the name it has there. */
export const PATH_PARAMETERS: Readonly<Record<string, { readonly description: Text; readonly schema: Schema }>> = {
  initiative: { description: { en: 'The id of an initiative.', ja: '取り組みの id。' }, schema: ID },
  partner: { description: { en: 'The id of a partner.', ja: 'パートナーの id。' }, schema: ID },
  indicator: { description: { en: 'The id of an indicator.', ja: '指標の id。' }, schema: ID },
  asset: {
    description: { en: 'The name of the file.', ja: 'ファイル名。' },
    schema: { type: 'string', enum: Object.keys(ASSETS) },
  },
};
