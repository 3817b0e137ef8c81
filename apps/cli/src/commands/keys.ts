import { grantFrom, grantText, Keys, UnusableKeysError, type Grant, type KeptKey } from '@sebone/api/access';
import { isRejection, reject, type Day, type Rejection } from '@sebone/kernel';
import { json, say, type Context } from '../io.ts';
import { Refused } from '../refusals.ts';
import { table } from '../table.ts';

export interface AddKeyOptions {
  readonly grant: readonly string[];
  readonly expiresOn?: Day;
}

/** Makes a key and shows it, the one time that anybody sees it. */
export function addKey(context: Context, name: string, { grant, expiresOn }: AddKeyOptions): void {
  if (name.trim() === '' || name.length > 200) throw new Refused(namelessKey(name));
  const expiresAt = expiresOn === undefined ? undefined : Date.parse(expiresOn);
  if (expiresAt !== undefined && expiresAt <= context.io.now()) throw new Refused(expiredAlready(expiresOn!));
  const grants = grant.map(granted);
  const { key, kept } = withKeys(context, (keys) => keys.add({ name, grants, expiresAt }));
  if (context.json) return json(context, { ...told(kept, context), key });
  say(context, {
    en: 'It is shown this once, and kept nowhere. Send it as "Authorization: Bearer …":',
    ja: '表示はこの一度だけで、どこにも保存されない。「Authorization: Bearer …」として送る：',
  });
  context.io.out(`  ${key}`);
}

/** Lists all keys there ever were. */
export function listKeys(context: Context): void {
  const lines = withKeys(context, (keys) => keys.list()).map((kept) => told(kept, context));
  if (context.json) return lines.forEach((line) => json(context, line));
  const ja = context.language === 'ja';
  table(
    ja
      ? ['id', '名称', '権限', '状態', '作成', '期限', '最終利用']
      : ['id', 'name', 'grants', 'state', 'created', 'expires', 'last used'],
    lines.map(({ id, name, grants, state, createdAt, expiresAt, lastUsedOn }) => [
      id,
      name,
      grants.join(' '),
      STATES[state][context.language],
      createdAt.slice(0, 10),
      expiresAt?.slice(0, 10) ?? '',
      lastUsedOn ?? '',
    ]),
  ).forEach((line) => context.io.out(line));
}

/** Revokes a key for ever. @throws Refused `unknown-key` */
export function revokeKey(context: Context, id: string): void {
  const kept = withKeys(context, (keys) => keys.revoke(id));
  if (!kept) throw new Refused(unknownKey(id));
  if (context.json) return json(context, told(kept, context));
  say(context, {
    en: `Key ${id} (${kept.name}) opens nothing any more.`,
    ja: `キー ${id}（${kept.name}）を取り消した。`,
  });
}

const STATES = {
  valid: { en: 'valid', ja: '有効' },
  expired: { en: 'expired', ja: '期限切れ' },
  revoked: { en: 'revoked', ja: '取り消し済み' },
} as const;

/** A key as people and programs are told of it. */
function told({ grants, ...kept }: KeptKey, { io }: Context) {
  const isExpired = kept.expiresAt !== null && Date.parse(kept.expiresAt) <= io.now();
  const state = kept.revokedAt !== null ? 'revoked' : isExpired ? 'expired' : 'valid';
  return { ...kept, grants: grants.map(grantText), state } as const;
}

function granted(text: string): Grant {
  const grant = grantFrom(text);
  if (isRejection(grant)) throw new Refused(grant);
  return grant;
}

function withKeys<Result>({ data, io }: Context, work: (keys: Keys) => Result): Result {
  let keys: Keys;
  try {
    keys = new Keys(data, () => io.now());
  } catch (error) {
    if (error instanceof UnusableKeysError) throw new Refused(unusableKeys(error));
    throw error;
  }
  try {
    return work(keys);
  } finally {
    keys.close();
  }
}

const unusableKeys = ({ file, message }: UnusableKeysError): Rejection =>
  reject('unusable-keys', { en: message, ja: `${file} はこの版のキーのファイルとして使えない。` }, [
    {
      field: 'data',
      value: file,
      remedy: {
        en: 'Use the program that wrote it, or restore it from a backup.',
        ja: '書き込んだ版のプログラムを使うか、バックアップから復元する。',
      },
    },
  ]);

const namelessKey = (name: string): Rejection =>
  reject(
    'nameless-key',
    { en: 'A key has a name, so that people know whose it is.', ja: 'キーには、誰のものか分かる名称が必要。' },
    [
      {
        field: 'name',
        value: name,
        remedy: { en: 'Give a name of 1 to 200 characters.', ja: '1〜200文字の名称を指定する。' },
      },
    ],
  );

const expiredAlready = (day: Day): Rejection =>
  reject(
    'expires-in-the-past',
    { en: `A key that expires on ${day} opens nothing.`, ja: `${day}に期限が切れるキーでは何もできない。` },
    [{ field: 'expires-on', value: day, remedy: { en: 'Give a day after today.', ja: '明日以降の日付を指定する。' } }],
  );

const unknownKey = (id: string): Rejection =>
  reject('unknown-key', { en: `There is no key "${id}".`, ja: `キー「${id}」は存在しない。` }, [
    {
      field: 'id',
      value: id,
      remedy: { en: 'Name one of `sebone keys list`.', ja: '`sebone keys list` にある id を指定する。' },
    },
  ]);
