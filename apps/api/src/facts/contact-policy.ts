import { type ContactPolicy, defaultContactPolicy } from '@rapport/domain/cadence/contact-policy.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { policyOn } from './policy.ts'

/** The firm's policy for contacts in force on a day; what the firm left out is as Rapport proposes it. */
export async function contactPolicy(tx: Tx, day: Day): Promise<ContactPolicy> {
  const body = await policyOn<Partial<ContactPolicy>>(tx, 'contacts', day)
  return { ...defaultContactPolicy, ...body, severity: { ...defaultContactPolicy.severity, ...body?.severity } }
}
