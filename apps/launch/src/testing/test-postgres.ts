import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DataFolder, takeDataFolder } from '../data-folder.ts'
import { startEmbeddedPostgres } from '../embedded-postgres.ts'
import { gone, postgresProcessesIn, signal } from '../processes.ts'

const PREFIX = 'rapport-test-server-'

/** A Postgres that lives as long as a test run. `url` names the server, as its superuser, without a database. */
export interface TestPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Starts a throw-away Postgres, and clears away those that killed test runs left behind. */
export async function startTestPostgres(): Promise<TestPostgres> {
  await sweep()
  const folder = takeDataFolder(mkdtempSync(join(tmpdir(), PREFIX)))
  const postgres = await startEmbeddedPostgres({ data: folder.path, throwAway: true })
  const url = new URL(postgres.url)
  url.pathname = ''
  return {
    url: url.href,
    stop: async () => {
      await postgres.stop()
      rmSync(folder.path, { recursive: true, force: true })
    },
  }
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const abandoned = takeAbandoned(join(tmpdir(), name))
    if (abandoned === undefined) continue
    const left = postgresProcessesIn(join(abandoned.path, 'postgres'))
    signal(left, 'SIGKILL')
    await gone(left, 5_000)
    rmSync(abandoned.path, { recursive: true, force: true })
  }
}

// A folder whose run still lives, or that belongs to somebody else, refuses to be taken.
function takeAbandoned(path: string): DataFolder | undefined {
  try {
    return takeDataFolder(path)
  } catch {
    return undefined
  }
}
