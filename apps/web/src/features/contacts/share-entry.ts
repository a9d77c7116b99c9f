/** What a person typed as percent, in basis points: `60`, `33.33`, `33,3 %`. `null` when it is no share. */
export function readShare(text: string): number | null {
  const match = /^\s*(\d{1,3})(?:[.,](\d{0,2}))?\s*%?\s*$/.exec(text)
  if (!match) return null
  const [, whole = '0', part = ''] = match
  const basisPoints = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return basisPoints <= 10_000 ? basisPoints : null
}
