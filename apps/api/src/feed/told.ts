import { parseStream, type Fact } from '@sebone/kernel';
import { cloudEventOf } from './cloud-event.ts';

/** A fact on its way to listeners: looked at and written as JSON once, however many there are. */
export class Told {
  readonly position: number;
  readonly type: string;
  readonly category: string;
  readonly initiative: string;
  readonly #fact: Fact;
  #json: string | undefined;

  constructor(fact: Fact) {
    const { category, initiative } = parseStream(fact.stream)!;
    this.position = fact.position;
    this.type = fact.type;
    this.category = category;
    this.initiative = initiative;
    this.#fact = fact;
  }

  /** The CloudEvent, on one line. */
  get json(): string {
    return (this.#json ??= JSON.stringify(cloudEventOf(this.#fact)));
  }
}
