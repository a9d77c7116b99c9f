import { isDay } from '@rapport/domain/calendar/day.ts'
import { isZone } from '@rapport/domain/calendar/zone.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '@rapport/domain/firm/password-rule.ts'
import { isCurrency } from '@rapport/domain/money/currency.ts'
import { z } from 'zod'

/** Integer minor units as decimal text: exact beyond 2^53. */
export const Minor = z.codec(
  z
    .string()
    .regex(/^-?(0|[1-9]\d{0,17})$/, 'an integer number of minor units')
    .meta({ id: 'Minor', description: 'Integer minor units as decimal text', examples: ['123456'] }),
  z.bigint(),
  { decode: (text) => BigInt(text), encode: (minor) => minor.toString() },
)

export const CurrencyCode = z
  .string()
  .refine(isCurrency, 'an ISO 4217 currency')
  .meta({ id: 'Currency', description: 'ISO 4217 code', examples: ['USD'] })

/** An amount as somebody enters it: so large that no deposit reaches it, so small that sums of thousands stay exact. */
export const enteredAmount = ({ minor }: { readonly minor: unknown }): boolean =>
  typeof minor !== 'bigint' || // told already by its own schema
  (minor < 10n ** 15n && minor > -(10n ** 15n))

/** 1,234.56 USD is `{ minor: '123456', currency: 'USD' }`. */
export const MoneyValue = z.object({ minor: Minor, currency: CurrencyCode }).meta({ id: 'Money' })

// Beyond, calendars and databases disagree.
const isOurs = (text: string): boolean => text >= '1800' && text < '3000'

export const DayValue = z
  .string()
  .refine((text) => isDay(text) && isOurs(text), 'a day that exists, as 2026-03-31')
  .meta({ id: 'Day', format: 'date', description: 'A calendar day', examples: ['2026-03-31'] })

/** A moment in UTC. */
export const InstantValue = z.iso
  .datetime()
  .refine(isOurs, 'a moment of our times')
  .meta({ id: 'Instant', description: 'ISO 8601, UTC', examples: ['2026-03-31T09:30:00.000Z'] })

export const ZoneValue = z
  .string()
  .refine(isZone, 'an IANA time zone')
  .meta({ id: 'Zone', examples: ['Europe/Zurich'] })
export const RateValue = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'a plain decimal')
  .meta({ id: 'Rate', description: 'An exact decimal', examples: ['0.0005'] })
export const Id = z
  .uuid()
  .toLowerCase()
  .meta({ id: 'Id', description: 'A UUID', examples: ['0198c5a2-7c1e-7d3a-9f00-5b1f0c7e2a41'] })

/** A sentence or a note: no control characters but line breaks and tabs, at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    // Half of a pair of surrogates is no text: a database could not keep it.
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, 'no control characters')

/** The same, trimmed by the caller and not empty. */
export const words = (max: number) =>
  text(max)
    .min(1)
    .refine((value) => value === '' || value.trim() !== '', 'not empty')

/** A password that is being chosen: its length here, what it must not be by the domain's rule. */
export const NewPassword = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX)

/** A person's name beside the id that it is known by. */
export const UserRef = z.object({ id: Id, name: z.string() }).meta({ id: 'UserRef' })
export const HouseholdRef = z.object({ id: Id, name: z.string() }).meta({ id: 'HouseholdRef' })

/** Query parameters of every list: keyset paging, never offsets. */
export const paging = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number<string | number>().int().min(1).max(200).default(50),
}

/** Currencies of which sums are missing from the figures beside it, since nobody published a rate that leads to the firm's. */
export const WithoutRate = z.array(CurrencyCode).meta({ id: 'WithoutRate' })

/** One page of a list; `next` asks for the page after, `null` when there is none. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
