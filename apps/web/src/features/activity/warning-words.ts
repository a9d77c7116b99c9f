import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatDay } from '../../ui/format/times.ts'

type Facts = Readonly<Record<string, string>>

/** What is odd about a file beside what was imported before, with its figures. `null` for what has no figures. */
export function warningText(code: string, facts: Facts, locale: string): MessageDescriptor | null {
  const { account = '', day = '' } = facts
  const on = day === '' ? '' : formatDay(day, locale)
  if (code === 'confirmed_reversed') return msg`Money of ${on} on ${account} confirms a claim and was taken back.`
  if (code === 'confirmed_journal')
    return msg`Money of ${on} on ${account} confirms a claim and came from another account of the household.`
  return null
}
