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

// Their claims and files are told by other journeys.
const PROTAGONISTS = /Whitcombe|Castellane|Aschwanden|Mbeki|Okonkwo|Haverford|Venkatesan|Sjöberg|Rosenbaum|Fairweather/

/** What the API answers to the person of this browser. */
export async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api${path}`)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Eleven o'clock in New York on the firm's day before today: a time at which clients may be called. */
export async function yesterdayAtEleven(page: Page): Promise<string> {
  const { today } = await ask<{ today: string }>(page, '/session')
  const noon = Date.parse(`${today}T16:00:00Z`) - 86_400_000
  const hour = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' })
  return new Date(noon + (11 - Number(hour.format(noon))) * 3_600_000).toISOString()
}

/**
 * Clients of different households of this person whom yesterday at eleven a call was permitted to, or a visit, and whose
 * names lead to nobody else. Whoever was contacted by another journey is not among them, since the service model asks
 * for a pause.
 */
export async function clientsFor(
  page: Page,
  count: number,
  channel: 'phone' | 'in_person' = 'phone',
): Promise<readonly Client[]> {
  const at = await yesterdayAtEleven(page)
  const { items } = await ask<{ items: readonly Person[] }>(page, '/people?limit=50')
  const ids = [...new Set(items.map(({ id }) => id))]
  const { answers } = await ask<{ answers: readonly Answer[] }>(
    page,
    `/may-contact?channel=${channel}&at=${at}&personIds=${ids.join(',')}`,
  )
  const found = new Map<string, Client>()
  for (const { id, name, household } of items) {
    if (found.size === count) break
    const mine = answers.filter(({ personId }) => personId === id)
    const alone = items.filter((other) => other.name.startsWith(name)).length === 1
    if (PROTAGONISTS.test(name) || !alone || mine.some(({ verdict }) => verdict !== 'permitted')) continue
    found.set(household.id, { personId: id, name, householdId: household.id, household: household.name })
  }
  if (found.size < count) throw new Error(`Only ${found.size} clients may be contacted`)
  return [...found.values()]
}

/** One client whom this person may call, as `clientsFor` finds them. */
export async function clientFor(page: Page, channel: 'phone' | 'in_person' = 'phone'): Promise<Client> {
  const [client] = await clientsFor(page, 1, channel)
  if (!client) throw new Error('Nobody may be contacted')
  return client
}

/** A word that stands in no other journey's data. */
export const unique = (words: string): string => `${words} ${crypto.randomUUID().slice(0, 8)}`
