import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AttributionModel } from '@rapport/domain/initiatives/attribution.ts'
import type { CostCategory } from '@rapport/domain/initiatives/costs.ts'
import type { GuestStatus } from '@rapport/domain/initiatives/touches.ts'
import type { Tone } from '../../ui/figure/StatusPill.tsx'

export const modelName: Readonly<Record<AttributionModel, MessageDescriptor>> = {
  first: msg`First touch`,
  last: msg`Last touch`,
  linear: msg`Equal shares`,
  position: msg`By position`,
  time_decay: msg`Time decay`,
}

/** How each model shares one deposit among the events that met the household. */
export const modelRule: Readonly<Record<AttributionModel, MessageDescriptor>> = {
  first: msg`All of a deposit goes to the first event that met the household within the look-back.`,
  last: msg`All of a deposit goes to the last event before the money came.`,
  linear: msg`Every event that met the household gets the same share of its deposit.`,
  position: msg`40 % to the first event, 40 % to the last, and 20 % among those between.`,
  time_decay: msg`The nearer an event was to the money, the larger its share.`,
}

export const statusName: Readonly<Record<GuestStatus, MessageDescriptor>> = {
  invited: msg`Invited`,
  accepted: msg({ message: 'Accepted', context: 'guest' }),
  declined: msg`Declined`,
  attended: msg`Attended`,
  no_show: msg`Did not come`,
  wait_listed: msg`Wait-listed`,
  held_out: msg`Held out`,
}

export const statusTone: Readonly<Record<GuestStatus, Tone>> = {
  invited: 'promised',
  accepted: 'open',
  declined: 'refused',
  attended: 'confirmed',
  no_show: 'overdue',
  wait_listed: 'neutral',
  held_out: 'neutral',
}

export const categoryName: Readonly<Record<CostCategory, MessageDescriptor>> = {
  fee: msg`Fee`,
  hospitality: msg`Hospitality`,
  travel: msg`Travel`,
  gifts: msg`Gifts`,
  staff: msg`Staff hours`,
  media: msg`Media`,
}

const kinds: Readonly<Record<string, MessageDescriptor>> = {
  sponsorship: msg`Sponsorship`,
  series: msg`Series`,
  event: msg`Event`,
  promotion: msg`Promotion`,
}

/** What sort of initiative it is; the firm's own word where it is none of the usual ones. */
export const kindName = (kind: string): MessageDescriptor => kinds[kind] ?? { id: kind, message: kind }
