import type { Day } from '@rapport/domain/calendar/day.ts'
import { exponentOf } from '@rapport/domain/money/currency.ts'
import { divide } from '@rapport/domain/money/divide.ts'
import { exact, type Rate } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({
  day: z.string(),
  body: z.object({ currency: z.string(), rates: z.record(z.string(), z.string()) }),
})

/** Converts at the newest fixing not after a value date; `null` where none was stored. */
export interface FixingBook {
  rate(from: string, to: string, day: Day): Rate | null
  convert(minor: bigint, from: string, to: string, day: Day): bigint | null
}

export async function fixingBook(tx: Tx): Promise<FixingBook> {
  const rows = await tx.read(
    Row,
    sql`select effective_from as day, body from policy where subject = 'fixings' order by effective_from desc`,
  )
  const rate = (from: string, to: string, day: Day): Rate | null => {
    if (from === to) return '1'
    return (
      rows.find((row) => row.day <= day && row.body.currency === to && row.body.rates[from] !== undefined)?.body.rates[
        from
      ] ?? null
    )
  }
  return {
    rate,
    convert(minor, from, to, day) {
      const known = rate(from, to, day)
      const [fromExponent, toExponent] = [exponentOf(from), exponentOf(to)]
      if (known === null || fromExponent === null || toExponent === null) return null
      const { units, scale } = exact(known)
      return divide(minor * units * 10n ** BigInt(toExponent), 10n ** BigInt(scale + fromExponent))
    },
  }
}
