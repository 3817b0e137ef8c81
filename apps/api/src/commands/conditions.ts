import type { Text } from '@sebone/kernel';
import { Problem } from '../problem.ts';

/** An idempotency key: 1 to 128 visible characters of ASCII. */
export const KEY = /^[\x21-\x7e]{1,128}$/;
/** What If-Match may say: one revision in quotes, or that there is any. */
export const REVISION = /^(?:"(0|[1-9]\d{0,14})"|\*)$/;

const KEY_REMEDY: Text = {
  en: 'Give 1 to 128 visible ASCII characters, other ones for every command, and the same again when you repeat it.',
  ja: '1〜128 文字の可視 ASCII 文字を指定する。コマンドごとに別の値とし、再送では同じ値を使う。',
};

/** The key in a request's header. @throws Problem `idempotency-key-missing`, `idempotency-key-malformed` */
export function keyFrom(header: string | undefined): string {
  if (header === undefined)
    throw faulty('idempotency-key-missing', 'Idempotency-Key:', undefined, KEY_REMEDY, {
      en: 'A command needs an Idempotency-Key, so that it can be repeated safely.',
      ja: '安全に再送できるよう、コマンドには Idempotency-Key が必要。',
    });
  if (KEY.test(header)) return header;
  throw faulty('idempotency-key-malformed', 'Idempotency-Key:', header, KEY_REMEDY, {
    en: 'This is no Idempotency-Key.',
    ja: 'Idempotency-Key の形式が正しくない。',
  });
}

/** What If-Match asks of the stream. @throws Problem `if-match-malformed` */
export function revisionFrom(header: string | undefined): number | 'existing' | undefined {
  if (header === undefined) return undefined;
  const match = REVISION.exec(header);
  if (match) return match[1] === undefined ? 'existing' : Number(match[1]);
  throw faulty(
    'if-match-malformed',
    'If-Match:',
    header,
    {
      en: 'Give one revision in quotes, such as "12", or *.',
      ja: '"12" のような引用符付きの revision を 1 つ、または * を指定する。',
    },
    { en: 'This is no revision.', ja: 'revision として読み取れない。' },
  );
}

/** Refuses parameters behind `?`: commands have none. @throws Problem `unknown-parameter` naming each */
export function refuseParameters(url: string): void {
  const at = url.indexOf('?');
  if (at < 0) return;
  const names = [...new Set(new URLSearchParams(url.slice(at + 1)).keys())].slice(0, 20);
  if (names.length === 0) return;
  throw new Problem(
    400,
    'unknown-parameter',
    {
      en: `There is no parameter ${names.join(', ')} here.`,
      ja: `ここに ${names.join('、')} というパラメーターはない。`,
    },
    { fields: names.map((name) => ({ pointer: `?${name}`, message: { en: 'Leave it out.', ja: '除く。' } })) },
  );
}

const faulty = (code: string, pointer: string, value: string | undefined, message: Text, detail: Text): Problem =>
  new Problem(400, code, detail, {
    fields: [{ pointer, message, ...(value !== undefined && { value: value.slice(0, 200) }) }],
  });
