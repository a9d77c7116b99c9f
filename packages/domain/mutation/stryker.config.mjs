import process from 'node:process'

/** How Stryker runs the domain's tests. `by-folder.mjs` says which files it breaks and which tests have to notice. */
export default {
  packageManager: 'pnpm',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: false,
    config: {
      testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
      transform: {
        // As CommonJS, which Jest loads in half the time.
        '\\.ts$': [
          '@swc/jest',
          { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
        ],
      },
      // Here and not by --testFiles, which would hold for Stryker's first run only.
      setupFiles: ['<rootDir>/mutation/no-shrinking.cjs'],
      testMatch: (process.env.MUTATION_TESTS ?? 'src/**/*.test.ts').split(',').map((file) => `<rootDir>/${file}`),
    },
  },
  // Stryker rewrites tsconfig.json with a compiler that this workspace does not have; the tests need none.
  ignorePatterns: ['.types', 'bench', 'reports', 'tsconfig.json'],
  // Long enough for a busy machine: a mutant that only took its time has not been noticed.
  timeoutMS: 20_000,
  timeoutFactor: 4,
  reporters: ['json'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  allowConsoleColors: false,
  warnings: { slow: false },
  concurrency: 2,
  incremental: true,
}
