import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

const readers = ['controller', 'auditor'] as const

export const feature: Feature = {
  pages: [
    {
      pattern: paths.confirmation.pattern,
      roles: readers,
      Page: lazyPart('confirmation', () => import('./QueuePage.tsx'), 'QueuePage'),
    },
    {
      pattern: paths.workbench.pattern,
      roles: readers,
      Page: lazyPart('confirmation', () => import('./WorkbenchPage.tsx'), 'WorkbenchPage'),
    },
  ],
  Everywhere: lazyPart('confirmation', () => import('./HeldSlip.tsx'), 'HeldSlip'),
}
