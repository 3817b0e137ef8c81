import fc from 'fast-check';
import { addDays, addMonths, dayIn, dayNumber, dayOf, endOfMonth, isDay, isTimeZone } from './day.ts';

const MS_PER_DAY = 86_400_000;
const FIRST = -719_162; // 0001-01-01
const LAST = 2_932_896; // 9999-12-31
const numbers = fc.integer({ min: FIRST, max: LAST });
const days = numbers.map(dayOf);

describe('a day', () => {
  it('has the number that the calendar gives it, on every day from 1800 to 2200 and on any other', () => {
    for (let number = dayNumber('1800-01-01'); number <= dayNumber('2200-12-31'); number++) {
      const day = new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
      if (dayNumber(day) !== number || dayOf(number) !== day || !isDay(day))
        throw new Error(`${day} is not day ${number}`);
    }
    fc.assert(fc.property(numbers, (number) => expect(dayNumber(dayOf(number))).toBe(number)));
    expect([dayNumber('1970-01-01'), dayNumber('0001-01-01'), dayNumber('9999-12-31')]).toEqual([0, FIRST, LAST]);
  });

  it('sorts as text in the order of time', () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => expect(dayOf(a) < dayOf(b)).toBe(a < b)));
  });

  it('is some days after another where their numbers differ by as many', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400_000, max: 400_000 }), (day, by) => {
        const number = dayNumber(day) + by;
        fc.pre(number >= FIRST && number <= LAST);
        expect(dayNumber(addDays(day, by))).toBe(number);
      }),
    );
    expect([addDays('2024-02-28', 1), addDays('2023-02-28', 1), addDays('2024-01-01', -1)]).toEqual([
      '2024-02-29',
      '2023-03-01',
      '2023-12-31',
    ]);
  });
});

describe('months after a day', () => {
  it.each([
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['1900-01-30', 1, '1900-02-28'],
    ['2000-01-30', 1, '2000-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-05-31', 0, '2024-05-31'],
    ['0099-12-31', 2, '0100-02-28'],
  ])('%s and %i: %s', (day, months, then) => {
    expect(addMonths(day, months)).toBe(then);
  });

  it('lie in the month that is meant, on the same date or its last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500_000, max: 1_000_000 }).map(dayOf),
        fc.integer({ min: -600, max: 600 }),
        (day, months) => {
          const then = addMonths(day, months);
          expect(isDay(then)).toBe(true);
          const index = (of: string): number => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
          expect(index(then) - index(day)).toBe(months);
          expect(then.slice(8) === day.slice(8) || (then.slice(8) < day.slice(8) && then === endOfMonth(then))).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('the end of the month', () => {
  it('is the day before the next month begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST - 31 }).map(dayOf), (day) => {
        const end = endOfMonth(day);
        expect([end.slice(0, 7), addDays(end, 1).slice(8), end >= day]).toEqual([day.slice(0, 7), '01', true]);
      }),
    );
    expect([endOfMonth('2024-02-01'), endOfMonth('2023-02-28'), endOfMonth('2024-12-31')]).toEqual([
      '2024-02-29',
      '2023-02-28',
      '2024-12-31',
    ]);
  });
});

describe('what is no day', () => {
  it.each([
    '',
    ' ',
    '2023-02-29',
    '1900-02-29',
    '2023-13-01',
    '2023-00-01',
    '2023-01-00',
    '2023-01-32',
    '2023-04-31',
    '0000-01-01',
    '2023-1-1',
    '20230101',
    '2023-01-01 ',
    ' 2023-01-01',
    '2023-01-01T00:00:00Z',
    '+002023-01-01',
    '-001-01-01',
    '2023/01/01',
    '2023-01-0１',
    '２０２３-01-01',
    '2023-01-1e',
    '2023-0x-01',
    '2023–01–01',
    null,
    undefined,
    20230101,
    NaN,
    true,
    {},
    [],
    ['2023-01-01'],
    new Date(0),
    Symbol('day'),
    1n,
    { toString: () => '2023-01-01' },
  ])('%p', (value) => {
    expect(isDay(value)).toBe(false);
  });

  it('is whatever the calendar does not know', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), two, two, (year, month, date) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${date}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        expect(isDay(text)).toBe(year > 0 && !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(text));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, text) =>
        expect([isDay(value), isDay(text)]).toEqual([false, false]),
      ),
    );
  });
});

describe('the day of an instant', () => {
  it.each([
    ['UTC', '2024-03-31T23:59:59.999Z', '2024-03-31'],
    ['Asia/Tokyo', '2024-03-31T14:59:59.999Z', '2024-03-31'],
    ['Asia/Tokyo', '2024-03-31T15:00:00.000Z', '2024-04-01'],
    ['America/New_York', '2024-03-10T04:59:59.999Z', '2024-03-09'],
    ['America/New_York', '2024-11-03T03:59:59.999Z', '2024-11-02'],
    ['America/New_York', '2024-11-03T04:00:00.000Z', '2024-11-03'],
    ['Pacific/Kiritimati', '2023-12-31T10:00:00.000Z', '2024-01-01'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(dayIn(zone, instant)).toBe(day);
    expect(dayIn(zone, Date.parse(instant))).toBe(day);
  });

  it('is a day in every zone, at most one away from that in UTC', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: Date.parse('2100-01-01') }), (zone, instant) => {
        const day = dayIn(zone, instant);
        expect(isDay(day) && Math.abs(dayNumber(day) - Math.floor(instant / MS_PER_DAY)) <= 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is of a zone and an instant that exist', () => {
    expect(() => dayIn('Asia/Edo', 0)).toThrow(RangeError);
    expect(() => dayIn('UTC', 'yesterday')).toThrow(RangeError);
    expect([
      isTimeZone('Asia/Tokyo'),
      isTimeZone('Asia/Edo'),
      isTimeZone(''),
      isTimeZone(9),
      isTimeZone(undefined),
    ]).toEqual([true, false, false, false, false]);
  });
});
