import { addDecimal, fromUnits } from '../amount.ts'
import { writeBai2 } from '../write/write-bai2.ts'
import { type CamtDraft, type CamtEntryDraft, writeCamt } from '../write/write-camt.ts'
import { type MtEntryDraft, writeMt, writeMt942 } from '../write/write-mt.ts'
import { type OfxDraft, writeOfx } from '../write/write-ofx.ts'
import { writeQif } from '../write/write-qif.ts'
import { packZip } from './pack.ts'
import { workbook } from './workbook.ts'

/** A sound file of each format, of a size that has something to damage. */
export type OwnFile = {
  readonly name: string
  readonly bytes: Uint8Array
  /** Balances, totals or checksums prove every figure of it. */
  readonly isProven: boolean
}

const ENTRIES = 24
const OPENING = '10000.00'

type Movement = { readonly day: string; readonly amount: string; readonly text: string; readonly id: string }

const movements: readonly Movement[] = Array.from({ length: ENTRIES }, (_, at) => ({
  day: `2026-03-${String(at + 1).padStart(2, '0')}`,
  amount: fromUnits(BigInt(at % 3 === 0 ? -1 : 1) * BigInt(12_345 + at * 7919), 2),
  text: `Deposit for household ${1000 + at}`,
  id: `R${480_000 + at}`,
}))

const balanceAfter = (at: number): string =>
  movements.slice(0, at + 1).reduce((sum, { amount }) => addDecimal(sum, amount), OPENING)
const CLOSING = balanceAfter(ENTRIES - 1)

const camtEntries: readonly CamtEntryDraft[] = movements.map(({ day, amount, text, id }) => ({
  reference: id,
  amount,
  status: 'BOOK',
  booked: day,
  value: day,
  code: 'PMNT/RCDT/ESCT',
  details: [{ endToEndId: id, amount, counterparty: { name: text, iban: 'FR7630006000011234567890189' }, text }],
}))

function camt(message: CamtDraft['message'], version: string, prefix: string): string {
  const hasBalances = message === 'camt.053'
  const statement = (sequence: number) => ({
    id: `S-${sequence}`,
    sequence,
    created: '2026-03-31T18:00:00Z',
    iban: 'DE02120300000000202051',
    currency: 'EUR',
    from: '2026-03-01',
    to: '2026-03-31',
    opening: hasBalances ? OPENING : null,
    closing: hasBalances ? CLOSING : null,
    entries: camtEntries,
    declaresTotals: true,
  })
  const created = '2026-03-31T18:00:00Z'
  return writeCamt({ message, version, prefix, messageId: 'M-1', created, statements: [statement(1), statement(2)] })
}

const ofx = (generation: 1 | 2): string => writeOfx({ ...OFX, generation })

const OFX: Omit<OfxDraft, 'generation'> = {
  created: '2026-03-31',
  institution: { name: 'CUSTODIAN', id: '7776' },
  securities: [{ cusip: '037833100', name: 'APPLE INC', ticker: 'AAPL' }],
  statements: [
    {
      kind: 'investment',
      institution: 'custodian.com',
      account: '8834-2210',
      type: '',
      currency: 'USD',
      from: '2026-03-01',
      to: '2026-03-31',
      entries: movements.map(({ day, amount, text, id }) => ({
        id,
        type: 'XFER',
        booked: day,
        amount,
        name: text,
        memo: 'MOVE',
      })),
      trades: movements.slice(0, 4).map(({ day, id }) => ({
        kind: 'TRANSFER',
        id: `T${id}`,
        traded: day,
        settled: day,
        cusip: '037833100',
        units: '10.5',
        price: '214.003',
        total: '0',
        memo: 'TRANSFER IN KIND',
      })),
      balance: CLOSING,
    },
  ],
}

const mtEntries: readonly MtEntryDraft[] = movements.map(({ day, amount, text, id }) => ({
  value: day,
  booked: day,
  amount,
  reversal: false,
  type: 'NTRF',
  customerReference: 'NONREF',
  bankReference: id,
  text: ['166?00GUTSCHRIFT?20SVWZ+', `?21${text}?32KUNDE`],
}))
const MT = { reference: 'RAPPORT', account: '10020030/1234567', currency: 'EUR', entries: mtEntries }

const mt940 = (): string =>
  [1, 2]
    .map((sequence) =>
      writeMt({
        ...MT,
        sequence: `${sequence}/1`,
        opening: { day: '2026-03-01', amount: OPENING },
        closing: { day: '2026-03-31', amount: CLOSING },
      }),
    )
    .join('')

const bai2 = (): string =>
  writeBai2({
    sender: 'BANK',
    receiver: 'FIRM',
    created: '260331',
    groups: [
      {
        originator: 'BANK',
        asOf: '260331',
        currency: 'USD',
        accounts: ['111', '222'].map((id) => ({
          id,
          figures: [
            { code: '010', units: units(OPENING) },
            { code: '015', units: units(CLOSING) },
          ],
          entries: movements.map(({ amount, text, id: reference }) => ({
            code: amount.startsWith('-') ? '475' : '195',
            units: units(amount.replace('-', '')),
            funds: '0',
            bankReference: reference,
            customerReference: '',
            text: [text, 'more of it'],
          })),
        })),
      },
    ],
  })

const units = (amount: string): bigint => BigInt(amount.replace('.', ''))

const qif = (): string =>
  writeQif({
    order: 'MDY',
    decimal: '.',
    accounts: [
      {
        name: 'Household',
        type: 'Bank',
        entries: movements.map(({ day, amount, text, id }) => ({
          day,
          amount,
          number: id,
          payee: text,
          memo: 'memo',
          splits: [],
        })),
        trades: [],
      },
    ],
  })

const rows: readonly (readonly string[])[] = [
  ['Account Number: 4711-22', '', '', '', ''],
  ['Opening balance', '', '', '', OPENING],
  ['Date', 'Reference', 'Description', 'Amount', 'Balance'],
  ...movements.map(({ day, amount, text, id }, at) => [day, id, text, amount, balanceAfter(at)]),
  ['Closing balance', '', '', '', CLOSING],
]

const csv = (): string => rows.map((cells) => `${cells.join(',')}\n`).join('')

const own = (name: string, content: string | Uint8Array, isProven = true): OwnFile => ({
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  isProven,
})

export const ownFiles = (): readonly OwnFile[] => [
  own('camt.053 version 2', camt('camt.053', '001.02', '')),
  own('camt.053 version 13 with a prefix', camt('camt.053', '001.13', 'ns2')),
  own('camt.052', camt('camt.052', '001.08', '')),
  own('camt.054', camt('camt.054', '001.08', '')),
  own('OFX 1', ofx(1), false),
  own('OFX 2', ofx(2), false),
  own('MT940', mt940()),
  own('MT942', writeMt942({ ...MT, day: '2026-03-31', sequence: '1/1' })),
  own('BAI2', bai2()),
  own('QIF', qif(), false),
  own('CSV', csv()),
  own('XLSX', workbook(rows)),
  own(
    'ZIP',
    packZip([
      { name: 'a.xml', content: Buffer.from(camt('camt.053', '001.08', '')) },
      { name: 'b.sta', content: Buffer.from(mt940()) },
    ]),
  ),
]
