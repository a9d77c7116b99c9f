import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type * as z from 'zod'
import { getAt } from './path.ts'

/** A form's own sentences, by the code that its schema's refinements give as message. */
export type Sentences = Readonly<Record<string, MessageDescriptor>>

export interface FieldIssue {
  readonly path: string
  readonly text: string
}

/** What is wrong with each field and what to do about it, from the contract's own schema. One issue per field. */
export function issuesOf(error: z.core.$ZodError, values: unknown, i18n: I18n, own: Sentences): FieldIssue[] {
  const found = new Map<string, string>()
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    if (!found.has(path)) found.set(path, textOf(issue, getAt(values, path), i18n, own))
  }
  return Array.from(found, ([path, text]) => ({ path, text }))
}

function textOf(issue: z.core.$ZodIssue, value: unknown, i18n: I18n, own: Sentences): string {
  const sentence = own[issue.message]
  if (sentence) return i18n._(sentence)
  if (value === undefined || value === null || value === '') return i18n._(msg`Please fill this in.`)
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue, i18n)
    case 'too_big':
      return tooBig(issue, i18n)
    case 'invalid_value':
    case 'invalid_union':
      return i18n._(msg`Please choose one of the options.`)
    case 'invalid_format':
      return formatText(issue.format, i18n)
    default:
      return i18n._(msg`This cannot be used here. Please check it.`)
  }
}

function tooSmall({ minimum, origin }: z.core.$ZodIssueTooSmall, i18n: I18n): string {
  const least = Number(minimum)
  if (origin === 'string') {
    return i18n._(
      msg`${plural(least, { one: 'Please enter at least # character.', other: 'Please enter at least # characters.' })}`,
    )
  }
  if (origin === 'array' || origin === 'set') {
    return i18n._(msg`${plural(least, { one: 'Please add at least one.', other: 'Please add at least #.' })}`)
  }
  return i18n._(msg`Please enter ${String(minimum)} or more.`)
}

function tooBig({ maximum, origin }: z.core.$ZodIssueTooBig, i18n: I18n): string {
  const most = Number(maximum)
  if (origin === 'string') {
    return i18n._(
      msg`${plural(most, { one: 'Please shorten this to # character.', other: 'Please shorten this to # characters.' })}`,
    )
  }
  if (origin === 'array' || origin === 'set') {
    return i18n._(
      msg`${plural(most, { one: 'Only one is possible here.', other: 'No more than # are possible here.' })}`,
    )
  }
  return i18n._(msg`Please enter ${String(maximum)} or less.`)
}

function formatText(format: string, i18n: I18n): string {
  switch (format) {
    case 'email':
      return i18n._(msg`This is not an e-mail address. It looks like name@example.com.`)
    case 'url':
      return i18n._(msg`This is not a web address. It looks like https://example.com.`)
    case 'uuid':
    case 'guid':
      return i18n._(msg`Please choose one from the list.`)
    case 'date':
      return i18n._(msg`This is not a day of the calendar.`)
    default:
      return i18n._(msg`This is not written the way it has to be. Please check it.`)
  }
}
