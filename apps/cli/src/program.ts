import { Command, CommanderError, Option } from 'commander';
import type { JudgeBy } from '@sebone/application';
import type { Level, Trap } from '@sebone/initiative';
import { auditExport, auditRebuild, auditStatement, auditVerify, type AuditExportOptions, type StatementOptions } from './commands/auditing.ts';
import { checkpoint, printKey, rotateKey, type CheckpointOptions } from './commands/checkpoint.ts';
import { contacts } from './commands/contacts.ts';
import { backup, BACKUP_HELP, restoring, type RestoreCommandOptions } from './commands/backup.ts';
import { demo } from './commands/demo.ts';
import { erase, ERASE_HELP, type EraseOptions } from './commands/erasing.ts';
import { importing, type ImportCommandOptions } from './commands/importing.ts';
import { doctor, exporting, rebuild } from './commands/keeping.ts';
import { addKey, listKeys, revokeKey, type AddKeyOptions } from './commands/keys.ts';
import { MIGRATE_HELP, migrate, type Migration } from './commands/migrate.ts';
import { notice } from './commands/noticing.ts';
import { exportingParquet } from './commands/parquet.ts';
import { backtest, initiatives, ledger, partners, timeline, traps, type BacktestOptions, type TrapsOptions } from './commands/questions.ts';
import type { ServeOptions } from './commands/serving.ts';
import { runWitness, type WitnessCommandOptions } from './commands/witness.ts';
import { addToWitnesses, listWitnesses, removeFromWitnesses } from './commands/witnesses.ts';
import { EXIT, languageOf, type Context, type Io } from './io.ts';
import { requireData } from './log.ts';
import { asksServer, day, levelOption, port, timeZone, trapOption, withHorizons, withoutServer, withServer, type HorizonOptions, type ServerOptions } from './options.ts';
import { failureOf, tell } from './refusals.ts';
import { serverIn } from './server.ts';

export type { Io } from './io.ts';

interface GlobalOptions extends ServerOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** The data folder, where nobody names one. */
const DATA = 'sebone-data';

/** Marks wrong usage that commander did not find itself, and so has not told. */
const OWN_USAGE = 'sebone.usage';

/** Runs one command line and gives its exit code: 0 done, 1 refused or faults found, 2 wrong usage, 3 damaged data. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exit: number = EXIT.done;
  const asked: { context: Context } = { context: contextOf({ json: argv.includes('--json') }, io) };
  const act =
    (work: (context: Context, ...args: never[]) => Promise<number | void> | void) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions>();
      asked.context = contextOf(options, io);
      if (asksServer(command)) asked.context = { ...asked.context, ...sourceOf(options, io) };
      exit = (await work(asked.context, ...(args.slice(0, -1) as never[]))) ?? EXIT.done;
    };
  try {
    await programOf(act, io).parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, asked.context);
    const failure = failureOf(error, asked.context);
    if (!failure) throw error;
    return tell(asked.context, failure);
  }
}

function contextOf({ data, json, lang }: GlobalOptions, io: Io): Context {
  return { io, data: data ?? (io.env['SEBONE_DATA'] || DATA), json: json ?? false, language: languageOf(lang, io.env) };
}

/** The server to ask, if one is named. A data folder that is named goes before the environment's server. */
function sourceOf({ data, server, keyFile }: GlobalOptions, io: Io): Pick<Context, 'server'> {
  if (data !== undefined && server !== undefined)
    throw new CommanderError(EXIT.usage, OWN_USAGE, 'error: name a server or a data folder, not both');
  const named = data === undefined ? serverIn({ ...(server && { server }), ...(keyFile && { keyFile }) }, io) : undefined;
  return named ? { server: named } : {};
}

const requireSource = (context: Context): void => void (context.server ?? requireData(context));

