import type { Instant } from '../calendar/day.ts'
import type { Channel, HouseholdId, PersonId } from '../contacts/touch.ts'
import type { MayContact, MayContactFacts } from './contact-question.ts'
import { mayContact } from './may-contact.ts'

/** One person on a mailing list, asked about for one household. */
export interface Recipient {
  readonly personId: PersonId
  readonly householdId: HouseholdId
  readonly facts: MayContactFacts
}

export interface LeftOut extends Omit<Recipient, 'facts'> {
  readonly answer: MayContact
}

/**
 * Who gets a mailing and who is left out, with every reason. A person gets it once, however many households they belong
 * to, and not at all if one of those speaks against it. A warning leaves out, too: nobody weighs one recipient of many.
 */
export function sortMailing(
  recipients: readonly Recipient[],
  channel: Channel,
  at: Instant,
): { readonly send: readonly PersonId[]; readonly leftOut: readonly LeftOut[] } {
  const leftOut = recipients.flatMap(({ personId, householdId, facts }) => {
    const answer = mayContact(facts, { channel, direction: 'outbound', mass: true }, at)
    return answer.verdict === 'permitted' ? [] : [{ personId, householdId, answer }]
  })
  const spared = new Set(leftOut.map(({ personId }) => personId))
  const send = new Set(recipients.map(({ personId }) => personId).filter((personId) => !spared.has(personId)))
  return { send: [...send], leftOut }
}
