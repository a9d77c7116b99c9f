/** Information in words: an amount has no business there. */
export const NOT_MONETARY = '890'

/** Which way money of a type code goes. `none`: status, memo or non-monetary information. */
export type Direction = 'credit' | 'debit' | 'none'

/**
 * BAI2 (Cash Management Balance Reporting Specifications, version 2, appendix A): 100–399 credits, 400–699 debits,
 * 720 and 760 loans, 920–959 and 960–999 customised credits and debits. Null for codes that name no direction.
 */
export function directionOf(code: string): Direction | null {
  const number = Number(code)
  if (!/^\d{3}$/.test(code)) return null
  if (number >= 100 && number <= 399) return 'credit'
  if (number >= 400 && number <= 699) return 'debit'
  if (number === 720) return 'credit'
  if (number === 760) return 'debit'
  // Parts of a loan payment (interest, principal, escrow …) that 720 states as a whole; non-monetary information.
  if ((number >= 721 && number <= 728) || number === Number(NOT_MONETARY)) return 'none'
  if (number >= 920 && number <= 959) return 'credit'
  if (number >= 960) return 'debit'
  return null
}

/** Reversals and returned items: they undo an earlier booking. */
const REVERSALS = new Set(['252', '255', '257', '258', '266', '552', '555', '557', '558'])

export const isReversal = (code: string): boolean => REVERSALS.has(code)
