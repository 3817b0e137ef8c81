/**
 * A calendar day written `YYYY-MM-DD` (proleptic Gregorian, years 0001 to 9999). Days written this way sort as text
 * in the order of time, so they are compared with `<` and `>`.
 */
export type Day = string;

/** A day as the number of days since 1970-01-01; negative before it. What arithmetic and folds use. */
export type DayNumber = number;

/** The two horizons of a view: what had happened by `asOf`, as reported by `knownAt`. Both include that day. */
export interface Horizons {
  readonly asOf: Day;
  readonly knownAt: Day;
}

const MS_PER_DAY = 86_400_000;
const ZERO = 48;
const HYPHEN = 45;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether `text` is a day that exists: the form `YYYY-MM-DD` and a day of the calendar (`2023-02-29` is none). */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN)
    return false;
  // Without a regular expression: an import asks this several times a row.
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1]!);
}

/** The number written there, NaN where there is anything but digits. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * The number of `day`: days since 1970-01-01. Takes a valid day (see {@link isDay}); anything else gives a
 * meaningless number, since folds call this for every fact and do not check again.
 */
export function dayNumber(day: Day): DayNumber {
  const digit = (at: number): number => day.charCodeAt(at) - ZERO;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const month = digit(5) * 10 + digit(6);
  const date = digit(8) * 10 + digit(9);
  // Days from civil: years counted from March, so that the leap day ends the year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day with that number: the inverse of {@link dayNumber}. */
export function dayOf(number: DayNumber): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day `days` days after `day` (before it when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/**
 * The day `months` calendar months after `day`, on the same day of the month or, where that month is shorter, on its
 * last day (`addMonths('2024-08-31', 6)` is `2025-02-28`).
 */
export function addMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const length = month === 1 && isLeap(year) ? 29 : MONTH_LENGTHS[month]!;
  const date = Math.min(Number(day.slice(8, 10)), length);
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The last day of the month that `day` lies in. */
export function endOfMonth(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return `${day.slice(0, 8)}${month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1]!}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/**
 * The calendar day on which `instant` falls in `timeZone`.
 * @param instant a UTC instant, ISO 8601 text or milliseconds since 1970
 * @param timeZone an IANA name, such as `Asia/Tokyo`
 * @throws RangeError where the time zone or the instant does not exist
 */
export function dayIn(timeZone: string, instant: string | number): Day {
  return formatterFor(timeZone).format(new Date(instant));
}

/** Whether the runtime knows `name` as an IANA time zone. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  try {
    formatterFor(name);
    return true;
  } catch {
    return false;
  }
}
