import pg from 'pg'
import { codeOf, isSentence, sentence } from './sentence.ts'

const OLDEST = 15

/**
 * Checks a Postgres that somebody else runs before Rapport touches it: reachable, new enough, in UTF-8, writable, and
 * the user may create what Rapport needs. Refuses with a sentence that names what to change, without the password.
 */
export async function checkOwnDatabase(url: string): Promise<void> {
  const { user, place, database } = read(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<Facts>(FACTS)
    const problem = rows[0] && problemOf(rows[0], place)
    if (problem !== undefined) throw sentence(problem)
  } catch (error) {
    if (isSentence(error)) throw error
    throw sentence(connectProblem(error, { user, place, database }), error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

interface Facts {
  readonly version: number
  readonly encoding: string
  readonly standby: boolean
  readonly may_create: boolean
  readonly may_make_roles: boolean
  /** Rapport's reading roles that another Rapport made on this server and that this user may not pass on. */
  readonly foreign_roles: readonly string[]
  readonly login: string
  readonly database: string
}

const FACTS = `
  select current_setting('server_version_num')::int as version,
         current_setting('server_encoding') as encoding,
         pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as standby,
         has_database_privilege(current_database(), 'create')
           and (to_regnamespace('public') is null or has_schema_privilege('public', 'create')) as may_create,
         (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_make_roles,
         -- Until version 15 whoever may create roles may also pass on every one of them.
         array(select rolname::text from pg_roles
               where rolname in ('rapport_covered', 'rapport_led', 'rapport_directory', 'rapport_oversight', 'rapport_import', 'rapport_payroll')
                 and current_setting('server_version_num')::int >= 160000
                 and not pg_has_role(current_user, oid, 'member with admin option') order by rolname) as foreign_roles,
         current_user as login,
         current_database() as database`

function problemOf(facts: Facts, place: string): string | undefined {
  const { version, encoding, standby, may_create, may_make_roles, foreign_roles, login, database } = facts
  const major = Math.floor(version / 10_000)
  if (major < OLDEST)
    return `The Postgres at ${place} is version ${major}; Rapport needs version ${OLDEST} or newer. Upgrade it, or name another in DATABASE_URL.`
  if (encoding !== 'UTF8')
    return `The database "${database}" at ${place} stores text as ${encoding}; Rapport needs UTF8. Create one: create database rapport encoding 'UTF8' template template0`
  if (standby) return `The Postgres at ${place} can only be read. Name the primary server in DATABASE_URL.`
  if (!may_create)
    return `The user "${login}" may not create anything in the database "${database}" at ${place}. Let an administrator make them its owner: alter database "${database}" owner to "${login}"`
  if (!may_make_roles)
    return `The user "${login}" at ${place} may not create roles, and Rapport's own login must have fewer rights than the owner. Let an administrator run: alter role "${login}" createrole`
  if (foreign_roles.length > 0)
    return `Another Rapport on the server at ${place} made the roles that the user "${login}" must be able to pass on. Let an administrator run: grant ${foreign_roles.join(', ')} to "${login}" with admin option`
  return undefined
}

function connectProblem(
  error: unknown,
  { user, place, database }: { user: string; place: string; database: string },
): string {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  switch (code) {
    case '28P01':
    case '28000':
      return `The Postgres at ${place} refuses the user "${user}" (${message}). Check user and password in DATABASE_URL.`
    case '3D000':
      return `There is no database "${database}" at ${place}. Create it (create database "${database}"), or name another in DATABASE_URL.`
    case '42501':
      return `The user "${user}" may not use the database "${database}" at ${place}. Let an administrator run: grant connect, create on database "${database}" to "${user}"`
    case '53300':
      return `The Postgres at ${place} has no connection left. Close some, or raise max_connections, then start again.`
    case '57P03':
      return `The Postgres at ${place} is still starting or shutting down. Start again in a moment.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name of the database server ${place} is not known. Check DATABASE_URL.`
    default:
      return `The Postgres at ${place} cannot be reached (${code ?? message}). Check that it runs and that DATABASE_URL names the right host and port.`
  }
}

function read(url: string): { user: string; place: string; database: string } {
  try {
    const { protocol, username, hostname, port, pathname } = new URL(url)
    if (protocol !== 'postgresql:' && protocol !== 'postgres:') throw new Error(protocol)
    const database = decodeURIComponent(pathname.slice(1))
    if (database === '') throw new Error('no database')
    return { user: decodeURIComponent(username), place: `${hostname || 'localhost'}:${port || '5432'}`, database }
  } catch {
    throw sentence(
      'DATABASE_URL is not an address of a Postgres database. It looks like this: postgresql://user:password@host:5432/database',
    )
  }
}
