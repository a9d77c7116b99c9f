import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { TodayHousehold } from '@rapport/contract/worklists.ts'
import type { z } from 'zod'
import { formatDay } from '../../ui/format/times.ts'

type Advice = z.output<typeof TodayHousehold>['advice'][number]

/** What to do about a household and why, as one sentence in the reader's language. */
export function adviceText({ do: what, because, day }: Advice, i18n: I18n, locale: string): string {
  const on = day ? formatDay(day, locale, 'short') : ''
  switch (what) {
    case 'call':
      return i18n._(callText(because, on))
    case 'meet':
      return i18n._(meetText(because, on))
    case 'keep_the_meeting':
      return i18n._(msg`A meeting is planned: prepare it.`)
    case 'leave_out_of_mailing':
      return on
        ? i18n._(msg`Take them off mailings until ${on}.`)
        : i18n._(msg`Take them off mailings: their service model allows none.`)
    case 'wait':
      return on
        ? i18n._(msg`Wait until ${on}: they were contacted often enough.`)
        : i18n._(msg`Wait: they were contacted often enough.`)
    case 'ask_for_introduction':
      return i18n._(msg`Ask the lead advisor for an introduction: you may not contact them yourself.`)
    case 'clear_the_block':
      return i18n._(msg`Clear the block first: open the household to see what stands against it.`)
  }
}

function callText(because: string | null, on: string) {
  if (because === 'overdue') return on ? msg`Call: a conversation was due on ${on}.` : msg`Call: it is overdue.`
  if (because === 'due') return msg`Call today: the conversation is due.`
  if (because === 'due_soon') return on ? msg`Call by ${on}.` : msg`Call soon.`
  return msg`Call: nobody has spoken with them for a long time.`
}

function meetText(because: string | null, on: string) {
  if (because === 'overdue') return on ? msg`Meet them: a meeting was due on ${on}.` : msg`Meet them: it is overdue.`
  if (because === 'due') return msg`Arrange a meeting today: it is due.`
  return on ? msg`Meet them by ${on}.` : msg`Meet them soon.`
}
