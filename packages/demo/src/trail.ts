import type { DemoImport } from './activity/write-activity.ts'
import type { DemoClaim } from './claims/claim-book.ts'
import type { PlannedTouch } from './contacts/touch-plan.ts'
import type { Making } from './making.ts'
import { timestamp } from './rows.ts'

interface Entry {
  readonly at: number
  readonly actorId: string
  readonly onBehalfOf?: string | null
  readonly operation: string
  readonly subject: readonly [kind: string, id: string]
  readonly householdId?: string | null
  readonly fact: unknown
}

/** One row of the trail. */
export function auditRow(
  { rows, id }: Making,
  { at, actorId, onBehalfOf, operation, subject, householdId, fact }: Entry,
): void {
  rows.audit.push({
    id: id(at),
    at: timestamp(at),
    actor_id: actorId,
    on_behalf_of: onBehalfOf ?? null,
    operation,
    subject_kind: subject[0],
    subject_id: subject[1],
    household_id: householdId ?? null,
    request_id: '',
    fact,
  })
}

const operations = {
  submit: 'submitClaim',
  take_up: 'takeUpClaim',
  confirm: 'confirmClaim',
  return: 'returnClaim',
  answer: 'answerClaim',
  reject: 'rejectClaim',
  schedule: 'schedulePromise',
  lapse: 'lapsePromise',
  write_off: 'writeOffClaim',
  begin_hold: 'beginHold',
  retain: 'retainClaim',
  reduce: 'reduceClaim',
  compensate: 'undoConfirmation',
  sign_first: 'confirmClaim',
} as const

/** The trail of what matters: contacts logged, every step of a claim, files imported. */
export function auditPast(
  making: Making,
  touches: readonly PlannedTouch[],
  claims: readonly DemoClaim[],
  imports: readonly DemoImport[],
): void {
  for (const touch of touches) {
    const [representative] = touch.representatives
    auditRow(making, {
      at: touch.enteredAt,
      actorId: touch.enteredBy.id,
      onBehalfOf: touch.enteredBy.id === representative.id ? null : representative.id,
      operation: 'logContact',
      subject: ['contact', touch.id],
      householdId: touch.household.id,
      fact: { channel: touch.channel, direction: touch.direction, purpose: touch.purpose, late: touch.late },
    })
  }
  for (const claim of claims)
    for (const { at, actor, onBehalfOf, action, from, to, text } of claim.events)
      auditRow(making, {
        at,
        actorId: actor.id,
        onBehalfOf: onBehalfOf?.id ?? null,
        operation: operations[action],
        subject: ['claim', claim.id],
        householdId: claim.household.id,
        fact: { from, to, ...(text === '' ? {} : { reason: text }) },
      })
  for (const { id, fileName, uploadedBy, finishedAt, added } of imports)
    auditRow(making, {
      at: finishedAt,
      actorId: uploadedBy,
      operation: 'bookImport',
      subject: ['import', id],
      fact: { state: 'imported', fileName, added, known: 0 },
    })
}
