import { createRequire } from 'node:module'

const macros = createRequire(new URL('./apps/web/package.json', import.meta.url)).resolve('@lingui/swc-plugin')

const swc = (tsx, plugins = []) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      target: 'es2024',
      transform: { react: { runtime: 'automatic' } },
      experimental: { plugins },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
]

const project = (displayName, rootDir, more = {}) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc(displayName === 'web', displayName === 'web' ? [[macros, {}]] : []) },
  transformIgnorePatterns: ['/node_modules/'],
  testMatch: ['<rootDir>/**/*.test.ts', '<rootDir>/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.types/', '/dist/', '/\\.stryker-tmp/'],
  modulePathIgnorePatterns: ['/\\.types/', '/\\.stryker-tmp/'],
  ...more,
})

export default {
  coverageProvider: 'v8',
  testTimeout: 60_000,
  collectCoverageFrom: ['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.ts'],
  projects: [
    project('domain', 'packages/domain'),
    project('contract', 'packages/contract'),
    project('feeds', 'packages/feeds'),
    project('demo', 'packages/demo'),
    project('prisma', 'prisma'),
    project('launch', 'apps/launch'),
    project('web', 'apps/web'),
    project('api', 'apps/api'),
  ],
}
