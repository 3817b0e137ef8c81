import { Module } from '@nestjs/common';
import { QUESTION_HANDLERS } from '@sebone/application';
import { Answering } from './answering.ts';
import { QuestionsController } from './controller.ts';

@Module({ controllers: [QuestionsController], providers: [Answering, ...QUESTION_HANDLERS] })
export class QuestionsEdge {}
