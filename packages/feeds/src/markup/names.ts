/** A name as it stands in the document, as it is told (without prefix, or in upper case), and whether it holds others. */
export type Name = { readonly full: string; readonly told: string; readonly isAggregate: boolean }

/** The few names that a document has, found without cutting them out of the text again. */
export type NameTable = {
  /** The name that stands in `text` from `start` to `end`, whose characters have this hash. */
  readonly find: (text: string, start: number, end: number, hash: number) => Name | undefined
  readonly add: (name: Name, hash: number) => void
}

const SLOTS = 1024

/** A direct-mapped table: a later name takes the place of an earlier one with the same slot. */
export function createNameTable(): NameTable {
  const slots = Array.from<Name | undefined>({ length: SLOTS })
  return {
    find(text, start, end, hash) {
      const name = slots[hash & (SLOTS - 1)]
      if (name === undefined || name.full.length !== end - start) return undefined
      return text.startsWith(name.full, start) ? name : undefined
    },
    add(name, hash) {
      slots[hash & (SLOTS - 1)] = name
    },
  }
}
