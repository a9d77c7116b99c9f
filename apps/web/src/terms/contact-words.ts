import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Channel } from '@rapport/domain/contacts/touch.ts'
import type { IconName } from '../ui/control/Icon.tsx'

/** What each way of meeting is called. */
export const channelName: Readonly<Record<Channel, MessageDescriptor>> = {
  in_person: msg`In person`,
  video: msg`Video`,
  phone: msg`Phone call`,
  email: msg`E-mail`,
  post: msg`Letter`,
}

export const channelIcon: Readonly<Record<Channel, IconName>> = {
  in_person: 'people',
  video: 'eye',
  phone: 'phone',
  email: 'letter',
  post: 'document',
}
