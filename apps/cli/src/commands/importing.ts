import { SingleBar } from 'cli-progress';
import { importWorkbook, type ImportProgress, type ImportReport } from '@sebone/application';
import { dayIn } from '@sebone/kernel';
import type { Fault } from '@sebone/workbook';
import { EXIT, json, type Context } from '../io.ts';
import { viewsCaughtUp, writing } from '../log.ts';

export interface ImportCommandOptions {
  readonly acceptValid?: boolean;
  readonly rejects?: string;
  readonly timeZone?: string;
  readonly actor?: string;
}

/** Imports a workbook and brings the views up to date; gives the exit code. */
export async function importing(context: Context, source: string, options: ImportCommandOptions): Promise<number> {
  const { io } = context;
  const now = (): number => io.now();
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const bar = progressBar(context);
  return writing(context, async (log) => {
    let faults = 0;
    const report = await importWorkbook(source, log, {
      workFolder: context.data,
      now: now(),
      timeZone,
      today: dayIn(timeZone, now()),
      acceptValid: options.acceptValid ?? false,
      rejectsFolder: options.rejects ?? 'rejects',
      actor: options.actor ?? 'import',
      onProgress: bar.update,
      onFault: (fault) => {
        if (faults++ === 0) bar.stop();
        tellFault(context, fault);
      },
      onNote: (note) => (context.json ? undefined : io.err(placed(note, context))),
    });
    bar.stop();
    await viewsCaughtUp(context, log);
    tellReport(context, report, faults, options);
    return faults > 0 ? EXIT.refused : EXIT.done;
  }).finally(() => bar.stop());
}

function tellFault(context: Context, fault: Fault): void {
  const { file, line, column, value, code, reason } = fault;
  if (context.json) json(context, { fault: { file, line, column: column ?? null, value: value ?? null, code, reason } });
  else context.io.err(placed(fault, context));
}

function tellReport(context: Context, report: ImportReport, faults: number, options: ImportCommandOptions): void {
  const { io, language } = context;
  const ja = language === 'ja';
  if (context.json) {
    json(context, { rows: report.rows, facts: report.facts, unchanged: report.unchanged, corrected: report.corrected, rejected: report.rejected });
    return;
  }
  const { rows, facts, unchanged, corrected, rejected } = report;
  io.out(
    ja
      ? `${rows}行を読み、事実${facts}件を記録した（変更なし${unchanged}行、訂正${corrected}行、却下${rejected}行）。`
      : `Read ${rows} rows, recorded ${facts} facts (${unchanged} rows unchanged, ${corrected} corrected, ${rejected} rejected).`,
  );
  if (faults > 0 && !options.acceptValid)
    io.out(ja ? '誤りのある行があるため、何も記録していない。直して再度取り込むか、--accept-valid で正しい行だけを取り込む。' : 'Nothing was recorded, since rows have faults. Mend them and import again, or take the good rows with --accept-valid.');
  else if (rejected > 0) io.out(ja ? `却下した行は ${options.rejects ?? 'rejects'} に書き出した。` : `The rejected rows are in ${options.rejects ?? 'rejects'}, in the same form.`);
}

const placed = ({ file, line, column, value, reason, code }: Fault, context: Context): string =>
  `${file}:${line}${column === undefined ? '' : ` ${column}`}${value === undefined || value === '' ? '' : ` "${value.slice(0, 80)}"`}: ${reason[context.language]} [${code}]`;

/** A bar on standard error, where somebody watches it. */
function progressBar(context: Context): { update(progress: ImportProgress): void; stop(): void } {
  if (!context.io.interactive || context.json) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: '{phase} {bar} {percentage}% · {value}/{total} · {eta_formatted}', hideCursor: true, clearOnComplete: true });
  const names = context.language === 'ja' ? { reading: '読込', checking: '検査', recording: '記録' } : { reading: 'reading', checking: 'checking', recording: 'recording' };
  let phase: string | undefined;
  return {
    update(progress) {
      if (progress.phase !== phase) {
        if (phase !== undefined) bar.stop();
        phase = progress.phase;
        bar.start(progress.total ?? 0, progress.done, { phase: names[progress.phase] });
      }
      bar.update(progress.done);
    },
    stop: () => bar.stop(),
  };
}
