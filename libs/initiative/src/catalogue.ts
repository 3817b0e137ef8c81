import type { Decider } from '@sebone/kernel';
import { streamName } from '@sebone/kernel';
import * as Finding from './finding/commands.ts';
import { findingDecider } from './finding/decider.ts';
import * as Indicator from './indicator/commands.ts';
import { indicatorDecider } from './indicator/decider.ts';
import * as Initiative from './initiative/commands.ts';
import { initiativeDecider } from './initiative/decider.ts';
import * as Knowledge from './knowledge/commands.ts';
import { knowledgeDecider } from './knowledge/decider.ts';
import * as Meeting from './meeting/commands.ts';
import { meetingDecider } from './meeting/decider.ts';
import * as Partner from './partner/commands.ts';
import { partnerDecider } from './partner/decider.ts';
import { RECORDS } from './kinds.ts';
import { PERSONAL } from './personal.ts';
import type { Records } from './records.ts';
import type { Surroundings } from './surroundings.ts';

/** The kinds of streams: one is one consistency boundary. */
export const CATEGORIES = ['initiative', 'partner', 'meeting', 'indicator', 'knowledge', 'finding'] as const;
export type Category = (typeof CATEGORIES)[number];

type AnyDecider = Decider<object, { readonly records: Records }, Surroundings>;

/** Each category's decider, and the field of its commands that names the stream within the initiative. */
const BOUNDARIES: Record<Category, { readonly decider: AnyDecider; readonly idField: string | undefined; readonly commands: object }> = {
  initiative: { decider: initiativeDecider, idField: undefined, commands: Initiative },
  partner: { decider: partnerDecider, idField: 'partnerId', commands: Partner },
  meeting: { decider: meetingDecider, idField: 'meetingId', commands: Meeting },
  indicator: { decider: indicatorDecider, idField: 'indicatorId', commands: Indicator },
  knowledge: { decider: knowledgeDecider, idField: 'itemId', commands: Knowledge },
  finding: { decider: findingDecider, idField: 'findingId', commands: Finding },
};

/** A command that the domain decides: its name, its class, and where it is decided. */
export interface CommandType {
  /** Kebab-case, as the API and the command line spell it: `report-action`. */
  readonly name: string;
  readonly of: new () => object;
  readonly category: Category;
  readonly decider: AnyDecider;
  /** Its personal fields, which are sealed before it is decided: see `PERSONAL`. */
  readonly personal: readonly string[];
  /** The stream that the command is decided on. */
  stream(command: object): string;
  /** The partner whose stream the decision has to know beside its own, if any. */
  partnerStream(command: object): string | undefined;
}

const kebab = (name: string): string => name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
const textField = (command: object, field: string): string | undefined => (command as Record<string, string | undefined>)[field];

function commandTypes(): readonly CommandType[] {
  return CATEGORIES.flatMap((category) => {
    const { decider, idField, commands } = BOUNDARIES[category];
    return (Object.values(commands) as (new () => object)[]).map((of) => ({
      name: kebab(of.name),
      of,
      category,
      decider,
      personal: PERSONAL.commands[kebab(of.name)] ?? [],
      stream: (command: object) =>
        streamName(category, textField(command, 'initiative')!, idField === undefined ? undefined : textField(command, idField)!),
      partnerStream: (command: object) => {
        const partnerId = category === 'partner' ? undefined : textField(command, 'partnerId');
        return partnerId === undefined ? undefined : streamName('partner', textField(command, 'initiative')!, partnerId);
      },
    }));
  });
}

/** Every command of the domain, by name. */
export const COMMANDS: ReadonlyMap<string, CommandType> = new Map(commandTypes().map((type) => [type.name, type]));

const byClass = new Map([...COMMANDS.values()].map((type) => [type.of, type]));

/** The type of a command. @throws Error where its class is no command of the domain */
export function commandTypeOf(command: object): CommandType {
  const type = byClass.get(command.constructor as new () => object);
  if (!type) throw new Error(`${command.constructor.name} is no command of the domain.`);
  return type;
}

const NOTICES = [
  'FindingRaised',
  'FindingEscalated',
  'FindingCleared',
  'FindingAcknowledged',
  'FindingDismissed',
  'InterventionStarted',
  'InterventionConcluded',
];

/** Every event type and the schema version that is written now. A new version needs an upcaster from the one before. */
export const EVENT_SCHEMAS: ReadonlyMap<string, number> = new Map(
  [...RECORDS.byType.keys(), 'SubjectErased', ...NOTICES].map((type) => [type, 1]),
);
