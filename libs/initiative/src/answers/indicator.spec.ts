import { addDays, type Day } from '@sebone/kernel';
import { Register } from '@sebone/testing';
import type { IndicatorEvents } from '../index.ts';
import { indicatorOf, type IndicatorAnswer } from './indicator.ts';
import { indicatorsOf } from './indicators.ts';

const DEFINED: Partial<IndicatorEvents.Definition> = {
  name: 'Clean beaches',
  unit: '%',
  direction: 'up',
  baseline: 40,
  baselineOn: '2012-04-01',
  target: 80,
  targetOn: '2022-04-01',
};

/** Measured every half year from the start, worth what it is told. */
function measured(values: readonly number[], definition = DEFINED): Register {
  const r = new Register();
  r.chartered('2012-04-01');
  r.defined('beaches', '2012-04-01', definition);
  values.forEach((value, at) => r.measured('beaches', addDays('2012-10-01', at * 182), value));
  return r;
}
const beaches = (r: Register, asOf: Day, knownAt?: Day): IndicatorAnswer =>
  indicatorOf(r.at(asOf, knownAt), 'beaches')!;

describe('an indicator', () => {
  it('has its versions, its series and the target it is to reach', () => {
    const r = measured([42, 44]);
    r.defined('beaches', '2013-06-01', { ...DEFINED, version: 2, target: 90 });
    const { definitions, series, target, version } = beaches(r, '2013-12-31');
    expect(version).toBe(2);
    expect(definitions).toMatchObject([
      { version: 1, definedOn: '2012-04-01', target: 80, factId: 'told-2.0' },
      { version: 2, definedOn: '2013-06-01', target: 90, unit: '%', direction: 'up' },
    ]);
    expect(series).toEqual([
      {
        id: 'told-3.0',
        measurementId: 'measurement-1',
        on: '2012-10-01',
        reportedOn: '2012-10-01',
        partnerId: null,
        value: 42,
        forecast: 40,
      },
      {
        id: 'told-4.0',
        measurementId: 'measurement-2',
        on: '2013-04-01',
        reportedOn: '2013-04-01',
        partnerId: null,
        value: 44,
        forecast: 40,
      },
    ]);
    expect(target).toMatchObject({ value: 90, on: '2022-04-01' });
    expect(target!.due).toBeCloseTo(40 + (639 / 3652) * 50, 10);
  });

  it('shows a measurement as it was known: as corrected from the correction on', () => {
    const r = measured([42]);
    const { id, data } = r.facts[2]!;
    r.add(
      'indicator',
      'beaches',
      'MeasurementCorrected',
      '2012-10-01',
      { ...data, value: 24, corrects: id, because: 'a slip' },
      { reportedOn: '2013-01-01' },
    );
    expect(beaches(r, '2013-06-01', '2012-12-31').series).toMatchObject([{ id, value: 42 }]);
    expect(beaches(r, '2013-06-01').series).toMatchObject([{ id: 'told-4.0', value: 24, reportedOn: '2013-01-01' }]);
  });

  it('carries the trend up to its baseline forward for as long as it was observed', () => {
    const r = measured([]);
    r.measured('beaches', '2010-04-02', 30);
    r.measured('beaches', '2011-04-02', 35);
    r.measured('beaches', '2012-04-01', 40);
    r.measured('beaches', '2013-04-01', 41);
    const { forecast, series } = beaches(r, '2020-01-01');
    expect(forecast).toMatchObject({ on: '2012-04-01', value: 40, from: 'defined', carriedDays: 730 });
    expect(forecast!.perYear).toBeCloseTo(5, 10);
    expect(forecast!.expected).toBeCloseTo(50, 10);
    expect(series.map(({ forecast: expected }) => expected)).toEqual([null, null, null, expect.closeTo(45, 10)]);
  });

  it('takes the level of its first year for a baseline where none was defined, once that year is over', () => {
    const r = measured([], { direction: 'up' });
    for (const [on, value] of [
      ['2012-05-01', 10],
      ['2012-08-01', 14],
      ['2012-11-01', 12],
      ['2014-01-01', 20],
    ] as const)
      r.measured('beaches', on, value);
    expect(beaches(r, '2013-04-29').forecast).toBeNull();
    expect(beaches(r, '2014-01-01')).toMatchObject({
      forecast: { on: '2013-04-30', value: 12, from: 'first-year', perYear: 0, expected: 12 },
      target: null,
    });
  });

  it('is judged from the third year on, by its signs', () => {
    const r = measured([39, 38, 39, 38, 39, 38]);
    expect(beaches(r, '2015-03-31').verdict).toEqual({ status: 'not-judged', reason: 'before-verdicts', signs: [] });
    expect(beaches(r, '2015-04-01').verdict).toMatchObject({
      status: 'behind',
      reason: null,
      signs: [
        { measure: 'behind-baseline-forecast', level: 'critical', value: 5, since: '2015-04-01' },
        { measure: 'behind-target', level: 'warning' },
      ],
    });
    expect(beaches(measured([45, 50, 55, 60, 65, 70]), '2015-04-01').verdict).toEqual({
      status: 'not-behind',
      reason: null,
      signs: [],
    });
  });

  it.each<[string, (r: Register) => void, Partial<IndicatorEvents.Definition>]>([
    ['initiative-ended', (r) => r.ended('2015-06-01'), DEFINED],
    ['no-direction', () => undefined, { name: 'Clean beaches', baseline: 40 }],
    ['no-baseline', () => undefined, { direction: 'up' }],
  ])('says why it is not judged: %s', (reason, more, definition) => {
    const r = measured([], definition);
    r.measured('beaches', '2015-05-01', 40);
    more(r);
    expect(beaches(r, '2015-06-01').verdict).toEqual({ status: 'not-judged', reason, signs: [] });
  });

  it('says why it is not judged: nobody measures it, several do, or nobody does any more', () => {
    const reason = (r: Register, asOf: Day): string | null => beaches(r, asOf).verdict.reason;
    const r = measured([]);
    expect(reason(r, '2015-06-01')).toBe('not-measured');
    r.measured('beaches', '2015-06-02', 1, { partnerId: 'water' });
    expect(reason(r, '2015-06-02')).toBeNull();
    r.measured('beaches', '2015-06-03', 1, { partnerId: 'forest' });
    expect(reason(r, '2015-06-03')).toBe('measured-by-several');
    expect(reason(measured([42]), '2015-06-01')).toBe('not-measured-lately');
  });

  it('need not be defined to be measured, and is none where nothing is known of it', () => {
    const r = new Register();
    r.measured('beaches', '2012-10-01', 42);
    expect(beaches(r, '2015-10-01')).toMatchObject({
      version: null,
      definitions: [],
      forecast: null,
      target: null,
      verdict: { status: 'not-judged', reason: 'not-defined' },
    });
    expect(indicatorOf(r.at('2012-09-30'), 'beaches')).toBeUndefined();
  });
});

describe('the indicators', () => {
  it('stand by id, each with its last measurement and verdict', () => {
    const r = measured([39, 38, 39, 38, 39, 38]);
    r.measured('air', '2015-01-01', 7);
    expect(indicatorsOf(r.at('2015-04-01'))).toEqual([
      {
        id: 'air',
        name: 'air',
        unit: null,
        direction: null,
        definedOn: null,
        measurements: 1,
        lastOn: '2015-01-01',
        lastValue: 7,
        verdict: 'not-judged',
      },
      {
        id: 'beaches',
        name: 'Clean beaches',
        unit: '%',
        direction: 'up',
        definedOn: '2012-04-01',
        measurements: 6,
        lastOn: '2015-03-30',
        lastValue: 38,
        verdict: 'behind',
      },
    ]);
  });
});
