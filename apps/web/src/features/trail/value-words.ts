import type { MessageDescriptor } from '@lingui/core'
import { roleName } from '../../shell/role-names.ts'
import { claimKindName, claimStateName } from '../../terms/claim-words.ts'
import { channelName, directionName, outcomeName } from '../../terms/contact-words.ts'
import { flowTypeName } from '../../terms/flow-words.ts'

type Words = Readonly<Partial<Record<string, MessageDescriptor>>>

/** Whose codes stand under which part of a fact. A code of another kind under the same name finds no word. */
const wordsOf: Readonly<Partial<Record<string, readonly Words[]>>> = {
  channel: [channelName],
  direction: [directionName],
  outcome: [outcomeName],
  kind: [claimKindName],
  from: [claimStateName, flowTypeName],
  to: [claimStateName, flowTypeName],
  state: [claimStateName],
  flowType: [flowTypeName],
  roles: [roleName],
  role: [roleName],
}

/** The word for a code under this part of a fact, or `null`: then it is shown as stored. */
export function valueName(key: string, code: string): MessageDescriptor | null {
  for (const words of wordsOf[key] ?? []) {
    const found = Object.hasOwn(words, code) ? words[code] : undefined
    if (found) return found
  }
  return null
}
