import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import { total } from '@rapport/domain/money/divide.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { type CamtEntryDraft, writeCamt } from '@rapport/feeds/write/write-camt.ts'
import { type OfxEntryDraft, writeOfx } from '@rapport/feeds/write/write-ofx.ts'
import { FIRST_BALANCE } from './activity/write-activity.ts'
import { mainAccount } from './claims/arrivals.ts'
import { householdOf } from './claims/stories.ts'
import { iban } from './clients/accounts.ts'
import type { DemoAccount, DemoHousehold, Institution } from './clients/household.ts'
import { type Demo, makeDemo } from './make-demo.ts'
import { startMaking } from './making.ts'
import { earlier, workDayOnOrAfter } from './work-days.ts'

export interface DemoFile {
  readonly name: string
  readonly content: Uint8Array
}

interface Line {
  readonly amount: bigint
  readonly ofx: string
  readonly iso: string
  readonly name: string
  readonly account?: string
  readonly text: string
}

interface Sheet {
  readonly account: Pick<DemoAccount, 'id' | 'identifier' | 'currency'>
  readonly owner: string
  readonly lines: readonly Line[]
}

/** Those of the firm that `loadDemo` tells when it is given that day. */
export const demoFiles = (today: Day): DemoFile[] => filesToTry(makeDemo(today, '', { households: 600 }), today)

/**
 * Two files of the week that nobody has imported yet, for a controller to try. The custodian's OFX file brings the
 * 2,000,000 dollars that Grace Lindqvist's client Castellane sends and an account that nobody knows; the bank's
 * camt.053 brings 1,250,000 francs for the Aschwanden family and another unknown account.
 * @param today the day on which the firm is told
 */
export function filesToTry(demo: Demo, today: Day): DemoFile[] {
  const { lastDay } = startMaking(today)
  const from = addDays(demo.ledger.importedThrough, 1)
  const booked = earlier(workDayOnOrAfter(addDays(from, 2)), lastDay)
  return [hudsonFile(demo, from, lastDay, booked), alpenbankFile(demo, from, lastDay, booked)]
}

const dollars = (amount: number): bigint => BigInt(Math.round(amount * 100))
const deposit = (amount: number, name: string, account: string, text: string): Line => ({
  amount: dollars(amount),
  ofx: 'CREDIT',
  iso: 'PMNT/RCDT/XBCT',
  name,
  account,
  text,
})
const dividend = (amount: number, text: string): Line => ({
  amount: dollars(amount),
  ofx: 'DIV',
  iso: 'SECU/CORP/DVCA',
  name: text,
  text,
})
const fee = (amount: number): Line => ({
  amount: dollars(-amount),
  ofx: 'SRVCHG',
  iso: 'ACMT/MDOP/CHRG',
  name: 'Ashdown & Vale',
  text: 'Quarterly advisory fee',
})
const wireOut = (amount: number, name: string, text: string): Line => ({
  amount: dollars(-amount),
  ofx: 'DEBIT',
  iso: 'PMNT/ICDT/XBCT',
  name,
  text,
})

/** Other clients of an institution, always the same ones. */
function others({ households }: Demo, institution: Institution, currency: string, count: number): DemoHousehold[] {
  return households
    .filter(
      ({ story, walled, accounts }) =>
        story === null && !walled && accounts[0]?.institution === institution && accounts[0].currency === currency,
    )
    .slice(0, count)
}

const ownerOf = ({ people: [head] }: DemoHousehold): string => `${head.given} ${head.family}`

