import { contract } from '@rapport/contract/contract.ts'
import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.firm.pattern,
      roles: contract.getFirm.roles,
      Page: lazyPart('firm', () => import('./FirmPage.tsx'), 'FirmPage'),
    },
  ],
}
