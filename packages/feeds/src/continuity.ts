import { compareDecimal } from './amount.ts'
import type { Balance, FeedWarning, Statement } from './model.ts'

/** Accounts whose last statement is remembered; beyond that the oldest are forgotten, so that memory stays bounded. */
const MOST_ACCOUNTS = 10_000

type Last = { readonly closing: Balance; readonly sequence: string | null }

/** Watches statements of one account follow each other within a file: a gap between balances is reported, not judged. */
export function continuity(warn: (warning: FeedWarning) => void): (statement: Statement) => void {
  const lasts = new Map<string, Last>()
  return (statement) => {
    const { account, opening, closing, sequence, line } = statement
    if (account.id === '') return
    const last = lasts.get(account.id)
    if (last && opening && last.closing.currency === opening.currency) {
      if (compareDecimal(last.closing.amount, opening.amount) !== 0) {
        warn({
          line,
          code: 'balance-gap',
          message: `Statement ${sequence ?? ''} opens with ${opening.amount}; the one before closed with ${last.closing.amount}.`,
        })
      } else if (jumps(last.sequence, sequence)) {
        warn({ line, code: 'sequence-gap', message: `Statement ${sequence} does not follow ${last.sequence}.` })
      }
    }
    if (!closing) return
    lasts.delete(account.id)
    lasts.set(account.id, { closing, sequence })
    const oldest = lasts.size > MOST_ACCOUNTS ? lasts.keys().next().value : undefined
    if (oldest !== undefined) lasts.delete(oldest)
  }
}

/** `n` or `n/page`: pages count up within a number, numbers count up by one. Zero and a new year tell nothing. */
function jumps(before: string | null, after: string | null): boolean {
  const [from, to] = [numbers(before), numbers(after)]
  if (!from || !to || from.number === 0 || to.number === 0 || to.number < from.number) return false
  return to.number === from.number ? to.page > from.page + 1 : to.number > from.number + 1
}

function numbers(sequence: string | null): { number: number; page: number } | null {
  const match = /^(\d+)(?:\/(\d+))?$/.exec(sequence ?? '')
  return match ? { number: Number(match[1]), page: Number(match[2] ?? 1) } : null
}
