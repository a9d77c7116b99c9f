import { useLingui } from '@lingui/react'
import { Plural } from '@lingui/react/macro'
import { StatusPill } from '../ui/figure/StatusPill.tsx'
import { type Cadence, cadenceName, cadenceTone } from './cadence-words.ts'

/** How a household stands; overdue says by how much, where it is known. */
export function CadencePill({ status, daysOverdue = 0 }: { status: Cadence; daysOverdue?: number }) {
  const { i18n } = useLingui()
  return (
    <StatusPill tone={cadenceTone[status]}>
      {status === 'overdue' && daysOverdue > 0 ? (
        <Plural value={daysOverdue} one="# day overdue" other="# days overdue" />
      ) : (
        i18n._(cadenceName[status])
      )}
    </StatusPill>
  )
}
