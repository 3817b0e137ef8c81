import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { Inject, Injectable, type Type } from '@nestjs/common';
import { COMMANDS } from '@sebone/initiative';
import { Transactor, type Envelope, type Outcome } from './transact.ts';

/** The envelopes of commands on their way to their handlers. */
const envelopes = new Map<object, Envelope>();

function taken(command: object): Envelope {
  const envelope = envelopes.get(command)!;
  envelopes.delete(command);
  return envelope;
}

/** Gives commands to the bus: the one door for every edge. */
@Injectable()
export class Issuing {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  /** @param command as `commandFrom` made it */
  issue(command: object, envelope: Envelope): Promise<Outcome> {
    envelopes.set(command, envelope);
    return this.bus.execute(command as never);
  }
}

/** One handler for each command of the domain; each does nothing but transact. */
export const COMMAND_HANDLERS: readonly Type[] = [...COMMANDS.values()].map(({ of }) => {
  @CommandHandler(of)
  class Handler {
    constructor(@Inject(Transactor) private readonly transactor: Transactor) {}
    execute = (command: object): Promise<Outcome> => this.transactor.transact(command, taken(command));
  }
  Object.defineProperty(Handler, 'name', { value: `${of.name}Handler` });
  return Handler;
});
