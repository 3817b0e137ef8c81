import type { LedgerLine, PersonalValue } from '@sebone/application';
import { isSealed, type Text } from '@sebone/kernel';

const SEALED: Text = { en: '(sealed)', ja: '（封印）' };
const ERASED: Text = { en: '(erased)', ja: '（消去済み）' };
const WITHHELD: Text = { en: '(withheld)', ja: '（非開示）' };

/** What a personal field says to whoever may read it. */
export function personalText(said: PersonalValue): Text {
  if ('value' in said) return { en: said.value, ja: said.value };
  return 'erased' in said ? ERASED : WITHHELD;
}

/**
 * What stands for the personal values of a partner's facts, wherever nobody is shown them: that they are sealed, or that they were
 * erased.
 * @param lines all that is shown of the partner: what was erased is told among it
 */
export function sealedIn(lines: readonly LedgerLine[]): (value: unknown) => Text | undefined {
  const erased = new Set(
    lines.flatMap(({ type, data }) => (type === 'SubjectErased' ? [(data as { subject: string }).subject] : [])),
  );
  return (value) => (isSealed(value) ? (erased.has(value.subject) ? ERASED : SEALED) : undefined);
}
