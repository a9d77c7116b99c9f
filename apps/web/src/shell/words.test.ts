import { execFileSync } from 'node:child_process'
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
