import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

// The firm names its tiers; those that are words rather than letters are spoken in the reader's language.
const known: Readonly<Record<string, MessageDescriptor>> = {
  prospect: msg`Active prospect`,
  executive: msg`Corporate executive`,
}

/** `Tier A`; a tier that is a word stands by itself. */
export function tierText(tier: string, i18n: I18n): string {
  const word = known[tier]
  if (word) return i18n._(word)
  return tier.length <= 2 ? i18n._(msg`Tier ${tier}`) : tier
}
