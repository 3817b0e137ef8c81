import { createHmac, randomBytes } from 'node:crypto';
import type { Sealed } from '@sebone/kernel';
import { isSealed } from '@sebone/kernel';
import { LARGEST_VALUE, SubjectErasedError, VaultClosedError, type SealedOpening, type Vault } from '../port.ts';

/** How the contract gets hold of the vaults of one adapter. */
export interface VaultsUnderTest<Adapter extends Vault = Vault> {
  /** A vault that nothing was ever sealed in. */
  open(): Promise<Adapter>;
  /** Another one on what this one keeps, which may be open or closed: what another process opens, or the same one later. */
  another(vault: Adapter): Promise<Adapter>;
  /** Clears away what `open` made. All vaults on it are closed. */
  remove?(vault: Adapter): Promise<void>;
}

const HANA = 'minato/chamber/contact-1';
const KEN = 'minato/chamber/contact-2';
const VALUES = ['Hana Sato', 'hana@example.org', '佐藤 花', '👩‍🔬 "quoted"\\\n\u2028', '', 'é', 'e\u0301'];

/** Values as another vault has sealed them. */
const sealedElsewhere = (values: readonly string[]): readonly SealedOpening[] =>
  values.map((value) => {
    const blind = randomBytes(32);
    return { sealed: tokenUnder(blind, value), value, blind };
  });
const tokenUnder = (blind: Buffer, value: string): string =>
  createHmac('sha256', blind).update(JSON.stringify(value)).digest('base64');
const tokensOf = (subject: string, values: readonly SealedOpening[]): readonly Sealed[] =>
  values.map(({ sealed }) => ({ sealed, subject }));

/**
 * The conformance suite of the {@link Vault} port, for Jest: call it at the top of a spec, once for each adapter. It has no
 * options: an adapter is one when every case passes.
 * @param name the adapter's name, as shown in the report
 */
