import {
  COMMANDS,
  EVENT_SCHEMAS,
  commandTypeOf,
  initiativeDecider,
  partnerDecider,
  type InitiativeState,
  type PartnerState,
  type Records,
  type Surroundings,
} from '@sebone/initiative';
import type { EventStore, EventToAppend } from '@sebone/event-store';
import {
  dayIn,
  fold,
  isRejection,
  streamName,
  type Day,
  type Decider,
  type Decision,
  type DomainEvent,
  type Rejection,
} from '@sebone/kernel';
import { faultsOfRefusal, type StagedRecord, type Staging } from '@sebone/workbook';
import { commandFor } from './record-commands.ts';
import { factToBe } from './stream-states.ts';

/** What was decided on records of one stream that follow each other: recorded whole, or not at all. */
export interface UnitOfWork {
  readonly stream: string;
  /** The revision that the first decision saw. */
  readonly expected: number;
  /** The initiative's stream as the decisions saw it; absent where that is the stream itself. */
  readonly initiative?: { readonly stream: string; readonly expected: number };
  readonly events: readonly EventToAppend[];
}

/** What an import is going to do, or why it cannot. */
export interface Rehearsed {
  /** How many faults were added: with any, the rows that are left have to be rehearsed again. */
  readonly faults: number;
  readonly facts: number;
  /** Rows that say something new, and those of them that say something else than what stood. */
  readonly changed: number;
  readonly corrected: number;
}

export interface RehearsalOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The time zone of `now` for an initiative that is not chartered yet. */
  readonly timeZone: string;
  onRow?(): void;
}

/** The command id of a unit of work says where it lands: so an import that is begun again gives the same ids. */
export const commandIdOf = (stream: string, expected: number): string => `import.${stream}@${expected + 1}`;

/**
 * Units end where the revision is a multiple of this, and beyond so many bytes: wherever an import was stopped, those that are left are
 * the same. With what else is recorded of each event they stay below 1 MiB, the most that KurrentDB before 25.1 takes at once.
 */
const UNIT_EVENTS = 1024;
const UNIT_BYTES = 262_144;
/** How many refused records of one stream are kept to be decided again after the others. */
const MOST_REFUSED = 1000;

/** Flags of a row. */
const CHANGED = 1;
const CORRECTED = 2;

/**
 * Decides every staged record in import order without writing anything to the log. What is decided is kept in the staging
 * as {@link UnitOfWork} texts, what the domain refuses is added to its faults. A record that is refused is decided again
 * after the others of its stream: a correction among them may be what it waited for. One pass; a row that became faulty
 * may leave others without what they rest on: repeat until no fault is added.
 */
export async function rehearse(store: EventStore, staging: Staging, options: RehearsalOptions): Promise<Rehearsed> {
  staging.forget();
  const rehearsal = new Rehearsal(store, staging, options);
  for (const record of staging.records()) {
    options.onRow?.();
    if (!rehearsal.isAt(record)) await rehearsal.moveTo(record);
    const waiting = rehearsal.decide(record);
    if (waiting) await waiting;
  }
  await rehearsal.leave();
  return rehearsal.result();
}

type State = { readonly records: Records };
type AnyDecider = Decider<object, State, Surroundings>;
type Stays = Pick<PartnerState, 'stays'>;

interface Folded {
  readonly stream: string;
  readonly decider: AnyDecider;
  state: State;
  revision: number;
}

interface OpenUnit {
  readonly expected: number;
  readonly commandId: string;
  readonly initiativeAt: number;
  readonly events: string[];
  bytes: number;
}

class Rehearsal {
  readonly #store: EventStore;
  readonly #staging: Staging;
  readonly #options: RehearsalOptions;
  readonly #rows: Uint8Array;
  readonly #days = new Map<string, Day>();
  readonly #initiatives = new Map<string, Folded>();
  /** Of the ledgers that are not at hand only the stays are asked for. */
  readonly #stays = new Map<string, Stays>();
  #initiative!: Folded;
  #at: Folded | undefined;
  #unit: OpenUnit | undefined;
  #refused: { readonly record: StagedRecord; readonly refusal: Rejection }[] = [];
  #faults = 0;
  #facts = 0;

  constructor(store: EventStore, staging: Staging, options: RehearsalOptions) {
    this.#store = store;
    this.#staging = staging;
    this.#options = options;
    this.#rows = new Uint8Array(staging.rows + 1);
  }

  isAt(record: StagedRecord): boolean {
    return this.#at?.stream === record.stream;
  }

  async moveTo(record: StagedRecord): Promise<void> {
    await this.leave();
    const stream = streamName('initiative', record.initiative);
    let initiative = this.#initiatives.get(stream);
    if (!initiative) this.#initiatives.set(stream, (initiative = await this.#load(stream, initiativeDecider)));
    this.#initiative = initiative;
    this.#at =
      record.category === 'initiative'
        ? initiative
        : await this.#load(record.stream, COMMANDS.get(record.record)!.decider);
  }