function usage(error: CommanderError, context: Context): number {
  if (error.exitCode === 0) return EXIT.done;
  if (error.code === OWN_USAGE) context.io.err(error.message);
  if (context.json) tell(context, { exit: EXIT.usage, code: 'wrong-usage', message: error.message.replace(/^error: /, ''), details: [] });
  return EXIT.usage;
}

const EVENT_STORE_HELP = `
The log is in the data folder, unless SEBONE_EVENT_STORE names a KurrentDB, such as kurrentdb://user:password@host:2113?tls=true: then
the folder holds views and keys. SEBONE_EVENT_STORE_NAMESPACE is what the names of its streams begin with: sebone, unless told.
ログはデータフォルダーに置かれる。SEBONE_EVENT_STORE で KurrentDB を指定すると（例：kurrentdb://user:password@host:2113?tls=true）、ログは
そこに置かれ、フォルダーにはビューとキーが残る。SEBONE_EVENT_STORE_NAMESPACE はストリーム名の先頭に付く語（既定は sebone）。`;

type Act = (work: (context: Context, ...args: never[]) => Promise<number | void> | void) => (...args: unknown[]) => Promise<void>;

function programOf(act: Act, io: Io): Command {
  const program = new Command('sebone')
    .description('Sebone (背骨): the life of a collective-impact initiative, from records to findings, at any two dates.')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
    })
    .showHelpAfterError('(add --help for what this command takes)')
    .addHelpText('after', EVENT_STORE_HELP);

  const bare = (name: string, description: string, example: string, under: Command = program): Command =>
    under
      .command(name)
      .description(description)
      .exitOverride()
      .option('--json', 'one JSON object a line, for programs')
      .addOption(new Option('--lang <language>', 'language of what people read (default: from the environment)').choices(['en', 'ja']))
      .addHelpText('after', `\nExample:\n  $ sebone ${example}`);
  const any: typeof bare = (...said) => bare(...said).addOption(new Option('--data <folder>', 'the data folder').default(undefined, DATA));
  const add: typeof any = (...said) => withoutServer(any(...said));
  const reads: typeof any = (...said) => withHorizons(withServer(any(...said)));

  add('demo', 'import the bundled twelve-year history and show what is found in it', 'demo').action(act((context) => demo(context)));

  add('import <source>', 'import a workbook: a folder of CSV files, or an .xlsx file', 'import records/ --time-zone Asia/Tokyo')
    .option('--accept-valid', 'record the rows without faults although others have some')
    .option('--rejects <folder>', 'where the rejected rows go, with --accept-valid', 'rejects')
    .option('--time-zone <zone>', 'the time zone of initiatives that this workbook charters (default: of this machine)', timeZone)
    .option('--actor <name>', 'who says so', 'import')
    .action(act((context, source: string, options: ImportCommandOptions) => importing(context, source, options)));

  withHorizons(add('export <initiative> <folder>', 'write an initiative as a workbook, or its facts and views as Parquet', 'export minato out/ --format parquet'))
    .addOption(new Option('--format <format>', 'csv: a workbook, as import reads it; parquet: facts and views, typed, for SQL').choices(['csv', 'parquet']).default('csv'))
    .action(
      act((context, initiative: string, folder: string, { format, ...horizons }: HorizonOptions & { format: 'csv' | 'parquet' }) => {
        requireData(context);
        return format === 'parquet' ? exportingParquet(context, initiative, folder, horizons) : exporting(context, initiative, folder, horizons);
      }),
    );

  reads('initiatives', 'list the initiatives', 'initiatives --as-of 2020-03-31').action(
    act((context, options: HorizonOptions) => (requireSource(context), initiatives(context, options))),
  );
  reads('partners <initiative>', 'list the partners and where each is in its life', 'partners minato --known-at 2019-12-31').action(
    act((context, initiative: string, options: HorizonOptions) => (requireSource(context), partners(context, initiative, options))),
  );
  reads('timeline <initiative> <partner>', "show a partner's transitions, with the cause of each", 'timeline minato chamber').action(
    act((context, initiative: string, partner: string, options: HorizonOptions) => (requireSource(context), timeline(context, initiative, partner, options))),
  );
  reads('ledger <initiative> <partner>', "show a partner's facts, corrected ones included", 'ledger minato chamber').action(
    act((context, initiative: string, partner: string, options: HorizonOptions) => (requireSource(context), ledger(context, initiative, partner, options))),
  );

  reads('contacts <initiative> <partner>', 'show those who speak for a partner, to whoever may know them', 'contacts minato chamber').action(
    act((context, initiative: string, partner: string, options: HorizonOptions) => (requireSource(context), contacts(context, initiative, partner, options))),
  );

  reads('traps [initiative]', 'show what the five traps look like, with the evidence', 'traps minato --level critical --as-of 2021-03-31')
    .option('--all', 'of every initiative')
    .addOption(trapOption())
    .addOption(levelOption())
    .addOption(
      new Option('--judge-by <policy>', 'judge by the policy in force then, by the one in force today, or by the documented defaults')
        .choices(['then', 'today', 'default'])
        .default('then'),
    )
    .action(
      act((context, initiative: string | undefined, options: HorizonOptions & { all?: boolean; trap?: Trap; level?: Level; judgeBy: JudgeBy }) => {
        const of = oneOrAll(initiative, options.all);
        requireSource(context);
        return traps(context, of, options satisfies TrapsOptions);
      }),
    );

  add('backtest [initiative]', 'show what would have been found at each month-end, knowing only what was reported by then', 'backtest minato --from 2015-01-01 --to 2025-12-31 --every quarter')
    .option('--all', 'of every initiative')
    .requiredOption('--from <day>', 'the first day', day)
    .requiredOption('--to <day>', 'the last day', day)
    .addOption(new Option('--every <period>', 'at the end of each').choices(['month', 'quarter']).default('month'))
    .action(
      act((context, initiative: string | undefined, options: BacktestOptions & { all?: boolean }) => {
        const of = oneOrAll(initiative, options.all);
        requireData(context);
        return backtest(context, of, options);
      }),
    );

  add('notice [initiative]', 'record what the traps look like today, where it was not recorded yet: raised, escalated, cleared', 'notice minato')
    .option('--all', 'of every initiative')
    .action(
      act((context, initiative: string | undefined, options: { all?: boolean }) => {
        const of = oneOrAll(initiative, options.all);
        requireData(context);
        return notice(context, of);
      }),
    );

  add('doctor', 'prove the log row by row, and each view against the log', 'doctor --data sebone-data')
    .option('--deep', 'compare the whole content of each view with a fresh build')
    .action(act((context, options: { deep?: boolean }) => (requireData(context), doctor(context, options))));
  add('serve', 'serve the data folder over HTTP: commands, queries and the live feed', 'serve --port 8080')
    .option('--host <address>', 'the address to listen at: 127.0.0.1, this machine alone, unless told')
    .option('--port <number>', 'the port to listen at: 8080 unless told, 0 for any that is free')
    .option('--config <file>', 'a JSON file with more settings; variables SEBONE_… go before it')
    .option('--print-config', 'show the settings as they hold, without secrets, and do nothing')
    .option('--no-auth', 'ask nobody who they are: on this machine alone')
    .option('--demo', 'record the bundled history first, where nothing is recorded yet')
    // Loaded when it is wanted: the server is large, and no other command needs it.
    .action(act(async (context, options: ServeOptions) => (await import('./commands/serving.ts')).serving(context, options)));
  add('rebuild', 'build all views anew from the log and swap them in', 'rebuild').action(act((context) => (requireData(context), rebuild(context))));


  add('migrate', 'copy the log to KurrentDB or back, and prove that both are the same', "migrate --to 'kurrentdb://127.0.0.1:2113?tls=false'")
    .option('--to [address]', 'copy the log of the data folder to this KurrentDB')
    .option('--from [address]', 'copy the log of this KurrentDB to the data folder')
    .option('--namespace <name>', "what the names of its streams begin with (else: SEBONE_EVENT_STORE_NAMESPACE, or 'sebone')")
    .option('--key <file>', 'the vault.key of what is in KurrentDB, where it is not that of the data folder')
    .addHelpText('after', MIGRATE_HELP)
    .action(act((context, options: MigrateOptions) => migrate(context, migrationOf(options))));

  add('erase <subject>', 'destroy the personal data of a contact for ever; every proof made before still holds', "erase minato/chamber/contact-1 --reason 'asked for on 2026-11-01'")
    .requiredOption('--reason <text>', 'why, without naming anybody: it stays in the log')
    .option('--backup <folder...>', 'destroy the same in these backups')
    .option('--actor <name>', 'who says so', 'cli')
    .option('--yes', 'do not ask')
    .addHelpText('after', ERASE_HELP)
    .action(act((context, subject: string, options: EraseOptions) => (requireData(context), erase(context, subject, options))));
  add('backup <folder>', 'copy the data folder as it stands, also while it is served', 'backup sebone-backup')
    .option('--with-key', 'take vault.key, too: whoever has the backup reads the personal data in it')
    .addHelpText('after', BACKUP_HELP)
    .action(act((context, folder: string, options: { withKey?: boolean }) => (requireData(context), backup(context, folder, options))));
  add('restore <backup>', 'make the data folder of a backup, without what was erased since, and prove its log', 'restore sebone-backup --data sebone-data --replace')
    .option('--erasures <file>', 'the erasures.jsonl of a folder that knows of later erasures')
    .option('--key <file>', 'the vault.key that belongs to the backup, where it is neither in it nor in the data folder')
    .option('--replace', 'move the data folder that is there aside')
    .option('--new-ledger', 'begin another ledger, with a name and a key of its own: for a log that is not the one that checkpoints were signed of')
    .action(act((context, from: string, options: RestoreCommandOptions) => restoring(context, from, options)));

  const keys = program.command('keys').description('who may come in over HTTP: keys are shown once, and hold while the server runs').exitOverride();
  add('add <name>', 'make an API key and show it this once', 'keys add "CRM of the foundation" --grant backbone@minato --expires-on 2027-04-01', keys)
    .requiredOption(
      '--grant <grant...>',
      'what it allows: backbone@minato, partner:kitchen@minato, analyst@*, auditor@minato, integrator:report-action,record-resource@minato, admin',
    )
    .option('--expires-on <day>', 'the day, in UTC, from which it opens nothing (default: never)', day)
    .action(act((context, name: string, options: AddKeyOptions) => (requireData(context), addKey(context, name, options))));
  add('list', 'list the keys there ever were, without what opens anything', 'keys list', keys).action(act((context) => (requireData(context), listKeys(context))));
  add('revoke <id>', 'revoke a key for ever', 'keys revoke k3v7q2x5m4ab', keys).action(
    act((context, id: string) => (requireData(context), revokeKey(context, id))),
  );

  const audit = program.command('audit').description('what an outsider can verify: bundles, statements, checkpoints and their keys').exitOverride();
  const withBundle = (command: Command): Command =>
    command
      .option('--from <day>', 'the first day that is told of; what proves it is there whatever its day', day)
      .option('--to <day>', 'the last day that is told of', day)
      .option('--withhold-personal', 'leave personal values out: the verifier calls the bundle incomplete then');
  withBundle(add('export <initiative> <file>', 'write a bundle that sebone-verify verifies offline', 'audit export minato minato.sebone-bundle --partner nagi-coop', audit))
    .option('--partner <id>', "only this partner's part: its own record whole, and of others what names it")
    .action(
      act((context, initiative: string, file: string, options: AuditExportOptions) => (requireData(context), auditExport(context, initiative, file, options))),
    );
  withBundle(add('statement <initiative> <partner> [file]', "write a partner's contribution statement: HTML to print, with its proof inside", 'audit statement minato nagi-coop nagi-coop.html --lang ja', audit)).action(
    act((context, initiative: string, partner: string, file: string | undefined, options: StatementOptions) => (requireData(context), auditStatement(context, initiative, partner, file, options))),
  );
  add('verify', 'hold the ledger against the log, and against every checkpoint ever signed', 'audit verify', audit).action(
    act((context) => (requireData(context), auditVerify(context))),
  );
  add('rebuild', 'build the ledger anew from the log; keys and checkpoints stay', 'audit rebuild', audit).action(
    act((context) => (requireData(context), auditRebuild(context))),
  );

  add('checkpoint', 'sign how far the log has come, and print the signed note', 'audit checkpoint --collect > checkpoint.txt', audit)
    .option('--collect', 'ask the witnesses for their cosignatures first (exit code 1: one of them knows another history)')
    .action(act((context, options: CheckpointOptions) => (requireData(context), checkpoint(context, options))));
  add('key', 'print the public key of the log, for whoever verifies it or runs a witness', 'audit key > log.vkey', audit).action(
    act((context) => (requireData(context), printKey(context))),
  );
  add('rotate-key', 'make a new key to sign with from the next checkpoint on', 'audit rotate-key', audit).action(
    act((context) => (requireData(context), rotateKey(context))),
  );
  const witnesses = audit.command('witnesses').description('who is asked to cosign checkpoints').exitOverride();
  add('add <name> <url> <vkey>', 'ask a witness from now on', "audit witnesses add 'Citizens Bank' https://witness.bank.example bank.example/witness+1a2b3c4d+BC…", witnesses).action(
    act((context, name: string, url: string, vkey: string) => (requireData(context), addToWitnesses(context, name, url, vkey))),
  );
  add('list', 'list the witnesses', 'audit witnesses list', witnesses).action(act((context) => (requireData(context), listWitnesses(context))));
  add('remove <name>', 'ask a witness no more', "audit witnesses remove 'Citizens Bank'", witnesses).action(
    act((context, name: string) => (requireData(context), removeFromWitnesses(context, name))),
  );

  bare('witness <folder>', 'be a witness: cosign how far logs have come, unless their history changed', 'witness our-witness/ --log minato.vkey --name bank.example/witness')
    .requiredOption('--log <file...>', 'files with the public keys of the logs: what `sebone audit key` prints')
    .option('--host <address>', 'the address to listen at: this machine alone, unless told', '127.0.0.1')
    .option('--port <number>', 'the port to listen at, 0 for any that is free', port, 8090)
    .option('--name <name>', 'what the witness is called, the first time (default: made up)')
    .action(act((context, folder: string, options: WitnessCommandOptions) => runWitness(context, folder, options)));

  return program;
}

/** As the command line says it: `true` for an address that is left out. */
interface MigrateOptions {
  readonly to?: string | true;
  readonly from?: string | true;
  readonly namespace?: string;
  readonly key?: string;
}

/** @throws CommanderError unless one way is said */
function migrationOf({ to, from, ...more }: MigrateOptions): Migration {
  if (to !== undefined && from === undefined) return { direction: 'to', address: to, ...more };
  if (from !== undefined && to === undefined) return { direction: 'from', address: from, ...more };
  throw new CommanderError(EXIT.usage, OWN_USAGE, `error: say --to or --from${to === undefined ? '' : ', not both'}`);
}

/** The initiative named, or `undefined` for all of them. @throws CommanderError unless exactly one of both is said */
function oneOrAll(initiative: string | undefined, all: boolean | undefined): string | undefined {
  if ((initiative === undefined) === (all === true)) return initiative;
  throw new CommanderError(EXIT.usage, OWN_USAGE, initiative === undefined ? 'error: name an initiative, or say --all' : 'error: name an initiative or say --all, not both');
}
