/** How deep arrays and objects may nest: a limit of ours, so that a hostile value meets a refusal and not the end of the stack. */
const DEEPEST = 500;

/**
 * The canonical text of a JSON value after RFC 8785 (JCS): no white space, properties by the UTF-16 code units of their names, strings and
 * numbers as ECMAScript writes them. The same value gives the same text everywhere.
 * @param value what JSON can say; properties that are `undefined` are left out, as `JSON.stringify` does
 * @throws TypeError for what JSON cannot say (NaN, infinities, bigint, functions, `undefined` elsewhere, dates, maps, byte arrays, text
 * with half a surrogate pair) and for what nests deeper than 500
 */
export function canonical(value: unknown): string {
  return isInOrder(value, DEEPEST) ? JSON.stringify(value) : written(value);
}

/**
 * Whether every object names its properties in canonical order, as what was canonical before does: then `JSON.stringify`, which is fast,
 * writes the canonical text.
 * @throws TypeError for what has no canonical text
 */
function isInOrder(value: unknown, levels: number): boolean {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('JSON text cannot hold half of a surrogate pair');
      return true;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`);
      return true;
    case 'boolean':
      return true;
    case 'object':
      if (value === null) return true;
      if (levels === 0) throw new TypeError(`This value nests deeper than ${DEEPEST}`);
      return Array.isArray(value) ? areInOrder(value, levels - 1) : namesInOrder(value, levels - 1);
    case 'bigint':
    case 'undefined':
    case 'function':
    case 'symbol':
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}

function areInOrder(values: readonly unknown[], levels: number): boolean {
  let inOrder = true;
  for (const value of values) inOrder = isInOrder(value, levels) && inOrder;
  return inOrder;
}

function namesInOrder(value: object, levels: number): boolean {
  const kind = Object.prototype.toString.call(value);
  const properties = value as Readonly<Record<string, unknown>>;
  if (kind !== '[object Object]' || typeof properties['toJSON'] === 'function')
    throw new TypeError(`JSON has no ${kind}`);
  let inOrder = true;
  let before = '';
  for (const name of Object.keys(properties)) {
    if (properties[name] === undefined) continue;
    inOrder = isInOrder(name, levels) && isInOrder(properties[name], levels) && before <= name && inOrder;
    before = name;
  }
  return inOrder;
}

function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  const properties = value as Readonly<Record<string, unknown>>;
  let text = '';
  // By UTF-16 code units, as `sort` compares text by itself.
  for (const name of Object.keys(properties).sort()) {
    const property = properties[name];
    if (property !== undefined) text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${written(property)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}
