import { contract } from '@rapport/contract/contract.ts'
import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.initiatives.pattern,
      roles: contract.listInitiatives.roles,
      Page: lazyPart('initiatives', () => import('./InitiativesPage.tsx'), 'InitiativesPage'),
    },
    {
      pattern: paths.initiative.pattern,
      roles: contract.getInitiative.roles,
      Page: lazyPart('initiatives', () => import('./InitiativePage.tsx'), 'InitiativePage'),
    },
  ],
}
