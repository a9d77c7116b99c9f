import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CadenceStatus } from '@rapport/contract/clients.ts'
import type { z } from 'zod'
import type { Tone } from '../ui/figure/StatusPill.tsx'

export type Cadence = z.output<typeof CadenceStatus>

/** How a household stands against what its service model promises. */
export const cadenceName: Readonly<Record<Cadence, MessageDescriptor>> = {
  no_model: msg`No service model`,
  in_touch: msg`In touch`,
  due_soon: msg`Due soon`,
  due: msg`Due today`,
  overdue: msg`Overdue`,
}

/** The look of each, the same wherever it is shown. */
export const cadenceTone: Readonly<Record<Cadence, Tone>> = {
  no_model: 'neutral',
  in_touch: 'neutral',
  due_soon: 'open',
  due: 'open',
  overdue: 'overdue',
}
