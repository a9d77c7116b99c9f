import { startServer } from '@rapport/api/server.ts'
import { migrate } from '@rapport/prisma/migrate.ts'
import { provision } from '@rapport/prisma/provision.ts'
import { cannotListen, portProblem } from '../port.mjs'
import { writeProblem } from './data-folder.ts'
import { type DatabaseEvents, openDatabase } from './database.ts'
import type { Environment } from './environment.ts'
import { ensureDemoFirm, signInWords } from './firm.ts'
import { openLog } from './log.ts'
import { codeOf, isSentence, sentence } from './sentence.ts'
import { buildWeb } from './web-build.ts'

/** What a start reports while it happens, and what has to be closed again when it ends. */
export interface Start extends DatabaseEvents {
  readonly environment: Environment
  readonly root: string
  readonly terminal: boolean
  readonly say: (line: string) => void
  /** Keeps how to close a thing that is open now; closing goes in reverse order. Rejects when it is time to stop. */
  opened(close: () => Promise<void>): Promise<void>
  /** Aborted when it is time to stop. */
  readonly signal: AbortSignal
}

/**
 * Starts everything in order: database, schema, roles, demo firm, screens, API. Says what took how long, and in the
 * end where Rapport is and how to sign in. Fails with a sentence that says what to do.
 */
export async function startRapport(start: Start): Promise<void> {
  const { environment, root } = start
  const { port, host, demo, idleMinutes, publicOrigin, trustedProxy, metricsToken } = environment
  const taken = await portProblem(port, host)
  if (taken !== undefined) throw sentence(taken)
  const step = async <T>(work: () => Promise<T>, words: (result: T) => string): Promise<T> => {
    const began = performance.now()
    const result = await work()
    start.say(`${words(result).padEnd(60)} ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`)
    return result
  }
  // The screens need no database, so they are built while it starts; a failure is reported when their turn comes.
  const building = buildWeb(root, start.signal)
  building.catch(() => undefined)

  const database = await step(
    async () => openDatabase(environment, start),
    ({ place }) => `Database: ${place}`,
  )
  await start.opened(() => database.stop())
  const { ownerUrl } = database
  await step(
    () => inWords('The database could not be brought up to date', database.place, migrate(ownerUrl)),
    ({ applied }) => (applied.length > 0 ? `Schema: ${applied.length} migrations applied` : 'Schema: up to date'),
  )
  const { apiUrl, sessionSecret } = await inWords(
    "The API's login could not be made",
    database.place,
    provision(ownerUrl),
  )
  if (demo)
    await step(
      () => inWords('The demo firm could not be loaded', database.place, ensureDemoFirm(ownerUrl)),
      (loaded) => (loaded ? 'Demo firm: loaded' : 'Firm: present'),
    )
  const web = await step(
    () => building,
    ({ built }) => (built ? 'Screens: built' : 'Screens: up to date'),
  )
  const { logger, file } = openLog(environment.logLevel, environment.data, start.terminal)
  const server = await startServer({
    databaseUrl: apiUrl,
    sessionSecret,
    port,
    host,
    publicOrigin,
    trustedProxy,
    idleMinutes,
    metricsToken,
    webFolder: web.folder,
    logger,
  }).catch((error: unknown) => {
    throw sentence(cannotListen(codeOf(error) ?? String(error), port, host), error)
  })
  await start.opened(() => server.stop())
  const address = publicOrigin ?? server.address
  const words = await signInWords(server.address, ownerUrl)
  start.say(
    [
      '',
      `Rapport is ready: ${address}`,
      '',
      ...words,
      '',
      ...(file ? [`Log: ${file}`] : []),
      'Stop it with Ctrl-C.',
    ].join('\n'),
  )
}

// What a database answers to its owner, in words; the message of the database is kept, since an administrator needs it.
async function inWords<T>(failed: string, place: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (isSentence(error)) throw error
    const message = error instanceof Error ? error.message : String(error)
    if (codeOf(error) === '53100' || /no space left on device/i.test(message))
      throw sentence(writeProblem('ENOSPC', place) ?? message, error)
    if (codeOf(error) === '42501' || /permission denied|must be owner/i.test(message))
      throw sentence(
        `${failed}: the user in DATABASE_URL lacks a right (${message}). docs/operations.md lists the rights it needs.`,
        error,
      )
    throw sentence(`${failed} (${place}): ${message}`, error)
  }
}
