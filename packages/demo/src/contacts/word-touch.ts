import { parts } from '@rapport/domain/calendar/day.ts'
import { isMeeting } from '@rapport/domain/contacts/touch.ts'
import type { Chance } from '../chance.ts'
import { leadOn } from '../clients/household.ts'
import {
  type ContactText,
  clientCalls,
  clientMeetings,
  emailReplies,
  executiveCalls,
  executiveMeetings,
  prospectCalls,
  prospectMeetings,
  sentWritings,
  serviceRequests,
  videoMeetings,
  voiceMails,
} from '../words/contact-texts.ts'
import type { Month } from '../words/seasons.ts'
import { concernsIn, halves, meetingPlacesIn, minutes, months, nextSteps, weekdays, weeks } from '../words/slots.ts'
import { type PlannedTouch, spokenNames } from './touch-plan.ts'

type Spoken = Pick<
  PlannedTouch,
  'household' | 'day' | 'channel' | 'direction' | 'outcome' | 'people' | 'representatives'
>

interface Told {
  /** The texts that the household has had: none comes again before the others have. */
  readonly used: Set<ContactText>
  /** Whether somebody of the firm has spoken with the household before. */
  readonly met: boolean
}

/** What the representative wrote: a purpose and a note that fit the channel, the client, the season and what came of it. */
export function wordsFor(chance: Chance, touch: Spoken, { used, met }: Told): { purpose: string; notes: string } {
  const texts = textsFor(chance, touch, met).filter((text) => fits(text, touch, met))
  if (texts.every((text) => used.has(text))) for (const text of texts) used.delete(text)
  const text = chance.pick(texts.filter((one) => !used.has(one)))
  used.add(text)
  return { purpose: text.purpose, notes: filled(chance, text.notes, touch) }
}

function fits({ notes, months, where, opens, inPerson }: ContactText, touch: Spoken, met: boolean): boolean {
  const { household, day, channel } = touch
  if (channel === 'video' && (inPerson || notes.includes('{place}'))) return false
  const region = household.place.region === 'europe' ? 'europe' : 'america'
  if (where !== undefined && where !== region) return false
  if (months !== undefined && !months.includes(parts(day).month as Month)) return false
  return opens ? !met : true
}

function textsFor(
  chance: Chance,
  { household, day, channel, direction, outcome }: Spoken,
  met: boolean,
): readonly ContactText[] {
  if (outcome === 'voice_mail' || outcome === 'no_answer') return voiceMails
  if (outcome === 'sent') return sentWritings
  if (direction === 'inbound' && !isMeeting(channel)) return serviceRequests
  if (outcome === 'reply') return emailReplies
  const whom = whomWith({ household, day })
  if (!isMeeting(channel)) {
    const calls = { prospect: prospectCalls, executive: executiveCalls, client: clientCalls }[whom]
    return whom === 'prospect' && !met ? prospectCalls.filter(({ opens }) => opens) : calls
  }
  if (whom === 'prospect' && !met) return prospectMeetings.filter(({ opens }) => opens)
  if (channel === 'video' && whom !== 'prospect' && chance.happens(0.7)) return videoMeetings
  return { prospect: prospectMeetings, executive: executiveMeetings, client: clientMeetings }[whom]
}

const whomWith = ({ household, day }: Pick<Spoken, 'household' | 'day'>): 'client' | 'prospect' | 'executive' => {
  if (household.clientSince === null || day < household.clientSince) return 'prospect'
  return household.tier === 'executive' ? 'executive' : 'client'
}

/** Fills the slots of a text. A text that names a colleague names one who was there, or another of the team. */
export function filled(
  chance: Chance,
  text: string,
  touch: Spoken,
  next: keyof typeof nextSteps = whomWith(touch),
): string {
  const { household, day, people, representatives } = touch
  const [first] = people
  const lead = leadOn(household, day)
  const colleague =
    representatives[1] ??
    household.team.map(({ user }) => user).find(({ id }) => id !== representatives[0].id && id !== lead.id) ??
    null
  return text
    .replaceAll('{who}', spokenNames(people))
    .replaceAll('{first}', first.given)
    .replaceAll('{city}', household.place.city)
    .replaceAll('{next}', chance.pick<string>(nextSteps[next]))
    .replaceAll('{concern}', chance.pick(concernsIn(household.place)))
    .replaceAll('{place}', chance.pick(meetingPlacesIn(household.place)))
    .replaceAll('{colleague}', colleague?.name ?? 'our lending specialist')
    .replace('{day}', chance.pick(weekdays))
    .replaceAll('{day}', 'Friday')
    .replaceAll('{half}', chance.pick(halves))
    .replaceAll('{minutes}', chance.pick(minutes))
    .replaceAll('{weeks}', chance.pick(weeks))
    .replaceAll('{months}', chance.pick(months))
    .trim()
    .replace(/(^|[.!?] )(\p{Ll})/gu, (_found, before: string, letter: string) => before + letter.toUpperCase())
}
