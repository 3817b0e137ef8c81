export default {
  projects: ['<rootDir>/libs/*', '<rootDir>/libs/ledger/verify', '<rootDir>/apps/*', '<rootDir>/test'],
  maxWorkers: '100%',
  // Some start servers and processes, on machines that others share: what hangs is found late rather than what is slow.
  testTimeout: 60_000,
};
