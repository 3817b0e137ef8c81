import { KINDS, type PartnerEvents } from '@sebone/initiative';
import { flag, integer, recordTable, recordView, text, type RecordColumn, type RecordTable } from '../record-view.ts';

const PARTNER = ['The partner that it speaks for.', '所属するパートナー。'] as const;
const CONTACT = ['Its number within the partner, from 1.', 'パートナー内での番号（1 から）。'] as const;

const said = (
  name: string,
  field: 'email' | 'phone' | 'note',
  en: string,
  ja: string,
): RecordColumn<PartnerEvents.Contact> => flag(name, (contact) => (contact[field] ? 1 : 0), en, ja);

const contacts = recordTable(
  KINDS.contact,
  'contacts',
  {
    en: 'People who speak for partners, without anything that says who they are: that is sealed.',
    ja: 'パートナーの連絡担当者。誰であるかを示す内容は封印されており、ここには含まれない。',
  },
  [
    text('partner', (contact) => contact.partnerId, ...PARTNER),
    integer('contact', (contact) => contact.contact, ...CONTACT),
    said(
      'has_email',
      'email',
      '1 where an e-mail address was given, else 0.',
      'メールアドレスがあれば 1、なければ 0。',
    ),
    said('has_phone', 'phone', '1 where a telephone number was given, else 0.', '電話番号があれば 1、なければ 0。'),
    said('has_note', 'note', '1 where a note was given, else 0.', '補足があれば 1、なければ 0。'),
  ],
);

const columns: readonly RecordColumn<PartnerEvents.SubjectErasure>[] = [
  text('partner', (erasure) => erasure.partnerId, ...PARTNER),
  integer('contact', (erasure) => erasure.contact, ...CONTACT),
  text(
    'subject',
    (erasure) => erasure.subject,
    'Whose data, as tokens name it.',
    '消去の対象（封印された値が示す名）。',
  ),
  text('reason', (erasure) => erasure.reason, 'Why.', '理由。'),
];

const erasures: RecordTable = {
  name: 'erasures',
  meaning: { en: 'Contacts whose personal data were erased for ever.', ja: '個人情報が永久に消去された連絡担当者。' },
  types: { recorded: ['SubjectErased'] },
  columns,
};

/** Who speaks for partners, by number, and whose personal data were erased. Erasures are never taken back. */
export const CONTACTS = recordView({
  name: 'contacts',
  version: 1,
  meaning: { en: 'People who speak for partners, by number.', ja: 'パートナーの連絡担当者（番号のみ）。' },
  tables: [contacts, erasures],
});
