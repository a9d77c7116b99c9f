const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'

/**
 * Whether a transaction only lost a race and may be run again. Prisma's client reports it as P2034 or as the adapter's
 * `TransactionWriteConflict`; a query of our own carries the SQLSTATE.
 */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, constraint, meta, cause } = error as Error & {
    code?: string
    constraint?: string
    meta?: { driverAdapterError?: Error }
  }
  if (code === SERIALIZATION_FAILURE || code === DEADLOCK || code === 'P2034') return true
  // Two requests under one key: the second starts again and finds the first one's answer.
  if (constraint === 'idempotency_key_pkey') return true
  const adapter = (meta?.driverAdapterError?.cause ?? cause) as { kind?: string; originalCode?: string } | undefined
  return adapter?.kind === 'TransactionWriteConflict' || adapter?.originalCode === DEADLOCK
}
