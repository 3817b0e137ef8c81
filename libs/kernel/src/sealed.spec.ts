import { isSealed } from './sealed.ts';

const TOKEN = { sealed: `${'a+/9'.repeat(10)}abc=`, subject: 'minato/chamber/contact-1' };

it('a token and the name of its subject are a sealed value', () => {
  expect(isSealed(TOKEN)).toBe(true);
});

it.each([
  ['a value in clear', 'Hana Sato'],
  ['nothing', null],
  ['a list', [TOKEN]],
  ['a token of another length', { ...TOKEN, sealed: 'YWJj' }],
  ['a token that is no base64', { ...TOKEN, sealed: TOKEN.sealed.replace('+', '-') }],
  ['a token of nobody', { ...TOKEN, subject: '' }],
  ['a token alone', { sealed: TOKEN.sealed }],
  ['a token with the value beside it', { ...TOKEN, value: 'Hana Sato' }],
])('%s is not', (_what, value) => {
  expect(isSealed(value)).toBe(false);
});
