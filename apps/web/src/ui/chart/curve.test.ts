import { describe, expect, test } from '@jest/globals'
import { curvePath, ticks } from './curve.ts'

describe('the ticks of an axis', () => {
  test.each([
    [30, 4, [0, 10, 20, 30]],
    [27.4, 4, [0, 10, 20, 30]],
    [19_880, 4, [0, 5000, 10_000, 15_000, 20_000]],
    [0.3, 3, [0, 0.1, 0.2, 0.3]],
    [0, 4, [0]],
  ])('up to %d are round and begin at zero', (top, count, expected) => expect(ticks(top, count)).toEqual(expected))

  test('always reach what is drawn', () => {
    for (const top of [1, 7, 12, 99, 101, 12_345]) expect(ticks(top, 5).at(-1)).toBeGreaterThanOrEqual(top)
  })
})

test('a curve begins at the bottom left and rises to the top right', () => {
  expect(
    curvePath(
      [
        { x: 0, y: 0 },
        { x: 10, y: 5 },
        { x: 20, y: 20 },
      ],
      20,
      20,
      { width: 100, height: 50 },
    ),
  ).toBe('M0 50L50 37.5L100 0')
})