function hudsonFile(demo: Demo, from: Day, to: Day, booked: Day): DemoFile {
  const castellane = householdOf(demo.households, 'deposit_to_come')
  const [first, second, third, fourth] = others(demo, 'Hudson Custody Trust', 'USD', 4)
  const sheets: Sheet[] = [
    {
      account: mainAccount(castellane),
      owner: ownerOf(castellane),
      lines: [
        dividend(4_218.4, 'Dividend, global equity'),
        deposit(2_000_000, ownerOf(castellane), '8840017723', 'Wire from Meridian Savings Bank'),
      ],
    },
    {
      account: { id: '', identifier: '9900880041', currency: 'USD' },
      owner: 'S. Ferrand',
      lines: [deposit(410_000, 'S. Ferrand', '8820065518', 'Wire from Union Crest Bank')],
    },
    ...sheetOf(first, [fee(3_120.75), dividend(6_904.12, 'Dividend, core holdings')]),
    ...sheetOf(second, [wireOut(185_000, 'Harbor Title Company', 'Property purchase')]),
    ...sheetOf(third, [dividend(2_377.9, 'Coupon, bond ladder')]),
    ...sheetOf(fourth, [fee(1_845.2), deposit(75_000, 'First Harbor Bank', '8811100290', 'Transfer of balance')]),
  ]
  const content = writeOfx({
    generation: 1,
    created: to,
    institution: { name: 'Hudson Custody Trust', id: '99001' },
    securities: [],
    statements: sheets.map(({ account, lines }) => ({
      kind: 'bank',
      institution: '000000000',
      account: account.identifier,
      type: 'MONEYMRKT',
      currency: account.currency,
      from,
      to,
      trades: [],
      balance: decimalText(openingOf(demo, account) + total(lines.map(({ amount }) => amount)), 2),
      entries: lines.map(
        ({ amount, ofx, name, text }, index): OfxEntryDraft => ({
          id: entryId(booked, account, index),
          type: ofx,
          booked,
          amount: decimalText(amount, 2),
          name: name.slice(0, 32),
          memo: text,
        }),
      ),
    })),
  })
  return { name: `hudson-custody-${from}.ofx`, content: new TextEncoder().encode(content) }
}

function alpenbankFile(demo: Demo, from: Day, to: Day, booked: Day): DemoFile {
  const aschwanden = householdOf(demo.households, 'deposit_to_come_swiss')
  const [first, second] = others(demo, 'Alpenbank Zürich AG', 'CHF', 2)
  const [euro] = others(demo, 'Alpenbank Zürich AG', 'EUR', 1)
  const sheets: Sheet[] = [
    {
      account: mainAccount(aschwanden),
      owner: ownerOf(aschwanden),
      lines: [
        deposit(1_250_000, ownerOf(aschwanden), iban('CH', '00000887300112233'), 'Überweisung Bank am Limmatplatz'),
        fee(2_410.6),
      ],
    },
    {
      account: { id: '', identifier: iban('CH', '00000000000880058'), currency: 'CHF' },
      owner: 'Erbengemeinschaft Hürlimann',
      lines: [deposit(300_000, 'Erbengemeinschaft Hürlimann', iban('CH', '00000887300998877'), 'Erbteil')],
    },
    ...sheetOf(first, [dividend(5_130.25, 'Dividende')]),
    ...sheetOf(second, [wireOut(42_000, 'Steueramt', 'Steuerrechnung'), fee(1_120)]),
    ...sheetOf(euro, [dividend(3_871.05, 'Dividende')]),
  ]
  const created = `${to}T18:30:00`
  const content = writeCamt({
    message: 'camt.053',
    version: '001.08',
    messageId: `ALPEN-${from.replaceAll('-', '')}`,
    created,
    statements: sheets.map(({ account, owner, lines }, index) => {
      const opening = openingOf(demo, account)
      return {
        id: `ALPEN-${from.replaceAll('-', '')}-${index + 1}`,
        sequence: (demo.sequences.get(account.id) ?? 0) + 1,
        created,
        iban: account.identifier,
        currency: account.currency,
        owner,
        from,
        to,
        opening: decimalText(opening, 2),
        closing: decimalText(opening + total(lines.map(({ amount }) => amount)), 2),
        declaresTotals: true,
        entries: lines.map(
          (line, position): CamtEntryDraft => ({
            reference: entryId(booked, account, position),
            amount: decimalText(line.amount, 2),
            status: 'BOOK',
            booked,
            value: booked,
            code: line.iso,
            info: line.text,
            details: [
              {
                endToEndId: `E2E-${account.identifier.slice(-6)}-${position + 1}`,
                amount: decimalText(line.amount, 2),
                counterparty: line.account === undefined ? null : { name: line.name, iban: line.account },
                text: line.text,
              },
            ],
          }),
        ),
      }
    }),
  })
  return { name: `alpenbank-${from}.camt053.xml`, content: new TextEncoder().encode(content) }
}

const sheetOf = (household: DemoHousehold | undefined, lines: readonly Line[]): Sheet[] =>
  household ? [{ account: mainAccount(household), owner: ownerOf(household), lines }] : []

const openingOf = ({ balances }: Demo, { id }: Pick<DemoAccount, 'id'>): bigint =>
  id === '' ? 0n : (balances.get(id) ?? FIRST_BALANCE)

/** Ids above those that the weeks before have used. */
const entryId = (booked: Day, { identifier }: Pick<DemoAccount, 'identifier'>, index: number): string =>
  `${booked.replaceAll('-', '')}${identifier.slice(-6)}${String(9_001 + index)}`
