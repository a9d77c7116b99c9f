import { allocate } from '../money/allocate.ts'
import { total } from '../money/divide.ts'
import { byText } from '../text-order.ts'

/** What a payee's scorecard asks of the pool, in minor units. */
export interface PoolRequest {
  readonly id: string
  readonly minor: bigint
}

export interface PoolAward extends PoolRequest {
  readonly requested: bigint
}

/**
 * Requests above the pool are scaled by largest remainder, so that the awards are the pool to the cent (6.6); requests
 * within it are met as they are. Equal remainders in the order of the ids. Awards come in that order.
 * @throws RangeError for a negative request or pool.
 */
export function scaleToPool(requests: readonly PoolRequest[], pool: bigint): PoolAward[] {
  if (pool < 0n) throw new RangeError('a pool is not negative')
  if (requests.some(({ minor }) => minor < 0n)) throw new RangeError('a request is not negative')
  const inOrder = [...requests].sort((a, b) => byText(a.id, b.id))
  const asked = inOrder.map(({ minor }) => minor)
  const awards = total(asked) <= pool ? asked : allocate(pool, asked)
  return inOrder.map(({ id, minor }, i) => ({ id, requested: minor, minor: awards[i] ?? 0n }))
}
