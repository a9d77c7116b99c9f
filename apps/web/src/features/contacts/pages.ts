import { client } from '../../shell/api.ts'
import { type Feature, lazyPart } from '../../shell/feature.ts'
import { paths } from '../../shell/paths.ts'

export const feature: Feature = {
  pages: [
    {
      pattern: paths.contact.pattern,
      roles: client.getContact.operation.roles,
      Page: lazyPart('contacts', () => import('./ContactPage.tsx'), 'ContactPage'),
    },
  ],
  Everywhere: lazyPart('contacts', () => import('./LogFromAnywhere.tsx'), 'LogFromAnywhere'),
}
