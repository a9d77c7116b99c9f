import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const web = new URL('../..', import.meta.url)

/** Lingui's own check, in memory: it writes nothing. */
function check(...args: string[]): string {
  try {
    return execFileSync('node_modules/.bin/lingui', ['check', ...args, '--verbose', '--workers', '1'], {
      cwd: web,
      encoding: 'utf8',
    })
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}

test('every sentence on the screens is in the catalogs, and no other', () => {
  expect(check('sync', '--clean')).toContain('PASS')
}, 120_000)

test('every sentence has its German', () => {
  expect(check('missing', '--locale', 'de', '--mode', 'catalog')).toContain('PASS')
}, 120_000)

// At run time all catalogs are one table: the same English with another German elsewhere would overwrite it.
test('one English sentence has one German, whichever feature says it', () => {
  const germans = new Map<string, Set<string>>()
  for (const file of globSync('src/**/locales/de.po', { cwd: web })) {
    for (const entry of readFileSync(new URL(file, web), 'utf8').split('\n\n')) {
      const [, context = ''] = /^msgctxt "(.*)"$/m.exec(entry) ?? []
      const [, english] = /^msgid ((?:".*"\n?)+)/m.exec(entry) ?? []
      const [, german] = /^msgstr ((?:".*"\n?)+)/m.exec(entry) ?? []
      if (!english || !german || english.trim() === '""' || entry.includes('#~')) continue
      const key = `${context} ${english.trim()}`
      germans.set(key, (germans.get(key) ?? new Set()).add(german.trim()))
    }
  }
  const torn = [...germans]
    .filter(([, texts]) => texts.size > 1)
    .map(([key, texts]) => `${key}: ${[...texts].join(' / ')}`)
  expect(germans.size).toBeGreaterThan(500)
  expect(torn).toEqual([])
})
