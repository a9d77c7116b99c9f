import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaClient } from '../generated/client.ts'

/** Prisma's models, without the calls that would leave the surrounding transaction. */
export type Rows = Omit<PrismaClient, `$${string}`>

const known = new WeakMap<pg.PoolClient, Rows>()

/**
 * Prisma's client on one given connection, so that its models take part in the transaction that is open there, under the
 * same acting user. One client per pooled connection, made when first asked for: Prisma groups look-ups of one tick into
 * one query, and a client shared by two requests would read one person's rows with another's sight.
 */
export function rowsOn(connection: pg.PoolClient): Rows {
  const made = known.get(connection)
  if (made) return made
  const rows = new PrismaClient({ adapter: onConnection(connection) })
  known.set(connection, rows)
  return rows
}

function onConnection(connection: pg.PoolClient): SqlDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@rapport/one-connection',
    connect: async () => {
      const idle = new pg.Pool({ max: 1 }) // never connects: the adapter wants a pool and is given our connection
      const adapter: SqlDriverAdapter = await new PrismaPg(idle).connect()
      Reflect.set(adapter, 'client', connection)
      adapter.startTransaction = async () => withinTransaction(adapter)
      return adapter
    },
  }
}

/** A nested write of Prisma's wants a transaction: it is given the one that is already open. */
function withinTransaction(adapter: SqlDriverAdapter): Transaction {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: true },
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    commit: async () => {},
    rollback: async () => {
      throw new Error('a nested write failed: the whole transaction is rolled back')
    },
  }
}
