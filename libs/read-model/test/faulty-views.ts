import type { Fact } from '@sebone/kernel';
import { VIEWS, type View } from '../src/index.ts';

/** The views, of which one has a fault in its code: it throws on some facts. */
export const withFault = (view: string, isPoison: (fact: Fact) => boolean): readonly View[] =>
  VIEWS.map((sound) => {
    if (sound.name !== view) return sound;
    return {
      ...sound,
      writer: (db) => {
        const write = sound.writer(db);
        return (facts) => {
          for (const fact of facts) {
            write([fact]);
            if (isPoison(fact)) throw new TypeError(`no rule for ${fact.id}`);
          }
        };
      },
    };
  });
