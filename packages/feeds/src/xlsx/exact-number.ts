/** A number cell as decimal digits, told apart from text that only looks like one. */
export type ExactNumber = { readonly digits: string }

const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/
/** Workbooks hold 15 significant digits; more are the noise of binary fractions (`12.340000000000002`). */
const DIGITS = 15

/** The decimal number that a workbook's stored text means: `12.340000000000002` is 12.34, `1.5E3` is 1500. */
export function exactNumber(stored: string): ExactNumber {
  const text = stored.trim()
  if (PLAIN.test(text) && text.replace(/\D/g, '').length <= DIGITS) return { digits: text }
  const number = Number(text)
  return { digits: Number.isFinite(number) && text !== '' ? plain(Number(number.toPrecision(DIGITS))) : text }
}

/** Without an exponent, whatever the size. */
function plain(number: number): string {
  const text = String(number)
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = whole + fraction
  const point = whole.length + shift
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits.padEnd(point, '0')
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
