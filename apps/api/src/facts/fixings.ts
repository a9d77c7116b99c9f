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
import { type Question, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

/** The firm's stored fixings, asked as the rule converts. */
export interface Fixings {
  /** What one unit was worth, as it is kept beside a sum; `null` where none was published in time. */
  rate(from: string, to: string, day: Day): Rate | null
  /** A sum in another currency; `null` where no rate leads there. */
  convert(minor: bigint, from: string, to: string, day: Day): bigint | null
}

/** Converts sums for one figure, and remembers what it had to leave out. */
export interface Conversion {
  /** In the wanted currency; nothing where no rate leads there. */
  of(minor: bigint, from: string, day: Day): bigint
  /** Currencies of which sums were left out, so that whoever shows the figure says so. */
  withoutRate(): string[]
}

export function conversionTo(currency: string, fixings: Fixings): Conversion {
  const missing = new Set<string>()
  return {
    of(minor, from, day) {
      const converted = minor === 0n ? 0n : fixings.convert(minor, from, currency, day)
      if (converted === null) missing.add(from)
      return converted ?? 0n
    },
    withoutRate: () => [...missing].sort(),
  }
}

const Row = z.object({ subject: z.string(), day: z.string(), body: z.record(z.string(), z.unknown()) })
const Published = z.object({ currency: z.string(), rates: z.record(z.string(), z.string()) })

/** Every fixing that the firm has stored: one unit of each currency in the stated one, by day. */
export const fixingsQuestion = (today: Day): Question<Fixings> =>
  question(
    Row,
    sql`select subject, effective_from as day, body from policy
        where subject = 'fixings' or (subject = 'conversion' and effective_from <= ${today}::date) order by effective_from`,
    (rows) => fixingsOf(rows),
  )

function fixingsOf(rows: readonly z.output<typeof Row>[]): Fixings {
  const stated = rows.findLast(({ subject }) => subject === 'conversion')?.body as Partial<ConversionPolicy> | undefined
  const policy = { ...defaultConversionPolicy, ...stated }
  const table = fixingTable(
    rows
      .filter(({ subject }) => subject === 'fixings')
      .flatMap(({ day, body }) => {
        const { currency: quote, rates } = Published.parse(body)
        return Object.entries(rates).map(([base, rate]): Fixing => ({ day, base, quote, rate, source: 'firm' }))
      }),
  )
  return {
    rate: (from, to, day) => publishedRate(from, to, day, table, policy),
    convert(minor, from, to, day) {
      const converted = convert({ minor, currency: from }, to, day, table, policy)
      return converted.ok ? converted.fact.money.minor : null
    },
  }
}
