import fc from 'fast-check';
import { isRejection } from '@sebone/kernel';
import { EVENT_SCHEMAS } from '@sebone/initiative';
import { attempts, histories, historyOf, lived, sayingOf, World } from './index.ts';

describe('random histories', () => {
  it('know every type of event but the notices of findings', () => {
    const types = new Set(
      Array.from({ length: 30 }, (_, seed) => historyOf(seed, 400).facts.map(({ type }) => type)).flat(),
    );
    const missing = [...EVENT_SCHEMAS.keys()].filter((type) => !types.has(type));
    expect(missing.filter((type) => !/^(Finding|Intervention)/.test(type))).toEqual([]);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(historyOf(7, 200).facts).toEqual(historyOf(7, 200).facts);
    expect(historyOf(7, 200).facts).not.toEqual(historyOf(8, 200).facts);
  });

  it('are legal: said again in a new world on the same days, every command is accepted and gives the same facts', () => {
    fc.assert(
      fc.property(histories(), ({ said, facts }) => {
        const world = new World('roundtable');
        said.forEach((saying, index) => {
          world.until(facts[index]!.recordedAt.slice(0, 10));
          expect(world.tell(...saying)).toEqual([facts[index]]);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('become facts often enough to be worth their while, and are refused now and then', () => {
    const { world, said } = historyOf(11, 1000);
    expect(said.length).toBeGreaterThan(300);
    const tried = fc.sample(attempts, { numRuns: 300, seed: 5 }).map((one) => world.decide(...sayingOf(one, world)));
    expect(tried.some((decision) => isRejection(decision) && decision.code !== 'invalid-command')).toBe(true);
    expect(lived([]).said).toHaveLength(3);
  });
});
