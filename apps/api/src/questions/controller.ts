import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { At, type Route } from '../route.ts';
import { Answering } from './answering.ts';
import { INITIATIVES, QUESTION_ROUTES } from './routes.ts';

type Answer = (answering: Answering, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** One method for each question; each does nothing but have it answered. */
@Controller()
export class QuestionsController {
  constructor(@Inject(Answering) readonly answering: Answering) {}
}

function bind(route: Route, answer: Answer): void {
  const name = route.operationId;
  const method = {
    value: function (this: QuestionsController, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      return answer(this.answering, request, reply);
    },
  };
  const { prototype } = QuestionsController;
  Object.defineProperty(prototype, name, method);
  Req()(prototype, name, 0);
  Res()(prototype, name, 1);
  At(route)(prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!);
}

bind(INITIATIVES, (answering, request, reply) => answering.initiatives(request, reply));
for (const question of QUESTION_ROUTES)
  bind(question.route, (answering, request, reply) => answering.answer(question, request, reply));
