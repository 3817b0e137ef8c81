import type { DayNumber, Fact } from '@sebone/kernel';
import type { Entry, History } from '../../views/history.ts';

/** The days on which somebody did a backbone's work, in the order of time, with the last fact of each. */
export interface BackboneWork {
  readonly days: readonly DayNumber[];
  readonly facts: readonly Fact[];
}

/**
 * Everything by which a backbone shows: functions performed, whoever did, meetings held, assessments and agendas, and
 * whatever the partners named as backbone do or make use of.
 */
export function backboneWork(history: History): BackboneWork {
  const entries: Entry[] = [...history.agendas, ...history.phases, ...history.conditions];
  for (const { outcome } of history.meetings.values()) if (outcome?.data.status === 'held') entries.push(outcome);
  for (const { role, contributions, functions, uses } of history.partners.values()) {
    for (const entry of role === 'backbone' ? contributions : functions) entries.push(entry);
    if (role === 'backbone') for (const entry of uses) entries.push(entry);
  }
  entries.sort((a, b) => a.day - b.day || a.fact.position - b.fact.position);
  const last = entries.filter((entry, at) => entries[at + 1]?.day !== entry.day);
  return { days: last.map(({ day }) => day), facts: last.map(({ fact }) => fact) };
}
