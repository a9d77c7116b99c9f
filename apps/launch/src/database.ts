import { takeDataFolder } from './data-folder.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { checkOwnDatabase } from './own-database.ts'

/** A database that answers, reached as the owner of what is in it. */
export interface Database {
  readonly ownerUrl: string
  /** Where the data are, in words. */
  readonly place: string
  stop(): Promise<void>
}

/** What to do when the embedded server died and came back, or is gone for good. */
export interface DatabaseEvents {
  onRevived(notice: string): void
  onLost(reason: Error): void
}

/** The Postgres that the environment names, checked; or our own one on its data folder. */
export async function openDatabase(
  { databaseUrl, data }: { databaseUrl: string | undefined; data: string | undefined },
  events: DatabaseEvents,
): Promise<Database> {
  if (databaseUrl !== undefined || data === undefined) {
    const ownerUrl = databaseUrl ?? ''
    await checkOwnDatabase(ownerUrl)
    const { host, pathname } = new URL(ownerUrl)
    return {
      ownerUrl,
      place: `database ${decodeURIComponent(pathname.slice(1))} at ${host}`,
      stop: async () => undefined,
    }
  }
  const folder = takeDataFolder(data)
  try {
    const postgres = await startEmbeddedPostgres({ data: folder.path, ...events })
    const stop = async (): Promise<void> => {
      await postgres.stop()
      folder.letGo()
    }
    return { ownerUrl: postgres.url, place: `embedded Postgres, data in ${folder.path}`, stop }
  } catch (error) {
    folder.letGo()
    throw error
  }
}
