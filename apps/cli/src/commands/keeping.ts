import { join } from 'node:path';
import { shownAddress } from '@sebone/application';
import { verifySqliteLog } from '@sebone/event-store-sqlite';
import type { Text } from '@sebone/kernel';
import { openReadModel, type ViewDiagnosis } from '@sebone/read-model';
import { exportWorkbook } from '@sebone/workbook';
import type { AskedHorizons } from '@sebone/application';
import { EXIT, json, say, type Context } from '../io.ts';
import { eventStoreOf, logOf, reading } from '../log.ts';
import { asking } from '../reading.ts';

/** Writes an initiative's facts as a workbook, and says what the form cannot hold. */
export function exporting(
  context: Context,
  initiative: string,
  folder: string,
  horizons: AskedHorizons,
): Promise<void> {
  return reading(context, async (log) => {
    const asked = await asking(context, log, initiative);
    const written = await exportWorkbook(initiative, asked.facts, folder, asked.horizons(horizons));
    if (context.json) return json(context, { initiative, folder, ...asked.horizons(horizons), ...written });
    const ja = context.language === 'ja';
    for (const [file, rows] of Object.entries(written.rows))
      context.io.out(`${join(folder, file)}  ${rows}${ja ? '行' : ' rows'}`);
    const left = Object.entries(written.leftOut);
    if (left.length > 0)
      context.io.out(
        `${ja ? 'この形式では表せず、書き出さなかった事実' : 'Facts that this form cannot hold, left out'}: ${left.map(([type, count]) => `${type} ${count}`).join(', ')}`,
      );
  });
}

/** Proves the log row by row, where it is a file here, then each view against the log; gives the exit code. */
export async function doctor(context: Context, { deep }: { readonly deep?: boolean }): Promise<number> {
  const eventStore = eventStoreOf(context);
  const log = eventStore ? { eventStore: shownAddress(eventStore.address) } : await proved(context);
  if (!log) return EXIT.damaged;
  const verdicts = await diagnosed(context, deep ?? false);
  if (context.json) json(context, { log, views: verdicts });
  else {
    say(context, 'eventStore' in log ? notProvedHere(log.eventStore) : wholeLog(log.facts));
    for (const { view, verdict, count, behind, reason } of verdicts)
      say(context, {
        en: `${view}: ${verdict} (${count} facts, ${behind} behind)${reason ? ` – ${reason.en}` : ''}`,
        ja: `${view}: ${verdict} (事実${count}件、未処理${behind}件)${reason ? ` – ${reason.ja}` : ''}`,
      });
  }
  return verdicts.every(({ verdict }) => verdict === 'proved') ? EXIT.done : EXIT.refused;
}

/** Proves the log in the data folder; `undefined` where it is damaged, which is told. */
async function proved(context: Context): Promise<{ readonly facts: number; readonly faults: readonly [] } | undefined> {
  const damage: { place: object; reason: string }[] = [];
  const { facts, faults } = await verifySqliteLog(context.data, ({ place, reason }) => damage.push({ place, reason }));
  if (faults === 0) return { facts, faults: [] };
  if (context.json) json(context, { log: { facts, faults: damage }, views: [] });
  else {
    for (const { place, reason } of damage)
      context.io.out(
        `${reason}  (${Object.entries(place)
          .map(([name, value]) => `${name} ${String(value)}`)
          .join(', ')})`,
      );
    say(context, {
      en: `The log is damaged in ${faults} ${faults === 1 ? 'place' : 'places'}. Restore it from a backup.`,
      ja: `ログに${faults}か所の破損がある。バックアップから復元する。`,
    });
  }
  return undefined;
}

const diagnosed = (context: Context, deep: boolean): Promise<readonly ViewDiagnosis[]> =>
  reading(context, async (log) => {
    const views = openReadModel({ folder: context.data, now: () => context.io.now() });
    try {
      return await views.doctor(log, { deep });
    } finally {
      views.close();
    }
  });

const wholeLog = (facts: number): Text => ({
  en: `Log: ${facts} facts, every one as it was written.`,
  ja: `ログ：事実${facts}件、すべて正しい。`,
});

const notProvedHere = (eventStore: string): Text => ({
  en: `Log: in ${eventStore}. That every fact there is as it was written is for KurrentDB to prove; here the views are held against it.`,
  ja: `ログ：${eventStore} にある。各事実が書き込まれたとおりかは KurrentDB が保証するもので、ここでは検証しない。以下はビューとログの照合結果である。`,
});

/** Builds all views anew beside the live ones and swaps them in. */
export async function rebuild(context: Context): Promise<number> {
  const { io } = context;
  const ja = context.language === 'ja';
  const log = await logOf(context, { now: () => io.now() });
  const views = openReadModel({ folder: context.data, now: () => io.now() });
  try {
    const report = await views.rebuild(log, {
      onProgress: ({ done, total, rate, secondsLeft }) => {
        if (!context.json && io.interactive)
          io.err(
            ja
              ? `${done}/${total}件 · 毎秒${Math.round(rate)}件 · 残り${Math.ceil(secondsLeft)}秒`
              : `${done}/${total} facts · ${Math.round(rate)}/s · ${Math.ceil(secondsLeft)} s left`,
          );
      },
    });
    if (context.json) json(context, report);
    else io.out(ja ? `ビューを作り直した（事実${report.facts}件）。` : `Rebuilt the views from ${report.facts} facts.`);
    return EXIT.done;
  } finally {
    views.close();
    await log.close();
  }
}
