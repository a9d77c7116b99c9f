import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { Inspection } from './inspect.ts'

describe('the command', () => {
  const run = promisify(execFile)
  const cli = join(import.meta.dirname, 'cli.ts')
  const fixture = (name: string): string => join(import.meta.dirname, '../fixtures', name)
  const node = (args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) =>
    run(process.execPath, [cli, ...args], options).then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({ stdout, stderr, code }),
    )

  test('prints one object a file and succeeds when all were read', async () => {
    const { stdout, code } = await node(['inspect', fixture('deposit.xml'), fixture('brokerage.qfx')])
    const printed = stdout
      .trim()
      .split('\n')
      .map((line): Inspection => JSON.parse(line))
    expect(printed.map(({ format }) => format)).toEqual(['camt.053.001.08', 'OFX 1.x SGML'])
    expect(code).toBe(0)
  })

  test('says which of several files it refuses, and where, without a stack trace', async () => {
    const { stdout, stderr, code } = await node([
      'inspect',
      fixture('deposit.xml'),
      fixture('letter-o.xml'),
      fixture('none.xml'),
    ])
    const printed = stdout
      .trim()
      .split('\n')
      .map((line): Inspection => JSON.parse(line))
    expect(printed.map(({ refused }) => refused?.code ?? null)).toEqual([null, 'not-an-amount', 'unreadable'])
    expect(printed[1]?.refused?.line).toBe(
      1 + readFileSync(fixture('letter-o.xml'), 'utf8').split('<Ntry>')[0]!.split('\n').length - 1,
    )
    expect(stderr).toBe('')
    expect(code).toBe(2)
  })

  test('without a file explains how it is used', async () => {
    expect(await node(['inspect'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('usage') })
  })

  test.each([
    ['a file that is not there', fixture('none.xml'), 'there is no such file'],
    ['a pattern that matched nothing', fixture('*.nothing'), 'there is no such file'],
    ['a folder', fixture(''), 'it is a folder'],
    ['a file below a file', fixture('deposit.xml/x'), 'there is no such file'],
    ['a name beyond reason', fixture('x'.repeat(5000)), 'its name is too long'],
  ])('%s is refused in words', async (_what, path, why) => {
    const { stdout, stderr, code } = await node(['inspect', path])
    const { refused }: Inspection = JSON.parse(stdout)
    expect(refused).toEqual({ line: null, code: 'unreadable', message: `The file cannot be opened or read: ${why}.` })
    expect([stderr, code]).toEqual(['', 2])
  })

  test('an empty file is refused as one', async () => {
    const { stdout, code } = await node(['inspect', '/dev/null'])
    const { refused }: Inspection = JSON.parse(stdout)
    expect([refused?.code, code]).toEqual(['empty', 2])
  })

  test('reads its standard input', async () => {
    const piped = await run('/bin/sh', ['-c', `'${process.execPath}' '${cli}' inspect - < '${fixture('deposit.xml')}'`])
    const { file, format, refused }: Inspection = JSON.parse(piped.stdout)
    expect([file, format, refused]).toEqual(['-', 'camt.053.001.08', null])
  })

  test('paths count from where a package manager was called', async () => {
    const env = { ...process.env, INIT_CWD: fixture('') }
    const { stdout, code } = await node(['inspect', 'deposit.xml'], { env, cwd: '/' })
    const { file, refused }: Inspection = JSON.parse(stdout)
    expect([file, refused, code]).toEqual(['deposit.xml', null, 0])
  })

  test('ends quietly when nobody reads its output any more', async () => {
    const files = Array.from({ length: 200 }, () => `'${fixture('deposit.xml')}'`).join(' ')
    const command = `'${process.execPath}' '${cli}' inspect ${files} | head -n 1`
    const { stdout, stderr } = await run('/bin/sh', ['-c', command])
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stderr).toBe('')
  })
})
