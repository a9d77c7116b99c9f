import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { addressFrom, portProblem } from '../port.mjs'
import { machineProblem } from '../set-up.mjs'

const start = fileURLToPath(new URL('../start.mjs', import.meta.url))
const command = fileURLToPath(new URL('../command.mjs', import.meta.url))

test('a Node that is too old gets a sentence and the end, before anything else happens', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'rapport-old-'))
  try {
    const disguise = join(scratch, 'old.cjs')
    writeFileSync(disguise, "Object.defineProperty(process, 'version', { value: 'v18.19.0' })")
    const { status, stderr, stdout } = spawnSync(process.execPath, ['-r', disguise, start], { encoding: 'utf8' })
    expect(stderr.trim()).toMatch(
      /^This is Node v18\.19\.0, but Rapport needs Node 20 or newer: install it .* then start again\.$/,
    )
    expect(stdout).toBe('')
    expect(status).toBe(1)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
})

test('what runs before the check is written so that an old Node can read it', () => {
  for (const name of ['start.mjs', 'test.mjs', 'command.mjs', 'set-up.mjs', 'port.mjs']) {
    const code = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
    const recent = /\?\.[\w[(]|\?\?|from 'node:|^await |\|\|=|&&=|\.at\(|\.replaceAll\(|#[a-z]+\b.*=/m.exec(code)
    expect([name, recent?.[0]]).toEqual([name, undefined])
  }
})

test('a command says nothing but what its program says, and ends as it ends', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'rapport-command-'))
  try {
    writeFileSync(join(scratch, 'note.ofx'), 'Dear bank')
    const { status, stdout } = spawnSync(
      process.execPath,
      [command, 'packages/feeds/src/cli.ts', 'inspect', 'note.ofx'],
      { encoding: 'utf8', env: { ...process.env, INIT_CWD: scratch } },
    )
    expect(JSON.parse(stdout)).toMatchObject({ file: 'note.ofx', refused: { code: 'unknown-format' } })
    expect(status).toBe(2)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
})

test.each([
  ['v19.9.0', 'linux', /Node 20 or newer/],
  ['v20.0.0', 'linux', undefined],
  ['v26.1.0', 'darwin', undefined],
  ['v24.1.0', 'win32', /Windows Subsystem for Linux/],
])('Node %s on %s', (version, platform, words) => {
  const problem = machineProblem(version, platform)
  if (words === undefined) expect(problem).toBeUndefined()
  else expect(problem).toMatch(words)
})

test('a port in use is named before the slow work, with another one to try', async () => {
  const other = createServer()
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const child = spawn(process.execPath, [start], { env: { ...process.env, PORT: String(port) } })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = await once(child, 'close')
  other.close()
  expect(said.trim()).toBe(
    `Port ${port} is already in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`,
  )
  expect(code).toBe(1)
})

test.each([
  [{}, { port: 4000, host: '127.0.0.1', problem: undefined }],
  [
    { PORT: '4100', HOST: '0.0.0.0' },
    { port: 4100, host: '0.0.0.0', problem: undefined },
  ],
  [{ PORT: '0' }, { port: 0, host: '127.0.0.1', problem: undefined }],
  [{ PORT: 'four' }, { problem: expect.stringMatching(/PORT is "four", but a port is a whole number/) }],
  [{ PORT: '65536' }, { problem: expect.stringMatching(/from 1 to 65535/) }],
  [{ PORT: '-1' }, { problem: expect.stringMatching(/PORT is "-1"/) }],
])('the address from %j', (env, address) => {
  expect(addressFrom(env)).toMatchObject(address)
})

test('a host that is not of this machine is named', async () => {
  expect(await portProblem(0, '192.0.2.1')).toMatch(/HOST is "192\.0\.2\.1", which is no address of this machine/)
})
