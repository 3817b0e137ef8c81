import { appendToOne } from './append-to-one.ts';
import type { Kept } from './commands.ts';
import type { Connection } from './connection.ts';
import type { Writing } from './group-writer.ts';
import { sentAnswered } from './records.ts';

/**
 * What commands were answered that recorded nothing, where every process finds it: in the stream of the command, so that one which is
 * answered there records nothing any more, and the other way round.
 */
export class KeptAnswers {
  readonly #connection: Connection;
  readonly #writing: Writing;

  constructor(connection: Connection, writing: Writing) {
    this.#connection = connection;
    this.#writing = writing;
  }

  /** What a command was answered, if it was, and recorded nothing. */
  async find(commandId: string): Promise<Kept | undefined> {
    const history = await this.#writing.reading(() => this.#writing.commands.history(commandId));
    return history.kind === 'answered' ? history.kept : undefined;
  }

  /**
   * Keeps an answer; durable when it returns. The first one stands.
   * @returns what stands: this, what somebody else answered before, or nothing where the command was recorded meanwhile
   */
  async keep(commandId: string, kept: Kept): Promise<Kept | undefined> {
    const { names, commands, reading } = this.#writing;
    for (;;) {
      const history = await reading(() => commands.history(commandId));
      if (history.kind !== 'open') return history.kind === 'answered' ? history.kept : undefined;
      const events = [sentAnswered(commandId, kept)];
      const to = { name: names.ofCommand(commandId), events, expected: history.tries };
      if ('position' in (await appendToOne(this.#connection, this.#writing, to))) return kept;
    }
  }
}