export function vaultContract<Adapter extends Vault>(name: string, adapter: VaultsUnderTest<Adapter>): void {
  describe(`${name} keeps the vault contract`, () => {
    let opened: Adapter[];
    let vault: Adapter;
    const another = async (): Promise<Adapter> => {
      opened.push(await adapter.another(vault));
      return opened.at(-1)!;
    };
    const values = async (of: Vault, tokens: readonly Sealed[]): Promise<readonly (string | undefined)[]> =>
      (await of.open(tokens)).map((opening) => opening?.value);

    beforeEach(async () => {
      vault = await adapter.open();
      opened = [vault];
    });
    afterEach(async () => {
      for (const each of opened) each.close();
      await adapter.remove?.(vault);
    });

    describe('seal', () => {
      it('gives a token for each value, in order, that opens to the value and the blind it was made under', async () => {
        const tokens = await vault.seal(HANA, VALUES);
        expect(tokens.every(isSealed)).toBe(true);
        expect(tokens.map(({ subject }) => subject)).toEqual(VALUES.map(() => HANA));
        const openings = await vault.open(tokens);
        expect(openings.map((opening) => opening?.value)).toEqual(VALUES);
        for (const [nth, opening] of openings.entries()) {
          expect(opening!.blind).toHaveLength(32);
          expect(tokenUnder(opening!.blind, VALUES[nth]!)).toBe(tokens[nth]!.sealed);
        }
      });

      it('gives the same token for the same value of the same subject, and another for every other', async () => {
        const [first, again] = await vault.seal(HANA, ['Hana Sato', 'Hana Sato']);
        expect(again).toEqual(first);
        expect(await vault.seal(HANA, ['Hana Sato'])).toEqual([first]);
        const tokens = [...(await vault.seal(HANA, VALUES)), ...(await vault.seal(KEN, VALUES))];
        expect(new Set(tokens.map(({ sealed }) => sealed)).size).toBe(2 * VALUES.length);
      });

      it('gives callers at once the same token', async () => {
        const other = await another();
        const sealing = Array.from({ length: 20 }, (_, nth) => (nth % 2 ? vault : other).seal(HANA, ['Hana Sato']));
        const tokens = (await Promise.all(sealing)).flat();
        expect(new Set(tokens.map(({ sealed }) => sealed)).size).toBe(1);
        expect(await values(vault, tokens)).toEqual(tokens.map(() => 'Hana Sato'));
      });

      it('seals nothing for no values', async () => {
        expect(await vault.seal(HANA, [])).toEqual([]);
      });

      it('takes a value of 16 KiB, and none that is longer or ill-formed', async () => {
        const largest = '花'.repeat(Math.floor(LARGEST_VALUE / 3));
        expect(await values(vault, await vault.seal(HANA, [largest]))).toEqual([largest]);
        await expect(vault.seal(HANA, ['ok', 'x'.repeat(LARGEST_VALUE + 1)])).rejects.toThrow(RangeError);
        await expect(vault.seal(HANA, ['\ud800'])).rejects.toThrow(RangeError);
        await expect(vault.seal('', ['x'])).rejects.toThrow(RangeError);
      });

      it('is known to whoever opens it next', async () => {
        const tokens = await vault.seal(HANA, VALUES);
        vault.close();
        const next = await another();
        expect(await values(next, tokens)).toEqual(VALUES);
        expect(await next.seal(HANA, VALUES)).toEqual(tokens);
      });
    });

    describe('adopt', () => {
      it('keeps what another vault sealed: it opens alike, and the same value gives the token from there', async () => {
        const adopted = sealedElsewhere(VALUES);
        const tokens = tokensOf(HANA, adopted);
        await vault.adopt(HANA, adopted);
        expect(await vault.open(tokens)).toEqual(adopted.map(({ value, blind }) => ({ value, blind })));
        expect(await vault.seal(HANA, VALUES)).toEqual(tokens);
        expect([await vault.holds(HANA), await vault.holds(KEN)]).toEqual([true, false]);
        vault.close();
        const next = await another();
        expect(await values(next, tokens)).toEqual(VALUES);
        expect(await next.seal(HANA, [...VALUES].reverse())).toEqual([...tokens].reverse());
      });

      it('is the same said twice, by two at once, and beside what is sealed', async () => {
        const other = await another();
        const adopted = sealedElsewhere(VALUES);
        await Promise.all([vault.adopt(HANA, adopted), other.adopt(HANA, adopted), vault.seal(HANA, ['Ken Mori'])]);
        await other.adopt(HANA, [...adopted, ...adopted]);
        expect(await vault.seal(HANA, VALUES)).toEqual(tokensOf(HANA, adopted));
        expect(await values(other, await vault.seal(HANA, ['Ken Mori']))).toEqual(['Ken Mori']);
      });

      it('has the adopted token given for a value that had another one, which still opens', async () => {
        const [before] = await vault.seal(HANA, ['Hana Sato']);
        const [first, second] = sealedElsewhere(['Hana Sato', 'Hana Sato']);
        for (const adopted of [first!, second!, first!]) await vault.adopt(HANA, [adopted]);
        const tokens = [before!, ...tokensOf(HANA, [first!, second!])];
        expect(await values(await another(), tokens)).toEqual(tokens.map(() => 'Hana Sato'));
        expect(await vault.seal(HANA, ['Hana Sato'])).toEqual(tokensOf(HANA, [second!]));
      });

      it('keeps nothing of a subject that was erased, and is erased like what was sealed', async () => {
        const adopted = sealedElsewhere(VALUES);
        await vault.adopt(HANA, adopted);
        const other = await another();
        await other.erase(HANA);
        await expect(vault.adopt(HANA, adopted)).rejects.toThrow(SubjectErasedError);
        expect(await values(vault, tokensOf(HANA, adopted))).toEqual(VALUES.map(() => undefined));
        expect(await vault.erased()).toEqual([HANA]);
      });

      it.each<[string, (opening: SealedOpening) => Partial<SealedOpening>]>([
        ['of another value', () => ({ value: 'Hana Saito' })],
        ['under another blind', () => ({ blind: randomBytes(32) })],
        ['under a blind of another length', ({ blind }) => ({ blind: Buffer.concat([blind, Buffer.alloc(1)]) })],
      ])('keeps nothing where a token is that %s, and names the token and no value', async (_, changed) => {
        const [right, wrong] = sealedElsewhere(['Ken Mori', 'Hana Sato']);
        const adopting = vault.adopt(HANA, [right!, { ...wrong!, ...changed(wrong!) }]);
        const error = await adopting.catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(RangeError);
        expect((error as Error).message).toContain(wrong!.sealed);
        expect((error as Error).message).not.toMatch(/Hana Sa|Ken Mori/);
        expect(await values(vault, tokensOf(HANA, [right!, wrong!]))).toEqual([undefined, undefined]);
        expect(await vault.holds(HANA)).toBe(false);
      });

      it('takes what can be sealed, and nothing for no values', async () => {
        await expect(vault.adopt(HANA, sealedElsewhere(['x'.repeat(LARGEST_VALUE + 1)]))).rejects.toThrow(RangeError);
        await expect(vault.adopt(HANA, sealedElsewhere(['\ud800']))).rejects.toThrow(RangeError);
        await expect(vault.adopt('', [])).rejects.toThrow(RangeError);
        await vault.adopt(HANA, []);
        expect(await vault.holds(HANA)).toBe(false);
      });
    });

    describe('open', () => {
      it('says nothing of a token that is not known, or is another subject’s', async () => {
        const [token] = await vault.seal(HANA, ['Hana Sato']);
        const unknown = { sealed: Buffer.alloc(32).toString('base64'), subject: HANA };
        expect(await vault.open([unknown, { ...token!, subject: KEN }])).toEqual([undefined, undefined]);
      });

      it('sees what another has sealed and erased meanwhile', async () => {
        const other = await another();
        const tokens = await other.seal(HANA, VALUES);
        expect(await values(vault, tokens)).toEqual(VALUES);
        await other.erase(HANA);
        expect(await values(vault, tokens)).toEqual(VALUES.map(() => undefined));
      });
    });

    describe('erase', () => {
      it('takes everything of the subject, and nothing of others', async () => {
        const [hana, ken] = [await vault.seal(HANA, VALUES), await vault.seal(KEN, VALUES)];
        expect([await vault.holds(HANA), await vault.holds(KEN), await vault.holds('a/b/contact-3')]).toEqual([
          true,
          true,
          false,
        ]);
        await vault.erase(HANA);
        expect(await values(vault, hana)).toEqual(VALUES.map(() => undefined));
        expect(await values(vault, ken)).toEqual(VALUES);
        expect([await vault.holds(HANA), await vault.holds(KEN)]).toEqual([false, true]);
        expect(await vault.erased()).toEqual([HANA]);
      });

      it('lets nothing be sealed for the subject any more, here or elsewhere, now or later', async () => {
        const other = await another();
        await other.seal(HANA, ['Hana Sato']);
        await vault.erase(HANA);
        await expect(vault.seal(HANA, ['Hana Sato'])).rejects.toThrow(SubjectErasedError);
        await expect(other.seal(HANA, ['Somebody else'])).rejects.toMatchObject({
          code: 'subject-erased',
          subject: HANA,
        });
        vault.close();
        const next = await another();
        await expect(next.seal(HANA, ['Hana Sato'])).rejects.toThrow(SubjectErasedError);
        expect(await next.erased()).toEqual([HANA]);
      });

      it('is the same said twice, by two at once, and of a subject that nothing was sealed for', async () => {
        const other = await another();
        await vault.seal(HANA, VALUES);
        await Promise.all([vault.erase(HANA), other.erase(HANA), vault.erase(KEN)]);
        await other.erase(KEN);
        expect(await vault.erased()).toEqual([HANA, KEN]);
        await expect(other.seal(KEN, ['Ken'])).rejects.toThrow(SubjectErasedError);
      });

      it('leaves nothing behind of what is sealed at the same moment', async () => {
        const other = await another();
        const sealing = VALUES.map((value, nth) =>
          (nth % 2 ? vault : other).seal(HANA, [value]).catch((error: unknown) => {
            expect(error).toBeInstanceOf(SubjectErasedError);
            return [];
          }),
        );
        const [tokens] = await Promise.all([Promise.all(sealing), vault.erase(HANA)]);
        expect((await values(vault, tokens.flat())).every((value) => value === undefined)).toBe(true);
      });
    });

    it('is closed once, for good', async () => {
      const sealing = vault.seal(HANA, ['Hana Sato']);
      vault.close();
      vault.close();
      const tokens = await sealing;
      await expect(vault.seal(HANA, ['Hana Sato'])).rejects.toThrow(VaultClosedError);
      await expect(vault.adopt(HANA, sealedElsewhere(VALUES))).rejects.toThrow(VaultClosedError);
      await expect(vault.open(tokens)).rejects.toThrow(VaultClosedError);
      await expect(vault.erase(HANA)).rejects.toThrow(VaultClosedError);
      await expect(vault.holds(HANA)).rejects.toThrow(VaultClosedError);
      await expect(vault.erased()).rejects.toThrow(VaultClosedError);
      expect(await values(await another(), tokens)).toEqual(['Hana Sato']);
    });
  });
}
