import type { Day, StreamFact } from '@sebone/kernel';
import { RECORDS } from '../kinds.ts';
import { evolveRecords, type Records } from '../records.ts';
import type { Charter } from './events.ts';

/** A time during which the initiative was closed: after `from`, before `until` where it was reopened. */
export interface ClosedSpan {
  readonly from: Day;
  readonly until?: Day;
}

/** What decisions about an initiative look at. */
export interface InitiativeState {
  readonly records: Records;
  charter: Charter | undefined;
  closedSpans: readonly ClosedSpan[];
}

/** How the facts of its own stream fold into that. */
export const initiativeFolding = {
  initial: (): InitiativeState => ({ records: new Map(), charter: undefined, closedSpans: [] }),
  evolve(state: InitiativeState, fact: StreamFact): InitiativeState {
    evolveRecords(state.records, fact, RECORDS);
    state.charter = state.records.get('charter/charter')?.data as Charter | undefined;
    state.closedSpans = closedSpansOf(state.records);
    return state;
  },
};

function closedSpansOf(records: Records): readonly ClosedSpan[] {
  const spans: ClosedSpan[] = [];
  for (let ending = 1; ; ending++) {
    const ended = records.get(`ending/${ending}`);
    if (!ended) return spans;
    const reopened = records.get(`reopening/${ending}`);
    spans.push({ from: ended.occurredOn, ...(reopened && { until: reopened.occurredOn }) });
  }
}
