const DELIMITERS = [',', ';', '\t', '|']
const LINES = 200

/** The delimiter that cuts the sample into the most even table. */
export function guessDelimiter(sample: string): string {
  const lines = sample.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = lines.slice(0, LINES).map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1)
    const common = new Map<number, number>()
    for (const count of counts) if (count > 0) common.set(count, (common.get(count) ?? 0) + 1)
    const score = Math.max(0, ...[...common].map(([count, lines]) => lines * lines * Math.min(count, 12)))
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}
