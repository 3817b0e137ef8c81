import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  contributionStatement,
  exportBundle,
  vaultOf,
  type AuditSources,
  type BundleReport,
} from '@sebone/application';
import { isRejection, type Day, type Rejection, type Text } from '@sebone/kernel';
import { EXIT, json, say, type Context } from '../io.ts';
import { withLedger } from '../ledger.ts';
import { reading } from '../log.ts';
import { Refused } from '../refusals.ts';
import { wholeFiles } from '../whole-files.ts';

/** What a statement tells of, and what the bundle inside shows. */
export interface StatementOptions {
  readonly from?: Day;
  readonly to?: Day;
  readonly withholdPersonal?: boolean;
}

/** What is exported, as the command line says it. */
export interface AuditExportOptions extends StatementOptions {
  readonly partner?: string;
}

/** Writes a bundle that `sebone-verify` verifies offline, and says what is in it. */
export function auditExport(
  context: Context,
  initiative: string,
  file: string,
  { partner, withholdPersonal, from, to }: AuditExportOptions,
): Promise<void> {
  return auditing(context, { withholdPersonal }, async (sources) => {
    const period = { from, to };
    const report = await written(file, async (draft) =>
      told(await exportBundle({ ...sources, initiative, partner, period, file: draft })),
    );
    if (context.json) return json(context, { ...report, file });
    tellBundle(context, { ...report, file });
  });
}

function tellBundle(context: Context, report: BundleReport): void {
  const { file, events, streams, size, origin } = report;
  say(context, {
    en: `${file}: ${counted(events, 'event')} of ${counted(streams, 'stream')}, proved under the checkpoint of ${counted(size, 'event')} of ${origin}.`,
    ja: `${file}：ストリーム${streams}本のイベント${events}件。${origin} のイベント${size}件のチェックポイントで証明される。`,
  });
  tellPersonal(context, report, (line) => context.io.out(line));
  say(context, {
    en: `Verify it with: node sebone-verify.mjs ${basename(file)} --trust log.vkey   (the key: sebone audit key)`,
    ja: `検証：node sebone-verify.mjs ${basename(file)} --trust log.vkey（鍵は sebone audit key）`,
  });
}

/** Whoever passes a bundle on is to know what is personal in it. */
function tellPersonal(
  { language }: Context,
  { opened, closed, erasures }: Omit<BundleReport, 'file'>,
  tell: (line: string) => void,
): void {
  if (opened > 0) tell(inClear(opened)[language]);
  if (closed > 0) tell(notInClear(closed, erasures)[language]);
}

const inClear = (opened: number): Text => ({
  en: `The bundle holds ${counted(opened, 'personal value')} in clear: give it only to those who may see them, or leave them out with --withhold-personal.`,
  ja: `バンドルには個人データ${opened}件がそのまま含まれる。必要な相手にだけ渡すか、--withhold-personal で除く。`,
});
const notInClear = (closed: number, erasures: number): Text => ({
  en: `Without ${counted(closed, 'personal value')}: ${erasures > 0 ? `withheld, or erased (it records ${counted(erasures, 'erasure')})` : 'withheld'}.`,
  ja: `個人データ${closed}件は含まれない（${erasures > 0 ? `伏せたか消去済み。消去の記録${erasures}件を含む` : '伏せたもの'}）。`,
});

/** Writes a partner's contribution statement to a file, or to standard output where none is named. */
export function auditStatement(
  context: Context,
  initiative: string,
  partner: string,
  file: string | undefined,
  { withholdPersonal, from, to }: StatementOptions,
): Promise<void> {
  return auditing(context, { withholdPersonal }, async (sources) => {
    const { language } = context;
    const request = { ...sources, initiative, partner, language, period: { from, to }, workFolder: context.data };
    const { page, bundle } = told(await contributionStatement(request));
    if (file === undefined) {
      if (context.json) return json(context, { ...bundle, language, page });
      context.io.out(page.trimEnd());
      return tellPersonal(context, bundle, (line) => context.io.err(line));
    }
    await written(file, async (draft) => {
      // As readable as a bundle, which is inside it: for its owner alone.
      await writeFile(draft, page, { mode: 0o600 });
      return {};
    });
    if (context.json) return json(context, { ...bundle, file, language });
    say(context, {
      en: `${file}: open it in a browser to read or print it. The bundle that proves it is inside.`,
      ja: `${file}：ブラウザーで開いて閲覧・印刷する。証明となるバンドルも含まれている。`,
    });
    tellPersonal(context, bundle, (line) => context.io.out(line));
  });
}

/** Holds the ledger against the log and every checkpoint ever signed; gives the exit code. */
export function auditVerify(context: Context): Promise<number> {
  return reading(context, (store) =>
    withLedger(
      context,
      async (ledger) => {
        const faults = await ledger.verify(store);
        const size = ledger.size();
        const checkpoints = ledger.checkpoints().length;
        if (context.json) json(context, { origin: ledger.origin, size, checkpoints, faults });
        else {
          for (const { code, where, message } of faults)
            context.io.out(`${where}: ${message[context.language]} [${code}]`);
          say(context, faults.length === 0 ? agrees(size, checkpoints) : differs(faults.length));
        }
        return faults.length === 0 ? EXIT.done : EXIT.damaged;
      },
      { readOnly: true },
    ),
  );
}

const agrees = (size: number, checkpoints: number): Text => ({
  en: `Ledger: ${counted(size, 'event')} as the log says them, and ${counted(checkpoints, 'checkpoint')} of this history.`,
  ja: `台帳：葉${size}枚はすべてログと一致し、チェックポイント${checkpoints}件はすべてこの履歴のものである。`,
});
const differs = (faults: number): Text => ({
  en: `The ledger has ${counted(faults, 'fault')}.`,
  ja: `台帳に${faults}件の問題がある。`,
});

/** Builds the ledger's tree anew from the log; keys and checkpoints stay. */
export function auditRebuild(context: Context): Promise<void> {
  return reading(context, (store) =>
    withLedger(context, async (ledger) => {
      const { size } = await ledger.rebuild(store);
      if (context.json) return json(context, { origin: ledger.origin, size });
      say(context, {
        en: `Built the ledger anew, of ${counted(size, 'event')}. Prove it with \`sebone audit verify\`.`,
        ja: `台帳を作り直した（葉${size}枚）。\`sebone audit verify\` で検証できる。`,
      });
    }),
  );
}

/** Lets something be asked of the folder's log, its ledger, and its vault: where the key is lost, all but that can be proved. */
function auditing<Answer>(
  context: Context,
  { withholdPersonal = false }: { readonly withholdPersonal?: boolean | undefined },
  ask: (sources: AuditSources) => Promise<Answer>,
): Promise<Answer> {
  return reading(context, (store) =>
    withLedger(context, async (ledger) => {
      const vault = withholdPersonal ? undefined : await vaultOf(context.data, store, { readOnly: true });
      try {
        return await ask({ ledger, store, vault, now: context.io.now() });
      } finally {
        vault?.close();
      }
    }),
  );
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What was answered. @throws Refused for a refusal */
function told<Answer>(answer: Answer | Rejection): Answer {
  if (isRejection(answer)) throw new Refused(answer);
  return answer;
}

/** Writes one file whole or not at all. @throws Refused `folder-not-writable` */
async function written<Result>(file: string, write: (draft: string) => Promise<Result>): Promise<Result> {
  const name = basename(file);
  const { [name]: result } = await wholeFiles(dirname(file), async (draft) => ({
    [name]: await write(join(draft, name)),
  }));
  return result as Result;
}
