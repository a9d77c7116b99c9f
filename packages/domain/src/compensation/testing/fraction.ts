/** An exact fraction, denominator positive: the arithmetic of the second opinion, independent of the first. */
export type Fraction = readonly [bigint, bigint]

export function decimal(text: string): Fraction {
  const [whole = '0', fraction = ''] = text.split('.')
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)]
}

export const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]]

export function compare([a, b]: Fraction, [c, d]: Fraction): number {
  const difference = a * d - c * b
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

/** Half away from zero. */
export function rounded([n, d]: Fraction): bigint {
  return n < 0n ? -((-n * 2n + d) / (d * 2n)) : (n * 2n + d) / (d * 2n)
}

/** Towards minus infinity. */
export function floored([n, d]: Fraction): bigint {
  return n < 0n ? -((-n + d - 1n) / d) : n / d
}
