export default {
  projects: ['<rootDir>/libs/*', '<rootDir>/apps/*', '<rootDir>/test'],
  maxWorkers: '100%',
};
