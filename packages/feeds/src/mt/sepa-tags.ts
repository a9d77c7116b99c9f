import type { Reference } from '../model.ts'

const TAG = /(EREF|KREF|MREF|BREF|RREF|IREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|SQTP|PURP|ANAM|RTRN)\+/g
/** DKB and savings banks write the same facts once more inside the text: `EREF: x MREF: y IBAN: z`. */
const COLON_TAG = /(?:^|\s)(EREF|KREF|MREF|CRED|DEBT|IBAN|BIC|ABWA|ABWE):\s?(?=\S)/g

export type SepaText = { readonly purpose: string | null; readonly values: ReadonlyMap<string, string> }

/**
 * Splits `EREF+… KREF+… MREF+… CRED+… SVWZ+…`. A tag counts where a word begins: behind a blank, a digit or a sign, or
 * at the start of a subfield (`starts`), since `ARABIC+` is no BIC. Null when there is none.
 */
export function splitSepaTags(text: string, starts: ReadonlySet<number>): SepaText | null {
  const found = [...text.matchAll(TAG)].filter(
    (match) => starts.has(match.index) || !/[A-Za-z]/.test(text.charAt(match.index - 1)),
  )
  if (found.length === 0) return null
  const values = new Map<string, string>()
  found.forEach((match, at) => {
    const from = match.index + match[0].length
    const value = text.slice(from, found[at + 1]?.index ?? text.length).trim()
    const name = match[1] ?? ''
    if (value !== '' && !values.has(name)) values.set(name, value)
  })
  const lead = text.slice(0, found[0]?.index).trim()
  const purpose = values.get('SVWZ') ?? null
  if (lead === '') return { purpose, values }
  return { purpose: purpose === null ? lead : `${lead}\n${purpose}`, values }
}

/** The colon variant, out of a purpose that stays as it is. */
export function colonTags(purpose: string): ReadonlyMap<string, string> {
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
  return REFERENCES.flatMap((name) => {
    const value = values.get(name)
    return value === undefined || value === 'NOTPROVIDED' || value === 'NONREF' ? [] : [{ name, value }]
  })
}
