import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { gone, postgresProcessesIn } from './processes.ts'

// The real thing in processes of its own: `serve.ts` as `npm start` runs it, on a firm without demo data.
const home = mkdtempSync(join(tmpdir(), 'rapport-serve-'))
const data = join(home, 'data')
const serve = fileURLToPath(new URL('./serve.ts', import.meta.url))
const SLOW = 180_000
const running = new Set<ChildProcess>()

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  const left = postgresProcessesIn(join(data, 'postgres'))
  for (const pid of left) process.kill(pid, 'SIGKILL')
  await gone(left, 5_000)
  rmSync(home, { recursive: true, force: true })
})

test(
  'it starts, says where it is and how to make the first administrator, and stops cleanly at SIGTERM',
  async () => {
    const rapport = await started()
    expect(rapport.said()).toMatch(/embedded Postgres, data in .*\/data/)
    expect(rapport.said()).toMatch(/migrations applied/)
    expect(rapport.said()).toMatch(/first administrator.*\n\s+http:\/\/localhost:\d+\/first-administrator#[\w-]{20,}/)
    expect((await fetch(`${rapport.address}/readyz`)).status).toBe(200)
    expect(await (await fetch(rapport.address, { headers: { accept: 'text/html' } })).text()).toMatch(/<title>/)
    rapport.child.kill('SIGTERM')
    expect(await rapport.code).toBe(0)
    expect(postgresProcessesIn(join(data, 'postgres'))).toEqual([])
  },
  SLOW,
)

test(
  'killed outright, it starts again on the same data; and it stops when the process that started it dies',
  async () => {
    const killed = await started()
    killed.child.kill('SIGKILL')
    await killed.code
    const again = await started({ channel: true })
    expect(again.said()).toMatch(/Schema: up to date/)
    again.child.disconnect()
    expect(await again.code).toBe(0)
    expect(postgresProcessesIn(join(data, 'postgres'))).toEqual([])
  },
  SLOW,
)

test(
  'one Ctrl-C that arrives three times stops it cleanly; a second Rapport on the same data is told to wait',
  async () => {
    const rapport = await started()
    const second = await failed({ RAPPORT_DATA: data })
    expect(second.said).toMatch(/Another Rapport \(process \d+\) already works on the data folder .*RAPPORT_DATA=/)
    for (let copy = 0; copy < 3; copy += 1) rapport.child.kill('SIGINT')
    expect(await rapport.code).toBe(0)
    expect(rapport.said()).not.toMatch(/at once/)
  },
  SLOW,
)

test(
  'interrupted while it starts, it leaves no server behind',
  async () => {
    const child = launch({ RAPPORT_DATA: data })
    const code = ended(child)
    const deadline = Date.now() + 30_000
    while (postgresProcessesIn(join(data, 'postgres')).length === 0 && Date.now() < deadline)
      await new Promise(setImmediate)
    child.kill('SIGINT')
    expect(await code).toBe(0)
    expect(postgresProcessesIn(join(data, 'postgres'))).toEqual([])
  },
  SLOW,
)

const withIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))
const onIPv6 = withIPv6 ? test : test.skip
onIPv6(
  'the IPv6 loopback address is shown as a browser takes it',
  async () => {
    const rapport = await started({ host: '::1' })
    expect(rapport.address).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await fetch(`${rapport.address}/readyz`)).status).toBe(200)
    rapport.child.kill('SIGTERM')
    expect(await rapport.code).toBe(0)
  },
  SLOW,
)

test(
  'a port in use is refused before anything is made',
  async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { said } = await failed({ PORT: String(port), RAPPORT_DATA: join(home, 'never') })
    other.close()
    expect(said).toMatch(
      /^Port \d+ is already in use\. Stop the program that uses it, or choose another port: PORT=\d+ npm start$/,
    )
  },
  SLOW,
)

