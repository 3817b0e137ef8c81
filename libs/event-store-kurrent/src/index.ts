export {
  AppendTooLargeError,
  NotAtomicError,
  StoreAccessError,
  StoreCertificateError,
  StoreUnreachableError,
  UnusableStoreError,
} from './errors.ts';
export { openKurrentEventStore, type KurrentEventStore, type KurrentEventStoreOptions } from './store.ts';
