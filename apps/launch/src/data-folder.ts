import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beginningOf } from './processes.ts'
import { codeOf, sentence } from './sentence.ts'

const MEGABYTE = 1024 * 1024
const NEEDED_TO_BEGIN = 400 * MEGABYTE
const NEEDED_TO_GO_ON = 60 * MEGABYTE

/** A data folder that this process alone may work on until it lets go. */
export interface DataFolder {
  /** Absolute, without symbolic links. */
  readonly path: string
  letGo(): void
}

/**
 * Makes the data folder if need be and takes it for this process. Refuses with a sentence when it cannot be made or
 * written, when the disk is nearly full, and when another Rapport that still runs has it. What a killed process left
 * is taken over.
 */
export function takeDataFolder(wanted: string): DataFolder {
  const path = make(resolve(wanted))
  refuseFullDisk(path)
  const lock = join(path, 'rapport.lock')
  hold(lock, path)
  return { path, letGo: () => rmSync(lock, { force: true }) }
}

/** The sentence for a failure to write, told by the system's code; undefined when the code is about something else. */
export function writeProblem(code: string | undefined, path: string): string | undefined {
  const another = 'or name another folder: RAPPORT_DATA=/another/folder npm start'
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of ${path} is full. Make room, ${another}`
    case 'EACCES':
    case 'EPERM':
      return `This user may not write to the data folder ${path}. Give them the right to, ${another}`
    case 'EROFS':
      return `The data folder ${path} is on a disk that can only be read. Name another folder: RAPPORT_DATA=/another/folder npm start`
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data folder ${path} is, or lies beneath, something that is not a folder. Move that away, ${another}`
    case 'ENAMETOOLONG':
      return `The name of the data folder is too long. Name another folder: RAPPORT_DATA=/another/folder npm start`
    default:
      return undefined
  }
}

function make(path: string): string {
  try {
    makeWithParents(path)
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
    accessSync(path, constants.W_OK | constants.X_OK | constants.R_OK)
    return realpathSync(path)
  } catch (error) {
    throw inWords(error, path)
  }
}

// Node's own way to make parents never ends where a system folder refuses new entries as "not there".
function makeWithParents(path: string): void {
  if (exists(path)) return
  if (dirname(path) !== path) makeWithParents(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw Object.assign(new Error('refused'), { code: 'EACCES' })
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function refuseFullDisk(path: string): void {
  const { bavail, bsize } = statfsSync(path)
  const needed = exists(join(path, 'postgres', 'PG_VERSION')) ? NEEDED_TO_GO_ON : NEEDED_TO_BEGIN
  if (bavail * bsize >= needed) return
  throw sentence(
    `Only ${Math.floor((bavail * bsize) / MEGABYTE)} MB are free on the disk of ${path}; Rapport needs at least ${needed / MEGABYTE} MB. ` +
      'Make room, or name another folder: RAPPORT_DATA=/another/folder npm start',
  )
}

// A lock is a file that appears complete or not at all (a link to one written beforehand). It names the process and
// when that began, because numbers of processes are given out again.
function hold(lock: string, path: string): void {
  const mine = `${lock}.${process.pid}`
  try {
    writeFileSync(mine, `${process.pid} ${beginningOf(process.pid)}\n`, { mode: 0o600 })
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (appears(mine, lock)) return
      const found = read(lock)
      if (found !== undefined) refuseLiving(found, path)
      removeStale(lock, found)
    }
    throw sentence(
      `Several Rapports are starting on the data folder ${path} at the same moment. Start one of them again.`,
    )
  } catch (error) {
    throw inWords(error, path)
  } finally {
    rmSync(mine, { force: true })
  }
}

function appears(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function refuseLiving(found: string, path: string): void {
  const [, pid, beginning] = /^(\d+) (.+)\n$/.exec(found) ?? []
  if (beginning === undefined || beginningOf(Number(pid)) !== beginning) return
  throw sentence(
    `Another Rapport (process ${pid}) already works on the data folder ${path}. Stop it first, ` +
      'or give this one a folder and a port of its own: RAPPORT_DATA=/another/folder PORT=4001 npm start',
  )
}

// Whoever starts at the same moment may have replaced the stale lock already: what was moved away is looked at again.
function removeStale(lock: string, found: string | undefined): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
    if (read(aside) !== found) appears(aside, lock)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined
}

function inWords(error: unknown, path: string): unknown {
  const text = writeProblem(codeOf(error), path)
  return text === undefined ? error : sentence(text, error)
}
