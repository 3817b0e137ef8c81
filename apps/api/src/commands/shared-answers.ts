import type { Log } from '@sebone/application';
import type { AnswerKeeping, GivenAnswer, KeptAnswer } from './kept-answers.ts';

/** The answers of commands that recorded nothing, kept with the log where several processes share one: the first of all stands. */
export class SharedAnswers implements AnswerKeeping {
  readonly #answers: NonNullable<Log['answers']>;

  constructor(answers: NonNullable<Log['answers']>) {
    this.#answers = answers;
  }

  /** None is at hand: whoever records a command that was answered elsewhere is told so by the log. */
  atHand(): undefined {
    return undefined;
  }

  async find(commandId: string): Promise<KeptAnswer | undefined> {
    return keptIn(await this.#answers.find(commandId));
  }

  async keep(commandId: string, fingerprint: string, answer: GivenAnswer): Promise<KeptAnswer | undefined> {
    return keptIn(await this.#answers.keep(commandId, { fingerprint, text: JSON.stringify(answer) }));
  }

  close(): void {
    // They are closed with the log.
  }
}

function keptIn(kept: { readonly fingerprint: string; readonly text: string } | undefined): KeptAnswer | undefined {
  return kept && { ...(JSON.parse(kept.text) as GivenAnswer), fingerprint: kept.fingerprint };
}
