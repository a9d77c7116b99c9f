import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Channel, Direction, Outcome } from '@rapport/domain/contacts/touch.ts'
import type { IconName } from '../ui/control/Icon.tsx'

/** What each way of meeting is called. */
export const channelName: Readonly<Record<Channel, MessageDescriptor>> = {
  in_person: msg`In person`,
  video: msg`Video`,
  phone: msg`Phone call`,
  email: msg`E-mail`,
  post: msg`Letter`,
}

/** The same where the client began it. */
export const clientBeganName: Readonly<Record<Channel, MessageDescriptor>> = {
  in_person: msg`Client’s visit`,
  video: msg`Client’s video call`,
  phone: msg`Client’s call`,
  email: msg`Client’s e-mail`,
  post: msg`Client’s letter`,
}

export const channelIcon: Readonly<Record<Channel, IconName>> = {
  in_person: 'people',
  video: 'eye',
  phone: 'phone',
  email: 'letter',
  post: 'document',
}

/** What came of a contact with one attendee. */
export const outcomeName: Readonly<Record<Outcome, MessageDescriptor>> = {
  conversation: msg`We spoke`,
  reply: msg`They replied`,
  voice_mail: msg`Voice mail`,
  no_answer: msg`No answer`,
  sent: msg`Sent`,
  no_show: msg`Did not come`,
}

/** Who began it. */
export const directionName: Readonly<Record<Direction, MessageDescriptor>> = {
  outbound: msg`We did`,
  inbound: msg`The client did`,
}
