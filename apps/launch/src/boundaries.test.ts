import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const cruise = join(root, 'node_modules/.bin/depcruise')

// Each line is a wrong import and the rule that has to see it.
const WRONG = [
  ['packages/domain/src/a.ts', '../../contract/src/c.ts', 'domain-imports-nothing'],
  ['packages/domain/src/b.ts', 'zod', 'domain-needs-no-package'],
  ['packages/domain/src/d.ts', 'node:fs', 'domain-does-no-io'],
  ['packages/contract/src/a.ts', '../../feeds/src/f.ts', 'contract-speaks-domain'],
  ['packages/contract/src/b.ts', 'pg', 'contract-needs-zod'],
  ['packages/feeds/src/a.ts', '../../domain/src/money.ts', 'feeds-import-nothing-of-ours'],
  ['packages/feeds/src/b.ts', 'pg', 'feeds-need-parsers'],
  ['packages/demo/src/a.ts', '../../../apps/api/src/server.ts', 'demo-arranges-facts'],
  ['prisma/src/a.ts', '../../packages/domain/src/money.ts', 'prisma-imports-nothing-of-ours'],
  ['apps/web/src/a.ts', '../../api/src/server.ts', 'web-speaks-contract'],
  ['apps/web/src/b.ts', '../../../packages/feeds/src/f.ts', 'web-speaks-contract'],
  ['apps/api/src/a.ts', '../../launch/src/l.ts', 'api-serves-contract'],
  ['apps/api/src/b.ts', '../../../packages/demo/src/demo.ts', 'api-serves-contract'],
  ['apps/launch/src/a.ts', '../../../packages/domain/src/money.ts', 'launch-composes'],
  ['apps/api/src/c.ts', '../../e2e/src/journey.ts', 'nobody-imports-journeys'],
  ['apps/api/src/features/claims/a.ts', '../activity/b.ts', 'features-are-strangers'],
  ['apps/web/src/features/claims/a.ts', '../activity/b.ts', 'features-are-strangers'],
  ['apps/api/src/d.ts', './testing/facts.ts', 'tests-are-not-imported'],
  ['apps/api/src/e.ts', './missing.ts', 'resolvable'],
] as const

// And imports that are right.
const RIGHT = [
  ['packages/contract/src/ok.ts', '../../domain/src/money.ts'],
  ['packages/contract/src/ok2.ts', 'zod'],
  ['packages/domain/src/money.test.ts', 'zod'],
  ['packages/feeds/src/ok.ts', 'saxes'],
  ['apps/web/src/ok.ts', '../../../packages/contract/src/c.ts'],
  ['apps/api/src/ok.ts', '../../../packages/feeds/src/f.ts'],
  ['apps/api/src/ok2.ts', '../../../prisma/src/p.ts'],
  ['apps/api/src/features/claims/ok.ts', './same.ts'],
  ['packages/demo/src/ok.ts', '../../../prisma/src/p.ts'],
  ['apps/launch/src/ok.ts', '../../api/src/server.ts'],
] as const

test('every wrong import is refused by its rule, every right one is let through', () => {
  const repository = mkdtempSync(join(tmpdir(), 'rapport-bounds-'))
  try {
    cpSync(join(root, '.dependency-cruiser.cjs'), join(repository, '.dependency-cruiser.cjs'))
    for (const name of ['zod', 'pg', 'saxes']) {
      write(repository, `node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`)
      write(repository, `node_modules/${name}/index.js`, 'module.exports = {}')
    }
    const known = [
      'packages/contract/src/c.ts',
      'packages/feeds/src/f.ts',
      'packages/domain/src/money.ts',
      'packages/demo/src/demo.ts',
      'prisma/src/p.ts',
      'apps/api/src/server.ts',
      'apps/launch/src/l.ts',
      'apps/e2e/src/journey.ts',
      'apps/api/src/features/activity/b.ts',
      'apps/web/src/features/activity/b.ts',
      'apps/api/src/testing/facts.ts',
      'apps/api/src/features/claims/same.ts',
    ]
    for (const file of known) write(repository, file, 'export const a = 1\n')
    for (const [file, target] of [...WRONG, ...RIGHT])
      write(repository, file, `import * as it from '${target}'\nexport const b = it\n`)
    write(repository, 'apps/api/src/one.ts', "import { two } from './two.ts'\nexport const one = () => two\n")
    write(repository, 'apps/api/src/two.ts', "import { one } from './one.ts'\nexport const two = () => one\n")
    write(repository, 'packages/feeds/src/alone.ts', 'export const alone = 1\n')
    write(repository, 'package.json', '{ "dependencies": { "zod": "1", "pg": "1", "saxes": "1" } }')

    const found = violations(repository)
    for (const [file, , rule] of WRONG) expect(found).toContain(`${rule} ${file}`)
    for (const [file] of RIGHT) expect(found.filter((line) => line.endsWith(` ${file}`))).toEqual([])
    expect(found).toContain('no-cycles apps/api/src/one.ts')
    expect(found).toContain('no-orphans packages/feeds/src/alone.ts')
  } finally {
    rmSync(repository, { recursive: true, force: true })
  }
}, 30_000)

function violations(repository: string): string[] {
  const { stdout } = spawnSync(
    cruise,
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'packages', 'prisma'],
    {
      cwd: repository,
      encoding: 'utf8',
    },
  )
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  return summary.violations.map(({ from, rule }) => `${rule.name} ${from}`)
}

function write(repository: string, file: string, text: string): void {
  mkdirSync(dirname(join(repository, file)), { recursive: true })
  writeFileSync(join(repository, file), text)
}
