import { createHash } from 'node:crypto'
import type pg from 'pg'

/**
 * So many statements a connection keeps prepared. Each holds its plan in the memory of its server process; a connection
 * that has as many plans the rest anew, and is replaced when its transaction ends.
 */
export const PREPARED_MOST = 200
const DIGESTS_MOST = 5_000
const FEATURE_NOT_SUPPORTED = '0A000'

interface Kept {
  readonly generation: number
  readonly names: Set<string>
}
const kept = new WeakMap<pg.PoolClient, Kept>()
const digests = new Map<string, string>()
let generation = 1

/**
 * The name under which a connection keeps a statement prepared; none where it keeps as many as it may. A plan is of the
 * role that it was made for: Postgres throws it away when another role comes along, so the role is part of the name.
 */
export function preparedName(connection: pg.PoolClient, role: string, text: string): string | undefined {
  const known = kept.get(connection) ?? { generation, names: new Set() }
  kept.set(connection, known)
  const name = `${role} ${generation} ${digestOf(text)}`
  if (known.names.has(name)) return name
  if (known.names.size >= PREPARED_MOST) return undefined
  known.names.add(name)
  return name
}

/** Whether a connection has served its time: it keeps as many statements as it may, or some of before a migration. */
export function isWorn(connection: pg.PoolClient): boolean {
  const known = kept.get(connection)
  return known !== undefined && (known.names.size >= PREPARED_MOST || known.generation < generation)
}

/** Whether a prepared statement failed because its columns are of another type than when it was prepared. */
export function isOutdatedPlan(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: string; routine?: string }
  return code === FEATURE_NOT_SUPPORTED && routine === 'RevalidateCachedQuery'
}

/** Somebody migrated while this process runs: from now on every statement is prepared anew, under a new name. */
export function prepareAnew(): void {
  generation++
}

function digestOf(text: string): string {
  const known = digests.get(text)
  if (known !== undefined) return known
  if (digests.size >= DIGESTS_MOST) digests.clear()
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  digests.set(text, digest)
  return digest
}
