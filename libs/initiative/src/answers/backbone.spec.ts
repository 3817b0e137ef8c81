import { addDays } from '@sebone/kernel';
import { Register } from '@sebone/testing';
import { backboneOf } from './backbone.ts';

describe('the backbone', () => {
  it('is who is named as one and in a stay', () => {
    const r = new Register();
    r.joined('office', '2012-01-01', { role: 'backbone', name: 'Office' });
    r.joined('former', '2012-01-02', { role: 'backbone' });
    r.left('former', '2013-01-01');
    r.joined('water', '2012-01-03');
    expect(backboneOf(r.at('2013-06-01')).backbones).toEqual([
      { id: 'office', name: 'Office', joinedOn: '2012-01-01' },
    ]);
  });

  it('has six functions, each with when and by whom it was last performed', () => {
    const r = new Register();
    r.joined('office', '2012-01-01', { role: 'backbone', name: 'Office' });
    r.performed('office', '2012-02-01', 'vision');
    r.performed('office', '2013-02-01', 'vision');
    r.performed('water', '2013-03-01', 'vision');
    const { functions } = backboneOf(r.at('2013-06-01'));
    expect(functions.map((one) => one.function)).toEqual([
      'vision',
      'alignment',
      'measurement',
      'public-will',
      'policy',
      'funding',
    ]);
    expect(functions[0]).toMatchObject({
      last: { on: '2013-03-01', partnerId: 'water', partnerName: 'water', factId: 'told-4.0' },
      times: 3,
      timesInYear: 2,
      isLapsed: false,
    });
    expect(functions[1]).toEqual({
      function: 'alignment',
      last: null,
      times: 0,
      timesInYear: 0,
      lapsesOn: null,
      isLapsed: false,
    });
  });

  it('counts twelve months to the horizon, both days included', () => {
    const r = new Register();
    r.performed('office', '2012-06-01');
    const times = (on: string): number => backboneOf(r.at(on)).functions[1]!.timesInYear;
    expect([times('2013-05-31'), times('2013-06-01')]).toEqual([1, 0]);
  });

  it('lets a function lapse that was a habit, on the day that the trap names', () => {
    const r = new Register();
    for (let month = 0; month < 12; month++) r.performed('office', addDays('2012-01-01', month * 30), 'vision');
    const { lapsesOn } = backboneOf(r.at('2013-01-01')).functions[0]!;
    expect(lapsesOn).not.toBeNull();
    const lapsed = (on: string): boolean => backboneOf(r.at(on)).functions[0]!.isLapsed;
    expect([lapsed(addDays(lapsesOn!, -1)), lapsed(lapsesOn!)]).toEqual([false, true]);
  });

  it('is silent against its own cadence', () => {
    const r = new Register();
    r.joined('office', '2012-01-01', { role: 'backbone' });
    for (let month = 0; month < 24; month++) r.performed('office', addDays('2012-01-01', month * 80));
    const last = addDays('2012-01-01', 23 * 80);
    expect(backboneOf(r.at(addDays(last, 100))).work).toEqual({
      days: 24,
      lastOn: last,
      cadence: 80,
      isOwnCadence: true,
      silence: 100,
      timesCadence: 1.25,
    });
  });

  it('has no cadence where hardly anything is on record', () => {
    const r = new Register();
    r.performed('office', '2012-01-01');
    expect(backboneOf(r.at('2012-12-31')).work).toEqual({
      days: 1,
      lastOn: '2012-01-01',
      cadence: null,
      isOwnCadence: null,
      silence: null,
      timesCadence: null,
    });
  });

  it('lives by its sponsors: their shares, the largest and how concentrated they are', () => {
    const r = new Register();
    r.awarded('a1', 'city', '2012-01-01', { until: '2012-12-30', amount: 300, currency: 'EUR' });
    r.awarded('a2', 'bank', '2012-01-01', { until: '2013-12-30', amount: 200, currency: 'EUR' });
    r.awarded('a3', 'past', '2010-01-01', { until: '2011-12-31', amount: 900, currency: 'EUR' });
    const { sponsors, funding } = backboneOf(r.at('2012-06-30'));
    expect(sponsors).toEqual({
      funders: [
        { partnerId: 'city', partnerName: 'city', currency: 'EUR', perYear: 300, share: 0.75, until: '2012-12-30' },
        { partnerId: 'bank', partnerName: 'bank', currency: 'EUR', perYear: 100, share: 0.25, until: '2013-12-30' },
      ],
      largest: { partnerId: 'city', share: 0.75 },
      concentration: 0.625,
    });
    expect(funding).toMatchObject({ awards: 3, inForce: 2, fundedUntil: '2013-12-30', daysLeft: 548 });
  });

  it('never adds up currencies: a share is within its own, and there is no index', () => {
    const r = new Register();
    r.awarded('a1', 'city', '2012-01-01', { until: '2012-12-30', amount: 300, currency: 'EUR' });
    r.awarded('a2', 'city', '2012-01-01', { until: '2012-12-30', amount: 10, currency: 'JPY' });
    r.awarded('a3', 'bank', '2012-01-01', { until: '2012-12-30', amount: 30, currency: 'JPY' });
    expect(backboneOf(r.at('2012-06-30')).sponsors).toMatchObject({
      funders: [
        { partnerId: 'city', currency: 'EUR', share: 1 },
        { partnerId: 'bank', currency: 'JPY', share: 0.75 },
        { partnerId: 'city', currency: 'JPY', share: 0.25 },
      ],
      largest: { partnerId: 'city', share: 0.25 },
      concentration: null,
    });
  });

  it('has nobody who pays before the first award', () => {
    expect(backboneOf(new Register().at('2012-06-30')).sponsors).toEqual({
      funders: [],
      largest: null,
      concentration: null,
    });
  });
});
