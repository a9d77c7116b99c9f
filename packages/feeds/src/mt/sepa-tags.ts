import type { Reference } from '../model.ts'

const TAGS = new Set(
  'EREF KREF MREF BREF RREF IREF CRED DEBT COAM OAMT SVWZ ABWA ABWE IBAN BIC SQTP PURP ANAM RTRN'.split(' '),
)
/** DKB and savings banks write the same facts once more inside the text: `EREF: x MREF: y IBAN: z`. */
const COLON_TAG = /(?:^|\s)(EREF|KREF|MREF|CRED|DEBT|IBAN|BIC|ABWA|ABWE):\s?(?=\S)/g

export type SepaText = { readonly purpose: string | null; readonly values: Map<string, string> }

/**
 * Splits `EREF+… KREF+… MREF+… CRED+… SVWZ+…`. A tag counts where a word begins: behind a blank, a digit or a sign, or
 * at the start of a subfield (`starts`), since `ARABIC+` is no BIC. Null when there is none.
 */
export function splitSepaTags(text: string, starts: readonly number[]): SepaText | null {
  const values = new Map<string, string>()
  let name = ''
  let from = 0
  let first = -1
  const close = (end: number) => {
    if (name === '' || values.has(name)) return
    const value = text.slice(from, end).trim()
    if (value !== '') values.set(name, value)
  }
  for (let plus = text.indexOf('+'); plus !== -1; plus = text.indexOf('+', plus + 1)) {
    const tag = tagBefore(text, plus, starts)
    if (tag === null) continue
    close(plus - tag.length)
    if (first === -1) first = plus - tag.length
    name = tag
    from = plus + 1
  }
  if (first === -1) return null
  close(text.length)
  const lead = text.slice(0, first).trim()
  const purpose = values.get('SVWZ') ?? null
  if (lead === '') return { purpose, values }
  return { purpose: purpose === null ? lead : `${lead}\n${purpose}`, values }
}

function tagBefore(text: string, plus: number, starts: readonly number[]): string | null {
  for (const length of [4, 3]) {
    const at = plus - length
    if (at < 0) continue
    const tag = text.slice(at, plus)
    if (TAGS.has(tag) && (at === 0 || !isLetter(text.charCodeAt(at - 1)) || starts.includes(at))) return tag
  }
  return null
}

export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** The colon variant, out of a purpose that stays as it is. */
export function colonTags(purpose: string): Map<string, string> {
  const found = [...purpose.matchAll(COLON_TAG)]
  const values = new Map<string, string>()
  found.forEach((match, at) => {
    const value = purpose.slice(match.index + match[0].length, found[at + 1]?.index ?? purpose.length).trim()
    const name = match[1] ?? ''
    if (value !== '' && !values.has(name)) values.set(name, value)
  })
  return values
}

const REFERENCES = ['EREF', 'KREF', 'MREF', 'BREF', 'RREF', 'IREF', 'CRED', 'DEBT']

/** The references among the tags, by the source's names; "none" and "not provided" are none. */
export function referencesOf(values: ReadonlyMap<string, string>): readonly Reference[] {
  const references: Reference[] = []
  for (const name of REFERENCES) {
    const value = values.get(name)
    if (value !== undefined && value !== 'NOTPROVIDED' && value !== 'NONREF') references.push({ name, value })
  }
  return references
}
