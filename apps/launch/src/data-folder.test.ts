import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { takeDataFolder } from './data-folder.ts'

const home = mkdtempSync(join(tmpdir(), 'rapport-folder-'))
const asRoot = process.getuid?.() === 0 ? test : test.skip

afterAll(() => rmSync(home, { recursive: true, force: true }))

test('a data folder is made for its owner alone, and let go without a trace', () => {
  const folder = takeDataFolder(join(home, 'deep', 'new'))
  expect(statSync(folder.path).mode & 0o777).toBe(0o700)
  folder.letGo()
  expect(readdirSync(folder.path)).toEqual([])
})

test('two Rapports on one data folder: the second is told who has it and what to do', () => {
  const first = takeDataFolder(join(home, 'shared'))
  const second = () => takeDataFolder(join(home, 'shared'))
  expect(second).toThrow(
    `Another Rapport (process ${process.pid}) already works on the data folder ${first.path}. Stop it first`,
  )
  expect(second).toThrow(/RAPPORT_DATA=.* PORT=/)
  first.letGo()
  second().letGo()
})

test('what a killed Rapport left is taken over, also when its process number belongs to somebody else by now', () => {
  const path = join(home, 'left')
  mkdirSync(path)
  writeFileSync(join(path, 'rapport.lock'), `${process.pid} another-boot:1\n`)
  takeDataFolder(path).letGo()
  writeFileSync(join(path, 'rapport.lock'), '')
  takeDataFolder(path).letGo()
  expect(readdirSync(path)).toEqual([])
})

test('of several that start at the same moment over a stale lock, exactly one gets the folder', async () => {
  const path = join(home, 'raced')
  mkdirSync(path)
  writeFileSync(join(path, 'rapport.lock'), '999999999 gone:1\n')
  const module = new URL('./data-folder.ts', import.meta.url).href
  const code = `import { takeDataFolder } from ${JSON.stringify(module)}
    try { takeDataFolder(${JSON.stringify(path)}); console.log('mine') } catch { console.log('told') }
    setInterval(() => {}, 1000)`
  const runs = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] }),
  )
  const answers = await Promise.all(runs.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()))
  for (const run of runs) run.kill('SIGKILL')
  expect(answers.toSorted()).toEqual(['mine', 'told', 'told', 'told'])
}, 30_000)

test('a file where the folder should be is named', () => {
  writeFileSync(join(home, 'file'), '')
  for (const path of ['file', 'file/beneath'])
    expect(() => takeDataFolder(join(home, path))).toThrow(/something that is not a folder.*RAPPORT_DATA=/)
})

test('a folder that this user may not write to is named', () => {
  const path = join(home, 'closed')
  mkdirSync(path, { mode: 0o500 })
  expect(asOrdinaryUser(path)).toMatch(
    /may not write to the data folder .*closed\. Give them the right to, or name another folder/,
  )
})

asRoot('a disk that is nearly full is named before anything is made', () => {
  const path = join(home, 'small')
  mkdirSync(path)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', path]).status === 0
  if (!mounted) return expect(statSync(path).isDirectory()).toBe(true)
  try {
    expect(() => takeDataFolder(path)).toThrow(
      /Only 20 MB are free on the disk of .*; Rapport needs at least 400 MB\. Make room/,
    )
    expect(readdirSync(path)).toEqual([])
  } finally {
    spawnSync('umount', [path])
  }
})

// Root may write everywhere, so the question is asked as a user without rights.
function asOrdinaryUser(path: string): unknown {
  const root = process.getuid?.() === 0
  if (root) {
    chmodSync(home, 0o711)
    chownSync(path, 65534, 65534)
    process.seteuid?.(65534)
  }
  try {
    return takeDataFolder(path)
  } catch (error) {
    return String(error)
  } finally {
    if (root) process.seteuid?.(0)
  }
}
