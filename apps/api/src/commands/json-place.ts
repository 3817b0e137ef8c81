/** A place in a text: both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const BLANK = /[\t\n\r ]*/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Of a string, after its opening quote: what needs no look, as far as it goes. */
const PLAIN = /[ !#-[\]-\u{10ffff}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Where a text ceases to be JSON: what `JSON.parse` does not tell in every version of Node.
 * @returns `undefined` for a text that is JSON
 */
export function faultIn(text: string): Place | undefined {
  const at = faultAt(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Without recursion: nesting is only ever bounded by the length of the text. */
function faultAt(text: string): number | undefined {
  const within: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  const valueEnded = (): Expected => (within.length === 0 ? 'nothing' : 'comma-or-end');
  for (let at = past(BLANK, text, 0); ; at = past(BLANK, text, at)) {
    const sign = text[at];
    if (sign === undefined) return expected === 'nothing' ? undefined : at;
    const isName: boolean = expected === 'name' || expected === 'name-or-end';
    const isValue: boolean = expected === 'value' || expected === 'value-or-end';
    if (sign === '"' && (isName || isValue)) {
      const end = stringEnd(text, at);
      if (typeof end !== 'number') return end.fault;
      at = end;
      expected = isName ? 'colon' : valueEnded();
    } else if ((sign === '}' || sign === ']') && endsHere(sign, expected, within.at(-1))) {
      within.pop();
      expected = valueEnded();
      at++;
    } else if (sign === ',' && expected === 'comma-or-end') {
      expected = within.at(-1) === '{' ? 'name' : 'value';
      at++;
    } else if (sign === ':' && expected === 'colon') {
      expected = 'value';
      at++;
    } else if (!isValue) {
      return at;
    } else if (sign === '{' || sign === '[') {
      within.push(sign);
      expected = sign === '{' ? 'name-or-end' : 'value-or-end';
      at++;
    } else {
      const end = past(WORD, text, at);
      if (end === at) return at;
      expected = valueEnded();
      at = end;
    }
  }
}

const endsHere = (sign: '}' | ']', expected: Expected, opened: '{' | '[' | undefined): boolean =>
  sign === '}'
    ? opened === '{' && (expected === 'comma-or-end' || expected === 'name-or-end')
    : opened === '[' && (expected === 'comma-or-end' || expected === 'value-or-end');

/** The end of what a sticky expression matches there, or the place itself where it does not. */
function past(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

function stringEnd(text: string, from: number): number | { readonly fault: number } {
  let at = from + 1;
  for (;;) {
    at = past(PLAIN, text, at);
    if (text[at] === '"') return at + 1;
    const end = past(ESCAPE, text, at);
    if (end === at) return { fault: at };
    at = end;
  }
}
