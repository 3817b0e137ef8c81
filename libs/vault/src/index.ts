export { fileKeyEncryption } from './key-encryption.ts';
export * from './port.ts';
export { openSharedVault, type SharedVaultOptions, type SubjectRecord, type SubjectRecords } from './shared-vault.ts';
export { openVault, type VaultOptions } from './sqlite-vault.ts';
