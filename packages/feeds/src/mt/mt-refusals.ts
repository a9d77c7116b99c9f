import { FeedRefusal } from '../refusal.ts'
import type { MtField } from './mt-fields.ts'

/** The first line of a field. */
export const head = (field: MtField): string => (field.lines[0] ?? '').trim()

export const unreadableBalance = (field: MtField): FeedRefusal =>
  new FeedRefusal(
    'not-a-balance',
    `Line ${field.line}: field :${field.tag}: "${head(field).slice(0, 40)}" is no balance.`,
    {
      line: field.line,
      element: `:${field.tag}:`,
      field: 'amount',
    },
  )

export const tooManyBalances = (field: MtField, most: number): FeedRefusal =>
  new FeedRefusal('too-many-balances', `One statement states more than ${most} balances or totals.`, {
    line: field.line,
    element: `:${field.tag}:`,
  })
