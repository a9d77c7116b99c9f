import { exponentOf } from '@rapport/domain/money/currency.ts'
import type { Chance } from '../chance.ts'
import type { DemoHousehold } from '../clients/household.ts'

/** A believable deposit in minor units: 250 thousand to 25 million, mostly round, as people speak of money. */
export function depositOf(chance: Chance, { segment, tier }: DemoHousehold): bigint {
  const [middle, spread] = {
    'High net worth': [tier === 'A' ? 900_000 : 560_000, 0.55] as const,
    'Ultra high net worth': [2_400_000, 0.75] as const,
    'Corporate executive': [780_000, 0.6] as const,
    Institutional: [3_800_000, 0.7] as const,
  }[segment]
  const bell = chance.next() + chance.next() + chance.next() + chance.next() - 2
  const amount = Math.min(25_000_000, Math.max(250_000, middle * Math.exp(bell * 1.7 * spread)))
  const step = amount > 3_000_000 ? 250_000 : amount > 1_000_000 ? 50_000 : 10_000
  if (chance.happens(0.82)) return BigInt(Math.round(amount / step) * step) * 100n
  return BigInt(Math.round(amount * 100))
}

/** `200000000n` dollars → `USD 2,000,000`, as it stands in a note. */
export function spokenAmount(minor: bigint, currency: string): string {
  const unit = 10n ** BigInt(exponentOf(currency) ?? 2)
  return `${currency} ${(minor / unit).toLocaleString('en-US')}`
}
