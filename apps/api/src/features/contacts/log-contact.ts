import type { contract } from '@rapport/contract/contract.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { type ContactLogged, type ContactToLog, logContact as decide } from '@rapport/domain/contacts/log-contact.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { audit } from '../../audit.ts'
import { contactEnterer, contactEntryFacts } from '../../facts/contact-entry-facts.ts'
import { toldReason } from '../../facts/contact-reasons.ts'
import type { Handler } from '../../http/handler.ts'
import { noteTouches } from '../../steps/note-touches.ts'
import { openClaim } from '../../steps/open-claim.ts'
import { writeContact } from './write-contact.ts'

export const logContact: Handler<typeof contract.logContact> = async (context, input, refuse) => {
  const { tx, actor, now, firm } = context
  const { claims, occurredAt, representativeIds, ...rest } = input
  if (input.initiativeId && (await tx.rows.initiative.count({ where: { id: input.initiativeId } })) === 0)
    return refuse('initiative_unknown')
  const entry: ContactToLog = {
    ...rest,
    contactId: newId(now),
    occurredAt: Date.parse(occurredAt),
    representatives: representativeIds,
  }
  const facts = await contactEntryFacts(context, entry)
  const who = await contactEnterer(context)
  const decision = decide(facts, who, entry, now)
  if (!decision.ok) {
    if (decision.reason !== 'reason_missing') return refuse(decision.reason)
    const answers = facts.permissions.map(({ personId, householdId, representative, answer }) => ({
      personId,
      householdId,
      representativeId: representative,
      verdict: answer.verdict,
      reasons: answer.reasons.map(toldReason),
    }))
    return refuse('reason_missing', { answers })
  }
  const logged = decision.fact
  await writeContact(context, logged)
  await noteTouches(context, logged.touches)
  await audit(context, {
    operation: 'logContact',
    subject: ['contact', logged.contactId],
    householdId: logged.attendees[0]?.householdId ?? null,
    onBehalfOf: logged.onBehalfOf,
    fact: auditable(logged),
  })

  const householdIds = [...new Set(logged.attendees.map(({ householdId }) => householdId))]
  const contacts = [
    { id: logged.contactId, householdIds, occurredOn: localDay(logged.occurredAt, firm.zone), lateEntry: logged.late },
  ]
  const claimIds: string[] = []
  for (const claim of claims) {
    const asked = { ...claim, contactIds: [logged.contactId], initiativeId: logged.initiativeId }
    const behalf =
      claim.claimantId === actor.id ? null : who.mayActFor.includes(claim.claimantId) ? claim.claimantId : null
    const opened = await openClaim(context, asked, contacts, behalf)
    if (!opened.ok) return refuse(opened.reason)
    claimIds.push(opened.fact)
  }
  return {
    contactId: logged.contactId,
    late: logged.late,
    verdict: logged.inSpite?.verdict ?? 'permitted',
    claimIds,
    householdIds,
  }
}

/** The trail names who and what; the notes themselves stay with the contact. */
const auditable = ({ notes: _, touches: _touches, ...rest }: ContactLogged): Omit<ContactLogged, 'notes' | 'touches'> =>
  rest
