import type { Account, Entry, Limits } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { type Information, NO_INFORMATION } from './information.ts'
import type { MtField } from './mt-fields.ts'
import { readInformation, readOriginal } from './read-information.ts'
import { readStatementLine, type StatementLine } from './statement-line.ts'

/** A `:61:` with the `:86:` and `:NS:` fields that follow it, until the next tag closes it. */
export type OpenEntry = {
  readonly line: StatementLine
  readonly field: MtField
  readonly texts: MtField[]
  size: number
}

export const openEntry = (field: MtField, currency: string | null): OpenEntry => ({
  line: readStatementLine(field, currency),
  field,
  texts: [],
  size: sizeOf(field),
})

/** @throws FeedRefusal `entry-too-large` when texts without end follow one entry. */
export function addText(open: OpenEntry, field: MtField, limits: Pick<Limits, 'entry'>): void {
  open.size += sizeOf(field)
  if (open.size > limits.entry) {
    throw new FeedRefusal('entry-too-large', `The entry in line ${open.field.line} is longer than ${limits.entry}.`, {
      line: open.field.line,
      element: ':86:',
    })
  }
  open.texts.push(field)
}

/** The finished entry. `pending`: an interim report (MT942) or an expected one (EC, ED) never counts as booked. */
export function closeEntry(
  open: OpenEntry,
  place: { readonly index: number; readonly currency: string | null; readonly interim: boolean },
): Entry {
  const { line, field } = open
  const information = informationOf(open)
  const supplement = line.supplement.join('\n')
  const slashed = supplement.startsWith('/')
  const told =
    slashed || information.text.includes(supplement) ? information.text : `${supplement}\n${information.text}`
  const party = partyOf(line, information)
  return {
    kind: 'cash',
    index: place.index,
    line: field.line,
    status: place.interim || line.expected ? 'pending' : 'booked',
    sourceStatus: line.expected ? line.mark : null,
    booked: line.booked,
    value: line.value,
    amount: line.amount,
    currency: place.currency,
    code:
      line.type === null && information.proprietary === null
        ? null
        : { scheme: 'swift', code: line.type ?? '', proprietary: information.proprietary },
    ids: {
      source: line.bankReference,
      references: [
        ...(line.customerReference === null ? [] : [{ name: 'customer', value: line.customerReference }]),
        ...information.references,
      ],
    },
    counterparty: party.name || party.account || party.institution ? party : null,
    text: (told.trim() === '' ? supplement : told).trim(),
    reversal: line.reversal,
    reversalOf: null,
    original: readOriginal(supplement) ?? readOriginal(information.text),
    details: [],
    securities: [],
    raw: rawOf(open),
  }
}

function rawOf({ field, texts }: OpenEntry): string {
  let raw = field.source.join('\n')
  for (const { source } of texts) for (const line of source) raw += `\n${line}`
  return raw
}

function informationOf(open: OpenEntry): Information {
  const [only] = open.texts
  if (only && open.texts.length === 1) return readInformation(only.lines, only.tag === 'NS' ? 'NS' : '86')
  const lines: string[] = []
  let tag: '86' | 'NS' = '86'
  for (const field of open.texts) {
    if (field.tag === 'NS') tag = 'NS'
    for (const line of field.lines) lines.push(line)
  }
  return lines.length === 0 ? NO_INFORMATION : readInformation(lines, tag)
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/

/** Dutch layouts name the counterparty in `:61:`: its account as reference or supplement, its name as supplement. */
function partyOf(line: StatementLine, information: Information): NonNullable<Entry['counterparty']> {
  const supplement = line.supplement[0]?.trim() ?? ''
  const reference = line.customerReference ?? ''
  const echoed = reference !== '' && supplement !== '' && information.text.startsWith(`${reference} ${supplement}`)
  return {
    name: information.name ?? (echoed ? supplement : null),
    account: information.account ?? (IBAN.test(supplement) ? supplement : echoed ? reference : null),
    institution: information.institution,
  }
}

function sizeOf(field: MtField): number {
  let size = 0
  for (const line of field.source) size += line.length + 1
  return size
}

/** An account that a statement's text names the owner of. */
export const withOwner = (account: Account, name: string | null): Account =>
  name === null || account.name !== null ? account : { ...account, name }
