import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { writeProblem } from './data-folder.ts'
import { accountFor } from './postgres-account.ts'
import { type Cluster, OWNER, openCluster, ownPath } from './postgres-cluster.ts'
import { postgresFor } from './postgres-program.ts'
import { gone, postgresProcessesIn, postmasterIn, signal } from './processes.ts'
import { codeOf, isSentence, sentence } from './sentence.ts'

const READY_WITHIN = 120_000
const STOPPED_WITHIN = 20_000
const REVIVALS = 3
const LOG_LIMIT = 20 * 1024 * 1024

/** A Postgres of our own that answers on the loopback address. */
export interface EmbeddedPostgres {
  /** As the owner of everything in it; holds the password. */
  readonly url: string
  /** Ends every connection and the server; the data stay. */
  stop(): Promise<void>
}

/** How to run it. `data` is the folder it owns; the caller makes sure that nobody else uses it. */
export interface EmbeddedPostgresOptions {
  readonly data: string
  /** For tests: faster, and not expected to survive a power cut. */
  readonly throwAway?: boolean
  /** Told in a sentence when the server died and was started again. */
  onRevived?(notice: string): void
  /** Told in a sentence when the server is gone for good. */
  onLost?(reason: Error): void
}

/**
 * Starts Postgres on a data folder, whatever the last run left there: a server still running because its Rapport was
 * killed is stopped first, a stale pid file is no obstacle. A server that dies is started again on the same port, so
 * that pools find it; one that keeps dying is reported as lost.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = accountFor(join(options.data, 'postgres'))
  const cluster = openCluster(options.data, postgresFor(account), account, !options.throwAway)
  const log = join(options.data, 'postgres.log')
  await clearLeftovers(cluster.folder)
  rotate(log)

  let stopping = false
  let revivals = 0
  let server = await startOnFreePort(cluster, log, options.throwAway ?? false)
  const watch = (): void => {
    void server.ended.then(async () => {
      if (stopping) return
      try {
        revivals += 1
        if (revivals > REVIVALS)
          throw sentence(`The database stopped ${revivals} times: ${lastReason(log, 0)}. Its log is ${log}`)
        await clearLeftovers(cluster.folder)
        server = await launch(cluster, log, server.port, options.throwAway ?? false)
        options.onRevived?.(`The database had stopped and was started again (its log is ${log}).`)
        if (stopping) await server.stop()
        else watch()
      } catch (error) {
        if (!stopping) options.onLost?.(isSentence(error) ? error : explain(log, 0, cluster.folder))
      }
    })
  }
  watch()
  return {
    url: `postgresql://${OWNER}:${cluster.password}@127.0.0.1:${server.port}/${OWNER}`,
    stop: async () => {
      stopping = true
      await server.stop()
    },
  }
}

interface Server {
  readonly port: number
  readonly ended: Promise<void>
  stop(): Promise<void>
}

// Another program may take the free port between finding and using it.
async function startOnFreePort(cluster: Cluster, log: string, throwAway: boolean): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(cluster, log, await freePort(), throwAway)
    } catch (error) {
      if (attempt === 5 || codeOf(error) !== 'EADDRINUSE') throw error
    }
  }
}

async function launch(cluster: Cluster, log: string, port: number, throwAway: boolean): Promise<Server> {
  const output = openSync(log, 'a', 0o600)
  const from = fstatSync(output).size
  const child = spawn(
    join(cluster.program, 'bin', 'postgres'),
    ['-D', ownPath(cluster.folder, cluster.account), ...settings(port, throwAway)],
    {
      cwd: cluster.folder,
      env: {},
      // A session of its own: Ctrl-C in the terminal reaches us, and we stop the server last.
      detached: true,
      stdio: ['ignore', output, output],
      ...cluster.account,
    },
  )
  closeSync(output)
  let running = true
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      running = false
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  const stop = async (): Promise<void> => {
    for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (!running) return
      child.kill(name)
      await Promise.race([ended, pause(STOPPED_WITHIN, undefined, { ref: false })])
    }
  }

  try {
    const deadline = performance.now() + READY_WITHIN
    while (!(await answers(cluster.password, port))) {
      if (!running) throw explain(log, from, cluster.folder)
      if (performance.now() > deadline)
        throw sentence(`The database did not become ready within ${READY_WITHIN / 1000} seconds. Its log is ${log}`)
      await pause(25)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { port, ended, stop }
}

/** A database named like the owner exists from the first answer on. */
async function answers(password: string, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: OWNER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
    query_timeout: 20_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`create database ${OWNER}`)
    return true
  } catch (error) {
    if (codeOf(error) === '28P01')
      throw sentence(
        'The password in database-password is not the one of the database beside it. Restore both from the same backup.',
        error,
      )
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function settings(port: number, throwAway: boolean): string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    // Short statements are not worth compiling.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log names errors, never the rows or statements of clients.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    log_parameter_max_length_on_error: 0,
    ...(throwAway && {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      shared_buffers: '128MB',
      max_connections: 200,
      autovacuum_naptime: '10min',
    }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Stops what still works on the cluster, and removes a pid file whose number may by now be somebody else's. */
async function clearLeftovers(folder: string): Promise<void> {
  const parent = postmasterIn(folder)
  if (parent !== undefined && postgresProcessesIn(folder).includes(parent)) {
    signal([parent], 'SIGINT')
    await gone([parent], STOPPED_WITHIN)
  }
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    const left = postgresProcessesIn(folder)
    signal(left, name)
    if (await gone(left, 5_000)) break
  }
  if (postgresProcessesIn(folder).length > 0)
    throw sentence(
      `A Postgres still works on ${folder} and cannot be stopped. Stop it (process ${parent}), then start again.`,
    )
  rmSync(join(folder, 'postmaster.pid'), { force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function rotate(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(log, `${log}.1`)
}

/** Why the server ended, in a sentence, from what it wrote since the given place in its log. */
function explain(log: string, from: number, folder: string): Error {
  const text = since(log, from)
  if (/no space left on device/i.test(text)) return sentence(writeProblem('ENOSPC', folder) ?? text)
  if (/could not (bind|create any TCP)/i.test(text))
    return Object.assign(sentence('No free port was found for the database. Start again.'), { code: 'EADDRINUSE' })
  return sentence(`The database did not start: ${lastReason(log, from)}. Its log is ${log}`)
}

function lastReason(log: string, from: number): string {
  const lines = since(log, from).split('\n')
  const reason = lines.findLast((line) => /(FATAL|PANIC):/.test(line)) ?? lines.findLast((line) => line.trim() !== '')
  return reason?.replace(/^.*?(FATAL|PANIC):\s*/, '').trim() || 'it gave no reason'
}

function since(log: string, from: number): string {
  try {
    return readFileSync(log).subarray(from).toString('utf8')
  } catch {
    return ''
  }
}
