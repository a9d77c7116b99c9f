/** Two texts by their code units, -1, 0 or 1: the same order on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
