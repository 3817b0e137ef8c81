import { Module, type DynamicModule } from '@nestjs/common';
import { CommandsModule } from '@sebone/application';
import { AuditEdge } from './audit/edge.ts';
import { CommandsEdge } from './commands/edge.ts';
import { FeedEdge } from './feed/edge.ts';
import { OpenApiEdge } from './openapi/edge.ts';
import { OperationEdge } from './operation/edge.ts';
import { PartsModule, type Parts } from './parts.ts';
import { QuestionsEdge } from './questions/edge.ts';

/** The whole edge, on the parts that the composition root made. */
@Module({})
export class AppModule {
  static on(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PartsModule.of(parts),
        CommandsModule.on(parts.transactor),
        CommandsEdge,
        QuestionsEdge,
        FeedEdge,
        AuditEdge,
        OperationEdge,
        OpenApiEdge,
      ],
    };
  }
}
