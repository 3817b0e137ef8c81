import type { EventStore } from '@sebone/event-store';
import { reject, type Fact, type Rejection, type Text } from '@sebone/kernel';

/** A command as a log holds it: the facts that it recorded, which stand together, and its fingerprint. */
export interface RecordedCommand {
  readonly id: string;
  readonly facts: readonly Fact[];
  readonly fingerprint: string;
}

/** A log that cannot be copied, or not copied to, on its way to whoever tells it. */
export class RefusedLog extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.message.en);
    this.name = 'RefusedLog';
  }
}

/** Answers that are looked up at a time. */
const LOOKED_UP = 256;

/**
 * The commands of a log after a position, in its order, up to its head as it stands when this begins.
 * @param role which of two logs it is, for what is told of it
 * @throws RefusedLog for a command whose facts do not stand together, or whose answer is missing
 */
export async function* commandsOf(
  store: EventStore,
  role: 'source' | 'target',
  after: number,
): AsyncGenerator<RecordedCommand, undefined> {
  let facts: Fact[] = [];
  let whole: (readonly Fact[])[] = [];
  for await (const batch of store.subscribe(after, { untilHead: true })) {
    for (const fact of batch) {
      if (facts.length > 0 && facts[0]!.commandId !== fact.commandId) {
        whole.push(facts);
        facts = [];
      }
      facts.push(fact);
      if (whole.length < LOOKED_UP) continue;
      yield* await answeredTo(store, role, whole);
      whole = [];
    }
  }
  if (facts.length > 0) whole.push(facts);
  yield* await answeredTo(store, role, whole);
  return undefined;
}

const answeredTo = (
  store: EventStore,
  role: 'source' | 'target',
  commands: readonly (readonly Fact[])[],
): Promise<readonly RecordedCommand[]> =>
  Promise.all(
    commands.map(async (facts) => {
      const id = facts[0]!.commandId;
      const answered = await store.answered(id);
      if (!answered) throw new RefusedLog(unansweredCommand(id, role));
      if (!standTogether(facts) || answered.answer.facts.length !== facts.length)
        throw new RefusedLog(scatteredCommand(id, role));
      return { id, facts, fingerprint: answered.fingerprint };
    }),
  );

/** Whether facts are all those of one append: counted from 0, with one origin, and a stream at a time. */
function standTogether(facts: readonly Fact[]): boolean {
  const streams = new Map<string, number>();
  return facts.every((fact, index) => {
    const { id, stream, revision, recordedAt, actor, commandId, correlationId, causationId } = fact;
    const [first, before] = [facts[0]!, facts[index - 1]];
    const goesOn = before?.stream === stream ? revision === before.revision + 1 : !streams.has(stream);
    streams.set(stream, revision);
    return (
      goesOn &&
      id === `${commandId}.${index}` &&
      recordedAt === first.recordedAt &&
      actor === first.actor &&
      correlationId === first.correlationId &&
      causationId === first.causationId
    );
  });
}

const ROLES = {
  source: { en: 'to copy', ja: 'コピー元' },
  target: { en: 'to copy to', ja: 'コピー先' },
} as const satisfies Record<string, Text>;

const unansweredCommand = (commandId: string, role: keyof typeof ROLES): Rejection =>
  reject(
    'unanswered-command',
    {
      en: `In the log ${ROLES[role].en}, facts bear the command "${commandId}", and nothing tells what it was answered.`,
      ja: `${ROLES[role].ja}のログにはコマンド「${commandId}」の事実があるが、その回答の記録がない。`,
    },
    [{ field: role, value: commandId, remedy: SOUND_LOG }],
  );

const scatteredCommand = (commandId: string, role: keyof typeof ROLES): Rejection =>
  reject(
    'scattered-command',
    {
      en: `In the log ${ROLES[role].en}, the facts of the command "${commandId}" do not stand together as it recorded them.`,
      ja: `${ROLES[role].ja}のログでは、コマンド「${commandId}」の事実が記録されたとおりに並んでいない。`,
    },
    [{ field: role, value: commandId, remedy: SOUND_LOG }],
  );

/** Stores of Sebone write no such log. */
const SOUND_LOG: Text = {
  en: 'Restore the log from a backup; where it is the one to copy to, begin with an empty folder or another namespace.',
  ja: 'ログをバックアップから復元する。コピー先のログの場合は、空のフォルダーか別の名前空間で始める。',
};
