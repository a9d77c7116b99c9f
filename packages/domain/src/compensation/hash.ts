import type { Basis } from './basis.ts'
import { type Digest, digest } from './sha256.ts'
import type { RunResult, Statement, StatementLine } from './statement.ts'

/**
 * The identity of a run (6.7): SHA-256 over a canonical text. Canonical means: keys in code-unit order, bigints as
 * `123n`, and lists that are sets in the order of their own texts, so that import order leaves no trace.
 */
export function hashBasis(basis: Basis): string {
  const hash = digest().add('basis/1').add(canonical(basis.plan))
  for (const key of LISTS) {
    hash.add(`\n${key}`)
    for (const text of basis[key].map((one) => canonical(one)).sort()) hash.add('\n').add(text)
  }
  return hash.hex()
}

/**
 * The result's hash. Statements, lines and credits stand in their stored order, so the order is part of the identity.
 * A line is named by its key: what its trace says is in the basis.
 */
export function hashResult({ statements, ...head }: RunResult): string {
  const hash = digest().add('result/1').add(canonical(head))
  for (const statement of statements) addStatement(hash, statement)
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

function addStatement(hash: Digest, { lines, credits, shadow, ...rest }: Statement): void {
  hash.add(canonical(rest))
  for (const line of lines) hash.add(lineText(line))
  for (const { trace, amount } of credits) hash.add(`\n${trace.kind} ${JSON.stringify(trace.id)} ${amount}`)
  for (const { trace, amount } of shadow) hash.add(`\nshadow ${JSON.stringify(trace.id)} ${amount}`)
}

function lineText({ key, reason, amount, slices, bonus }: StatementLine): string {
  let text = `\n${JSON.stringify(key)} ${amount} ${bonus}`
  if (reason !== null) text += ` ${JSON.stringify(reason)}`
  for (const slice of slices) text += ` ${slice.amount}*${slice.rate}=${slice.bonus}`
  return text
}

function canonical(value: unknown, key = ''): string {
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) {
    const items = value.map((one) => canonical(one))
    return `[${(SETS.has(key) ? items.sort() : items).join()}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = value as Readonly<Record<string, unknown>>
  let text = '{'
  for (const name of Object.keys(fields).sort()) text += `${JSON.stringify(name)}:${canonical(fields[name], name)},`
  return `${text}}`
}
