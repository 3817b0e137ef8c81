import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { readBodies } from './bodies.ts';
import { CommandsController } from './controller.ts';
import { Giving } from './giving.ts';
import { COMMAND_ROUTES } from './routes.ts';

@Module({ controllers: [CommandsController], providers: [Giving] })
export class CommandsEdge implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(ModuleRef) private readonly module: ModuleRef,
  ) {}

  /** The routes of single commands are the server's own: what Nest does between a route and its method costs as much as deciding. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const controller = this.module.get(CommandsController);
    readBodies(server);
    for (const [name, route] of COMMAND_ROUTES)
      server.route({
        method: route.method,
        url: route.path,
        handler: (request, reply) => controller.one(name, route, request, reply),
      });
  }
}
