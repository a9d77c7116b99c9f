import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { ContactReason } from '@rapport/contract/contacts.ts'
import { type Channel, channels } from '@rapport/domain/contacts/touch.ts'
import type { z } from 'zod'
import { channelName } from '../../terms/contact-words.ts'
import { formatDay, formatInstant } from '../../ui/format/times.ts'

type Reason = z.output<typeof ContactReason>

/** A reason against a contact as sentences, with the figures and days that it rests on. */
export function reasonText({ code, details }: Reason, i18n: I18n, locale: string): string {
  const number = (name: string) => Number(details[name] ?? 0)
  const day = (name: string) => (typeof details[name] === 'string' ? formatDay(details[name], locale) : '')
  const clock = (name: string) => formatInstant(Date.UTC(2026, 0, 1, 0, number(name)), 'UTC', locale, 'time')
  const [until, room] = [day('until'), day('roomFrom')]
  const sentences: (MessageDescriptor | false)[] = (() => {
    switch (code) {
      case 'ethical_wall':
        return [msg`An ethical wall separates you from this household.`]
      case 'not_designated': {
        const needed = listOf(details['needed'], locale)
        return [
          needed
            ? msg`Your designations do not cover this segment. It needs: ${needed}.`
            : msg`Your designations do not cover this segment.`,
        ]
      }
      case 'not_on_coverage_team':
        return [msg`You are not on this household's team.`]
      case 'do_not_contact': {
        const channel = channelText(details['channel'], i18n)
        return [
          channel
            ? msg`They do not wish to be contacted this way: ${channel}.`
            : msg`They do not wish to be contacted.`,
          until !== '' && msg`This applies until ${until}.`,
        ]
      }
      case 'restricted_list':
        return [msg`The household is on the restricted list.`, until !== '' && msg`This applies until ${until}.`]
      case 'quiet_period':
        return [msg`A quiet period applies to the household.`, until !== '' && msg`This applies until ${until}.`]
      case 'litigation':
        return [msg`A legal dispute is pending.`, until !== '' && msg`This applies until ${until}.`]
      case 'complaint':
        return [msg`A complaint is open.`, until !== '' && msg`This applies until ${until}.`]
      case 'bereavement':
        return [msg`The household is in mourning.`, until !== '' && msg`This applies until ${until}.`]
      case 'local_time_unknown':
        return [msg`Their local time is not known.`]
      case 'outside_calling_hours': {
        const [then, from, to] = [clock('localMinute'), clock('from'), clock('until')]
        return [msg`On their clock it is ${then}; calls are made between ${from} and ${to}.`]
      }
      case 'maximum_reached': {
        const [count, max, days] = [number('count'), number('max'), number('windowDays')]
        return [
          msg`${plural(count, { one: '# contact', other: '# contacts' })} in ${days} days, all senders together; ${max} are allowed.`,
          room !== '' && msg`There is room again from ${room}.`,
        ]
      }
      case 'mass_mail_cap': {
        const [count, max, days] = [number('count'), number('max'), number('windowDays')]
        return [
          msg`${plural(count, { one: '# mailing', other: '# mailings' })} in ${days} days; ${max} are allowed.`,
          room !== '' && msg`There is room again from ${room}.`,
        ]
      }
      case 'sender_gap': {
        const [gap, since] = [number('gapDays'), number('daysSince')]
        return [
          since === 0
            ? msg`You contacted them the same day; ${gap} days should lie between.`
            : msg`${plural(since, { one: 'You contacted them # day before', other: 'You contacted them # days before' })}; ${gap} days should lie between.`,
        ]
      }
      case 'client_preference': {
        const wish = details['wish']
        const wanted = listOf(
          asChannels(details['channels']).map((channel) => i18n._(channelName[channel])),
          locale,
        )
        if (wish === 'hours') return [msg`They asked not to be contacted at this hour.`]
        if (wish === 'weekday') return [msg`They asked not to be contacted on this day of the week.`]
        return [wanted ? msg`They prefer another way: ${wanted}.` : msg`They prefer another way of contact.`]
      }
      case 'unanswered_pause': {
        const attempts = number('attempts')
        return [
          msg`${plural(attempts, { one: '# attempt found no answer', other: '# attempts in a row found no answer' })}: a pause is advised.`,
          room !== '' && msg`It ends on ${room}.`,
        ]
      }
    }
  })()
  return sentences.flatMap((sentence) => (sentence ? [i18n._(sentence)] : [])).join(' ')
}

const asChannels = (value: unknown): Channel[] =>
  channels.filter((channel) => Array.isArray(value) && (value as unknown[]).includes(channel))

const channelText = (value: unknown, i18n: I18n): string => {
  const channel = channels.find((one) => one === value)
  return channel ? i18n._(channelName[channel]) : ''
}

const listOf = (value: unknown, locale: string): string =>
  Array.isArray(value) ? new Intl.ListFormat(locale, { type: 'disjunction' }).format(value as string[]) : ''
