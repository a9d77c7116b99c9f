import type { Making } from '../making.ts'
import { inOffice } from '../office-hours.ts'
import { timestamp } from '../rows.ts'
import { auditRow } from '../trail.ts'
import type { PlannedTouch } from './touch-plan.ts'

const reasons = [
  'Corrected the amount mentioned.',
  'Added what was agreed about the next step.',
  'Name of the accountant was wrong.',
]
const EVERY = 700
const TWO_DAYS = 172_800_000

/** A contact in several hundred was corrected later: what it said before is kept beside it, with the reason. */
export function amendSome(making: Making, touches: readonly PlannedTouch[]): void {
  const { rows } = making
  const last = Date.parse(making.lastDay)
  const amended = new Map(
    touches
      .filter(({ mass, enteredAt, notes }) => !mass && enteredAt + 3 * TWO_DAYS < last && notes.length > 40)
      .filter((_, index) => index % EVERY === EVERY - 1)
      .map((touch, index) => [touch.id, { touch, reason: reasons[index % reasons.length] ?? '' }]),
  )
  for (const { touch, reason } of amended.values()) {
    const at = inOffice(touch.enteredAt + TWO_DAYS, touch.enteredBy.zone)
    rows.contact_version.push({
      contact_id: touch.id,
      version: 1,
      body: { purpose: touch.purpose, notes: touch.notes },
      reason,
      changed_by: touch.enteredBy.id,
      changed_at: timestamp(at),
    })
    auditRow(making, {
      at,
      actorId: touch.enteredBy.id,
      operation: 'amendContact',
      subject: ['contact', touch.id],
      householdId: touch.household.id,
      fact: { reason, version: 2 },
    })
  }
  rows.contact = rows.contact.map((row) => {
    const found = amended.get(String(row['id']))
    return found ? { ...row, notes: `${String(row['notes'])} (Confirmed by e-mail.)`, version: 2 } : row
  })
}
