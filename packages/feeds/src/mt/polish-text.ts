import { type Information, NO_INFORMATION } from './information.ts'

const LABEL = /(?:^|;\s*)(ID IPH|Z RACH\.|NA RACH\.|DLA RACH\.|OD|DLA|TYT\.|TNR):\s*/g
const OPERATION = /^\s*(\d{3})[ -]/

/**
 * Reads mBank's `911 TRANSAKCJA …; Z RACH.: …; OD: …; TYT.: …; TNR: …`. Null unless it bears the bank's transaction
 * number or both a party and a title.
 */
export function readPolishText(lines: readonly string[]): Information | null {
  const text = lines.join('')
  if (!text.includes('TNR:') && !text.includes('TYT.:')) return null
  const values = new Map<string, string>()
  const found = [...text.matchAll(LABEL)]
  found.forEach((match, at) => {
    const value = text.slice(match.index + match[0].length, found[at + 1]?.index ?? text.length)
    values.set(match[1] ?? '', value.trim().replace(/;$/, '').trim())
  })
  if (values.size === 0) return null
  const number = values.get('TNR')
  const lead = text.slice(0, found[0]?.index).trim()
  return {
    ...NO_INFORMATION,
    text: [lead, values.get('TYT.') ?? ''].filter((part) => part !== '').join('\n'),
    proprietary: OPERATION.exec(text)?.[1] ?? null,
    name: values.get('OD') || values.get('DLA') || null,
    account: values.get('Z RACH.') || values.get('NA RACH.') || values.get('DLA RACH.') || null,
    references: [
      ...(number ? [{ name: 'TNR', value: number }] : []),
      ...(values.get('ID IPH') ? [{ name: 'ID IPH', value: values.get('ID IPH') ?? '' }] : []),
    ],
  }
}
