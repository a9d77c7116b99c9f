import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { z } from 'zod'
import { isLostRace } from './lost-race.ts'
import { isOutdatedPlan, isWorn, prepareAnew, preparedName } from './prepared.ts'
import { type Question, Together, type Told, together } from './question.ts'
import { type Rows, rowsOn } from './rows.ts'
import type { Sql } from './sql.ts'
import { plainTypes } from './types.ts'

/**
 * Which rows a transaction may see, by policy: see the migrations. `payroll` sees money and shares of every household and
 * no names: it computes bonuses, which hang neither on who asks nor on a wall.
 */
export type Sight = 'covered' | 'led' | 'directory' | 'oversight' | 'payroll'

/** Who a transaction acts for, and on which of the firm's days. Without a user no client's row is seen. */
export interface Acting {
  readonly userId: string | null
  readonly sight: Sight
  readonly today: string
}

/** One transaction: checked SQL for what joins, locks or is hot; Prisma's client for ordinary rows, on the same connection. */
export interface Tx {
  /** Runs a query and checks every row it returns. */
  read<Row extends z.ZodType>(row: Row, query: Sql): Promise<z.output<Row>[]>
  /** Asks any number of questions in one statement. */
  ask<Questions extends readonly Question<unknown>[]>(...questions: Questions): Promise<Told<Questions>>
  /** Runs a statement. @returns how many rows it touched */
  write(statement: Sql): Promise<number>
  readonly rows: Rows
}

export interface Database {
  readonly pool: pg.Pool
  /** A consistent look: repeatable read, read only. */
  reading<T>(acting: Acting, work: (tx: Tx) => Promise<T>): Promise<T>
  /** As if alone: serializable, run again from the start when another transaction came first. */
  writing<T>(acting: Acting, work: (tx: Tx) => Promise<T>, options?: { statementTimeoutMs?: number }): Promise<T>
  /**
   * The same on connections kept apart, for a look from within another transaction: who waits for a second connection of
   * one pool while holding the first waits for others who do the same.
   */
  readingAside<T>(acting: Acting, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const ATTEMPTS_MAX = 10
const LOOK = 'begin isolation level repeatable read read only'
const SETTINGS = `select set_config('role', $1, true), set_config('app.user', $2, true), set_config('app.today', $3, true), set_config('statement_timeout', $4, true)`
const STATEMENT_TIMEOUT_MS = 5_000

export interface DatabaseOptions {
  readonly max?: number
  /** An idle connection that the server ends; it must not end the process. */
  readonly onIdleError?: (error: Error) => void
}

export function openDatabase(url: string, { max = 12, onIdleError = () => {} }: DatabaseOptions = {}): Database {
  const settings = {
    connectionString: url,
    pipeline: true,
    connectionTimeoutMillis: 2_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'rapport',
  }
  const pool = new pg.Pool({ ...settings, max })
  const aside = new pg.Pool({ ...settings, max: Math.ceil(max / 3) })
  for (const one of [pool, aside]) {
    one.on('error', onIdleError)
    // The pool listens to idle connections alone. One that is lost between two queries of a transaction fails the next of
    // them; unheard, the loss itself would end the process.
    one.on('connect', (client) => client.on('error', () => {}))
  }

  async function once<T>(
    from: pg.Pool,
    begin: string,
    acting: Acting,
    timeoutMs: number,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const client = await from.connect()
    let broken = false
    try {
      // Not awaited: beginning, settings and the first query leave together. A failure here fails that query too.
      const begun = client.query(begin)
      const settled = client.query({
        name: 'act-as',
        text: SETTINGS,
        values: [`rapport_${acting.sight}`, acting.userId ?? '', acting.today, String(timeoutMs)],
      })
      begun.catch(() => {})
      settled.catch(() => {})
      try {
        const result = await work(transactionOn(client, acting.sight))
        await Promise.all([begun, settled])
        await client.query('commit')
        return result
      } catch (error) {
        if (isOutdatedPlan(error)) prepareAnew()
        await client.query('rollback').catch(() => (broken = true))
        throw error
      }
    } finally {
      client.release(broken || isWorn(client))
    }
  }

  const look = <T>(from: pg.Pool, acting: Acting, work: (tx: Tx) => Promise<T>): Promise<T> =>
    repeated(() => once(from, LOOK, acting, STATEMENT_TIMEOUT_MS, work))

  return {
    pool,
    reading: (acting, work) => look(pool, acting, work),
    writing: (acting, work, { statementTimeoutMs = STATEMENT_TIMEOUT_MS } = {}) =>
      repeated(() => once(pool, 'begin isolation level serializable', acting, statementTimeoutMs, work), isLostRace),
    readingAside: (acting, work) => look(aside, acting, work),
    close: async () => {
      await Promise.all([pool.end(), aside.end()])
    },
  }
}

/** Runs it again after a migration, which needs no pause, and after a race that it may lose, when the others had time to end. */
async function repeated<T>(run: () => Promise<T>, isLost: (error: unknown) => boolean = () => false): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      const lost = isLost(error)
      if (attempt === ATTEMPTS_MAX || !(lost || isOutdatedPlan(error))) throw error
      if (lost) await sleep(Math.random() * 5 * 2 ** Math.min(attempt, 7))
    }
  }
}

function transactionOn(client: pg.PoolClient, sight: Sight): Tx {
  async function read<Row extends z.ZodType>(row: Row, { text, values }: Sql): Promise<z.output<Row>[]> {
    const name = preparedName(client, sight, text)
    const { rows } = await client.query({ name, text, values: values as unknown[], types: plainTypes })
    return rows.map((found) => row.parse(found))
  }
  return {
    read,
    async ask<Questions extends readonly Question<unknown>[]>(...questions: Questions) {
      const [found] = await read(Together, together(questions.map(({ query }) => query)))
      return questions.map(({ row, told }, place) =>
        told((found?.answers[place] ?? []).map((one) => row.parse(one))),
      ) as Told<Questions>
    },
    async write(statement) {
      const { rowCount } = await client.query(statement.text, statement.values as unknown[])
      return rowCount ?? 0
    },
    get rows() {
      return rowsOn(client)
    },
  }
}
