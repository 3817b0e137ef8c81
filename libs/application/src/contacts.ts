import type { ContactRow } from '@sebone/initiative';
import { isSealed, type Sealed } from '@sebone/kernel';
import type { Vault } from '@sebone/vault';

/**
 * What a personal field says to whoever may read it: its value; that it was erased for ever; or that it is withheld, because
 * the vault here does not have it, or there is none. What was never said is `null`, and none of these.
 */
export type PersonalValue = { readonly value: string } | { readonly erased: true } | { readonly withheld: true };

/** A contact, with what is personal opened. */
export interface OpenedContact extends Omit<ContactRow, 'name' | 'email' | 'phone' | 'note' | 'isErased'> {
  readonly name: PersonalValue;
  readonly email: PersonalValue | null;
  readonly phone: PersonalValue | null;
  readonly note: PersonalValue | null;
}

const ERASED: PersonalValue = { erased: true };
const WITHHELD: PersonalValue = { withheld: true };

/**
 * Opens the personal fields of contacts, for somebody who may read them. Of those whose data were erased none is opened, even where
 * a vault should have it still.
 */
export async function openContacts(
  rows: readonly ContactRow[],
  vault: Pick<Vault, 'open'> | undefined,
): Promise<readonly OpenedContact[]> {
  const tokens = rows.filter(({ isErased }) => !isErased).flatMap((row) => Object.values(row).filter(isSealed));
  const openings = (await vault?.open(tokens)) ?? [];
  const values = new Map(tokens.map(({ sealed }, at) => [sealed, openings[at]?.value]));
  return rows.map(({ isErased, name, email, phone, note, ...row }) => {
    const opened = ({ sealed }: Sealed): PersonalValue => {
      if (isErased) return ERASED;
      const value = values.get(sealed);
      return value === undefined ? WITHHELD : { value };
    };
    return {
      ...row,
      name: opened(name),
      email: email && opened(email),
      phone: phone && opened(phone),
      note: note && opened(note),
    };
  });
}
