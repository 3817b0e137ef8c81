import { Controller, Inject } from '@nestjs/common';
import { bind } from '../route.ts';
import { Answering } from './answering.ts';
import { INITIATIVES, QUESTION_ROUTES } from './routes.ts';

/** One method for each question; each does nothing but have it answered. */
@Controller()
export class QuestionsController {
  constructor(@Inject(Answering) readonly answering: Answering) {}
}

bind(QuestionsController, INITIATIVES, ({ answering }, request, reply) => answering.initiatives(request, reply));
for (const question of QUESTION_ROUTES)
  bind(QuestionsController, question.route, ({ answering }, request, reply) =>
    answering.answer(question, request, reply),
  );
