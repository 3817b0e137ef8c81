export { grantFrom, grantText } from './grants.ts';
export { Keys, type KeptKey } from './keys.ts';
export { UnusableKeysError } from './keys-file.ts';
export type { Grant } from './principal.ts';
