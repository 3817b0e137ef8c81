import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '@sebone/application';
import { verifySqliteLog } from '@sebone/event-store-sqlite';
import { reject } from '@sebone/kernel';
import { openReadModel } from '@sebone/read-model';
import { exportWorkbook } from '@sebone/workbook';
import type { AskedHorizons } from '@sebone/application';
import { EXIT, json, type Context } from '../io.ts';
import { asking, reading } from '../reading.ts';
import { Refused } from '../refusals.ts';

/** Writes an initiative's facts as a workbook, and says what the form cannot hold. */
export function exporting(context: Context, initiative: string, folder: string, horizons: AskedHorizons): Promise<void> {
  return reading(context, async (log) => {
    const asked = await asking(context, log, initiative);
    const written = await exportWorkbook(initiative, asked.facts, folder, asked.horizons(horizons));
    if (context.json) return json(context, { initiative, folder, ...asked.horizons(horizons), ...written });
    const ja = context.language === 'ja';
    for (const [file, rows] of Object.entries(written.rows)) context.io.out(`${join(folder, file)}  ${rows}${ja ? '行' : ' rows'}`);
    const left = Object.entries(written.leftOut);
    if (left.length > 0)
      context.io.out(`${ja ? 'この形式では表せず、書き出さなかった事実' : 'Facts that this form cannot hold, left out'}: ${left.map(([type, count]) => `${type} ${count}`).join(', ')}`);
  });
}

/** Proves the log row by row, then each view against the log; gives the exit code. */
export async function doctor(context: Context, { deep }: { readonly deep?: boolean }): Promise<number> {
  const { io } = context;
  const ja = context.language === 'ja';
  const damage: { place: object; reason: string }[] = [];
  const { facts, faults } = await verifySqliteLog(context.data, ({ place, reason }) => damage.push({ place, reason }));
  if (faults > 0) {
    if (context.json) json(context, { log: { facts, faults: damage }, views: [] });
    else {
      for (const { place, reason } of damage) io.out(`${reason}  (${Object.entries(place).map(([name, value]) => `${name} ${String(value)}`).join(', ')})`);
      io.out(ja ? `ログに${faults}か所の破損がある。バックアップから復元する。` : `The log is damaged in ${faults} ${faults === 1 ? 'place' : 'places'}. Restore it from a backup.`);
    }
    return EXIT.damaged;
  }
  return reading(context, async (log) => {
    const views = openReadModel({ folder: context.data, now: () => io.now() });
    try {
      const verdicts = await views.doctor(log, { deep: deep ?? false });
      if (context.json) json(context, { log: { facts, faults: [] }, views: verdicts });
      else {
        io.out(ja ? `ログ：事実${facts}件、すべて正しい。` : `Log: ${facts} facts, every one as it was written.`);
        for (const { view, verdict, count, behind, reason } of verdicts)
          io.out(`${view}: ${verdict} (${ja ? `事実${count}件、未処理${behind}件` : `${count} facts, ${behind} behind`})${reason ? ` – ${reason[context.language]}` : ''}`);
      }
      return verdicts.every(({ verdict }) => verdict === 'proved') ? EXIT.done : EXIT.refused;
    } finally {
      views.close();
    }
  });
}

/** Builds all views anew beside the live ones and swaps them in. */
export async function rebuild(context: Context): Promise<number> {
  const { io } = context;
  const ja = context.language === 'ja';
  const log = await openLog(context.data, { now: () => io.now() });
  const views = openReadModel({ folder: context.data, now: () => io.now() });
  try {
    const report = await views.rebuild(log, {
      onProgress: ({ done, total, rate, secondsLeft }) => {
        if (!context.json && io.interactive) io.err(ja ? `${done}/${total}件 · 毎秒${Math.round(rate)}件 · 残り${Math.ceil(secondsLeft)}秒` : `${done}/${total} facts · ${Math.round(rate)}/s · ${Math.ceil(secondsLeft)} s left`);
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

/** Refuses a folder that holds no log, before anything is made in it. @throws Refused `no-data` */
export function requireData(context: Context): void {
  if (existsSync(join(context.data, 'log.db'))) return;
  throw new Refused(
    reject(
      'no-data',
      { en: `There is no log in "${context.data}".`, ja: `「${context.data}」にログがない。` },
      [{ field: 'data', value: context.data, remedy: { en: 'Import a workbook first, run `sebone demo`, or name another folder with --data.', ja: '先にワークブックを取り込むか、`sebone demo` を実行するか、--data で別のフォルダーを指定する。' } }],
    ),
  );
}
