import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

const readers = [
  'advisor',
  'specialist',
  'banker',
  'assistant',
  'manager',
  'controller',
  'compensation_approver',
  'auditor',
] as const

export const feature: Feature = {
  pages: [
    {
      pattern: paths.claims.pattern,
      roles: readers,
      Page: lazyPart('claims', () => import('./ClaimsPage.tsx'), 'ClaimsPage'),
    },
    {
      pattern: paths.claim.pattern,
      roles: readers,
      Page: lazyPart('claims', () => import('./ClaimPage.tsx'), 'ClaimPage'),
    },
  ],
}