test.each([
  [
    { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/firm' },
    /^The Postgres at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\. Check/,
  ],
  [{ RAPPORT_DATA: '/proc/rapport' }, /^This user may not write to the data folder \/proc\/rapport\./],
  [{ RAPPORT_DEMO: 'perhaps' }, /^RAPPORT_DEMO is "perhaps"; it is 1 for yes or 0 for no\.$/],
])(
  '%j gets one sentence and no stack',
  async (env: Record<string, string>, words) => {
    const { said } = await failed({ RAPPORT_DATA: join(home, 'unused'), ...env })
    expect(said).toMatch(words)
    expect(said).not.toMatch(/\n\s+at |Error:/)
  },
  SLOW,
)

test(
  'a Postgres of your own is enough, with an owner who is no superuser but may create roles',
  async () => {
    const own = join(home, 'own')
    mkdirSync(own)
    const postgres = await startEmbeddedPostgres({ data: own, throwAway: true })
    const admin = new pg.Client({ connectionString: postgres.url })
    try {
      await admin.connect()
      await admin.query("create role rapport_owner login createrole password 'o'")
      await admin.query("create database firm owner rapport_owner encoding 'UTF8' template template0")
      const address = new URL(postgres.url)
      address.username = 'rapport_owner'
      address.password = 'o'
      address.pathname = '/firm'
      const rapport = await started({ databaseUrl: address.href })
      expect(rapport.said()).toMatch(/^Database: database firm at 127\.0\.0\.1:\d+/)
      expect((await fetch(`${rapport.address}/readyz`)).status).toBe(200)
      rapport.child.kill('SIGTERM')
      expect(await rapport.code).toBe(0)
      const again = await started({ databaseUrl: address.href })
      expect(again.said()).toMatch(/Schema: up to date/)
      again.child.kill('SIGTERM')
      expect(await again.code).toBe(0)
    } finally {
      await admin.end()
      await postgres.stop()
    }
  },
  SLOW,
)

const asRoot = process.getuid?.() === 0 ? test : test.skip
asRoot(
  'a disk that fills up while it starts gets a sentence, and what was there before still starts afterwards',
  async () => {
    const disk = join(home, 'disk')
    mkdirSync(disk)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'tmpfs', disk]).status !== 0)
      return expect(disk).toBeTruthy()
    try {
      const first = await started({ data: disk })
      first.child.kill('SIGTERM')
      await first.code
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1M'])
      const { said } = await failed({ RAPPORT_DATA: disk })
      expect(said).toMatch(/^Only 0 MB are free on the disk of .*; Rapport needs at least 60 MB\. Make room/)
      rmSync(join(disk, 'filler'))
      const again = await started({ data: disk })
      again.child.kill('SIGTERM')
      expect(await again.code).toBe(0)
    } finally {
      spawnSync('umount', [disk])
    }
  },
  SLOW,
)

interface Running {
  readonly child: ChildProcess
  readonly address: string
  readonly code: Promise<number | null>
  said(): string
}

interface Wanted {
  readonly channel?: boolean
  readonly data?: string
  readonly databaseUrl?: string
  readonly host?: string
}

async function started(wanted: Wanted = {}): Promise<Running> {
  const place = wanted.databaseUrl ? { DATABASE_URL: wanted.databaseUrl } : { RAPPORT_DATA: wanted.data ?? data }
  const child = launch({ ...place, ...(wanted.host && { HOST: wanted.host }) }, wanted.channel)
  const code = ended(child)
  let said = ''
  const ready = Promise.withResolvers<string>()
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /Rapport is ready: (\S+)[^]*Ctrl-C/.exec(said)?.[1]
      if (address) ready.resolve(address)
    })
  void code.then((number) => ready.reject(new Error(`ended with ${number}: ${said}`)))
  return { child, address: await ready.promise, code, said: () => said }
}

async function failed(env: Record<string, string>): Promise<{ said: string }> {
  const child = launch(env)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect(await ended(child)).toBe(1)
  return { said: said.trim() }
}

function launch(env: Record<string, string>, channel = false): ChildProcess {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', serve], {
    env: { ...inherited, NODE_OPTIONS: '', PORT: '0', RAPPORT_DEMO: '0', ...env },
    stdio: channel ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  return child
}

async function ended(child: ChildProcess): Promise<number | null> {
  // Where there is a channel, the end of the streams is not reported after it was closed from here.
  const [code] = await once(child, child.channel ? 'exit' : 'close')
  running.delete(child)
  return code as number | null
}
