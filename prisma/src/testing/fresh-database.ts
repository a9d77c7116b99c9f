import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { migrate } from '../migrate.ts'
import { provision } from '../provision.ts'

const LOCK = 7_245_115
const MIGRATIONS = new URL('../../migrations/', import.meta.url)

export interface FreshDatabase {
  /** Owns everything; for arranging facts. */
  readonly ownerUrl: string
  /** What the API connects with. */
  readonly apiUrl: string
  readonly drop: () => Promise<void>
}

/**
 * A migrated, empty database of the caller's own, cloned from a template that is made once for these migrations.
 * `TEST_DATABASE_SERVER` names the server, as a superuser.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['TEST_DATABASE_SERVER']
  if (!server) throw new Error('TEST_DATABASE_SERVER names no Postgres server: run the tests through npm run test:…')
  const template = await ensureTemplate(server)
  const name = `rapport_test_${process.env['JEST_WORKER_ID'] ?? '1'}_${randomBytes(4).toString('hex')}`
  await inMaintenance(server, (client) => client.query(`create database ${name} template ${template}`))
  const ownerUrl = urlOf(server, name)
  const { apiUrl } = await provision(ownerUrl)
  const drop = () =>
    inMaintenance(server, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`)
      await client.query(`drop role if exists rapport_api_${name}`)
    })
  return { ownerUrl, apiUrl, drop }
}

async function ensureTemplate(server: string): Promise<string> {
  const name = `rapport_template_${migrationsHash()}`
  await inMaintenance(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const making = `${name}_making`
    await client.query(`drop database if exists ${making} with (force)`)
    await client.query(`create database ${making}`)
    await migrate(urlOf(server, making))
    await client.query(`alter database ${making} rename to ${name}`)
  })
  return name
}

function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(MIGRATIONS, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) hash.update(readFileSync(new URL(`${entry.name}/migration.sql`, MIGRATIONS)))
  }
  return hash.digest('hex').slice(0, 12)
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function inMaintenance(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
