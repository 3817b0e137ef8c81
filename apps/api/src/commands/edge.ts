import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { readBodies } from './bodies.ts';
import { CommandsController } from './controller.ts';
import { Giving } from './giving.ts';

@Module({ controllers: [CommandsController], providers: [Giving] })
export class CommandsEdge implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    readBodies(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
