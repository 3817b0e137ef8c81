import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { COMMAND_HANDLERS, Issuing } from './issuing.ts';
import { Transactor } from './transact.ts';

/** What every edge of an application needs to give commands: {@link Issuing}, on the bus whose handlers transact. */
@Module({})
export class CommandsModule {
  static on(transactor: Transactor): DynamicModule {
    return {
      module: CommandsModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [{ provide: Transactor, useValue: transactor }, Issuing, ...COMMAND_HANDLERS],
      exports: [Issuing],
    };
  }
}
