import type { CheckValue, SuggestionValue } from '@rapport/contract/confirmation.ts'
import type { Check } from '@rapport/domain/claims/checklist.ts'
import type { z } from 'zod'
import type { Suggestion } from './judge.ts'

/** A suggestion as it crosses the wire: reasons by code with the figures they rest on. */
export const toldSuggestion = (
  { allocations, matched, difference, instalment, score, reasons }: Suggestion,
  currency: string,
): z.output<typeof SuggestionValue> => ({
  score,
  instalment,
  matched: { minor: matched, currency },
  difference: { minor: difference, currency },
  allocations: allocations.map(({ activityId, amount }) => ({ activityId, amount: { minor: amount, currency } })),
  reasons: reasons.map(({ code, points, ...rest }) => ({ code, points, details: detailsOf(rest) })),
})

export const toldCheck = (
  { name, answer, about, amount, initiativeId }: Check,
  currency: string,
): z.output<typeof CheckValue> => ({
  name,
  answer,
  about: [...about],
  amount: amount === undefined ? null : { minor: amount, currency },
  initiativeId: initiativeId ?? null,
})

function detailsOf(rest: object): z.output<typeof SuggestionValue>['reasons'][number]['details'] {
  const details: z.output<typeof SuggestionValue>['reasons'][number]['details'] = {}
  for (const [name, value] of Object.entries(rest) as [string, unknown][]) {
    if (typeof value === 'bigint') details[name] = value.toString()
    else if (value === null || typeof value === 'string' || typeof value === 'number') details[name] = value
    else if (Array.isArray(value)) details[name] = value.map(String)
  }
  return details
}
