import { fileURLToPath } from 'node:url';
import { findingsIn, type Finding, type History, type Trap } from '@sebone/initiative';
import { EXIT, json, say, type Context } from '../io.ts';
import { LEVEL_NAMES, NEXT_STEPS, TRAP_NAMES } from '../labels.ts';
import { logOf } from '../log.ts';
import { asking } from '../reading.ts';
import { lifecyclePicture } from '../picture.ts';
import { importing } from './importing.ts';
import { printTraps } from './questions.ts';

/** The bundled history: hand-made, twelve years, two languages. */
export const DEMO_FOLDER = fileURLToPath(new URL('../../demo/', import.meta.url));
export const DEMO_INITIATIVE = 'minato';
/** The second initiative of the bundle: convened with one sponsor, dormant, revived, faded. */
const ROUNDTABLE = 'roundtable';

/** The days at which the demo looks: when each trap showed, when two were averted, and the end. */
const LOOKS = ['2016-12-31', '2019-12-31', '2022-12-31', '2025-12-31'];

/** Imports the bundled history, draws its partners' lives, and shows what was found, when, and what came of it. */
export async function demo(context: Context): Promise<number> {
  const { io, language } = context;
  if (!context.json)
    say(context, {
      en: `Importing the bundled history of "${DEMO_INITIATIVE}" into ${context.data} …`,
      ja: `同梱の事例「${DEMO_INITIATIVE}」を ${context.data} に取り込む。`,
    });
  const exit = await importing(context, DEMO_FOLDER, { timeZone: 'Asia/Tokyo', actor: 'demo' });
  if (exit !== EXIT.done) return exit;
  const log = await logOf(context, { readOnly: true });
  try {
    const asked = await asking(context, log, DEMO_INITIATIVE);
        const end = LOOKS.at(-1)!;
    if (context.json) {
      for (const look of LOOKS) json(context, asked.traps({ knownAt: look }));
      return EXIT.done;
    }
    drawLives(context, asked.history({ asOf: end }));
    say(context, { en: 'What would have been found, knowing only what was known then:', ja: 'その時点で知られていたことだけから見つかったはずの兆候：' });
    for (const look of LOOKS) io.out(`  ${look}  ${summary(findingsIn(asked.history({ knownAt: look })), language)}`);
    io.out('');
    const answer = asked.traps({ asOf: end });
    printTraps(context, answer);
    const roundtable = await asking(context, log, ROUNDTABLE);
    drawLives(context, roundtable.history({ asOf: end }));
    printTraps(context, roundtable.traps({ asOf: end }));
    io.out('');
    say(context, { en: 'What to try next:', ja: '次に試すこと：' });
    for (const trap of new Set(answer.findings.map((finding) => finding.trap))) io.out(`  ${TRAP_NAMES[trap][language]}: ${NEXT_STEPS[trap][language]}`);
    io.out('');
    const data = context.data === 'sebone-data' ? '' : ` --data ${context.data}`;
    say(context, {
      en: `Look further:\n  npm run sebone -- traps ${DEMO_INITIATIVE} --known-at 2019-12-31${data}\n  npm run sebone -- partners ${DEMO_INITIATIVE} --as-of 2022-12-31${data}\n  npm run sebone -- backtest ${DEMO_INITIATIVE} --from 2014-01-01 --to 2025-12-31 --every quarter${data}`,
      ja: `さらに見るには：\n  npm run sebone -- traps ${DEMO_INITIATIVE} --known-at 2019-12-31${data} --lang ja\n  npm run sebone -- partners ${DEMO_INITIATIVE} --as-of 2022-12-31${data} --lang ja\n  npm run sebone -- backtest ${DEMO_INITIATIVE} --from 2014-01-01 --to 2025-12-31 --every quarter${data} --lang ja`,
    });
    return EXIT.done;
  } finally {
    await log.close();
  }
}

function drawLives(context: Context, history: History): void {
  const { io, language } = context;
  const name = history.charter?.data.name ?? history.initiative;
  io.out('');
  say(context, {
    en: `${name}: the partners' lives, a lane each`,
    ja: `${name}：各パートナーの歩み（1 行が 1 団体）`,
  });
  for (const line of lifecyclePicture(history, language, io.columns)) io.out(line);
  io.out('');
}

function summary(findings: readonly Finding[], language: 'en' | 'ja'): string {
  if (findings.length === 0) return language === 'ja' ? '所見なし' : 'no findings';
  const traps = new Map<Trap, Finding[]>();
  for (const finding of findings) traps.set(finding.trap, [...(traps.get(finding.trap) ?? []), finding]);
  return [...traps].map(([trap, of]) => `${TRAP_NAMES[trap][language]} ×${of.length} (${LEVEL_NAMES[of[0]!.level][language]})`).join(language === 'ja' ? '、' : ', ');
}
