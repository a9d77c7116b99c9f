import type { Page } from '@playwright/test'

/** Somebody whom a representative may contact, with the household that it is about. */
export interface Client {
  readonly personId: string
  readonly name: string
  readonly householdId: string
  readonly household: string
}

interface Person {
  readonly id: string
  readonly name: string
  readonly household: { readonly id: string; readonly name: string }
}
interface Answer {
  readonly personId: string
  readonly householdId: string
  readonly verdict: 'permitted' | 'warn' | 'blocked'
}
interface Household {
  readonly id: string
  readonly name: string
}
interface HouseholdDetail {
  readonly members: readonly { readonly personId: string; readonly name: string }[]
  readonly accounts: readonly { readonly identifier: string; readonly institution: string; readonly currency: string }[]
  readonly defaultSplit: readonly { readonly user: { readonly id: string } }[]
}

// Their claims and files are told by other journeys.
const PROTAGONISTS = /Whitcombe|Castellane|Aschwanden|Mbeki|Okonkwo|Haverford|Venkatesan|Sjöberg|Rosenbaum|Fairweather/
const DAY = 86_400_000
const CUSTODIAN = 'Hudson Custody Trust'
/** Money that left so many days before makes money that comes look as if it came back. */
const QUIET_DAYS = 100
const given = new Set<string>()

/** What the API answers to the person of this browser. */
export async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api${path}`)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The firm's day, so many days before today. */
export async function daysAgo(page: Page, days: number): Promise<string> {
  const { today } = await ask<{ today: string }>(page, '/session')
  return new Date(Date.parse(`${today}T12:00:00Z`) - days * DAY).toISOString().slice(0, 10)
}

/** Eleven o'clock in New York on a day: a time at which clients may be called. */
export function atEleven(day: string): string {
  const noon = Date.parse(`${day}T16:00:00Z`)
  const hour = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' })
  return new Date(noon + (11 - Number(hour.format(noon))) * 3_600_000).toISOString()
}

/**
 * Clients of different households of this person whom yesterday at eleven a contact was permitted to, and whose names
 * lead to nobody else. Whoever was contacted by another journey is not among them, since the service model asks for a
 * pause.
 */
export async function clientsFor(
  page: Page,
  count: number,
  channel: 'phone' | 'in_person' | 'email' | 'post' = 'phone',
): Promise<readonly Client[]> {
  const found = new Map((await permitted(page, channel)).map((client) => [client.householdId, client]))
  if (found.size < count) throw new Error(`Only ${found.size} clients may be contacted`)
  return [...found.values()].slice(0, count)
}

/** One client whom this person may contact, as `clientsFor` finds them. */
export async function clientFor(page: Page, channel?: Parameters<typeof clientsFor>[2]): Promise<Client> {
  const [client] = await clientsFor(page, 1, channel)
  if (!client) throw new Error('Nobody may be contacted')
  return client
}

/**
 * A client of this person alone, with a dollar account at the custodian that no money has left for a while; another one
 * each time. For contacts that are logged without the page: whether they are permitted does not matter.
 */
export async function clientWithAccount(page: Page): Promise<Client & { readonly account: string }> {
  const quietSince = await daysAgo(page, QUIET_DAYS)
  const { user } = await ask<{ user: { id: string } }>(page, '/session')
  const { items } = await ask<{ items: readonly Household[] }>(page, '/households?mine=yes&sort=-name&limit=200')
  for (const { id: householdId, name: household } of items.filter((one) => !PROTAGONISTS.test(one.name))) {
    const { accounts, members, defaultSplit } = await ask<HouseholdDetail>(page, `/households/${householdId}`)
    const account = accounts.find(({ institution, currency }) => institution === CUSTODIAN && currency === 'USD')
    const [head] = members
    const shared = defaultSplit.some((share) => share.user.id !== user.id)
    if (!account || !head || shared || given.has(householdId)) continue
    const left = await ask<{ items: readonly { valueOn: string }[] }>(
      page,
      `/activities?householdId=${householdId}&flowType=external_out&limit=1`,
    )
    if (left.items.some(({ valueOn }) => valueOn >= quietSince)) continue
    given.add(householdId)
    return { ...head, householdId, household, account: account.identifier }
  }
  throw new Error('No other client has a quiet dollar account')
}

/** The client of that family name. */
export async function clientCalled(page: Page, family: string): Promise<Client> {
  const { items } = await ask<{ items: readonly Person[] }>(page, `/people?q=${encodeURIComponent(family)}`)
  const [person] = items
  if (!person) throw new Error(`Nobody is called ${family}`)
  return clientOf(person)
}

async function permitted(page: Page, channel: string): Promise<readonly Client[]> {
  const at = atEleven(await daysAgo(page, 1))
  const { items } = await ask<{ items: readonly Person[] }>(page, '/people?limit=50')
  const ids = [...new Set(items.map(({ id }) => id))]
  const { answers } = await ask<{ answers: readonly Answer[] }>(
    page,
    `/may-contact?channel=${channel}&at=${at}&personIds=${ids.join(',')}`,
  )
  return items
    .filter(({ name, household }) => !PROTAGONISTS.test(`${name} ${household.name}`))
    .filter(({ name }) => items.filter((other) => other.name.startsWith(name)).length === 1)
    .filter(({ id }) => answers.every(({ personId, verdict }) => personId !== id || verdict === 'permitted'))
    .map(clientOf)
}

const clientOf = ({ id, name, household }: Person): Client => ({
  personId: id,
  name,
  householdId: household.id,
  household: household.name,
})

/** A word that stands in no other journey's data. */
export const unique = (words: string): string => `${words} ${crypto.randomUUID().slice(0, 8)}`
