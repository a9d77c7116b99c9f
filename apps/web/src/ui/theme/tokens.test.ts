import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['paper', 'surface', 'sunken', 'hover']
const states = ['promised', 'open', 'confirmed', 'retained', 'refused', 'overdue', 'neutral']
const text: [string, string][] = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent', ...states].flatMap((ink) =>
    surfaces.map((on): [string, string] => [ink, on]),
  ),
  ...states.map((state): [string, string] => [state, `${state}-wash`]),
  ...['ink', 'ink-soft', 'ink-faint', 'accent'].map((ink): [string, string] => [ink, 'accent-wash']),
  ['on-accent', 'accent-solid'],
  ['on-accent', 'accent-solid-hover'],
  ['ink', 'mark'],
]
const edges: [string, string][] = [
  ...surfaces.map((on): [string, string] => ['line-strong', on]),
  ...surfaces.map((on): [string, string] => ['focus', on]),
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const ratio = (a: string, b: string) => {
    const [one, other] = [tokens.get(a), tokens.get(b)]
    if (!one || !other) throw new Error(`no colour token ${one ? b : a}`)
    return contrast(one[theme], other[theme])
  }

  test.each(text)('%s can be read on %s (4.5 : 1)', (ink, on) => expect(ratio(ink, on)).toBeGreaterThanOrEqual(4.5))

  test.each(edges)('%s stands out from %s (3 : 1)', (edge, on) => expect(ratio(edge, on)).toBeGreaterThanOrEqual(3))
})
