import type { Day, StreamFact } from '@sebone/kernel';
import { KINDS, RECORDS } from '../kinds.ts';
import { evolveRecords, type Records } from '../records.ts';
import type { Action, SubjectErasure } from './events.ts';

/** A time during which the partner belongs to the initiative: both days included. */
export interface Stay {
  readonly stay: number;
  readonly joinedOn: Day;
  readonly leftOn?: Day;
}

/** What decisions about a partner look at: the records of its ledger that stand, and its stays. */
export interface PartnerState {
  readonly records: Records;
  /** In order of their numbers, which is the order of time. */
  stays: readonly Stay[];
  /** By commitment, the actions that were ever reported for it. */
  readonly actionsFor: Map<string, Set<string>>;
}

/** How the facts of its ledger fold into that. */
export const partnerFolding = {
  initial: (): PartnerState => ({ records: new Map(), stays: [], actionsFor: new Map() }),
  evolve(state: PartnerState, fact: StreamFact): PartnerState {
    evolveRecords(state.records, fact, RECORDS);
    if (fact.type === 'SubjectErased') {
      const { occurredOn, reportedOn, data } = fact;
      const standing = { factId: fact.id, type: fact.type, occurredOn, reportedOn, data };
      state.records.set(erasureOf((data as SubjectErasure).contact), standing);
    }
    const kind = RECORDS.byType.get(fact.type)?.kind.kind;
    if (kind === 'joining' || kind === 'leaving') state.stays = staysOf(state.records);
    const { commitmentId, actionId } = fact.data as Partial<Action>;
    if (commitmentId !== undefined && actionId !== undefined) {
      const actions = state.actionsFor.get(commitmentId);
      if (actions) actions.add(actionId);
      else state.actionsFor.set(commitmentId, new Set([actionId]));
    }
    return state;
  },
};

/** The name under which the erasure of a contact is kept among the records of its stream. */
export const erasureOf = (contact: number): string => `erased/${KINDS.contact.kind}/${contact}`;

/** The stays that the records tell of, up to the first number that is missing. */
export function staysOf(records: Records): readonly Stay[] {
  const stays: Stay[] = [];
  for (let stay = 1; ; stay++) {
    const joined = records.get(`joining/${stay}`);
    if (!joined) return stays;
    const left = records.get(`leaving/${stay}`);
    stays.push({ stay, joinedOn: joined.occurredOn, ...(left && { leftOn: left.occurredOn }) });
  }
}
