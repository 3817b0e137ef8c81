import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { isRejection } from '@sebone/kernel';
import { EXAMPLES, FOUNDED, World } from '@sebone/testing';
import {
  AskCohorts,
  AskIndicator,
  AskLedger,
  AskOverview,
  AskPartner,
  AskTraps,
  QUESTION_HANDLERS,
  QUESTIONS,
  QuestionAbout,
  type Question,
} from './asking.ts';
import { Asked, type AskedHorizons } from './questions.ts';

@Module({ imports: [CqrsModule.forRoot()], providers: [...QUESTION_HANDLERS] })
class Questions {}

const world = new World('river', '2026-01-31');
const said = ['define-indicator', 'report-action'].flatMap((name) => [
  ...EXAMPLES[name]!.given,
  [name, EXAMPLES[name]!.body] as const,
]);
for (const saying of [...FOUNDED, ...said]) world.tell(...saying);
const asked = new Asked('river', world.facts, Date.parse('2026-01-31T00:00:00Z'));

describe('The query bus', () => {
  it('has a handler for each question', () => {
    expect(QUESTION_HANDLERS.map(({ name }) => name)).toEqual(QUESTIONS.map((of) => `${of.name}Handler`));
  });

  it('takes every question to its answer', async () => {
    const app = await NestFactory.createApplicationContext(Questions, { logger: false });
    const bus = app.get(QueryBus);
    for (const Of of QUESTIONS) {
      const about =
        Of.prototype instanceof QuestionAbout ? [(Of as unknown) === AskIndicator ? 'e-coli' : 'water'] : [];
      const question = new (Of as new (asked: Asked, at: AskedHorizons, ...about: string[]) => Question)(
        asked,
        {},
        ...about,
      );
      const answer = await bus.execute(question);
      expect({ name: Of.name, answer }).toEqual({ name: Of.name, answer: question.answer() });
      expect(isRejection(answer)).toBe(false);
    }
    await app.close();
  });
});

describe('A question', () => {
  it('is about the horizons that it names', () => {
    const { funding, ...before } = new AskOverview(asked, { asOf: '2020-01-15' }).answer();
    expect(before).toMatchObject({ asOf: '2020-01-15', knownAt: '2026-01-31', counts: { actions: 0, facts: 1 } });
    expect(new AskOverview(asked, {}).answer()).toMatchObject({ asOf: '2026-01-31', counts: { actions: 1 } });
    expect(funding.awards).toBe(0);
  });

  it('about what is not there is refused, with what is', () => {
    for (const [question, code, known] of [
      [new AskPartner(asked, {}, 'forest'), 'unknown-partner', 'water'],
      [new AskLedger(asked, {}, 'forest'), 'unknown-partner', 'water'],
      [new AskIndicator(asked, {}, 'nitrate'), 'unknown-indicator', 'e-coli'],
    ] as const)
      expect(question.answer()).toMatchObject({ code, details: [{ remedy: { en: `Name one of: ${known}.` } }] });
  });

  it('about what the horizons do not show yet is refused, too', () => {
    expect(new AskPartner(asked, { asOf: '2020-01-15' }, 'water').answer()).toMatchObject({ code: 'unknown-partner' });
    expect(new AskIndicator(asked, { asOf: '2020-01-15' }, 'e-coli').answer()).toMatchObject({
      details: [{ remedy: { en: 'No indicator is known there.' } }],
    });
  });

  it('may be judged by another policy, and asked of all cohorts as one', () => {
    expect(new AskTraps(asked, {}, 'default').answer()).toEqual(new AskTraps(asked, {}).answer());
    expect(new AskCohorts(asked, {}, 'all').answer()).toMatchObject([{ cohort: 'all' }]);
    expect(new AskCohorts(asked, {}).answer()).toMatchObject([{ cohort: '2020' }]);
  });
});
