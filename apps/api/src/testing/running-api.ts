import { type Client, createClient } from '@rapport/contract/client.ts'
import { type Contract, contract } from '@rapport/contract/contract.ts'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import pg from 'pg'
import { pino } from 'pino'
import { hashPassword } from '../features/firm/passwords.ts'
import { type ServerOptions, startServer } from '../server.ts'

export const PASSWORD = 'correct horse battery staple'

export interface Person {
  readonly id: string
  readonly email: string
  readonly client: Client<Contract>
  /** The cookie of their session, for requests by hand. */
  readonly cookie: string
}

export interface RunningApi {
  readonly origin: string
  readonly owner: pg.Client
  readonly ownerUrl: string
  /** What the server itself connects with. */
  readonly apiUrl: string
  /** A user with these roles, signed in through the front door. */
  person(name: string, ...roles: Role[]): Promise<Person>
  /** Moves the clock of the server. */
  setNow(iso: string): void
  stop(): Promise<void>
}

let hashed: Promise<string> | undefined

/** The real app on a real port with a database of its own; everybody signs in as the web does. */
export async function runningApi({
  now,
  ...more
}: { now?: string } & Pick<
  ServerOptions,
  'readsImports' | 'publicOrigin' | 'trustedProxy' | 'uploadLimitBytes' | 'sessionClock' | 'bodyWithinMs' | 'logger'
> = {}): Promise<RunningApi> {
  const fresh = await freshDatabase()
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into firm (id, name, currency, zone) values ($1, 'Ashdown & Vale', 'USD', 'America/New_York')`,
    [newId()],
  )
  let instant = now ? Date.parse(now) : null
  const server = await startServer({
    databaseUrl: fresh.apiUrl,
    ...more,
    sessionSecret: 'only for tests',
    port: 0,
    host: '127.0.0.1',
    logger: more.logger ?? pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
    clock: () => instant ?? Date.now(),
  })
  const origin = server.address.replace('localhost', '127.0.0.1')
  hashed ??= hashPassword(PASSWORD)
  const passwordHash = await hashed

  return {
    origin,
    owner,
    ownerUrl: fresh.ownerUrl,
    apiUrl: fresh.apiUrl,
    async person(name, ...roles) {
      const id = newId()
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`
      await owner.query('insert into user_account (id, email, name, zone) values ($1, $2, $3, $4)', [
        id,
        email,
        name,
        'America/New_York',
      ])
      for (const role of roles) await owner.query('insert into user_role (user_id, role) values ($1, $2)', [id, role])
      await owner.query('insert into infra.credential (user_id, password_hash) values ($1, $2)', [id, passwordHash])
      const cookie = await signIn(origin, email)
      return {
        id,
        email,
        cookie,
        client: createClient(contract, { base: `${origin}/api`, headers: () => ({ cookie }) }),
      }
    },
    setNow(iso) {
      instant = Date.parse(iso)
    },
    async stop() {
      await server.stop()
      await owner.end()
      await fresh.drop()
    },
  }
}

/** The session's cookie of an answer, for the next request; empty when none was set. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .find((one) => /^(__Host-)?rapport=/.test(one))
    ?.split(';')[0] ?? ''

async function signIn(origin: string, email: string): Promise<string> {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const cookie = cookieOf(response)
  if (!cookie) throw new Error(`could not sign in as ${email}: ${await response.text()}`)
  return cookie
}
