import type { Day, Fact, Horizons, Sealed } from '@sebone/kernel';
import { standingAt } from '../horizon.ts';
import type { Contact, SubjectErasure } from '../partner/events.ts';
import { contentOf, type Voids } from '../records.ts';

/** What became of a contact: it stands, was taken back, or its personal data were destroyed. */
export const CONTACT_STATES = ['named', 'voided', 'erased'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/** Somebody who speaks for a partner: what is personal stands as tokens, `null` where nothing was said. */
export interface ContactRow {
  /** From 1 within the partner. */
  readonly contact: number;
  readonly state: ContactState;
  /** The day, and the day of report, of the fact that says so. */
  readonly on: Day;
  readonly reportedOn: Day;
  /** Id of the fact that says so. */
  readonly id: string;
  readonly name: Sealed;
  readonly email: Sealed | null;
  readonly phone: Sealed | null;
  readonly note: Sealed | null;
  /** Whether its personal data have been destroyed by now, whatever the horizons: nobody can read them any more. */
  readonly isErased: boolean;
}

/**
 * Everybody who was ever named as speaking for a partner, by number, as of and as known at two horizons.
 * @param facts those of the partner's own stream, all of them, in order of position
 */
export function contactsOf(facts: readonly Fact[], horizons: Horizons): readonly ContactRow[] {
  const erased = new Set(facts.filter(isErasure).map(({ data }) => data.contact));
  const known = facts.filter(
    ({ occurredOn, reportedOn }) => occurredOn <= horizons.asOf && reportedOn <= horizons.knownAt,
  );
  const rows = new Map<number, ContactRow>();
  const told = (state: ContactState, { id, occurredOn, reportedOn }: Fact, data: Contact): void => {
    const { contact, name, email = null, phone = null, note = null } = data;
    const said = { name, email, phone, note, isErased: erased.has(contact) };
    rows.set(contact, { contact, state, on: occurredOn, reportedOn, id, ...said });
  };
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  for (const fact of known)
    if (fact.type === 'ContactVoided')
      told('voided', fact, contentOf(byId.get((fact.data as Voids).voids)!.data) as Contact);
  for (const fact of standingAt(facts, horizons).facts)
    if (fact.type === 'ContactNamed') told('named', fact, fact.data as Contact);
  for (const fact of known.filter(isErasure)) {
    const { id, occurredOn: on, reportedOn, data } = fact;
    const row = rows.get(data.contact);
    if (row) rows.set(data.contact, { ...row, state: 'erased', on, reportedOn, id });
  }
  return [...rows.values()].sort((a, b) => a.contact - b.contact);
}

const isErasure = (fact: Fact): fact is Fact<'SubjectErased', SubjectErasure> => fact.type === 'SubjectErased';
