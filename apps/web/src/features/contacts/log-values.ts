import type { Output } from '@rapport/contract/operation.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import { localDay, type Zone } from '@rapport/domain/calendar/zone.ts'
import type { ClaimKind, EvidenceKind } from '@rapport/domain/claims/claim.ts'
import { flawOfInstalments, flawOfSplits } from '@rapport/domain/claims/submit-claim.ts'
import { isWriting, outcomesOf } from '@rapport/domain/contacts/contact-entry.ts'
import type { Channel, Direction, Outcome } from '@rapport/domain/contacts/touch.ts'
import type { Money } from '@rapport/domain/money/currency.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { client } from '../../shell/api.ts'
import type { ContactToLog } from '../../shell/log-contact.ts'

/** What the form offers. */
export type Choices = Output<typeof client.listContactChoices.operation>
type Person = Output<typeof client.listPeople.operation>['items'][number]

/** Somebody who was there, with what tells them from others of the same name. */
export interface AttendeeValues {
  readonly personId: string
  readonly householdId: string
  readonly outcome: Outcome
  readonly name: string
  readonly household: string
  readonly phone: string | null
  readonly zone: Zone
}

export interface ClaimValues {
  readonly kind: ClaimKind
  readonly householdId: string
  readonly claimantId: string
  readonly amount: Money | null
  readonly title: string
  readonly note: string
  /** Empty: the household's default. */
  readonly splits: readonly { readonly userId: string; readonly basisPoints: number }[]
  readonly instalments: readonly { readonly dueOn: Day | null; readonly amount: Money | null }[]
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly label: string }[]
}

/** What the form holds; the same paths as the contract's input. */
export interface LogValues {
  readonly attendees: readonly AttendeeValues[]
  readonly channel: Channel
  readonly direction: Direction
  readonly mass: boolean
  readonly occurredAt: string | null
  readonly representativeIds: readonly string[]
  readonly purpose: string
  readonly notes: string
  readonly initiativeId: string
  readonly reasonInSpite: string
  readonly claims: readonly ClaimValues[]
}

interface Opened {
  readonly asked: ContactToLog
  readonly attendees: readonly AttendeeValues[]
  readonly representativeIds: readonly string[]
  readonly now: number
}

/** A phone call, now, by oneself: what is logged most. */
export const firstValues = ({ asked, attendees, representativeIds, now }: Opened): LogValues => ({
  attendees,
  channel: 'phone',
  direction: 'outbound',
  mass: false,
  occurredAt: new Date(now).toISOString(),
  representativeIds,
  purpose: '',
  notes: '',
  initiativeId: asked.initiativeId ?? '',
  reasonInSpite: '',
  claims: [],
})

/** From what the fields hold to what is sent. */
export const prepareLog = (values: LogValues) => ({
  ...values,
  mass: values.mass && isWriting(values.channel) && values.direction === 'outbound',
  purpose: values.purpose.trim(),
  initiativeId: values.initiativeId || null,
  reasonInSpite: values.reasonInSpite.trim() || null,
})

/** The contract's input, and what its parts ask of each other, by the same rules that the server decides by. */
export const logSchema = (zone: Zone, reasonNeeded: boolean) =>
  client.logContact.operation.body.superRefine((input, context) => {
    const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (reasonNeeded && !input.reasonInSpite) fault(['reasonInSpite'], 'reason_missing')
    const claimedOn = localDay(Date.parse(input.occurredAt), zone)
    for (const [at, { kind, title, amount, splits, instalments }] of input.claims.entries()) {
      if (amount.minor <= 0n) fault(['claims', at, 'amount'], 'amount_not_positive')
      if (kind === 'engagement' && title.trim() === '') fault(['claims', at, 'title'], 'title_missing')
      const split =
        splits.length > 0 &&
        flawOfSplits(
          splits.map(({ userId, basisPoints }) => ({ payee: userId, share: decimalText(BigInt(basisPoints), 4) })),
        )
      if (split) fault(['claims', at, 'splits'], split)
      const dated = instalments.map(({ dueOn, amount: part }) => ({ expectedOn: dueOn, amount: part.minor }))
      const instalment = flawOfInstalments(kind, { amount: amount.minor, instalments: dated }, claimedOn)
      if (instalment) fault(['claims', at, 'instalments'], instalment)
    }
  })

/** What can come of it by another channel: outcomes that do not fit become the usual one. */
export function withChannel(values: LogValues, channel: Channel): Pick<LogValues, 'channel' | 'attendees'> {
  const fitting = outcomesOf(channel)
  const attendees = values.attendees.map((attendee) =>
    fitting.includes(attendee.outcome) ? attendee : { ...attendee, outcome: usualOutcome(channel, values.direction) },
  )
  return { channel, attendees }
}

export const usualOutcome = (channel: Channel, direction: Direction): Outcome =>
  isWriting(channel) ? (direction === 'inbound' ? 'reply' : 'sent') : 'conversation'

export const newClaim = (kind: ClaimKind, householdId: string, claimantId: string): ClaimValues => ({
  kind,
  householdId,
  claimantId,
  amount: null,
  title: '',
  note: '',
  splits: [],
  instalments: [],
  evidence: kind === 'engagement' ? [{ kind: 'countersigned_letter', label: '' }] : [],
})

/** Somebody found, as an attendee with whom one spoke. */
export const attendeeOf = ({ id, name, household, phone, zone }: Person): AttendeeValues => ({
  personId: id,
  householdId: household.id,
  outcome: 'conversation',
  name,
  household: household.name,
  phone,
  zone,
})
