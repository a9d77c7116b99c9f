import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createSum } from '../src/amount.ts'
import { writeBai2 } from '../src/write/write-bai2.ts'
import { type CamtEntryDraft, camtPieces } from '../src/write/write-camt.ts'
import { type MtDraft, writeMt } from '../src/write/write-mt.ts'
import { type OfxEntryDraft, ofxPieces } from '../src/write/write-ofx.ts'

export const KINDS = ['camt', 'ofx', 'mt', 'bai2', 'csv'] as const
export type Kind = (typeof KINDS)[number]

/** Writes a believable file of that many entries, in constant memory. */
export async function writeBigFile(kind: Kind, entries: number, path: string): Promise<void> {
  const out = createWriteStream(path, { highWaterMark: 1_048_576 })
  let waiting = ''
  for (const piece of PIECES[kind](entries)) {
    waiting += piece
    if (waiting.length < 65_536) continue
    if (!out.write(waiting)) await once(out, 'drain')
    waiting = ''
  }
  out.end(waiting)
  await once(out, 'finish')
}

const PIECES: Readonly<Record<Kind, (entries: number) => Iterable<string>>> = { camt, ofx, mt, bai2, csv }

const dayOf = (index: number): string => `2026-03-${String((index % 28) + 1).padStart(2, '0')}`
const amountOf = (index: number): string =>
  `${index % 3 === 0 ? '-' : ''}${index % 99_991}.${String(index % 100).padStart(2, '0')}`

function camt(count: number): Iterable<string> {
  const entries: Iterable<CamtEntryDraft> = {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) {
        const amount = amountOf(index)
        yield {
          reference: `2026031500${String(index).padStart(9, '0')}`,
          amount,
          status: 'BOOK',
          booked: dayOf(index),
          value: dayOf(index),
          code: 'PMNT/RCDT/ESCT',
          info: 'SEPA credit transfer',
          details: [
            {
              endToEndId: `E2E-${index}`,
              amount,
              counterparty: { name: `Müller & Söhne Vermögensverwaltung ${index}`, iban: 'DE02120300000000202051' },
              text: `Deposit for household ${index % 20_000}, instruction of ${dayOf(index)}, thank you`,
            },
          ],
        }
      }
    },
  }
  const statement = {
    id: '2026-03',
    sequence: 3,
    created: '2026-03-31T18:00:00Z',
    iban: 'DE89370400440532013000',
    currency: 'EUR',
    from: '2026-03-01',
    to: '2026-03-31',
    opening: null,
    closing: null,
    entries,
    declaresTotals: true,
  }
  return camtPieces({
    message: 'camt.053',
    version: '001.08',
    messageId: 'BENCH',
    created: '2026-03-31T18:00:00Z',
    statements: [statement],
  })
}

function ofx(count: number): Iterable<string> {
  const entries: Iterable<OfxEntryDraft> = {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) {
        const name = `CUSTOMER & SONS ${index}`
        yield {
          id: `20260315${index}`,
          type: 'CREDIT',
          booked: dayOf(index),
          amount: amountOf(index),
          name,
          memo: `DEPOSIT OF ${dayOf(index)}`,
        }
      }
    },
  }
  const statement = {
    kind: 'bank' as const,
    institution: '021000021',
    account: '12345678',
    type: 'CHECKING',
    currency: 'USD',
    from: '2026-03-01',
    to: '2026-03-31',
    entries,
    trades: [],
    balance: '0.00',
  }
  const institution = { name: 'BENCH', id: '1' }
  return ofxPieces({ generation: 1, created: '2026-03-31', institution, statements: [statement], securities: [] })
}

function* mt(count: number): Iterable<string> {
  const perDay = 1000
  for (let first = 0; first < count; first += perDay) {
    const entries: MtDraft['entries'] = Array.from({ length: Math.min(perDay, count - first) }, (_, at) => ({
      value: dayOf(first + at),
      booked: dayOf(first + at),
      amount: amountOf(first + at),
      reversal: false,
      type: 'NTRF',
      customerReference: 'NONREF',
      bankReference: `${first + at}`,
      text: ['166?00SEPA GUTSCHRIFT?20SVWZ+Einzahlung vom', `?21${dayOf(first + at)}?32Mueller und Soehne`],
    }))
    const sum = createSum()
    for (const { amount } of entries) sum.add(amount)
    yield writeMt({
      reference: 'BENCH',
      account: '10020030/1234567',
      sequence: `${first / perDay + 1}/1`,
      currency: 'EUR',
      opening: { day: '2026-03-01', amount: '0.00' },
      closing: { day: '2026-03-31', amount: sum.value() },
      entries,
    })
  }
}

/** Accounts of a thousand entries each, in files of their own: a file's totals are known once it is written. */
function* bai2(count: number): Iterable<string> {
  const perFile = 1000
  for (let first = 0; first < count; first += perFile) {
    const entries = Array.from({ length: Math.min(perFile, count - first) }, (_, at) => ({
      code: (first + at) % 3 === 0 ? '475' : '195',
      units: BigInt(amountOf(first + at).replace(/[-.]/g, '')),
      funds: '0' as const,
      bankReference: `${20_260_315_000 + first + at}`,
      customerReference: `${4711 + at}`,
      text: [`DEPOSIT FOR HOUSEHOLD ${at}`, `INSTRUCTION OF ${dayOf(first + at)}, THANK YOU`],
    }))
    const account = { id: `1234567${first / perFile}`, figures: [{ code: '010', units: 0n }], entries }
    const group = { originator: 'BANK', asOf: '260331', currency: 'USD', accounts: [account] }
    yield writeBai2({ sender: 'BANK', receiver: 'FIRM', created: '260331', groups: [group] })
  }
}

/** A custodian's layout: title line, quoted cells, dollars. */
function* csv(count: number): Iterable<string> {
  yield '"Transactions for account ...123 as of 03/31/2026 18:00:00 ET"\n'
  yield '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
  for (let index = 0; index < count; index += 1) {
    const [year = '', month = '', day = ''] = dayOf(index).split('-')
    const amount = amountOf(index)
    const dollars = amount.startsWith('-') ? `-$${amount.slice(1)}` : `$${amount}`
    const action = amount.startsWith('-') ? 'MoneyLink Transfer' : 'Wire Received'
    yield `"${month}/${day}/${year}","${action}","","DEPOSIT FOR HOUSEHOLD ${index % 20_000}, THANK YOU","","","","${dollars}"\n`
  }
}
