/**
 * The one Jest set-up every project shares: TypeScript through SWC, native ES modules, and workspace packages
 * resolved to their sources (the `@sebone/source` condition of their `exports`), so no build has to run first.
 *
 * @param {string} name the project's name, as shown beside its tests
 * @returns {import('jest').Config}
 */
export function preset(name) {
  return {
    displayName: name,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@sebone/source', 'node', 'node-addons'] },
    testMatch: ['**/*.spec.ts'],
    extensionsToTreatAsEsm: ['.ts'],
    moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          },
          module: { type: 'es6' },
        },
      ],
    },
  };
}
