import { contract } from '@rapport/contract/contract.ts'
import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.team.pattern,
      roles: contract.getTeam.roles,
      Page: lazyPart('team', () => import('./TeamPage.tsx'), 'TeamPage'),
    },
  ],
}
