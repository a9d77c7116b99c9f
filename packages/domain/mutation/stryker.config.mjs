/** How Stryker runs the domain's tests. `by-folder.mjs` says which files, and which tests. */
export default {
  packageManager: 'pnpm',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: false,
    config: {
      testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
      extensionsToTreatAsEsm: ['.ts'],
      transform: {
        '\\.ts$': [
          '@swc/jest',
          { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
        ],
      },
      testMatch: ['<rootDir>/src/**/*.test.ts'],
    },
  },
  // Stryker rewrites tsconfig.json with a compiler that this workspace does not have; the tests need none.
  ignorePatterns: ['.types', 'bench', 'mutation', 'reports', 'tsconfig.json'],
  reporters: ['json'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  allowConsoleColors: false,
  warnings: { slow: false },
  concurrency: 2,
  incremental: true,
}
