import { BETTER, KINDS } from '@sebone/initiative';
import { dayOrNull, integer, real, realOrNull, recordTable, recordView, text, textOrNull } from '../record-view.ts';
import { oneOf } from './words.ts';

const INDICATOR = ['Id of the indicator.', '指標の id。'] as const;

const tables = [
  recordTable(
    KINDS.definition,
    'indicators',
    { en: 'What is measured, from where to where: versions of definitions.', ja: '指標の定義の版。' },
    [
      text('indicator', (definition) => definition.indicatorId, ...INDICATOR),
      integer('version', (definition) => definition.version, 'Which version, from 1.', '版の番号（1 から）。'),
      text('name', (definition) => definition.name, 'Its name.', '名称。'),
      textOrNull('unit', (definition) => definition.unit, 'Unit of its values.', '単位。'),
      textOrNull(
        'direction',
        (definition) => definition.direction,
        `Which way is better. ${oneOf(BETTER)[0]}`,
        `良い方向。${oneOf(BETTER)[1]}`,
      ),
      realOrNull('baseline', (definition) => definition.baseline, 'The value it starts from.', '基準値。'),
      dayOrNull('baseline_on', (definition) => definition.baselineOn, 'The day of the baseline.', '基準日。'),
      realOrNull('target', (definition) => definition.target, 'The value aimed at.', '目標値。'),
      dayOrNull('target_on', (definition) => definition.targetOn, 'The day to reach it.', '目標日。'),
    ],
  ),
  recordTable(KINDS.measurement, 'measurements', { en: 'Measured values of indicators.', ja: '指標の測定値。' }, [
    text('indicator', (measured) => measured.indicatorId, ...INDICATOR),
    text('measurement', (measured) => measured.measurementId, 'Id of the measurement.', '測定の id。'),
    textOrNull(
      'partner',
      (measured) => measured.partnerId,
      'Whom it is about; NULL for the whole community.',
      '対象のパートナー。全体の測定では NULL。',
    ),
    real('value', (measured) => measured.value, 'The value.', '値。'),
  ]),
];

/** Indicators and what was measured. */
export const MEASUREMENTS = recordView({
  name: 'measurements',
  version: 1,
  meaning: { en: 'Indicators and what was measured.', ja: '指標と測定値。' },
  tables,
});
