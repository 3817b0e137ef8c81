import { InvalidArgumentError, Option, type Command } from 'commander';
import { isDay, isTimeZone, type Day } from '@sebone/kernel';
import { LEVELS, TRAPS } from '@sebone/initiative';

/** Reads a day from the command line. */
export function day(text: string): Day {
  if (!isDay(text)) throw new InvalidArgumentError(`"${text as string}" is no day that exists. Give one as YYYY-MM-DD.`);
  return text;
}

export function timeZone(text: string): string {
  if (!isTimeZone(text)) throw new InvalidArgumentError(`"${text as string}" is no time zone. Give an IANA name, such as Asia/Tokyo.`);
  return text;
}

/** The two horizons of a view. */
export interface HorizonOptions {
  readonly asOf?: Day;
  readonly knownAt?: Day;
}

export function withHorizons(command: Command): Command {
  return command
    .option('--as-of <day>', 'what had happened by that day (default: --known-at, else today)', day)
    .option('--known-at <day>', 'what had been reported by that day (default: today)', day);
}

export const trapOption = (): Option => new Option('--trap <name>', 'only this trap').choices([...TRAPS]);
export const levelOption = (): Option => new Option('--level <level>', 'only findings of this level').choices([...LEVELS]);
