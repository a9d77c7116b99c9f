import type { FeedWarning, Statement } from './model.ts'

type Period = { readonly from: string; readonly to: string; readonly line: number | null }

/** Statements remembered per file; a file with more is not watched beyond. */
const MOST_STATEMENTS = 10_000

/**
 * Watches the statements of one file for periods of the same account that overlap by more than their edges, and for
 * statements that come twice. Both are reported, not judged: bookings are told apart by their own identity.
 */
export function watchOverlaps(warn: (warning: FeedWarning) => void): (statement: Statement) => void {
  const periods = new Map<string, Period[]>()
  const ids = new Set<string>()
  let count = 0
  return ({ account, currency, finality, id, sequence, from, to, line }) => {
    if (account.id === '' || count >= MOST_STATEMENTS) return
    count += 1
    const key = `${account.id} ${currency} ${finality}`
    const identity = JSON.stringify([key, id, sequence, from?.day, to?.day])
    if (id !== null && ids.has(identity)) {
      warn({ line, code: 'statement-twice', message: `Statement ${id.slice(0, 60)} is in the file twice.` })
      return
    }
    ids.add(identity)
    if (!from?.day || !to?.day || from.flag !== null || to.flag !== null) return
    const others = periods.get(key) ?? []
    const period: Period = { from: from.day, to: to.day, line }
    const overlapped = others.find((other) => other.from < period.to && period.from < other.to)
    if (overlapped) {
      const message = `The period ${period.from} to ${period.to} overlaps ${overlapped.from} to ${overlapped.to} of the same account.`
      warn({ line, code: 'period-overlap', message })
    }
    // Bounded, so that many statements of one account cannot make this quadratic.
    if (others.length < 500) others.push(period)
    periods.set(key, others)
  }
}
