import { DEFAULT_POLICY, THRESHOLDS, TRAPS } from '@sebone/initiative';
import { code, page, table } from './markdown.mjs';

/** The trap that a threshold belongs to, by the first word of its name; the others are those of the lifecycles. */
const trapOf = (threshold) => {
  const [prefix] = threshold.split('.');
  return TRAPS.find((trap) => trap === prefix || trap.startsWith(`${prefix}-`) || trap.endsWith(`-${prefix}`));
};

function section(title, names) {
  const rows = names.map((name) => {
    const { default: value, unit, least, most, what, source } = THRESHOLDS[name];
    return [code(name), value, unit, `${least} – ${most}`, what.en, what.ja, source];
  });
  return [`## ${title}`, table(['threshold', 'default', 'unit', 'range', 'meaning', '意味', 'source'], rows)];
}

/** Every threshold that judges anyone. */
export function trapsPage() {
  const names = Object.keys(THRESHOLDS);
  return page(
    'Thresholds of the traps and the lifecycles',
    `Every number that judges anyone, as the policy ${code(DEFAULT_POLICY.version)} has it. An initiative adopts others, within the range, with ${code('adopt-policy')}. What the traps mean: [in English](../guides/traps.md), [日本語](../guides/traps.ja.md).`,
    TRAPS.flatMap((trap) =>
      section(
        trap,
        names.filter((name) => trapOf(name) === trap),
      ),
    ),
    section(
      'Lifecycles',
      names.filter((name) => trapOf(name) === undefined),
    ),
  );
}
