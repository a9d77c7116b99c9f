import type { Money } from '@rapport/domain/money/currency.ts'

/** What a field holds as a whole: a path never leads inside. */
type Leaf = string | number | bigint | boolean | null | undefined | Money | Date | File

/** Every way to name a part of a form's values: `'subject'`, `'attendees.0.outcome'`. */
export type Path<V> = V extends Leaf
  ? never
  : V extends readonly (infer Item)[]
    ? `${number}` | `${number}.${Path<Item>}`
    : { [K in keyof V & string]: K | `${K}.${Path<NonNullable<V[K]>>}` }[keyof V & string]

/** The type of the part that a path names. */
export type At<V, P extends string> = P extends `${infer Head}.${infer Rest}` ? At<Step<V, Head>, Rest> : Step<V, P>

type Step<V, K extends string> =
  NonNullable<V> extends readonly (infer Item)[] ? Item : K extends keyof NonNullable<V> ? NonNullable<V>[K] : never

/** The part at that path, or `undefined` where the way there is missing. */
export function getAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => (isBranch(part) ? part[key] : undefined), values)
}

/** A copy with that part replaced. What is not on the way is shared with the original. */
export function setAt<V>(values: V, path: string, part: unknown): V {
  const dot = path.indexOf('.')
  const key = dot < 0 ? path : path.slice(0, dot)
  const inner = isBranch(values) ? values[key] : undefined
  const replaced = dot < 0 ? part : setAt(inner, path.slice(dot + 1), part)
  if (Array.isArray(values)) return values.map((item: unknown, at) => (String(at) === key ? replaced : item)) as V
  return { ...values, [key]: replaced }
}

function isBranch(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null
}
