import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether a process with this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process began, in a form that only serves comparison: process numbers are given out again, the pair of number
 * and beginning is not. Undefined when there is no such process.
 */
export function beginningOf(pid: number): string | undefined {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined
  try {
    // The second field is the program's name in brackets and may hold spaces; the 20th after it is the start time.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return undefined
  }
}

/** The numbers of all postgres processes that work in a cluster's folder, the parent and its children alike. */
export function postgresProcessesIn(cluster: string): number[] {
  return process.platform === 'linux' ? byWorkingFolder(cluster) : byPidFile(cluster)
}

function byWorkingFolder(cluster: string): number[] {
  const folder = identityOf(cluster)
  if (folder === undefined) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && identityOf(`/proc/${name}/cwd`) === folder && isPostgres(name))
    .map(Number)
}

function byPidFile(cluster: string): number[] {
  const pid = postmasterIn(cluster)
  if (pid === undefined || !isAlive(pid)) return []
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  return command.includes('postgres') && command.includes(cluster) ? [pid] : []
}

/** The parent process that the cluster's own pid file names, alive or not. */
export function postmasterIn(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(`${cluster}/postmaster.pid`, 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

/** Waits until none of the processes is left; false when the time (milliseconds) ran out first. */
export async function gone(pids: readonly number[], within: number): Promise<boolean> {
  const deadline = performance.now() + within
  while (pids.some(isRunning)) {
    if (performance.now() > deadline) return false
    await pause(20)
  }
  return true
}

/** Sends a signal to each process that still exists. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It ended by itself.
    }
  }
}

// A process that ended but was not collected by its parent still answers to signals, and holds nothing any more.
function isRunning(pid: number): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat[stat.lastIndexOf(')') + 2] !== 'Z'
  } catch {
    return false
  }
}

function identityOf(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(folder, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}

// The name of the program's file, which is marked "(deleted)" when its package was replaced while it ran.
function isPostgres(pid: string): boolean {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')
  } catch {
    return false
  }
}
