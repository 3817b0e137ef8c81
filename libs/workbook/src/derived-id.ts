import { createHash } from 'node:crypto';

const LONGEST = 64;
const HASHED = 12;

/**
 * The id of a record that has none of its own in the workbook: its parts with dots between, `.2`, `.3` … for the next
 * of the same parts. The same parts and number always give the same id, and others another: where the plain one would
 * be too long, or could be that of a repeat, a part of its digest stands at its end.
 * @param parts ids and days, none of them empty
 * @param number which of those with the same parts, from 1
 */
export function derivedId(parts: readonly string[], number: number): string {
  const plain = parts.join('.');
  const id = number === 1 ? plain : `${plain}.${number}`;
  const endsLikeRepeat = parts.length > 1 && /(^|\.)\d+$/.test(parts.at(-1)!);
  if (id.length <= LONGEST && !endsLikeRepeat) return id;
  const digest = createHash('sha256')
    .update(JSON.stringify([parts, number]))
    .digest('hex')
    .slice(0, HASHED);
  return `${id.slice(0, LONGEST - HASHED - 1)}-${digest}`;
}
