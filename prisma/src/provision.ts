import { randomBytes } from 'node:crypto'
import pg from 'pg'

const LOCK = 7_245_114
const OF_ITS_OWN = [
  'usage on schema public, infra',
  'select on firm, user_account, user_role, _prisma_migrations',
  'select, insert, update, delete on infra.session, infra.rate_limit',
  'select on infra.credential',
  'execute on function infra.make_firm, infra.seal_trail, infra.owner_of_link, infra.choose_password, infra.leads_many',
  'select, insert, delete on infra.idempotency_key',
]
const ROLES = [
  'rapport_covered',
  'rapport_led',
  'rapport_directory',
  'rapport_oversight',
  'rapport_import',
  'rapport_payroll',
] as const

/**
 * Makes the login that the API uses: it owns nothing, bypasses no policy, and may only become one of the roles
 * that policies speak of. Its password is made once and kept in the database where only the owner can read it, so that any number of
 * processes can start at once and agree.
 * @param ownerUrl the role that owns the database's objects
 * @returns the address that the API connects with, and the secret that signs its cookies
 */
export async function provision(ownerUrl: string): Promise<{ apiUrl: string; sessionSecret: string }> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const login = `rapport_api_${rows[0]?.name ?? ''}`.slice(0, 63)
    const password = await secretOf(client, 'api_password')
    const sessionSecret = await secretOf(client, 'session_secret')
    await ensureLogin(client, login, password)
    await client.query('commit')
    const url = new URL(ownerUrl)
    url.username = encodeURIComponent(login)
    url.password = encodeURIComponent(password)
    return { apiUrl: url.href, sessionSecret }
  } finally {
    await client.end()
  }
}

/** A secret of this firm's, made when first asked for. */
async function secretOf(client: pg.Client, name: string): Promise<string> {
  const made = randomBytes(24).toString('base64url')
  await client.query('insert into infra.secret (name, value) values ($1, $2) on conflict (name) do nothing', [
    name,
    made,
  ])
  const { rows } = await client.query<{ value: string }>('select value from infra.secret where name = $1', [name])
  return rows[0]?.value ?? made
}

async function ensureLogin(client: pg.Client, login: string, password: string): Promise<void> {
  const name = client.escapeIdentifier(login)
  const { rows: logins } = await client.query<Login>(`select ${ATTRIBUTES} from pg_roles where rolname = $1`, [login])
  const wrong = wrongIn(logins[0]).join(' ')
  const secret = client.escapeLiteral(password)
  await client.query(`${logins[0] ? 'alter' : 'create'} role ${name} ${wrong} password ${secret}`)
  // Short statements over many policies: compiling one takes a hundred times as long as running it.
  await client.query(`alter role ${name} set jit = off`)
  for (const what of OF_ITS_OWN) await client.query(`grant ${what} to ${name}`)
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  const without = (rows[0]?.version ?? 0) >= 160_000 ? ' with inherit false, set true' : ''
  for (const role of ROLES) await client.query(`grant ${role} to ${name}${without}`)
}

interface Login {
  readonly login: boolean
  readonly superuser: boolean
  readonly createdb: boolean
  readonly createrole: boolean
  readonly bypassrls: boolean
  readonly replication: boolean
  readonly inherit: boolean
}

const ATTRIBUTES = `rolcanlogin as login, rolsuper as superuser, rolcreatedb as createdb, rolcreaterole as createrole,
  rolbypassrls as bypassrls, rolreplication as replication, rolinherit as inherit`
const NOT_ALLOWED = ['superuser', 'createdb', 'createrole', 'bypassrls', 'replication', 'inherit'] as const

/**
 * The attributes that the login does not have as it should, all of them where there is none. An owner who is no
 * superuser may not so much as mention some of them, even to say what is so already.
 * `noinherit`: until a transaction takes one of the reading roles, the login sees sign-in data and no client.
 */
function wrongIn(found: Login | undefined): string[] {
  const refused = NOT_ALLOWED.filter((name) => found?.[name] ?? true).map((name) => `no${name}`)
  return found?.login ? refused : ['login', ...refused]
}
