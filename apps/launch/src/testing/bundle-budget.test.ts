import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { firstLoad } from './bundle-budget.ts'

test('the first load is what the page asks for and what that imports, and no page opened later', () => {
  const dist = mkdtempSync(join(tmpdir(), 'rapport-dist-'))
  try {
    mkdirSync(join(dist, 'assets'))
    const page =
      '<script type="module" crossorigin src="/assets/main.js"></script><link rel="modulepreload" href="/assets/react.js">'
    writeFileSync(join(dist, 'index.html'), page)
    writeFileSync(
      join(dist, 'assets/main.js'),
      'import{a}from"./react.js";import"./shared.js";const later=()=>import("./charts.js")',
    )
    for (const name of ['react', 'shared', 'charts']) writeFileSync(join(dist, `assets/${name}.js`), 'export const a=1')
    expect([...firstLoad(dist).keys()].sort()).toEqual(['assets/main.js', 'assets/react.js', 'assets/shared.js'])
  } finally {
    rmSync(dist, { recursive: true, force: true })
  }
})
