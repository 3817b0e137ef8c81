import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { MemoryEventStore } from '@sebone/event-store';
import { COMMANDS, commandFrom } from '@sebone/initiative';
import { EXAMPLES, FOUNDED, tokenOf } from '@sebone/testing';
import { CommandsModule } from './commands-module.ts';
import { COMMAND_HANDLERS, Issuing } from './issuing.ts';
import { Transactor } from './transact.ts';

const now = (): number => Date.parse('2026-01-31T00:00:00Z');

describe('The command bus', () => {
  it('has a handler for each command of the domain', () => {
    expect(COMMAND_HANDLERS.map(({ name }) => name)).toEqual(
      [...COMMANDS.values()].map(({ of }) => `${of.name}Handler`),
    );
  });

  it('takes every command to the log, with who gave it', async () => {
    const store = new MemoryEventStore({ now });
    const vault = {
      seal: async (subject: string, values: readonly string[]) => values.map((value) => tokenOf(subject, value)),
    };
    const app = await NestFactory.createApplicationContext(CommandsModule.on(new Transactor(store, now, vault)), {
      logger: false,
    });
    const issuing = app.get(Issuing);
    for (const [name, { given, body }] of Object.entries(EXAMPLES)) {
      const own = (fields: Readonly<Record<string, unknown>>): object => ({
        ...fields,
        initiative: fields['initiative'] === undefined ? name : `${name}.2`,
      });
      for (const [index, [of, fields = {}]] of [...FOUNDED, ...given, [name, body] as const].entries()) {
        const outcome = await issuing.issue(commandFrom(of, own(fields)), {
          commandId: `${name}-${index}`,
          actor: 'kei',
        });
        expect({ name, of, outcome }).toMatchObject({ outcome: { kind: 'recorded' } });
      }
    }
    expect((await store.read('partner-report-action.water')).at(-1)).toMatchObject({
      type: 'ActionReported',
      actor: 'kei',
    });
    await app.close();
  });
});
