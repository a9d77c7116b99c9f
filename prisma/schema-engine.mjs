#!/usr/bin/env node
// Stands in for Prisma's schema engine: speaks its command line's JSON-RPC over stdio, backed by the engine's
// WebAssembly build, because the native build is a download that an air-gapped bank cannot make.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
if (positionals.includes('--version') || values.version) {
  console.log('schema-engine as WebAssembly')
  process.exit(0)
}
const url = (values.datasource && JSON.parse(values.datasource).url) || process.env.DATABASE_URL
const database = decodeURIComponent(new URL(url).pathname.slice(1))
const quoted = (name) => `"${name.replaceAll('"', '""')}"`

async function answerOnce(command) {
  try {
    if (command === 'can-connect-to-database') {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.end()
    } else if (command === 'create-database') await inMaintenance(`create database ${quoted(database)}`)
    else if (command === 'drop-database') await inMaintenance(`drop database ${quoted(database)}`)
    process.exit(0)
  } catch (error) {
    log('INFO', { message: 'the command line skips the first line' })
    log('ERROR', {
      is_panic: false,
      message: error.message,
      error_code: error.code === '3D000' ? 'P1003' : 'P1001',
      meta: { database_name: database },
    })
    process.exit(1)
  }
}

async function answerRequests() {
  let engine
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // the command line acknowledges what was printed
    try {
      if (method === 'createDatabase') {
        await inMaintenance(`create database ${quoted(database)}`)
        reply(id, { result: { databaseName: database } })
        continue
      }
      engine ??= await startEngine()
      const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
      if (method === 'diff' && result.stdout) {
        send({ id: 1_000_000 + id, method: 'print', params: { content: result.stdout } })
      }
      reply(id, { result: result ?? {} })
    } catch (error) {
      const data = {
        is_panic: false,
        message: error.message ?? String(error),
        error_code: error.code,
        meta: error.meta,
      }
      reply(id, { error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
    }
  }
}

async function startEngine() {
  const require = createRequire(import.meta.url)
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings.SchemaEngine.new(
    { datamodels: values.datamodels?.map((file) => [file, readFileSync(file, 'utf8')]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(migrationAdapter(connectionParts(url))),
  )
}

/**
 * The query adapter, made fit for migrations: a connection string would win over the shadow database's name and replay
 * migrations on the real one, so it gets parts; and the shadow database is dropped only after its pool has ended.
 */
function migrationAdapter(config) {
  const factory = new PrismaPg(config)
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => fitForMigrations(await factory.connect()),
    connectToShadowDb: async () => {
      const shadow = `rapport_shadow_${crypto.randomUUID()}`
      await inMaintenance(`create database ${quoted(shadow)}`)
      const adapter = fitForMigrations(await new PrismaPg({ ...config, database: shadow }).connect())
      const end = adapter.dispose.bind(adapter)
      adapter.dispose = async () => {
        await end()
        await inMaintenance(`drop database if exists ${quoted(shadow)} with (force)`)
      }
      return adapter
    },
  }
}

const CHAR = 18 // the catalogue's one-byte "char", which the adapter does not know
const VARCHAR = 1043

function fitForMigrations(adapter) {
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  let chars = []
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    chars = []
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR) return
      field.dataTypeID = VARCHAR
      chars.push(index)
    })
    return result
  }
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  const startTransaction = adapter.startTransaction?.bind(adapter)
  if (startTransaction) adapter.startTransaction = async (level) => fitForMigrations(await startTransaction(level))
  // The adapter splits scripts at every semicolon, function bodies included; the simple protocol needs no splitting.
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

async function inMaintenance(sql) {
  const address = new URL(url)
  address.pathname = '/postgres'
  address.search = ''
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function connectionParts(text) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(text)
  const mode = searchParams.get('sslmode')
  return {
    host: hostname,
    port: Number(port) || 5432,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(mode && mode !== 'disable' && { ssl: { rejectUnauthorized: mode === 'verify-full' } }),
  }
}

function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function reply(id, answer) {
  send({ id, ...answer })
}

if (positionals[0] === 'cli') await answerOnce(positionals[1])
await answerRequests()
