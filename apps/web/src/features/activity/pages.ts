import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.activity.pattern,
      roles: [
        'advisor',
        'specialist',
        'banker',
        'assistant',
        'manager',
        'controller',
        'compensation_approver',
        'auditor',
      ],
      Page: lazyPart('activity', () => import('./ActivityPage.tsx'), 'ActivityPage'),
    },
    {
      pattern: paths.activityImport.pattern,
      roles: ['controller', 'auditor'],
      Page: lazyPart('activity', () => import('./ImportPage.tsx'), 'ImportPage'),
    },
  ],
}
