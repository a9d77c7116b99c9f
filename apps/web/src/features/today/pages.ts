import { client } from '../../shell/api.ts'
import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.today.pattern,
      roles: client.getToday.operation.roles,
      Page: lazyPart('today', () => import('./TodayPage.tsx'), 'TodayPage'),
    },
  ],
}
