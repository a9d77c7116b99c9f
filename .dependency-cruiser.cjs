const test = '\\.test\\.tsx?$|/testing/'
const npm = 'node_modules/'
const ours = '^(apps|packages|prisma)/'

/** What a part may import of ours, beside itself. Everything it does not name is forbidden. */
const only = (name, folder, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: ours, pathNot: [folder, ...allowed].map((each) => `^${each}/`).concat(npm) },
})

/** The packages from the registry that a part may import; tests may use the test libraries too. */
const onlyPackages = (name, folder, packages, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${folder}/src/`, pathNot: test },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    pathNot: packages.length > 0 ? `(^|/)node_modules/(${packages.join('|')})/` : '^$',
  },
})

module.exports = {
  forbidden: [
    only('domain-imports-nothing', 'packages/domain', [], 'Rules know nothing but rules.'),
    onlyPackages('domain-needs-no-package', 'packages/domain', [], 'Rules depend on no library.'),
    {
      name: 'domain-does-no-io',
      comment: 'Rules are told what they need; they read nothing.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    only('contract-speaks-domain', 'packages/contract', ['packages/domain'], 'The contract is the domain on the wire.'),
    onlyPackages('contract-needs-zod', 'packages/contract', ['zod'], 'The contract is made of schemas alone.'),
    only('feeds-import-nothing-of-ours', 'packages/feeds', [], 'A file format knows nothing of Rapport.'),
    onlyPackages(
      'feeds-need-parsers',
      'packages/feeds',
      ['fflate', 'saxes'],
      'Reading a format needs a parser and nothing else.',
    ),
    only('prisma-imports-nothing-of-ours', 'prisma', [], 'The database is below everything.'),
    only(
      'demo-arranges-facts',
      'packages/demo',
      ['packages/domain', 'packages/feeds', 'prisma'],
      'The demo firm is made of domain facts and stored through the database package.',
    ),
    only(
      'web-speaks-contract',
      'apps/web',
      ['packages/contract', 'packages/domain'],
      'The browser knows the server by its contract only.',
    ),
    only(
      'api-serves-contract',
      'apps/api',
      ['packages/contract', 'packages/domain', 'packages/feeds', 'prisma'],
      'The API joins contract, rules, feeds and database; it knows nothing of those who start or show it.',
    ),
    only(
      'launch-composes',
      'apps/launch',
      ['apps/api', 'packages/demo', 'prisma'],
      'Starting is composition: the parts that run, nothing that they are made of.',
    ),
    {
      name: 'nobody-imports-journeys',
      comment: 'Journeys look at Rapport from outside.',
      severity: 'error',
      from: { pathNot: '^apps/e2e/' },
      to: { path: '^apps/e2e/' },
    },
    {
      name: 'features-are-strangers',
      comment: 'What two features need belongs to the domain, the contract, or a folder beside the features.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/features/([^/]+)/' },
      to: { path: '^apps/$1/src/features/', pathNot: '^apps/$1/src/features/$2/' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'Only tests may use what was written for tests.',
      severity: 'error',
      from: { path: ours, pathNot: `${test}|^apps/e2e/|/bench/` },
      to: { path: test, pathNot: npm },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one, or hide a third. (Types alone may point back.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file and it imports nothing: is it still needed?',
      severity: 'error',
      from: { orphan: true, path: '/src/', pathNot: ['\\.d\\.ts$', '\\.test\\.tsx?$', '/locales/', '/fixtures/'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'The imported file or package does not exist, or is not in the dependencies of the package.',
      severity: 'error',
      from: {},
      // What a bundler or a build makes appears only after it ran.
      to: { couldNotResolve: true, pathNot: ['^virtual:', '/locales/', '\\?'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules|^prisma/generated/' },
    exclude: { path: '/dist/|/\\.types/|/\\.rapport/|/coverage/|/test-results/|/screens/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
