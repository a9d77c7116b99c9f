import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { gone, isAlive, postgresProcessesIn, postmasterIn } from './processes.ts'

// One cluster for all: each test leaves it stopped, as a real data folder would be found.
const home = mkdtempSync(join(tmpdir(), 'rapport-launch-'))
const data = join(home, 'data')
const cluster = join(data, 'postgres')

beforeAll(async () => {
  mkdirSync(data)
  const postgres = await startEmbeddedPostgres({ data, throwAway: true })
  await query(postgres, 'create table kept (note text)')
  await query(postgres, "insert into kept values ('still here')")
  await postgres.stop()
}, 60_000)

afterAll(() => rmSync(home, { recursive: true, force: true }))

test('what was stored survives a stop and a start', () =>
  withPostgres(async (postgres) => {
    expect(await query(postgres, 'select note from kept')).toEqual([{ note: 'still here' }])
  }))

test('it is Postgres 18 or newer, sorts and compares text the same on every machine, and lives in UTC', () =>
  withPostgres(async (postgres) => {
    const [row] = await query(
      postgres,
      `select current_setting('server_version_num')::int / 10000 >= 18 as recent, current_setting('timezone') as zone,
              current_setting('server_encoding') as encoding, upper('zürich') as upper, lower('Ä') as lower`,
    )
    expect(row).toEqual({ recent: true, zone: 'UTC', encoding: 'UTF8', upper: 'ZÜRICH', lower: 'ä' })
  }))

test('the password file and the log are for their owner alone, and the server listens on loopback alone', () =>
  withPostgres(async (postgres) => {
    expect(statSync(join(data, 'database-password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'postgres.log')).mode & 0o777).toBe(0o600)
    const [row] = await query(
      postgres,
      "select current_setting('listen_addresses') as tcp, current_setting('unix_socket_directories') as sockets",
    )
    expect(row).toEqual({ tcp: '127.0.0.1', sockets: '' })
  }))

test('nobody gets in without the password', () =>
  withPostgres(async (postgres) => {
    const address = new URL(postgres.url)
    address.password = 'a-guess'
    const client = new pg.Client({ connectionString: address.href })
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' })
  }))

test('Postgres never runs as root, also when the data lie in a folder that only root may enter', () =>
  withPostgres(async () => {
    const [pid] = postgresProcessesIn(cluster)
    const owner = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    expect(statSync(home).mode & 0o077).toBe(0)
    expect(Number(owner)).toBeGreaterThan(0)
    expect(Number(owner)).toBe(statSync(cluster).uid)
  }))

test('a server left running by a killed Rapport is no obstacle to the next one, and nothing is lost', async () => {
  const first = await killedRapport('SIGKILL')
  expect(isAlive(first.postmaster)).toBe(true)
  await withPostgres(async (postgres) => {
    expect(await gone([first.postmaster], 0)).toBe(true)
    expect(await query(postgres, 'select count(*)::int as n from kept')).toEqual([{ n: 1 }])
  })
})

test('after everything was killed at once the next start recovers what was committed', async () => {
  const first = await killedRapport('SIGKILL')
  for (const pid of postgresProcessesIn(cluster)) process.kill(pid, 'SIGKILL')
  await gone([first.postmaster], 5_000)
  expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(true)
  await withPostgres(async (postgres) => {
    expect(await query(postgres, 'select note from kept')).toEqual([{ note: 'still here' }])
  })
})

test('a stale pid file whose number now belongs to another program neither blocks the start nor harms it', async () => {
  const bystander = spawn('sleep', ['60'], { cwd: cluster })
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    `${bystander.pid}\n/proc/self/cwd\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n`,
  )
  try {
    await withPostgres(async (postgres) => {
      expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
    })
  } finally {
    bystander.kill()
  }
})

test('a database that dies is started again on the same port, and says so', async () => {
  const revived = Promise.withResolvers<string>()
  const postgres = await startEmbeddedPostgres({
    data,
    throwAway: true,
    onRevived: revived.resolve,
    onLost: revived.reject,
  })
  try {
    process.kill(postmasterIn(cluster) ?? 0, 'SIGKILL')
    expect(await revived.promise).toMatch(/started again/)
    expect(await query(postgres, 'select note from kept')).toEqual([{ note: 'still here' }])
  } finally {
    await postgres.stop()
  }
})

test('a first start that was interrupted leaves nothing that the next one trips over', async () => {
  const other = join(home, 'interrupted')
  mkdirSync(join(other, 'postgres.partial', 'base'), { recursive: true })
  const postgres = await startEmbeddedPostgres({ data: other, throwAway: true })
  await postgres.stop()
  expect(existsSync(join(other, 'postgres.partial'))).toBe(false)
}, 30_000)

test('data written by another Postgres are refused in words, untouched', async () => {
  const marker = join(cluster, 'PG_VERSION')
  const version = readFileSync(marker, 'utf8')
  writeFileSync(marker, '16\n')
  try {
    await expect(startEmbeddedPostgres({ data, throwAway: true })).rejects.toThrow(
      /written by Postgres 16.*dump and restore/,
    )
  } finally {
    writeFileSync(marker, version)
  }
})

test('a missing password file is asked for by name', async () => {
  const file = join(data, 'database-password')
  renameSync(file, `${file}.aside`)
  try {
    await expect(startEmbeddedPostgres({ data, throwAway: true })).rejects.toThrow(
      /database-password is missing.*backup/,
    )
  } finally {
    renameSync(`${file}.aside`, file)
  }
})

async function withPostgres(work: (postgres: EmbeddedPostgres) => Promise<void>): Promise<void> {
  const postgres = await startEmbeddedPostgres({ data, throwAway: true })
  try {
    await work(postgres)
  } finally {
    await postgres.stop()
  }
  expect(postgresProcessesIn(cluster)).toEqual([])
}

async function query(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A Rapport of its own process whose server is up, killed without a chance to clean up. */
async function killedRapport(how: NodeJS.Signals): Promise<{ postmaster: number }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href
  const code = `import { startEmbeddedPostgres } from ${JSON.stringify(module)}
    await startEmbeddedPostgres({ data: ${JSON.stringify(data)}, throwAway: true })
    console.log('up'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill(how)
  await once(child, 'exit')
  return { postmaster: postmasterIn(cluster) ?? 0 }
}