  /** Decides a record of the stream it is at; gives a promise only where it has to read first. */
  decide(record: StagedRecord): Promise<void> | undefined {
    const at = this.#at!;
    const command = commandFor(record, at.state.records);
    if (command === undefined) return undefined;
    if (isRejection(command)) return this.#refuse(record, command);
    const partnerStream = commandTypeOf(command).partnerStream(command);
    if (partnerStream === undefined) return this.#take(record, command, undefined);
    if (partnerStream === at.stream) return this.#take(record, command, at.state as unknown as Stays);
    const stays = this.#stays.get(partnerStream);
    if (stays) return this.#take(record, command, stays);
    return this.#loadStays(partnerStream).then((loaded) => this.#take(record, command, loaded));
  }

  /** Ends with the stream it is at: what was refused is decided again as long as that helps, and then told. */
  async leave(): Promise<void> {
    const at = this.#at;
    if (!at) return;
    for (let before = Infinity; this.#refused.length < before;) {
      before = this.#refused.length;
      for (const { record } of this.#refused.splice(0)) await this.decide(record);
    }
    const told = new Set<number>();
    for (const { record, refusal } of this.#refused.splice(0)) {
      if (!told.has(record.row)) this.#tell(record, refusal);
      told.add(record.row);
    }
    this.#cut();
    if (at.stream.startsWith('partner-'))
      this.#stays.set(at.stream, { stays: (at.state as unknown as PartnerState).stays });
    this.#at = undefined;
  }

  result(): Rehearsed {
    let changed = 0;
    let corrected = 0;
    for (const flags of this.#rows) {
      if (flags & CHANGED) changed++;
      if (flags & CORRECTED) corrected++;
    }
    return { faults: this.#faults, facts: this.#facts, changed, corrected };
  }

  #take(record: StagedRecord, command: object, partner: Stays | undefined): undefined {
    const at = this.#at!;
    const initiative = this.#initiative.state as unknown as InitiativeState;
    const around: Surroundings = { today: this.#today(initiative), initiative, ...(partner && { partner }) };
    const decision: Decision = at.decider.decide(command, at.state, around);
    if (isRejection(decision)) return this.#refuse(record, decision);
    if (decision.length === 0) return undefined;
    const standing = at.state.records.has(`${record.kind}/${record.key}`);
    this.#rows[record.row]! |= standing ? CHANGED | CORRECTED : CHANGED;
    for (const event of decision) this.#add(at, event);
    return undefined;
  }

  #add(at: Folded, event: DomainEvent): void {
    const unit = (this.#unit ??= {
      expected: at.revision,
      commandId: commandIdOf(at.stream, at.revision),
      initiativeAt: this.#initiative.revision,
      events: [],
      bytes: 0,
    });
    at.state = at.decider.evolve(
      at.state,
      factToBe(event, at.stream, ++at.revision, `${unit.commandId}.${unit.events.length}`),
    );
    const { type, occurredOn, reportedOn, data } = event;
    const text = JSON.stringify({
      type,
      schema: EVENT_SCHEMAS.get(type)!,
      occurredOn,
      reportedOn,
      data,
    } satisfies EventToAppend);
    unit.events.push(text);
    unit.bytes += Buffer.byteLength(text);
    this.#facts++;
    if (at.revision % UNIT_EVENTS === 0 || unit.bytes >= UNIT_BYTES) this.#cut();
  }

  /** Ends the unit of work under way. */
  #cut(): void {
    const unit = this.#unit;
    if (!unit) return;
    const { stream } = this.#at!;
    const initiative =
      this.#initiative === this.#at ? undefined : { stream: this.#initiative.stream, expected: unit.initiativeAt };
    const head = JSON.stringify({ stream, expected: unit.expected, initiative });
    this.#staging.keep(`${head.slice(0, -1)},"events":[${unit.events.join(',')}]}`);
    this.#unit = undefined;
  }

  #refuse(record: StagedRecord, refusal: Rejection): undefined {
    if (this.#refused.length < MOST_REFUSED) this.#refused.push({ record, refusal });
    else this.#tell(record, refusal);
    return undefined;
  }

  #tell(record: StagedRecord, refusal: Rejection): void {
    const faults = faultsOfRefusal(record, refusal);
    this.#staging.addFaults(record.row, faults);
    this.#faults += faults.length;
  }

  #today({ charter }: InitiativeState): Day {
    const timeZone = charter?.timeZone ?? this.#options.timeZone;
    let day = this.#days.get(timeZone);
    if (day === undefined) this.#days.set(timeZone, (day = dayIn(timeZone, this.#options.now)));
    return day;
  }

  async #load(stream: string, decider: unknown): Promise<Folded> {
    const facts = await this.#store.read(stream);
    return {
      stream,
      decider: decider as AnyDecider,
      state: fold(decider as AnyDecider, facts),
      revision: facts.length,
    };
  }

  async #loadStays(stream: string): Promise<Stays> {
    const { stays } = (await this.#load(stream, partnerDecider)).state as unknown as PartnerState;
    this.#stays.set(stream, { stays });
    return { stays };
  }
}
