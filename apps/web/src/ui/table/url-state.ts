/** How one part of a view is written into the address, and read from an address that anybody may have typed. */
export interface Param<T> {
  read(text: string | null): T
  /** `null`: as it is without a word in the address. */
  write(value: T): string | null
}

export type Params = Readonly<Record<string, Param<unknown>>>
export type ValuesOf<P extends Params> = { [K in keyof P]: P[K] extends Param<infer T> ? T : never }

/** Free text, such as a search. */
export const text = (): Param<string> => ({ read: (raw) => raw ?? '', write: (value) => value || null })

/** One of these, or what is there without asking. */
export const oneOf = <const T extends string>(options: readonly T[], standard: T): Param<T> => ({
  read: (raw) => options.find((option) => option === raw) ?? standard,
  write: (value) => (value === standard ? null : value),
})

/** One of these, or none. */
export const maybe = <const T extends string>(options: readonly T[]): Param<T | ''> => ({
  read: (raw) => options.find((option) => option === raw) ?? '',
  write: (value) => value || null,
})

/** Any of these; what the address invents is left out. */
export const anyOf = <const T extends string>(options: readonly T[]): Param<readonly T[]> => ({
  read: (raw) => options.filter((option) => raw?.split(',').includes(option)),
  write: (value) => value.join(',') || null,
})

export const flag = (): Param<boolean> => ({ read: (raw) => raw === '1', write: (value) => (value ? '1' : null) })

export interface Sort {
  readonly column: string
  readonly direction: 'up' | 'down'
}

/** `?sort=-amount`: by that column, downwards. */
export const sortParam = (standard: Sort | null = null): Param<Sort | null> => ({
  read: (raw) => {
    if (!raw) return standard
    return raw.startsWith('-') ? { column: raw.slice(1), direction: 'down' } : { column: raw, direction: 'up' }
  },
  write: (sort) => {
    if (!sort || (sort.column === standard?.column && sort.direction === standard.direction)) return null
    return (sort.direction === 'down' ? '-' : '') + sort.column
  },
})

export function readParams<P extends Params>(params: P, search: URLSearchParams): ValuesOf<P> {
  return Object.fromEntries(
    Object.entries(params).map(([key, param]) => [key, param.read(search.get(key))]),
  ) as ValuesOf<P>
}

/** The address with these parts changed, and every other left alone. */
export function writeParams<P extends Params>(
  params: P,
  search: URLSearchParams,
  changes: Partial<ValuesOf<P>>,
): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [key, value] of Object.entries(changes)) {
    const written = params[key]?.write(value) ?? null
    if (written === null) next.delete(key)
    else next.set(key, written)
  }
  return next
}
