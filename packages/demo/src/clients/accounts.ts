import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { at, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import type { Place } from '../words/places.ts'
import type { DemoAccount, Institution, Tier } from './household.ts'

/**
 * Account numbers that cannot be anybody's: custodians' numbers begin with 9900, IBANs name the bank 00000. Their form
 * and check digits are right, so that they pass wherever real ones pass.
 */
export function accountNumbers(): (institution: Institution) => string {
  let last = 0
  return (institution) => {
    last++
    // A stride that is prime to the range scatters the numbers without repeating one.
    const scattered = (last * 7_919) % 1_000_000
    if (institution === 'Alpenbank Zürich AG') return iban('CH', `00000${String(scattered).padStart(12, '0')}`)
    return `${institution === 'Hudson Custody Trust' ? '9900' : '9901'}${String(scattered).padStart(6, '0')}`
  }
}

/** A household's accounts at the custodians, opened when it became a client. */
export function makeAccounts(
  { rows, id, lastDay }: Making,
  chance: Chance,
  household: { id: string; clientSince: Day; tier: Tier; place: Place; protagonist: boolean },
  number: (institution: Institution) => string,
): DemoAccount[] {
  const { place, tier, protagonist } = household
  const home: Institution =
    place.region === 'europe'
      ? 'Alpenbank Zürich AG'
      : protagonist || chance.happens(0.7)
        ? 'Hudson Custody Trust'
        : 'Northgate Brokerage'
  const kinds: (readonly [string, DemoAccount['currency'], Institution])[] = [['Managed account', place.currency, home]]
  if (tier === 'A' || chance.happens(0.45)) kinds.push(['Liquidity account', place.currency, home])
  if (tier === 'A' && chance.happens(0.5)) kinds.push(['Trust account', place.currency, home])
  if (place.region === 'europe' && chance.happens(0.5)) kinds.push(['Dollar account', 'USD', home])
  if (place.region !== 'europe' && chance.happens(0.2)) kinds.push(['Retirement account', 'USD', 'Northgate Brokerage'])
  return kinds.map(([name, currency, institution]) => {
    const openedOn = addDays(household.clientSince, -3)
    const account: DemoAccount = {
      id: id(at(openedOn, 11 * 60)),
      identifier: number(institution),
      scheme: institution === 'Alpenbank Zürich AG' ? 'iban' : 'custodian',
      institution,
      currency,
      name,
      openedOn: openedOn > lastDay ? lastDay : openedOn,
    }
    rows.account.push(accountRow(account, household.id))
    return account
  })
}

/** Accounts of the firm itself: money between them and a client's is never new. */
export function makeHouseAccounts({ rows, id, firstDay }: Making): { identifier: string; name: string }[] {
  const opened = addDays(firstDay, -800)
  const own = [
    ['9909000001', 'Ashdown & Vale settlement', 'USD', 'Hudson Custody Trust'],
    ['9909000002', 'Ashdown & Vale fee collection', 'USD', 'Hudson Custody Trust'],
    [iban('CH', '00000999000000001'), 'Ashdown & Vale omnibus CHF', 'CHF', 'Alpenbank Zürich AG'],
    [iban('CH', '00000999000000002'), 'Ashdown & Vale omnibus EUR', 'EUR', 'Alpenbank Zürich AG'],
  ] as const
  return own.map(([identifier, name, currency, institution]) => {
    const account = {
      id: id(at(opened, 9 * 60)),
      identifier,
      scheme: currency === 'USD' ? ('custodian' as const) : ('iban' as const),
      institution,
      currency,
      name,
      openedOn: opened,
    }
    rows.account.push(accountRow(account, null))
    return account
  })
}

/** An account as a row; one without a household that is not the firm's own waits to be assigned. */
export const accountRow = (account: DemoAccount, household: string | null, waiting = false) => ({
  id: account.id,
  household_id: household,
  identifier: account.identifier,
  scheme: account.scheme,
  institution: account.institution,
  currency: account.currency,
  in_house: household === null && !waiting,
  name: account.name,
  assigned_by: null,
  assigned_at: null,
  version: 1,
  created_at: timestamp(at(account.openedOn, 11 * 60)),
})

/** Appends the check digits of ISO 7064 (mod 97-10). */
export function iban(country: string, bban: string): string {
  const digits = `${bban}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`
}
