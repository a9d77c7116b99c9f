import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const MIGRATIONS = new URL('../migrations/', import.meta.url)
const LOCK = 7_245_113 // any number that only Rapport's migrations take
const LOCK_WAIT = '120s'

/**
 * Brings a database up to date with `prisma migrate deploy`, one process at a time: whoever comes second waits and then
 * finds nothing to do. Prisma itself is started only when something is missing, so that an ordinary start costs one query.
 * @param ownerUrl a role that owns the database's objects and may create roles
 * @returns the names of the migrations that were applied now
 */
export async function migrate(ownerUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query(`set lock_timeout = '${LOCK_WAIT}'`)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const missing = await missingMigrations(client)
    if (missing.length > 0) await deploy(ownerUrl)
    return { applied: missing }
  } finally {
    await client.end()
  }
}

async function missingMigrations(client: pg.Client): Promise<string[]> {
  const names = (await readdir(MIGRATIONS, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const { rows } = await client.query<{ present: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as present`,
  )
  if (!rows[0]?.present) return names
  const done = await client.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  const checksums = new Map(done.rows.map(({ name, checksum }) => [name, checksum]))
  for (const name of checksums.keys()) {
    if (!names.includes(name)) {
      throw new Error(
        `The database was migrated by a newer Rapport (${name}). Start that version, or restore an older backup.`,
      )
    }
  }
  const missing: string[] = []
  for (const name of names) {
    const known = checksums.get(name)
    if (known === undefined) missing.push(name)
    else if (known !== (await checksumOf(name)))
      throw new Error(`The migration ${name} differs from the one this database was made with.`)
  }
  return missing
}

async function checksumOf(name: string): Promise<string> {
  const sql = await readFile(new URL(`${name}/migration.sql`, MIGRATIONS))
  return createHash('sha256').update(sql).digest('hex')
}

async function deploy(ownerUrl: string): Promise<void> {
  const cli = fileURLToPath(new URL('../cli.mjs', import.meta.url))
  const child = spawn(process.execPath, [cli, 'migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: ownerUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`The database could not be migrated:\n${output.trim()}`)
}
