import { isSealed, reject, type Decision, type Rejection, type Sealed } from '@sebone/kernel';
import { KINDS } from '../kinds.ts';
import { subjectOf, type Personal } from '../personal.ts';
import { said, unknownRecord } from '../records.ts';
import { chartered, datesInOrder, field, firstRefusal, partnerOn } from '../rules.ts';
import type { Surroundings } from '../surroundings.ts';
import type { EraseSubject, NameContact } from './commands.ts';
import type { Contact, SubjectErasure } from './events.ts';
import { erasureOf, type PartnerState } from './state.ts';

/** The content of a contact. @throws Error where a personal field is not sealed: no fact may ever hold one in clear */
export function contactOf(c: NameContact): Contact {
  return said<Contact>({
    partnerId: c.partnerId,
    contact: c.contact,
    name: token('name', c.name),
    email: c.email === undefined ? undefined : token('email', c.email),
    phone: c.phone === undefined ? undefined : token('phone', c.phone),
    note: c.note === undefined ? undefined : token('note', c.note),
  });
}

function token(name: string, value: Personal): Sealed {
  if (!isSealed(value)) throw new Error(`The ${name} of a contact was to be recorded without being sealed.`);
  return value;
}

/** Contacts are of partners that were invited or have joined, whatever the day: people are known before and after a stay. */
export function knownPartner(c: NameContact, state: PartnerState): Rejection | undefined {
  return state.records.has('invitation/1') ? undefined : partnerOn(c.partnerId, state.stays[0]?.joinedOn ?? '', state);
}

/** Whoever was erased stays so: nothing more is recorded under that number. */
export function notErased({ contact }: { readonly contact: number }, state: PartnerState): Rejection | undefined {
  return state.records.has(erasureOf(contact)) ? subjectErased(contact) : undefined;
}

/**
 * Decides that a contact's personal data are destroyed: of anybody who was ever named, once, and also in an initiative that has
 * ended.
 */
export function decideErasure(c: EraseSubject, state: PartnerState, around: Surroundings): Decision {
  if (state.records.has(erasureOf(c.contact))) return [];
  const name = `${KINDS.contact.kind}/${c.contact}`;
  const refusal = firstRefusal(
    () => chartered(c.initiative, around.initiative),
    () => datesInOrder(c, around.today),
    () =>
      state.records.has(name) || state.records.has(`voided/${name}`)
        ? undefined
        : unknownRecord(KINDS.contact, String(c.contact)),
  );
  if (refusal) return refusal;
  const data: SubjectErasure = {
    partnerId: c.partnerId,
    contact: c.contact,
    subject: subjectOf(c),
    reason: c.reason,
  };
  return [{ type: 'SubjectErased', occurredOn: c.occurredOn, reportedOn: c.reportedOn ?? around.today, data }];
}

/** Refuses what would be recorded of somebody whose personal data were erased. */
export function subjectErased(contact: number): Rejection {
  return reject(
    'subject-erased',
    {
      en: `Contact ${contact} was erased for ever; nothing more is recorded under that number.`,
      ja: `連絡担当者 ${contact} は永久に消去されており、その番号では何も記録できない。`,
    },
    [
      field(
        'contact',
        contact,
        'Use another number, if there are grounds to keep the data of this person anew.',
        '改めてその人の情報を保持する根拠があれば、別の番号を使う。',
      ),
    ],
  );
}
