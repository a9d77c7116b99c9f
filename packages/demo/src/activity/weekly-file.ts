import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import { magnitude, total } from '@rapport/domain/money/divide.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { type CamtEntryDraft, camtPieces } from '@rapport/feeds/write/write-camt.ts'
import { type OfxEntryDraft, ofxPieces } from '@rapport/feeds/write/write-ofx.ts'
import type { DemoAccount, Institution } from '../clients/household.ts'
import type { DemoMovement } from './ledger.ts'

/** The statement of one account in a week's file. Amounts are signed minor units. */
export interface Sheet {
  readonly account: DemoAccount
  /** Counts the account's statements from 1. */
  readonly sequence: number
  readonly opening: bigint
  readonly closing: bigint
  readonly movements: readonly DemoMovement[]
}

export interface WeeklyFile {
  readonly name: string
  /** As Rapport's readers name it. */
  readonly format: string
  readonly content: Buffer
  /** Where each movement stands in the file, in the order of sheets and movements. */
  readonly places: readonly Place[]
}

interface Place {
  readonly line: number
  readonly raw: string
}

/** A check that the file invites, as Rapport's readers tell it. */
interface SheetCheck {
  readonly name: string
  readonly declared: string
  readonly computed: string
  readonly ok: boolean
}

const KINDS: Readonly<
  Record<Institution, { readonly prefix: string; readonly suffix: string; readonly iso: boolean }>
> = {
  'Hudson Custody Trust': { prefix: 'hudson-custody', suffix: 'ofx', iso: false },
  'Northgate Brokerage': { prefix: 'northgate', suffix: 'qfx', iso: false },
  'Alpenbank Zürich AG': { prefix: 'alpenbank', suffix: 'camt053.xml', iso: true },
}

/** The file that an institution sent of the week that begins with `monday`, byte for byte. */
export function weeklyFile(institution: Institution, monday: Day, sheets: readonly Sheet[]): WeeklyFile {
  const { prefix, suffix, iso } = KINDS[institution]
  const pieces = iso ? alpenbankPieces(monday, sheets) : custodianPieces(institution, monday, sheets)
  let text = ''
  let line = 1
  const places: Place[] = []
  for (const piece of pieces) {
    if (piece.startsWith(iso ? '<Ntry>' : '<STMTTRN>')) places.push({ line, raw: piece.trimEnd() })
    text += piece
    line += piece.split('\n').length - 1
  }
  return {
    name: `${prefix}-${monday}.${suffix}`,
    format: iso ? 'camt.053.001.08' : 'OFX 1.x SGML',
    content: Buffer.from(text),
    places,
  }
}

/** What the file declares of a sheet; custodians' files of this kind declare nothing. */
export function checksOf(institution: Institution, { movements, closing }: Sheet): SheetCheck[] {
  if (!KINDS[institution].iso) return []
  const agrees = (name: string, figure: string): SheetCheck => ({ name, declared: figure, computed: figure, ok: true })
  const of = (name: string, some: readonly DemoMovement[]): SheetCheck[] => {
    const sum = decimalText(total(some.map(({ amount }) => magnitude(amount))), 2)
    // A sum of nothing is declared without decimals.
    const declared = some.length === 0 ? '0' : sum
    return [
      agrees(`${name}/NbOfNtries`, String(some.length)),
      { name: `${name}/Sum`, declared, computed: sum, ok: true },
    ]
  }
  return [
    ...of('TtlNtries', movements),
    ...of(
      'TtlCdtNtries',
      movements.filter(({ amount }) => amount > 0n),
    ),
    ...of(
      'TtlDbtNtries',
      movements.filter(({ amount }) => amount < 0n),
    ),
    agrees('OPBD + credits - debits = CLBD', decimalText(closing, 2)),
  ]
}

function custodianPieces(institution: Institution, monday: Day, sheets: readonly Sheet[]): Iterable<string> {
  const sunday = addDays(monday, 6)
  return ofxPieces({
    generation: 1,
    created: sunday,
    institution: { name: institution, id: institution === 'Hudson Custody Trust' ? '99001' : '99002' },
    securities: [],
    statements: sheets.map(({ account, closing, movements }) => ({
      kind: 'bank',
      // Custodians without a routing number fill the field with zeros.
      institution: '000000000',
      account: account.identifier,
      type: 'MONEYMRKT',
      currency: account.currency,
      from: monday,
      to: sunday,
      trades: [],
      balance: decimalText(closing, 2),
      entries: movements.map(
        ({ sourceId, code, bookedOn, amount, counterpartyName, text }): OfxEntryDraft => ({
          id: sourceId,
          type: code,
          booked: bookedOn,
          amount: decimalText(amount, 2),
          name: counterpartyName,
          memo: text,
        }),
      ),
    })),
  })
}

function alpenbankPieces(monday: Day, sheets: readonly Sheet[]): Iterable<string> {
  const sunday = addDays(monday, 6)
  const created = `${sunday}T18:30:00`
  const messageId = `ALPEN-${monday.replaceAll('-', '')}`
  return camtPieces({
    message: 'camt.053',
    version: '001.08',
    messageId,
    created,
    statements: sheets.map(({ account, sequence, opening, closing, movements }, index) => ({
      id: `${messageId}-${index + 1}`,
      sequence,
      created,
      iban: account.identifier,
      currency: account.currency,
      from: monday,
      to: sunday,
      opening: decimalText(opening, 2),
      closing: decimalText(closing, 2),
      declaresTotals: true,
      entries: movements.map(
        ({ sourceId, code, bookedOn, valueOn, amount, text, reverses, ...movement }): CamtEntryDraft => ({
          reference: sourceId,
          amount: decimalText(amount, 2),
          status: 'BOOK',
          booked: bookedOn,
          value: valueOn,
          code,
          reversal: reverses !== null,
          details: [
            {
              endToEndId: `E2E-${sourceId}`,
              amount: decimalText(amount, 2),
              counterparty:
                movement.counterpartyName === '' || movement.counterpartyAccount === ''
                  ? null
                  : { name: movement.counterpartyName, iban: movement.counterpartyAccount },
              text,
            },
          ],
        }),
      ),
    })),
  })
}
