import { client } from '../../shell/api.ts'
import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.households.pattern,
      roles: client.listHouseholds.operation.roles,
      Page: lazyPart('clients', () => import('./HouseholdsPage.tsx'), 'HouseholdsPage'),
    },
    {
      pattern: paths.household.pattern,
      roles: client.getHousehold.operation.roles,
      Page: lazyPart('clients', () => import('./HouseholdPage.tsx'), 'HouseholdPage'),
    },
  ],
  Everywhere: lazyPart('clients', () => import('./FindAnything.tsx'), 'FindAnything'),
}
