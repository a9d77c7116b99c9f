import type { Page } from '@playwright/test'
import { ask, atEleven, type Client, daysAgo } from './facts.ts'

interface Deposit {
  readonly client: Client
  readonly amount: number
  readonly currency?: 'USD' | 'EUR'
  /** When the call was, in UTC; two days ago at eleven unless told. */
  readonly at?: string
  readonly purpose?: string
}

/** Logs a call without the page, as the person of this browser, and the deposit that it won. */
export async function depositClaimed(page: Page, deposit: Deposit): Promise<string> {
  const { client, amount, currency = 'USD', purpose = 'Deposit agreed' } = deposit
  const { user } = await ask<{ user: { id: string } }>(page, '/session')
  const answer = await page.request.post('/api/contacts', {
    data: {
      channel: 'phone',
      direction: 'outbound',
      mass: false,
      occurredAt: deposit.at ?? atEleven(await daysAgo(page, 2)),
      representativeIds: [user.id],
      attendees: [{ personId: client.personId, householdId: client.householdId, outcome: 'conversation' }],
      purpose,
      notes: '',
      initiativeId: null,
      reasonInSpite: 'They asked for the call.',
      claims: [
        {
          kind: 'deposit',
          householdId: client.householdId,
          claimantId: user.id,
          amount: { minor: `${amount}00`, currency },
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
