import { readFileSync } from 'node:fs'
import type pg from 'pg'

/**
 * What this process and the database's processes for one database have used of the processor so far, in milliseconds, on
 * Linux and with the database on the same machine. Other work on the machine adds to the clock, and hardly to this.
 */
export async function processorTime(admin: pg.Client, database: string): Promise<number> {
  const { user, system } = process.cpuUsage()
  const { rows } = await admin.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
    [database],
  )
  return rows.reduce((all, { pid }) => all + onProcessor(pid), (user + system) / 1e3)
}

function onProcessor(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}
