const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/
/** Workbooks hold 15 significant digits; more are the noise of binary fractions (`12.340000000000002`). */
const DIGITS = 15

/** The decimal number that a workbook's stored text means: `12.340000000000002` is 12.34, `1.5E3` is 1500. */
export function exactNumber(stored: string): string {
  const text = stored.trim()
  if (PLAIN.test(text) && text.length <= DIGITS + 1) return text
  const number = Number(text)
  return Number.isFinite(number) && text !== '' ? plain(Number(number.toPrecision(DIGITS))) : text
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

const DAY = 86_400_000
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465

/**
 * The day of a date cell. Workbooks count days from the end of 1899 and believe, as Lotus did, that 1900 was a leap
 * year; those of old Macs count from 1904. Null for what is no day, such as a time alone.
 */
export function dayOfSerial(stored: string, since1904: boolean): string | null {
  const serial = Math.floor(Number(stored))
  if (!Number.isFinite(serial) || serial < 1 || serial > LAST_SERIAL) return null
  if (since1904) return isoDay(Date.UTC(1904, 0, 1) + serial * DAY)
  if (serial === 60) return null
  return isoDay(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + serial * DAY)
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Built-in number formats that show a day. */
const DAY_FORMATS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
])

/** Characters of a number format; spreadsheets allow 255. */
const MOST_FORMAT = 1000

/** Whether a number format shows a day: by its number, or by a `y` or `d` outside of quotes and brackets. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return DAY_FORMATS.has(id)
  if (code.length > MOST_FORMAT) return false
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ''))
}
