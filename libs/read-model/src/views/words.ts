/** What a column of words means: which words there are, in English and in Japanese. */
export function oneOf(words: readonly string[]): [en: string, ja: string] {
  return [`One of ${words.join(', ')}.`, `${words.join('、')} のいずれか。`];
}
