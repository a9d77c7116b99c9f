import { isMeeting } from '@rapport/domain/contacts/touch.ts'
import type { Chance } from '../chance.ts'
import { leadOn } from '../clients/household.ts'
import {
  type ContactText,
  clientCalls,
  clientMeetings,
  concerns,
  emailReplies,
  executiveCalls,
  executiveMeetings,
  meetingPlaces,
  nextSteps,
  prospectCalls,
  prospectMeetings,
  sentWritings,
  serviceRequests,
  videoMeetings,
  voiceMails,
} from '../words/contact-texts.ts'
import { type PlannedTouch, spokenNames } from './touch-plan.ts'

type Spoken = Pick<
  PlannedTouch,
  'household' | 'day' | 'channel' | 'direction' | 'outcome' | 'people' | 'representatives'
>

/**
 * What the representative wrote: a purpose and a note that fit the channel, the client and what came of it. `used` keeps
 * the texts a household has had, so that none comes again before the others have.
 */
export function wordsFor(chance: Chance, touch: Spoken, used: Set<ContactText>): ContactText {
  const texts = textsFor(chance, touch)
  if (texts.every((text) => used.has(text))) for (const text of texts) used.delete(text)
  const text = chance.pick(texts.filter((one) => !used.has(one)))
  used.add(text)
  return { purpose: text.purpose, notes: filled(chance, text.notes, touch) }
}

function textsFor(chance: Chance, { household, day, channel, direction, outcome }: Spoken): readonly ContactText[] {
  if (outcome === 'voice_mail' || outcome === 'no_answer') return voiceMails
  if (outcome === 'sent') return sentWritings
  if (direction === 'inbound' && !isMeeting(channel)) return serviceRequests
  if (outcome === 'reply') return emailReplies
  const whom = whomWith({ household, day })
  if (!isMeeting(channel)) {
    return { prospect: prospectCalls, executive: executiveCalls, client: clientCalls }[whom]
  }
  if (channel === 'video' && chance.happens(0.7)) return videoMeetings
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
    .replaceAll('{concern}', chance.pick(concerns))
    .replaceAll('{place}', chance.pick(meetingPlaces))
    .replaceAll('{colleague}', colleague?.name ?? 'our lending specialist')
    .replaceAll('{next}', chance.pick<string>(nextSteps[next]))
    .trim()
    .replace(/(^|[.!?] )(\p{Ll})/gu, (_found, before: string, letter: string) => before + letter.toUpperCase())
}
