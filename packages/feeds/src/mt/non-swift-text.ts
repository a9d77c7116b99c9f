import { type Information, NO_INFORMATION } from './information.ts'

/**
 * Reads `:NS:`, the non-SWIFT lines of older German bank software: a two-digit code opens each line. 01–14 purpose,
 * 15 16 name, 17 booking text, 33 bank code, 34 account.
 */
export function readNonSwiftText(lines: readonly string[]): Information {
  const parts = lines.map((line) => ({ code: line.slice(0, 2), value: line.slice(2).trim() }))
  const of = (from: number, to: number): readonly string[] =>
    parts
      .filter(({ code, value }) => /^\d\d$/.test(code) && Number(code) >= from && Number(code) <= to && value !== '')
      .map(({ value }) => value)
  return {
    ...NO_INFORMATION,
    text: [...of(17, 17), ...of(1, 14)].join('\n'),
    name: of(15, 16).join(' ') || null,
    account: of(34, 34)[0] ?? null,
    institution: of(33, 33)[0] ?? null,
  }
}

/** The owner's name in a statement's `:NS:`: code 22, then 23. */
export function ownerName(lines: readonly string[]): string | null {
  const line = lines.find((text) => /^2[23]\D/.test(text))
  return line ? line.slice(2).trim() || null : null
}
