import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatDay } from '../../ui/format/times.ts'
import { shownFigure } from './check-figures.ts'

type Facts = Readonly<Record<string, string>>

/** What is odd about a file beside what was imported before, with its figures. `null` for what has no figures. */
export function warningText(code: string, facts: Facts, locale: string): MessageDescriptor | null {
  const { account = '', day = '' } = facts
  const on = day === '' ? '' : formatDay(day, locale)
  if (code === 'confirmed_reversed')
    return msg`Money of ${on} on ${account} confirms a claim and was taken back. It is listed under Taken back.`
  if (code === 'confirmed_journal')
    return msg`Money of ${on} on ${account} confirms a claim and came from another account of the household.`
  return statementText(code, facts, locale)
}

/** How a statement fits those that were imported before. */
function statementText(code: string, facts: Facts, locale: string): MessageDescriptor | null {
  const { account = '', fileName = '', first = '', last = '', currency = '', side = '' } = facts
  const apart = shownFigure(facts['apart'] ?? null, locale)
  if (code === 'statement_balance_gap')
    return side === 'before'
      ? msg`${account} opens ${apart} ${currency} off what it closed with in ${fileName}. Something between them is missing.`
      : msg`${account} closes ${apart} ${currency} off what it opens with in ${fileName}. Something between them is missing.`
  if (code === 'statement_sequence_gap')
    return first === last
      ? msg`Of ${account}, statement ${first} was never imported.`
      : msg`Of ${account}, statements ${first} to ${last} were never imported.`
  if (code === 'statement_days_missing') {
    const [from, to] = [formatDay(first, locale), formatDay(last, locale)]
    return first === last
      ? msg`Of ${account}, no file covers ${from}.`
      : msg`Of ${account}, no file covers ${from} to ${to}.`
  }
  if (code === 'statement_period_overlap')
    return msg`The period of ${account} overlaps that in ${fileName}. Each movement still counts once.`
  return null
}
