import type { Sealed } from '@sebone/kernel';

/** What is personal, as a command says it: in clear, until it is sealed. */
export type Personal = string | Sealed;

const OF_CONTACT = ['name', 'email', 'phone', 'note'] as const;

/**
 * Which fields are personal, declared here and nowhere else: of a command, by its name, where they come as text; and of an event
 * type, by its name and schema version, where they are tokens ({@link Sealed}) and nothing but tokens.
 */
export const PERSONAL: {
  readonly commands: Readonly<Record<string, readonly string[]>>;
  readonly events: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>>;
} = {
  commands: { 'name-contact': OF_CONTACT, 'correct-contact': OF_CONTACT },
  events: { ContactNamed: { 1: OF_CONTACT }, ContactCorrected: { 1: OF_CONTACT } },
};

const NONE: readonly string[] = [];

/** The personal fields of an event type at a schema version: none of most. */
export function personalFieldsOf(type: string, schema: number): readonly string[] {
  return (Object.hasOwn(PERSONAL.events, type) ? PERSONAL.events[type]![schema] : undefined) ?? NONE;
}

/** Which person of which partner: what the name of a subject is made of. */
export interface SubjectParts {
  readonly initiative: string;
  readonly partnerId: string;
  readonly contact: number;
}

/**
 * Whose personal data a command speaks of: `<initiative>/<partner>/contact-<n>`, which says nothing of the person.
 * @param command `name-contact`, `correct-contact`, `void-contact` or `erase-subject`, or what else names a contact
 */
export function subjectOf({ initiative, partnerId, contact }: SubjectParts): string {
  return `${initiative}/${partnerId}/contact-${contact}`;
}

const SUBJECT = /^([^/]+)\/([^/]+)\/contact-([1-9]\d{0,6})$/;

/** The parts of a subject's name, as {@link subjectOf} took them; `undefined` for text that names no subject. */
export function parseSubject(subject: string): SubjectParts | undefined {
  const match = SUBJECT.exec(subject);
  return match ? { initiative: match[1]!, partnerId: match[2]!, contact: Number(match[3]) } : undefined;
}
