import type { Page } from '@playwright/test'
import { ask, yesterdayAtEleven } from './facts.ts'

interface Deposit {
  /** The beginning of the client's family name. */
  readonly family: string
  readonly dollars: number
  /** When the call was, in UTC; yesterday at eleven unless told. */
  readonly at?: string
  readonly purpose?: string
}
interface Person {
  readonly id: string
  readonly household: { readonly id: string }
}

/** Logs a call without the page, as the person of this browser, and the deposit that it won. */
export async function depositClaimed(page: Page, { family, dollars, at, purpose }: Deposit): Promise<string> {
  const { user } = await ask<{ user: { id: string } }>(page, '/session')
  const { items } = await ask<{ items: readonly Person[] }>(page, `/people?q=${encodeURIComponent(family)}`)
  const [person] = items
  if (!person) throw new Error(`Nobody is called ${family}`)
  const householdId = person.household.id
  const answer = await page.request.post('/api/contacts', {
    data: {
      channel: 'phone',
      direction: 'outbound',
      mass: false,
      occurredAt: at ?? (await yesterdayAtEleven(page)),
      representativeIds: [user.id],
      attendees: [{ personId: person.id, householdId, outcome: 'conversation' }],
      purpose: purpose ?? 'Deposit agreed',
      notes: '',
      initiativeId: null,
      reasonInSpite: 'They asked for the call.',
      claims: [
        {
          kind: 'deposit',
          householdId,
          claimantId: user.id,
          amount: { minor: `${dollars}00`, currency: 'USD' },
          title: '',
          note: '',
          splits: [],
          instalments: [],
          evidence: [],
        },
      ],
    },
  })
  if (answer.status() !== 201) throw new Error(`The call was not logged: ${await answer.text()}`)
  const { claimIds } = (await answer.json()) as { claimIds: readonly string[] }
  if (!claimIds[0]) throw new Error('No claim was opened')
  return claimIds[0]
}
