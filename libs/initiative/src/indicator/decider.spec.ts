import { scenario, type Said } from '@sebone/testing';

const { given, untold } = scenario();

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const JOINED: Said = ['join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-02-01' }];
const DEFINITION = { indicatorId: 'e-coli', version: 1, name: 'E. coli', occurredOn: '2020-03-01' };
const DEFINED: Said = ['define-indicator', DEFINITION];
const REDEFINED: Said = ['define-indicator', { ...DEFINITION, version: 2, unit: 'cfu', occurredOn: '2021-03-01' }];
const MEASUREMENT = { indicatorId: 'e-coli', measurementId: 's1', value: -0.5, occurredOn: '2020-08-01' };
const MEASURED: Said = ['record-measurement', MEASUREMENT];
const because = 'a slip of the pen';

describe('defining an indicator', () => {
  it('says what is measured, from where to where', () => {
    const aims = {
      unit: 'cfu',
      direction: 'down',
      baseline: 900,
      baselineOn: '2019-08-01',
      target: 100,
      targetOn: '2030-08-01',
    };
    given(CHARTERED)
      .when('define-indicator', { ...DEFINITION, ...aims })
      .then(['IndicatorDefined', { indicatorId: 'e-coli', version: 1, name: 'E. coli', ...aims }]);
  });

  it('numbers the versions from 1 without gaps', () => {
    given(CHARTERED, DEFINED)
      .when(...REDEFINED)
      .then(['IndicatorDefined', { indicatorId: 'e-coli', version: 2, name: 'E. coli', unit: 'cfu' }]);
    given(CHARTERED)
      .when(...REDEFINED)
      .thenRefused('version-skipped', 'version');
    given(CHARTERED, DEFINED)
      .when('define-indicator', { ...DEFINITION, name: 'Bacteria' })
      .thenRefused('id-taken', 'definition');
  });

  it('is corrected, and voided unless something rests on it', () => {
    given(CHARTERED, DEFINED)
      .when('correct-indicator-definition', { ...DEFINITION, name: 'Bacteria', because })
      .then([
        'IndicatorDefinitionCorrected',
        { indicatorId: 'e-coli', version: 1, name: 'Bacteria', corrects: 'command-2.0', because },
      ]);
    given(CHARTERED, DEFINED)
      .when('void-indicator-definition', { indicatorId: 'e-coli', version: 1, because })
      .then([
        'IndicatorDefinitionVoided',
        { voids: 'command-2.0', record: 'definition/1', because },
        { occurredOn: '2020-03-01' },
      ]);
    given(CHARTERED, DEFINED, REDEFINED)
      .when('void-indicator-definition', { indicatorId: 'e-coli', version: 1, because })
      .thenRefused('still-referred-to', 'version');
    given(CHARTERED, DEFINED, MEASURED)
      .when('void-indicator-definition', { indicatorId: 'e-coli', version: 1, because })
      .thenRefused('still-referred-to', 'version');
    given(CHARTERED, DEFINED, REDEFINED, MEASURED)
      .when('void-indicator-definition', { indicatorId: 'e-coli', version: 2, because })
      .then([
        'IndicatorDefinitionVoided',
        { voids: 'command-3.0', record: 'definition/2', because },
        { occurredOn: '2021-03-01' },
      ]);
    given(CHARTERED)
      .when('correct-indicator-definition', { ...DEFINITION, because })
      .thenRefused('unknown-record', 'definition');
    given(CHARTERED)
      .when('void-indicator-definition', { indicatorId: 'e-coli', version: 1, because })
      .thenRefused('unknown-record', 'definition');
  });
});

describe('a measurement', () => {
  it('is of a defined indicator, of the whole community or of a partner', () => {
    given(CHARTERED, DEFINED)
      .when(...MEASURED)
      .then(['MeasurementRecorded', { indicatorId: 'e-coli', measurementId: 's1', value: -0.5 }]);
    given(CHARTERED, JOINED, DEFINED)
      .when('record-measurement', { ...MEASUREMENT, partnerId: 'water' })
      .then(['MeasurementRecorded', { indicatorId: 'e-coli', measurementId: 's1', partnerId: 'water', value: -0.5 }]);
    given(CHARTERED)
      .when(...MEASURED)
      .thenRefused('unknown-indicator', 'indicatorId');
    given(CHARTERED, DEFINED)
      .when('record-measurement', { ...MEASUREMENT, partnerId: 'water' })
      .thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED, DEFINED)
      .when('record-measurement', { ...MEASUREMENT, partnerId: 'water', occurredOn: '2020-01-31' })
      .thenRefused('before-joining', 'occurredOn');
  });

  it('may be older than the definition: old series come in late', () => {
    given(CHARTERED, DEFINED)
      .when('record-measurement', { ...MEASUREMENT, occurredOn: '2015-08-01' })
      .then(['MeasurementRecorded', { indicatorId: 'e-coli', measurementId: 's1', value: -0.5 }]);
  });

  it('is recorded once, corrected and voided', () => {
    given(CHARTERED, DEFINED, MEASURED)
      .when('record-measurement', { ...MEASUREMENT, value: 0 })
      .thenRefused('id-taken', 'measurement');
    given(CHARTERED, DEFINED, MEASURED)
      .when('correct-measurement', { ...MEASUREMENT, value: 0.5, because })
      .then([
        'MeasurementCorrected',
        { indicatorId: 'e-coli', measurementId: 's1', value: 0.5, corrects: 'command-3.0', because },
      ]);
    given(CHARTERED, DEFINED, MEASURED)
      .when('void-measurement', { indicatorId: 'e-coli', measurementId: 's1', because })
      .then([
        'MeasurementVoided',
        { voids: 'command-3.0', record: 'measurement/s1', because },
        { occurredOn: '2020-08-01' },
      ]);
    given(CHARTERED, DEFINED)
      .when('correct-measurement', { ...MEASUREMENT, because })
      .thenRefused('unknown-record', 'measurement');
    given(CHARTERED, DEFINED)
      .when('void-measurement', { indicatorId: 'e-coli', measurementId: 's1', because })
      .thenRefused('unknown-record', 'measurement');
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('indicator')).toEqual({ accepted: [], refused: [] });
});
