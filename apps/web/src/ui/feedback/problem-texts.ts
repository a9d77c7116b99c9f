import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CommonProblem } from '@rapport/contract/problem.ts'
import type { Problem } from './problem.ts'

export interface ProblemTexts {
  /** What happened, and why. */
  readonly what: MessageDescriptor
  /** What to do now. */
  readonly todo: MessageDescriptor
}

/** Every problem that any operation may have. Its own refusals are worded beside its form. */
const texts: Readonly<Record<CommonProblem | 'no_answer' | 'part_missing' | 'unforeseen' | 'not_found', ProblemTexts>> =
  {
    no_answer: {
      what: msg`Rapport could not be reached.`,
      todo: msg`Check your connection, then try again. Nothing you typed is lost, and nothing happens twice.`,
    },
    part_missing: {
      what: msg`This part of Rapport could not be fetched.`,
      todo: msg`Check your connection, then reload the page: Rapport may have been renewed since you opened it.`,
    },
    unforeseen: {
      what: msg`Something went wrong that nobody foresaw.`,
      todo: msg`Reload the page and try again. If it happens again, tell your administrator what you were doing.`,
    },
    not_found: {
      what: msg`There is nothing here, or it is not yours to see.`,
      todo: msg`Check the address, or search for it.`,
    },
    malformed: {
      what: msg`The server did not understand what was sent.`,
      todo: msg`Reload the page: it may be older than the server.`,
    },
    unauthenticated: { what: msg`Your session has ended.`, todo: msg`Sign in again. What you typed is still here.` },
    forbidden: { what: msg`Your role does not include this.`, todo: msg`Ask an administrator if it should.` },
    cross_site: {
      what: msg`This did not come from Rapport itself, so it was not done.`,
      todo: msg`Open Rapport in a tab of its own and try again.`,
    },
    no_such_route: {
      what: msg`The server does not know this address.`,
      todo: msg`Reload the page: it may be older than the server.`,
    },
    method_not_allowed: {
      what: msg`The server does not do this here.`,
      todo: msg`Reload the page: it may be older than the server.`,
    },
    request_running: {
      what: msg`Your first attempt is still being worked on.`,
      todo: msg`Wait a moment, then save again. It happens once.`,
    },
    busy: { what: msg`Too many people changed the same thing at once.`, todo: msg`Nothing was saved. Try again.` },
    too_slow: { what: msg`What was sent did not arrive in time.`, todo: msg`Nothing was saved. Try again.` },
    too_large: { what: msg`This is too large.`, todo: msg`Send a smaller file or a shorter text.` },
    wrong_media_type: {
      what: msg`This kind of content is not taken here.`,
      todo: msg`Use one of the kinds that are named beside the field.`,
    },
    invalid: {
      what: msg`Some fields cannot be accepted as they are.`,
      todo: msg`Correct what is marked, then save again.`,
    },
    key_reused: {
      what: msg`An earlier attempt was received with other content.`,
      todo: msg`Look whether it was saved before you save again.`,
    },
    version_missing: {
      what: msg`It is not clear which version you are changing.`,
      todo: msg`Reload the page, then make your change again.`,
    },
    too_many_requests: { what: msg`Too many attempts in a short time.`, todo: msg`Wait a minute, then try again.` },
    internal: {
      what: msg`Something went wrong on our side.`,
      todo: msg`Nothing was saved. Try again; if it happens again, give the number below to your administrator.`,
    },
    storage_full: {
      what: msg`The server has no room left to keep this.`,
      todo: msg`Nothing was saved. Tell your administrator, who can make room.`,
    },
    unavailable: {
      what: msg`Rapport cannot reach its database at the moment.`,
      todo: msg`Nothing was saved. Wait a moment, then try again.`,
    },
  }

/** What is said about a problem that has no words of its own where it happened. */
export const textsOf = ({ code }: Problem): ProblemTexts =>
  (texts as Readonly<Record<string, ProblemTexts>>)[code] ?? texts.unforeseen
