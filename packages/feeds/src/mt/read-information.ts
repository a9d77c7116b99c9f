import { readAmount } from '../amount.ts'
import type { OriginalAmount } from '../model.ts'
import { readGermanText } from './german-text.ts'
import { type Information, NO_INFORMATION } from './information.ts'
import { readNonSwiftText } from './non-swift-text.ts'
import { readPolishText } from './polish-text.ts'
import { readSlashText } from './slash-text.ts'

/** Reads the lines of one entry's `:86:` (or `:NS:`) in whichever national dialect it is written. */
export function readInformation(lines: readonly string[], tag: '86' | 'NS'): Information {
  if (tag === 'NS') return readNonSwiftText(lines)
  const german = readGermanText(lines)
  if (german) return german
  return readSlashText(lines) ?? readPolishText(lines) ?? readFreeText(lines)
}

const IBAN_AND_NAME = /^([A-Z]{2}\d{2}[A-Z0-9]{11,30}) (\S.*)$/
const KNAB = /^REK: ?([A-Z0-9]+)(?:\/NAAM: ?(.*))?$/

function readFreeText(lines: readonly string[]): Information {
  const told = lines.map((line) => line.trim()).filter((line) => line !== '')
  const text = told.join('\n')
  const knab = told.map((line) => KNAB.exec(line)).find((match) => match !== null)
  const match = knab ?? IBAN_AND_NAME.exec(told[0] ?? '')
  if (!match) return { ...NO_INFORMATION, text }
  return { ...NO_INFORMATION, text, account: match[1] ?? null, name: match[2]?.trim() || null }
}

const ORIGINAL = /(?:\/OCMT\/|OAMT\+)([A-Z]{3})?(\d[\d.]*,?\d*)/
const EXCHANGE = /\/EXCH\/(\d+(?:[.,]\d+)?)/

/** `/OCMT/USD2853,12/` and `OAMT+11,85`: the amount in the currency it was ordered in. */
export function readOriginal(text: string): OriginalAmount | null {
  const match = ORIGINAL.exec(text)
  const amount = match && readAmount(match[2] ?? '')
  if (!match || amount === null) return null
  return { amount, currency: match[1] ?? null, rate: readAmount(EXCHANGE.exec(text)?.[1] ?? '') }
}
