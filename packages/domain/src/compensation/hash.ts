import { byText } from '../text-order.ts'
import type { Basis } from './basis.ts'
import { type Digest, digest } from './sha256.ts'
import type { RunResult, StatementLine } from './statement.ts'

/**
 * The identity of a run (6.7): SHA-256 over a canonical text. Canonical means: keys in code-unit order, bigints as
 * `123n`, texts with their length, and lists that are sets in an order of their own, so that import order leaves no
 * trace. Facts with an id stand in the order of their ids, the others in that of their canonical texts.
 */
export function hashBasis(basis: Basis): string {
  const hash = digest().add('basis/2')
  const { write, flush } = buffered(hash)
  write(basis.plan)
  for (const key of LISTS) {
    write(key)
    for (const one of inCanonicalOrder(basis[key])) write(one)
  }
  flush()
  return hash.hex()
}

/**
 * The result's hash. Statements, lines and credits stand in their stored order, so the order is part of the identity.
 * A line is named by its key: what its trace says is in the basis.
 */
export function hashResult({ statements, ...head }: RunResult): string {
  const hash = digest().add('result/2')
  const { write, flush } = buffered(hash)
  write(head)
  for (const { lines, credits, shadow, ...rest } of statements) {
    write(rest)
    for (const line of lines) writeLine(line, write)
    for (const { trace, amount } of credits) write([trace.kind, trace.id, amount])
    for (const { trace, amount } of shadow) write(['shadow', trace.kind, trace.id, amount])
  }
  flush()
  return hash.hex()
}

/** The hash that names a run: of its inputs and its result together. */
export const hashRun = (basisHash: string, resultHash: string): string =>
  digest().add('run/1').add(basisHash).add(resultHash).hex()

const LISTS = [
  'payees',
  'households',
  'movements',
  'engagements',
  'fees',
  'splits',
  'promises',
  'scorecards',
  'adjustments',
  'recoveries',
  'releases',
] as const satisfies readonly (keyof Basis)[]

// Lists inside a fact whose order means nothing. A payee's history is not among them: its order is the order of years.
const SETS: ReadonlySet<string> = new Set(['contactIds', 'shares', 'shadow', 'waivers', 'net', 'gross'])

type Write = (value: unknown, name?: string) => void

function writeLine({ key, reason, amount, slices, bonus }: StatementLine, write: Write): void {
  write(key)
  write(reason)
  write(amount)
  for (const slice of slices) {
    write(slice.amount)
    write(slice.rate)
    write(slice.bonus)
  }
  write(bonus)
}

// A digest works best on texts of some thousand characters; the pieces are a few characters each.
const CHUNK = 4_096

function buffered(hash: Digest): { readonly write: Write; readonly flush: () => void } {
  let text = ''
  const flush = () => {
    hash.add(text)
    text = ''
  }
  const write = writer((piece) => {
    text += piece
    if (text.length > CHUNK) flush()
  })
  return { write, flush }
}

/** Writes values canonically, piece by piece. The names of a record's fields are written when they change. */
function writer(put: (text: string) => void): Write {
  let seen: readonly string[] = []
  let sorted: readonly string[] = []
  let written = ''

  const fieldsOf = (names: readonly string[]): readonly string[] => {
    if (sameTexts(names, seen)) return sorted
    seen = names
    sorted = [...names].sort()
    const header = sorted.map((name) => `${name.length}:${name}`).join('')
    if (header !== written) put(`#${header};`)
    written = header
    return sorted
  }
  const write: Write = (value, name = '') => {
    if (typeof value === 'string') put(`${value.length}:${value}`)
    else if (typeof value === 'bigint') put(`${value}n`)
    else if (Array.isArray(value)) {
      put(`[${value.length}`)
      if (SETS.has(name)) for (const text of value.map(canonical).sort()) write(text)
      else for (const one of value) write(one)
    } else if (typeof value === 'object' && value !== null) {
      const fields = value as Readonly<Record<string, unknown>>
      put('{')
      for (const field of fieldsOf(Object.keys(fields))) write(fields[field], field)
      put('}')
    } else put(`${String(value)};`)
  }
  return write
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false
  return true
}

/** One text per value, the same for the same facts however they were put together. */
export function canonical(value: unknown): string {
  let text = ''
  writer((part) => {
    text += part
  })(value)
  return text
}

function inCanonicalOrder(facts: readonly object[]): readonly object[] {
  const keyed = facts.map((fact) => ({ fact, key: 'id' in fact ? String(fact.id) : canonical(fact) }))
  return keyed.sort((a, b) => byText(a.key, b.key)).map(({ fact }) => fact)
}
