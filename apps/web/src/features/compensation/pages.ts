import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

const representatives = ['advisor', 'specialist', 'banker'] as const
const readers = ['manager', 'compensation_approver', 'auditor', 'controller'] as const

export const feature: Feature = {
  pages: [
    {
      pattern: paths.runs.pattern,
      roles: readers,
      Page: lazyPart('compensation', () => import('./RunsPage.tsx'), 'RunsPage'),
    },
    {
      pattern: paths.run.pattern,
      roles: readers,
      Page: lazyPart('compensation', () => import('./RunPage.tsx'), 'RunPage'),
    },
    {
      pattern: paths.statement.pattern,
      roles: [...representatives, ...readers],
      Page: lazyPart('compensation', () => import('./StatementPage.tsx'), 'StatementPage'),
    },
    {
      pattern: paths.myCompensation.pattern,
      roles: representatives,
      Page: lazyPart('compensation', () => import('./MyCompensationPage.tsx'), 'MyCompensationPage'),
    },
    {
      pattern: paths.plans.pattern,
      roles: [...representatives, ...readers],
      Page: lazyPart('compensation', () => import('./PlansPage.tsx'), 'PlansPage'),
    },
  ],
}
