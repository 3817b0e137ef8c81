import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRejection, reject, type Rejection, type Text } from '@sebone/kernel';
import { parseVerifierKey } from '@sebone/ledger-verify';
import { writeDurably } from '../durable.ts';

/** A witness that is asked to cosign the checkpoints of this log. */
export interface ConfiguredWitness {
  /** What it is called here. */
  readonly name: string;
  /** Its address; `/add-checkpoint` comes after it. */
  readonly url: string;
  /** Its public key, of the kind that cosigns. */
  readonly vkey: string;
}

const fileIn = (folder: string): string => join(folder, 'ledger', 'witnesses.json');

/**
 * The witnesses of a data folder, in the order in which they were added.
 * @returns or a refusal, `unusable-witnesses`, where the file was edited into something else
 */
export function configuredWitnesses(folder: string): readonly ConfiguredWitness[] | Rejection {
  const file = fileIn(folder);
  if (!existsSync(file)) return [];
  try {
    const witnesses: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(witnesses) && witnesses.every(isWitness)) return witnesses;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return unusable(file);
}

/**
 * Adds a witness to a data folder.
 * @returns the witnesses there are then, or a refusal: `invalid-witness-name`, `invalid-witness-url`, `invalid-witness-key`,
 * `known-witness`, `unusable-witnesses`
 */
export function addWitness(folder: string, witness: ConfiguredWitness): readonly ConfiguredWitness[] | Rejection {
  const witnesses = configuredWitnesses(folder);
  if (isRejection(witnesses)) return witnesses;
  const { name, url, vkey } = witness;
  if (name.trim() === '' || name.length > 200) return nameless(name);
  if (!isAddress(url)) return invalidUrl(url);
  if (!isCosigning(vkey)) return invalidKey(vkey);
  const known = witnesses.find((other) => other.name === name || other.vkey === vkey);
  return known ? alreadyKnown(known) : kept(folder, [...witnesses, witness]);
}

/**
 * Takes a witness out of a data folder. Its cosignatures stay.
 * @returns the witnesses there are then, or a refusal: `unknown-witness`, `unusable-witnesses`
 */
export function removeWitness(folder: string, name: string): readonly ConfiguredWitness[] | Rejection {
  const witnesses = configuredWitnesses(folder);
  if (isRejection(witnesses)) return witnesses;
  const left = witnesses.filter((witness) => witness.name !== name);
  return left.length === witnesses.length ? unknown(name) : kept(folder, left);
}

function kept(folder: string, witnesses: readonly ConfiguredWitness[]): readonly ConfiguredWitness[] {
  mkdirSync(join(folder, 'ledger'), { recursive: true });
  writeDurably(fileIn(folder), `${JSON.stringify(witnesses, undefined, 2)}\n`);
  return witnesses;
}

function isWitness(value: unknown): value is ConfiguredWitness {
  const { name, url, vkey } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    typeof url === 'string' &&
    isAddress(url) &&
    typeof vkey === 'string' &&
    isCosigning(vkey)
  );
}

const isCosigning = (vkey: string): boolean => parseVerifierKey(vkey)?.algorithm === 4;

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === ''
  );
}

const about =
  (code: string, field: string, message: (value: string) => Text, remedy: Text) =>
  (value: string): Rejection =>
    reject(code, message(value), [{ field, value, remedy }]);

const nameless = about(
  'invalid-witness-name',
  'name',
  () => ({
    en: 'A witness has a name, so that people know whose it is.',
    ja: '立会人には、誰のものか分かる名称が必要。',
  }),
  { en: 'Give a name of 1 to 200 characters.', ja: '1〜200文字の名称を指定する。' },
);

const invalidUrl = about(
  'invalid-witness-url',
  'url',
  (url) => ({ en: `"${url}" is no address of a witness.`, ja: `「${url}」は立会人のアドレスではない。` }),
  {
    en: 'Give one such as https://witness.example, without a user and without a query.',
    ja: 'https://witness.example のように、ユーザー名もクエリも含めずに指定する。',
  },
);

const invalidKey = about(
  'invalid-witness-key',
  'vkey',
  (vkey) => ({ en: `"${vkey}" is no public key of a witness.`, ja: `「${vkey}」は立会人の公開鍵ではない。` }),
  {
    en: 'Give the line that `sebone witness` prints, which whoever runs the witness has in witness.vkey.',
    ja: '`sebone witness` が表示する行（立会人の運営者の witness.vkey にある）を指定する。',
  },
);

const alreadyKnown = ({ name, url }: ConfiguredWitness): Rejection =>
  reject(
    'known-witness',
    { en: `"${name}" is asked already, at ${url}.`, ja: `「${name}」（${url}）はすでに登録されている。` },
    [{ field: 'name', value: name, remedy: { en: 'Remove it first.', ja: '先に削除する。' } }],
  );

const unknown = about(
  'unknown-witness',
  'name',
  (name) => ({ en: `There is no witness called "${name}".`, ja: `「${name}」という立会人は登録されていない。` }),
  { en: 'Name one of `sebone audit witnesses list`.', ja: '`sebone audit witnesses list` にある名称を指定する。' },
);

const unusable = about(
  'unusable-witnesses',
  'data',
  (file) => ({ en: `"${file}" is no list of witnesses.`, ja: `「${file}」は立会人の一覧ではない。` }),
  {
    en: 'Restore it from a backup, or move it away and add the witnesses anew.',
    ja: 'バックアップから復元するか、移動してから立会人を登録し直す。',
  },
);
