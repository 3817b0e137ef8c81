import { canonical } from '@sebone/ledger-verify';

/**
 * The canonical text (RFC 8785) of a value as a log may hold it: half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD.
 * @throws TypeError for what else JSON cannot say, and for what nests too deep
 */
export function canonicalText(value: unknown): string {
  try {
    return canonical(value);
  } catch {
    return canonical(wellFormed(value));
  }
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [name.toWellFormed(), wellFormed(property)]),
  );
}
