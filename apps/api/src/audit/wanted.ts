import { ID_PATTERN } from '@sebone/initiative';
import { isDay, type Day, type Text } from '@sebone/kernel';
import { pointerTo, Problem, shortened, type ProblemField } from '../problem.ts';

/** What a bundle is to tell of, as a request says it. */
export interface BundleWanted {
  readonly partner?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly withholdPersonal?: boolean;
}

interface Field extends Text {
  readonly fits: (value: unknown) => boolean;
}

const day: Field = {
  fits: isDay,
  en: 'Give a day that exists, as YYYY-MM-DD.',
  ja: '実在する日を YYYY-MM-DD の形式で指定する。',
};
const FIELDS: ReadonlyMap<string, Field> = new Map(
  Object.entries({
    partner: {
      fits: (value) => typeof value === 'string' && ID_PATTERN.test(value),
      en: 'Give the id of a partner, or leave it out for the whole initiative.',
      ja: 'パートナーの id を指定する。取り組み全体なら指定しない。',
    },
    from: day,
    to: day,
    withholdPersonal: {
      fits: (value) => typeof value === 'boolean',
      en: 'Give true or false.',
      ja: 'true か false を指定する。',
    },
  } satisfies Record<keyof BundleWanted, Field>),
);

/** Reads what a body wants. @throws Problem 400 `invalid-body` that names every field that is wrong */
export function wantedIn(body: unknown): BundleWanted {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid([{ pointer: '', message: OBJECT }]);
  const faults: ProblemField[] = [];
  for (const [name, value] of Object.entries(body)) {
    const field = FIELDS.get(name);
    if (!field) faults.push({ pointer: pointerTo(name), message: UNKNOWN });
    else if (!field.fits(value)) faults.push({ pointer: pointerTo(name), message: field, value });
  }
  const { from, to } = body as BundleWanted;
  if (isDay(from) && isDay(to) && from > to) faults.push({ pointer: '/to', message: notBefore(from), value: to });
  if (faults.length > 0) throw invalid(faults);
  return body;
}

const OBJECT: Text = {
  en: 'Give a JSON object: {} for the whole initiative.',
  ja: 'JSON オブジェクトを送る。取り組み全体なら {}。',
};
const names = [...FIELDS.keys()];
const UNKNOWN: Text = {
  en: `There is no such field; there are ${names.join(', ')}.`,
  ja: `このような項目はない。あるのは ${names.join('、')} である。`,
};
const notBefore = (from: Day): Text => ({ en: `Give ${from} or a later day.`, ja: `${from} 以降の日を指定する。` });

const invalid = (fields: readonly ProblemField[]): Problem =>
  shortened(
    new Problem(
      400,
      'invalid-body',
      { en: 'What the bundle is to tell of is not well formed.', ja: 'バンドルの対象の指定に誤りがある。' },
      { fields },
    ),
  );
