import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Rate } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { policyOn } from './policy.ts'

/** One unit of each currency in `currency`, as fixed for a day. */
interface Fixings {
  readonly currency: string
  readonly rates: Readonly<Record<string, Rate>>
}

// Nothing is worth so much: whoever lacks a fixing is asked for a second controller rather than waved through.
const UNKNOWN: Rate = '1000000'

/** What one unit of a currency was worth in another by the newest fixing not after a day. */
export async function rateBetween(tx: Tx, from: string, to: string, day: Day): Promise<Rate> {
  if (from === to) return '1'
  const fixings = await policyOn<Fixings>(tx, 'fixings', day)
  return (fixings?.currency === to ? fixings.rates[from] : undefined) ?? UNKNOWN
}
