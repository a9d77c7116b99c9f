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

const HEAD_FIELD = /^(?:20|21|25P?|28C?)$/
const NEXT_FIELD = /:(?:25P?|28C?|60[FM]|61|62[FM]):/

/** A field of the head that holds the tags of the next ones has lost its line end: what is left would seem empty. */
export function refuseRunTogether(field: MtField): void {
  if (!HEAD_FIELD.test(field.tag) || !field.lines.some((text) => NEXT_FIELD.test(text))) return
  const message = `Line ${field.line}: field :${field.tag}: goes on with other fields; the ends of the lines were lost.`
  throw new FeedRefusal('run-together', message, { line: field.line, element: `:${field.tag}:` })
}
