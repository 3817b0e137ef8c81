import type { AskedHorizons, OpenedContact } from '@sebone/application';
import type { ContactState } from '@sebone/initiative';
import type { Text } from '@sebone/kernel';
import { json, type Context } from '../io.ts';
import { personalText } from '../personal.ts';
import { answering } from '../reading.ts';
import { table } from '../table.ts';
import { horizonLine } from './questions.ts';

/** Shows those who speak for a partner, with what is personal of them as far as it is kept. */
export function contacts(
  context: Context,
  initiative: string,
  partner: string,
  horizons: AskedHorizons,
): Promise<void> {
  return answering(context, async (answers) => {
    const answer = await answers.contacts(initiative, partner, horizons);
    if (context.json) return json(context, { initiative, partner, ...answer });
    const ja = context.language === 'ja';
    context.io.out(horizonLine(context, answer));
    const head = ja
      ? ['番号', '状態', '名前', 'メール', '電話', '補足']
      : ['number', 'state', 'name', 'e-mail', 'telephone', 'note'];
    table(
      head,
      answer.contacts.map((contact) => cellsOf(contact, context)),
    ).forEach((line) => context.io.out(line));
  });
}

const STATES: Readonly<Record<ContactState, Text>> = {
  named: { en: 'named', ja: '登録' },
  voided: { en: 'taken back', ja: '取り消し' },
  erased: { en: 'erased', ja: '消去済み' },
};

const cellsOf = (
  { contact, state, name, email, phone, note }: OpenedContact,
  { language }: Context,
): readonly string[] => [
  String(contact),
  STATES[state][language],
  ...[name, email, phone, note].map((value) => (value === null ? '–' : personalText(value)[language])),
];
