import { accept, type Decision, refuse } from '../decision.ts'
import type { Basis } from './basis.ts'
import { hashBasis } from './hash.ts'

/**
 * A basis as JSON, for the run that keeps it: bigints become `{"n":"123"}`, everything else is JSON already. No fact of
 * a basis is an object with the one field `n` and a text in it, so nothing can be mistaken for a number.
 */
export const basisText = (basis: Basis): string =>
  JSON.stringify(basis, (_key, value: unknown) => (typeof value === 'bigint' ? { n: value.toString() } : value))

export type StoredBasisRefusal = 'not_a_basis' | 'hash_differs'

/** The basis of a stored run, if it still is the one that the run was named by. */
export function readBasis(text: string, hash: string): Decision<Basis, StoredBasisRefusal> {
  const basis = parsed(text)
  if (basis === null) return refuse('not_a_basis')
  return hashBasis(basis) === hash ? accept(basis) : refuse('hash_differs')
}

function parsed(text: string): Basis | null {
  try {
    const value: unknown = JSON.parse(text, (_key, one: unknown) => (isNumber(one) ? BigInt(one.n) : one))
    return isBasis(value) ? value : null
  } catch {
    return null
  }
}

const isNumber = (value: unknown): value is { readonly n: string } =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).join() === 'n' &&
  'n' in value &&
  typeof value.n === 'string'

const LISTS =
  'payees households movements engagements fees splits promises scorecards adjustments recoveries releases'.split(' ')

// The hash decides whether it is the right basis; this only makes sure that it can be hashed.
function isBasis(value: unknown): value is Basis {
  if (typeof value !== 'object' || value === null || !('plan' in value)) return false
  const fields = value as Readonly<Record<string, unknown>>
  return LISTS.every(
    (list) => Array.isArray(fields[list]) && fields[list].every((one) => typeof one === 'object' && one),
  )
}
