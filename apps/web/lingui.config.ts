import { createRequire } from 'node:module'

// The formatter comes with the command line; asking for it there keeps the two at one version.
const { formatter } = createRequire(import.meta.resolve('@lingui/cli/api'))('@lingui/format-po') as {
  formatter: (options: { origins: boolean }) => object
}

const root = '<rootDir>/src'

/**
 * One catalog per feature, so that two people never edit one file. `WORDS=claims lingui extract` writes only that one.
 * No origins in the files: a moved line would change every translation's neighbourhood.
 */
const only = process.env['WORDS']

const config = {
  sourceLocale: 'en',
  locales: ['en', 'de'],
  orderBy: 'message',
  format: formatter({ origins: false }),
  catalogs: [
    ...(['ui', 'shell', 'terms'] as const)
      .filter((part) => !only || only === part)
      .map((part) => ({
        path: `${root}/${part}/locales/{locale}`,
        include: [`${root}/${part}/`],
        exclude: [`${root}/ui/gallery/**`],
      })),
    ...(only === 'ui' || only === 'shell' || only === 'terms'
      ? []
      : [
          {
            path: `${root}/features/${only ?? '{name}'}/locales/{locale}`,
            include: [`${root}/features/${only ?? '{name}'}/`],
          },
        ]),
  ],
}

export default config
