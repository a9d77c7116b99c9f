import type { Reference } from '../model.ts'
import { type Information, NO_INFORMATION } from './information.ts'

const CODES =
  'TRTP|IBAN|BBAN|BIC|NAME|REMI|EREF|KREF|PREF|IREF|MARF|CSID|BENM|ORDP|CNTP|ISDT|ULTB|ULTD|ULTC|PURP|RTRN|ADDR|SVCL|TRCD|ACCW|VACC|INIT|ID|OCMT|EXCH|CHGS|CHGP|RREF|INV|SWOD|SWOC'
const TOKEN = new RegExp(`/(${CODES})/`, 'g')
/** At least one of these makes a text Dutch; a stray `/ID/` does not. */
const CORE = /\/(?:TRTP|IBAN|NAME|REMI|EREF|BENM|ORDP|CNTP|PREF|MARF)\//
const REFERENCES = ['EREF', 'KREF', 'PREF', 'IREF', 'MARF', 'CSID', 'RREF']

/**
 * Reads the slash codes of Dutch banks (ABN AMRO, ING, Rabobank, Knab, bunq, ASN): `/TRTP/SEPA OVERBOEKING/IBAN/…/
 * BIC/…/NAME/…/REMI/…/EREF/…`, Rabobank's `/BENM//NAME/…` and ING's `/CNTP/account/BIC/name/city/`. Lines are wrapped
 * at 65 characters without regard to words, so they join without a blank. Null for text without these codes.
 */
export function readSlashText(lines: readonly string[]): Information | null {
  const first = (lines[0] ?? '').trimStart()
  if (!first.startsWith('/')) return null
  const text = lines.join('').trim()
  if (!CORE.test(text)) return null
  const values = splitCodes(text)
  const party = counterparty(values, lines)
  return {
    ...NO_INFORMATION,
    text: readable(values, text),
    name: values.get('NAME') || party.name,
    account: values.get('IBAN') || values.get('BBAN') || party.account,
    institution: values.get('BIC') || party.institution,
    references: REFERENCES.flatMap((name) => referenceOf(name, values.get(name))),
  }
}

function splitCodes(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const found: { name: string; start: number; end: number }[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    found.push({ name: match[1] ?? '', start: match.index, end: TOKEN.lastIndex })
    // The slash that ends one code may begin the next: `/BENM//NAME/`, `/REMI//ISDT/`.
    TOKEN.lastIndex -= 1
  }
  found.forEach(({ name, end }, at) => {
    const value = text.slice(end, found[at + 1]?.start ?? text.length)
    if (!values.has(name)) values.set(name, trimSlashes(value))
  })
  return values
}

function trimSlashes(value: string): string {
  let end = value.length
  while (value.endsWith('/', end)) end -= 1
  return value.slice(0, end).replace(/^\/+/, '').trim()
}

type Party = { name: string | null; account: string | null; institution: string | null }

function counterparty(values: ReadonlyMap<string, string>, lines: readonly string[]): Party {
  const ing = values.get('CNTP')
  if (ing) {
    const [account = '', institution = '', name = ''] = ing.split('/')
    return { account: account || null, institution: institution || null, name: name || null }
  }
  const stated = values.get('BENM') || values.get('ORDP')
  if (!stated || values.has('NAME')) return { name: null, account: null, institution: null }
  // Macedonian layout: the account behind the code, the name in a line of its own.
  const second = (lines[1] ?? '').trim()
  const name = second.startsWith('/') ? trimSlashes(second) : (stated.split('/')[1] ?? null)
  return { account: stated.split('/')[0] ?? null, name: name || null, institution: null }
}

/** Kind of transaction and remittance; the whole text where neither is told. */
function readable(values: ReadonlyMap<string, string>, text: string): string {
  const remittance = (values.get('REMI') ?? '').replace(/^(?:USTD|STRD\/CUR)\/*/, '')
  const invoice = values.get('INV') ?? ''
  const told = [values.get('TRTP') ?? '', remittance, invoice].filter((part) => part !== '')
  return told.length > 0 ? told.join('\n') : text
}

function referenceOf(name: string, value: string | undefined): readonly Reference[] {
  return value === undefined || value === '' || value === 'NOTPROVIDED' || value === 'NONREF' ? [] : [{ name, value }]
}
