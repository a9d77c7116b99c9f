import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { writeProblem } from './data-folder.ts'
import type { Account } from './postgres-account.ts'
import { codeOf, sentence } from './sentence.ts'

/** The name of the superuser, and of the database that Rapport lives in. */
export const OWNER = 'rapport'

/** A cluster on disk, and how a process of its account reaches it. */
export interface Cluster {
  readonly folder: string
  readonly program: string
  readonly account: Account | undefined
  readonly password: string
}

/**
 * The cluster of a data folder: made the first time, otherwise the one that is there, checked for what a move or a
 * restored backup can break. It appears under its name only when it is complete, so an interrupted first start leaves
 * nothing half-made behind.
 *
 * @param durable false for throw-away clusters, whose making need not survive a power cut
 */
export function openCluster(data: string, program: string, account: Account | undefined, durable: boolean): Cluster {
  const folder = join(data, 'postgres')
  if (!existsSync(join(folder, 'PG_VERSION'))) create(data, folder, program, account, durable)
  checkVersion(folder, program)
  handOver(folder, account)
  return { folder, program, account, password: readPassword(data) }
}

/**
 * Where a process of the account finds the folder it was started in. A folder beneath one that only root may enter
 * cannot be named by another user, but its own working folder always can.
 */
export function ownPath(folder: string, account: Account | undefined): string {
  return account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : folder
}

function create(data: string, folder: string, program: string, account: Account | undefined, durable: boolean): void {
  const partial = `${folder}.partial`
  const password = join(data, 'database-password')
  try {
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { mode: 0o700 })
    if (account) chownSync(partial, account.uid, account.gid)
    if (!existsSync(password)) writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
    initialise(partial, readPassword(data), program, account, durable)
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    const text = writeProblem(codeOf(error), data)
    throw text === undefined ? error : sentence(text, error)
  }
}

// The password reaches initdb as an inherited file, which its account may read wherever the folder is.
function initialise(
  folder: string,
  password: string,
  program: string,
  account: Account | undefined,
  durable: boolean,
): void {
  const secret = `${folder}.secret`
  writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  if (account) chownSync(secret, account.uid, account.gid)
  const handle = openSync(secret, 'r')
  try {
    const { status, stderr, error } = spawnSync(
      join(program, 'bin', 'initdb'),
      [
        `--pgdata=${ownPath(folder, account)}`,
        `--username=${OWNER}`,
        '--auth=scram-sha-256',
        `--pwfile=${process.platform === 'linux' ? '/proc/self/fd/3' : secret}`,
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      {
        cwd: folder,
        env: {},
        stdio: ['ignore', 'ignore', 'pipe', handle],
        encoding: 'utf8',
        timeout: 120_000,
        ...account,
      },
    )
    if (status === 0) return
    if (/no space left/i.test(stderr ?? '')) throw Object.assign(new Error(stderr), { code: 'ENOSPC' })
    const reason = stderr?.trim().split('\n').at(-1) || error?.message || 'no reason given'
    throw sentence(`The database could not be made in ${folder}: ${reason}`)
  } finally {
    closeSync(handle)
    rmSync(secret, { force: true })
  }
}

function checkVersion(folder: string, program: string): void {
  const written = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  const { stdout } = spawnSync(join(program, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    env: {},
    timeout: 20_000,
  })
  const ours = / (\d+)/.exec(stdout)?.[1]
  if (written === ours) return
  throw sentence(
    `The data in ${folder} were written by Postgres ${written}, and this Rapport brings Postgres ${ours}. ` +
      'Start the Rapport that wrote them and move the data by dump and restore, as docs/operations.md says.',
  )
}

// A copied or restored folder often belongs to whoever copied it, and Postgres insists on being alone in it.
function handOver(folder: string, account: Account | undefined): void {
  const { uid, mode } = statSync(folder)
  const own = process.getuid?.()
  if (account && uid !== account.uid) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder])
  if (!account && uid !== own)
    throw sentence(
      `The data in ${folder} belong to another user (number ${uid}). Start Rapport as that user or as root, ` +
        'or name another folder: RAPPORT_DATA=/another/folder npm start',
    )
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700)
}

function readPassword(data: string): string {
  const file = join(data, 'database-password')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw sentence(
      `${file} is missing or may not be read. It belongs to the data: restore it from the backup, owned by this user.`,
      cause,
    )
  }
}
