import type { Day } from '@rapport/domain/calendar/day.ts'
import {
  type ConversionPolicy,
  convert,
  defaultConversionPolicy,
  type Fixing,
  fixingTable,
  publishedRate,
} from '@rapport/domain/money/convert.ts'
import type { Rate } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { policyOn } from './policy.ts'

/** The firm's stored fixings, asked as the rule converts. */
export interface Fixings {
  /** What one unit was worth, as it is kept beside a sum; `null` where none was published in time. */
  rate(from: string, to: string, day: Day): Rate | null
  /** A sum in another currency; `null` where no rate leads there. */
  convert(minor: bigint, from: string, to: string, day: Day): bigint | null
}

const Row = z.object({
  day: z.string(),
  body: z.object({ currency: z.string(), rates: z.record(z.string(), z.string()) }),
})

/** Every fixing that the firm has stored: one unit of each currency in the stated one, by day. */
export async function storedFixings(tx: Tx, today: Day): Promise<Fixings> {
  const [rows, stated] = await Promise.all([
    tx.read(Row, sql`select effective_from as day, body from policy where subject = 'fixings' order by effective_from`),
    policyOn<Partial<ConversionPolicy>>(tx, 'conversion', today),
  ])
  const policy = { ...defaultConversionPolicy, ...stated }
  const table = fixingTable(
    rows.flatMap(({ day, body: { currency: quote, rates } }) =>
      Object.entries(rates).map(([base, rate]): Fixing => ({ day, base, quote, rate, source: 'firm' })),
    ),
  )
  return {
    rate: (from, to, day) => publishedRate(from, to, day, table, policy),
    convert(minor, from, to, day) {
      const converted = convert({ minor, currency: from }, to, day, table, policy)
      return converted.ok ? converted.fact.money.minor : null
    },
  }
}
