import { Command, CommanderError, Option } from 'commander';
import type { Level, Trap } from '@sebone/initiative';
import { demo } from './commands/demo.ts';
import { importing, type ImportCommandOptions } from './commands/importing.ts';
import { doctor, exporting, rebuild, requireData } from './commands/keeping.ts';
import { notice } from './commands/noticing.ts';
import { backtest, initiatives, ledger, partners, timeline, traps, type BacktestOptions, type JudgeBy, type TrapsOptions } from './commands/questions.ts';
import { EXIT, languageOf, type Context, type Io } from './io.ts';
import { day, levelOption, timeZone, trapOption, withHorizons, type HorizonOptions } from './options.ts';
import { failureOf, tell } from './refusals.ts';

export type { Io } from './io.ts';

interface GlobalOptions {
  readonly data: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** Marks wrong usage that commander did not find itself, and so has not told. */
const OWN_USAGE = 'sebone.usage';

/** Runs one command line and gives its exit code: 0 done, 1 refused or faults found, 2 wrong usage, 3 damaged data. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exit: number = EXIT.done;
  const asked: { context: Context } = { context: contextOf({ data: 'sebone-data', json: argv.includes('--json') }, io) };
  const act =
    (work: (context: Context, ...args: never[]) => Promise<number | void>) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.at(-1) as Command;
      asked.context = contextOf(command.optsWithGlobals<GlobalOptions>(), io);
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
  return { io, data, json: json ?? false, language: languageOf(lang, io.env) };
}

function usage(error: CommanderError, context: Context): number {
  if (error.exitCode === 0) return EXIT.done;
  if (error.code === OWN_USAGE) context.io.err(error.message);
  if (context.json) tell(context, { exit: EXIT.usage, code: 'wrong-usage', message: error.message.replace(/^error: /, ''), details: [] });
  return EXIT.usage;
}

type Act = (work: (context: Context, ...args: never[]) => Promise<number | void>) => (...args: unknown[]) => Promise<void>;

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
    .showHelpAfterError('(add --help for what this command takes)');

  const add = (name: string, description: string, example: string): Command =>
    program
      .command(name)
      .description(description)
      .exitOverride()
      .option('--data <folder>', 'the data folder', 'sebone-data')
      .option('--json', 'one JSON object a line, for programs')
      .addOption(new Option('--lang <language>', 'language of what people read (default: from the environment)').choices(['en', 'ja']))
      .addHelpText('after', `\nExample:\n  $ sebone ${example}`);

  add('demo', 'import the bundled twelve-year history and show what is found in it', 'demo').action(act((context) => demo(context)));

  add('import <source>', 'import a workbook: a folder of CSV files, or an .xlsx file', 'import records/ --time-zone Asia/Tokyo')
    .option('--accept-valid', 'record the rows without faults although others have some')
    .option('--rejects <folder>', 'where the rejected rows go, with --accept-valid', 'rejects')
    .option('--time-zone <zone>', 'the time zone of initiatives that this workbook charters (default: of this machine)', timeZone)
    .option('--actor <name>', 'who says so', 'import')
    .action(act((context, source: string, options: ImportCommandOptions) => importing(context, source, options)));

  withHorizons(add('export <initiative> <folder>', 'write an initiative as a workbook: a folder of CSV files', 'export minato out/')).action(
    act((context, initiative: string, folder: string, options: HorizonOptions) => (requireData(context), exporting(context, initiative, folder, options))),
  );

  withHorizons(add('initiatives', 'list the initiatives', 'initiatives --as-of 2020-03-31')).action(
    act((context, options: HorizonOptions) => (requireData(context), initiatives(context, options))),
  );
  withHorizons(add('partners <initiative>', 'list the partners and where each is in its life', 'partners minato --known-at 2019-12-31')).action(
    act((context, initiative: string, options: HorizonOptions) => (requireData(context), partners(context, initiative, options))),
  );
  withHorizons(add('timeline <initiative> <partner>', "show a partner's transitions, with the cause of each", 'timeline minato chamber')).action(
    act((context, initiative: string, partner: string, options: HorizonOptions) => (requireData(context), timeline(context, initiative, partner, options))),
  );
  withHorizons(add('ledger <initiative> <partner>', "show a partner's facts, corrected ones included", 'ledger minato chamber')).action(
    act((context, initiative: string, partner: string, options: HorizonOptions) => (requireData(context), ledger(context, initiative, partner, options))),
  );

  withHorizons(add('traps [initiative]', 'show what the five traps look like, with the evidence', 'traps minato --level critical --as-of 2021-03-31'))
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
        requireData(context);
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
  add('rebuild', 'build all views anew from the log and swap them in', 'rebuild').action(act((context) => (requireData(context), rebuild(context))));

  return program;
}

/** The initiative named, or `undefined` for all of them. @throws CommanderError unless exactly one of both is said */
function oneOrAll(initiative: string | undefined, all: boolean | undefined): string | undefined {
  if ((initiative === undefined) === (all === true)) return initiative;
  throw new CommanderError(EXIT.usage, OWN_USAGE, initiative === undefined ? 'error: name an initiative, or say --all' : 'error: name an initiative or say --all, not both');
}
