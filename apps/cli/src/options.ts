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

/** Reads the address of a server from the command line. */
export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return text;
  throw new InvalidArgumentError(`"${text}" is no address of a server. Give one such as http://127.0.0.1:8080, without a user.`);
}

/** Reads a port from the command line: 0 for any that is free. */
export function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError(`"${text}" is no port. Give a number from 0 to 65535.`);
}

/** A server to ask instead of a data folder. */
export interface ServerOptions {
  readonly server?: string;
  readonly keyFile?: string;
}

export function withServer(command: Command): Command {
  return command
    .option('--server <url>', 'ask this server instead of a data folder (else: SEBONE_SERVER)', serverUrl)
    .option('--key-file <file>', 'the file with the key to ask it with (else: SEBONE_KEY)');
}

/** For commands that work on a data folder alone: who names a server is told so. */
export function withoutServer(command: Command): Command {
  const refuse = (): never => {
    throw new InvalidArgumentError(`"${command.name()}" works on a data folder, and asks no server.`);
  };
  return command.addOption(new Option('--server <url>').hideHelp().argParser(refuse));
}

export const asksServer = ({ options }: Command): boolean => options.some(({ long, hidden }) => long === '--server' && !hidden);

export const trapOption = (): Option => new Option('--trap <name>', 'only this trap').choices([...TRAPS]);
export const levelOption = (): Option => new Option('--level <level>', 'only findings of this level').choices([...LEVELS]);
