import { contract } from '@rapport/contract/contract.ts'
import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.trail.pattern,
      roles: contract.listTrail.roles,
      Page: lazyPart('trail', () => import('./TrailPage.tsx'), 'TrailPage'),
    },
  ],
}
