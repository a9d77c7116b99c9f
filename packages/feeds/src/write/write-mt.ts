import { addDecimal } from '../amount.ts'

/** What an MT940 statement says, for writing one. Amounts are unsigned decimals with a comma or point-free. */
export type MtDraft = {
  readonly reference: string
  readonly account: string
  readonly sequence: string
  readonly currency: string
  readonly opening: MtBalanceDraft
  readonly closing: MtBalanceDraft
  readonly entries: readonly MtEntryDraft[]
}

/** `day` is `YYYY-MM-DD`, `amount` a signed decimal such as `-12.30`. */
export type MtBalanceDraft = { readonly day: string; readonly amount: string }

export type MtEntryDraft = {
  readonly value: string
  readonly booked: string | null
  /** Signed effect on the account; a reversal keeps the sign of its effect. */
  readonly amount: string
  readonly reversal: boolean
  /** Four characters: `NTRF`. */
  readonly type: string
  readonly customerReference: string
  readonly bankReference: string | null
  /** Lines of `:86:`, at most 65 characters each. */
  readonly text: readonly string[]
}

/** Writes one MT940 message as banks send it: CR LF, dash at the end. Later statements may follow it directly. */
export function writeMt(draft: MtDraft): string {
  const { currency } = draft
  const lines = [
    `:20:${draft.reference}`,
    `:25:${draft.account}`,
    `:28C:${draft.sequence}`,
    `:60F:${balance(draft.opening, currency)}`,
    ...draft.entries.flatMap(entryLines),
    `:62F:${balance(draft.closing, currency)}`,
    '-',
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

/** What an MT942 interim report says: no balances, but the number and sum of its debits and credits. */
export type Mt942Draft = Omit<MtDraft, 'opening' | 'closing'> & {
  /** Day of the report. */
  readonly day: string
}

/** Writes one MT942 message; `:90D:` and `:90C:` are computed. */
export function writeMt942(draft: Mt942Draft): string {
  const { currency, entries } = draft
  const debits = entries.filter(({ amount }) => amount.startsWith('-'))
  const credits = entries.filter(({ amount }) => !amount.startsWith('-'))
  const lines = [
    `:20:${draft.reference}`,
    `:25:${draft.account}`,
    `:28C:${draft.sequence}`,
    `:34F:${currency}0,`,
    `:13D:${shortDay(draft.day)}1200+0100`,
    ...entries.flatMap(entryLines),
    `:90D:${total(debits, currency)}`,
    `:90C:${total(credits, currency)}`,
    '-',
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

function total(entries: readonly MtEntryDraft[], currency: string): string {
  const sum = entries.reduce((all, { amount }) => addDecimal(all, amount), '0')
  return `${entries.length}${currency}${swiftAmount(sum)}`
}

function entryLines(entry: MtEntryDraft): readonly string[] {
  const negative = entry.amount.startsWith('-')
  const mark = entry.reversal ? (negative ? 'RC' : 'RD') : negative ? 'D' : 'C'
  const booked = entry.booked === null ? '' : shortDay(entry.booked).slice(2)
  const bank = entry.bankReference === null ? '' : `//${entry.bankReference}`
  const line = `:61:${shortDay(entry.value)}${booked}${mark}${swiftAmount(entry.amount)}${entry.type}${entry.customerReference}${bank}`
  return entry.text.length === 0 ? [line] : [line, `:86:${entry.text[0]}`, ...entry.text.slice(1)]
}

const balance = ({ day, amount }: MtBalanceDraft, currency: string): string =>
  `${amount.startsWith('-') ? 'D' : 'C'}${shortDay(day)}${currency}${swiftAmount(amount)}`

const shortDay = (day: string): string => day.slice(2).replaceAll('-', '')

/** SWIFT amounts always have a comma: `500` is `500,`. */
function swiftAmount(amount: string): string {
  const magnitude = amount.replace('-', '')
  return magnitude.includes('.') ? magnitude.replace('.', ',') : `${magnitude},`
}
