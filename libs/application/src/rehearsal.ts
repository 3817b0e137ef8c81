import {
  COMMANDS,
  commandFrom,
  commandTypeOf,
  initiativeDecider,
  partnerDecider,
  type InitiativeState,
  type PartnerState,
  type Records,
  type Standing,
  type Surroundings,
} from '@sebone/initiative';
import type { EventStore } from '@sebone/event-store';
import { dayIn, isRejection, streamName, type Decision, type Fact, type Rejection } from '@sebone/kernel';
import { factToBe } from './stream-states.ts';
import { faultsOfRefusal, type StagedRecord, type Staging } from '@sebone/workbook';

/** The command that a staged record asks for, given what stands: to record it, or to correct what stands. */
export function commandFor(record: StagedRecord, records: Records): object | Rejection {
  const standing = records.get(`${record.kind}/${record.key}`);
  return commandFrom(...(standing ? asCorrection(record, standing) : ([record.record, record.body] as const)));
}

function asCorrection(record: StagedRecord, standing: Standing): readonly [string, object] {
  const { reportedOn, ...body } = record.body as { reportedOn?: string };
  // A row that still bears the day of its first report says nothing of when its change came to be known: today, then.
  const laterReport = reportedOn !== undefined && reportedOn > standing.reportedOn ? { reportedOn } : {};
  const because = `Changed in the workbook: ${record.at.file}, line ${record.at.line}`;
  return [record.correct, { ...body, ...laterReport, ...record.correctBody, because }];
}

interface Rehearsed {
  readonly stream: string;
  state: { readonly records: Records };
  revision: number;
}

/**
 * Decides every staged record in import order without writing anything, and adds what the domain refuses to the
 * staging's faults. One pass; a row that became faulty may leave others without what they rest on: repeat until no
 * fault is added.
 * @returns how many faults were added
 */
export async function rehearse(store: EventStore, staging: Staging, options: { now: number; timeZone: string; onRow?(): void }): Promise<number> {
  const initiatives = new Map<string, Rehearsed>();
  const stays = new Map<string, Pick<PartnerState, 'stays'>>();
  let at: Rehearsed | undefined;
  let added = 0;

  const load = async (stream: string, decider: { initial(): unknown; evolve(state: never, fact: Fact): unknown }): Promise<Rehearsed> => {
    const facts = await store.read(stream);
    let state = decider.initial();
    for (const fact of facts) state = decider.evolve(state as never, fact);
    return { stream, state: state as Rehearsed['state'], revision: facts.length };
  };
  const initiativeAt = async (initiative: string): Promise<Rehearsed> => {
    let known = initiatives.get(initiative);
    if (!known) initiatives.set(initiative, (known = await load(streamName('initiative', initiative), initiativeDecider)));
    return known;
  };
  const staysOf = async (stream: string): Promise<Pick<PartnerState, 'stays'>> => {
    if (at?.stream === stream) return at.state as PartnerState;
    let known = stays.get(stream);
    if (!known) {
      const { stays: list } = (await load(stream, partnerDecider)).state as PartnerState;
      stays.set(stream, (known = { stays: list }));
    }
    return known;
  };

  for (const record of staging.records()) {
    options.onRow?.();
    const initiative = await initiativeAt(record.initiative);
    if (at === undefined || at.stream !== record.stream) {
      // The ledger of a partner is rehearsed in one go: of those behind us only their stays are asked for again.
      if (at?.stream.startsWith('partner-')) stays.set(at.stream, { stays: (at.state as PartnerState).stays });
      const type = COMMANDS.get(record.record)!;
      at = record.category === 'initiative' ? initiative : await load(record.stream, type.decider);
    }
    const command = commandFor(record, at.state.records);
    let decision: Decision | Rejection = command as Rejection;
    if (!isRejection(command)) {
      const type = commandTypeOf(command);
      const partnerStream = type.partnerStream(command);
      const state = initiative.state as unknown as InitiativeState;
      const around: Surroundings = {
        today: dayIn(state.charter?.timeZone ?? options.timeZone, options.now),
        initiative: state,
        ...(partnerStream !== undefined && { partner: await staysOf(partnerStream) }),
      };
      decision = type.decider.decide(command, at.state, around);
      if (!isRejection(decision)) {
        for (const event of decision) at.state = type.decider.evolve(at.state, factToBe(event, at.stream, ++at.revision, `rehearsal.${at.revision}`));
        continue;
      }
    }
    const faults = faultsOfRefusal(record, decision);
    staging.addFaults(record.row, faults);
    added += faults.length;
  }
  return added;
}
