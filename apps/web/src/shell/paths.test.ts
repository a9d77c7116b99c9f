import { expect, test } from '@jest/globals'
import { path, paths } from './paths.ts'

test('an address is written from its parameters', () => {
  expect(paths.today()).toBe('/today')
  expect(paths.workbench({ claimId: '0198' })).toBe('/confirmation/0198')
})

test('what a parameter holds cannot change the way', () => {
  expect(paths.claim({ claimId: '../firm?x=1' })).toBe('/claims/..%2Ffirm%3Fx%3D1')
})

test('several parameters are all needed', () => {
  const line = path('/runs/:runId/lines/:lineId')
  expect(line({ runId: 'a', lineId: 'b' })).toBe('/runs/a/lines/b')
  // @ts-expect-error: a line without its run leads nowhere
  void (() => line({ lineId: 'b' }))
})

test('every address is another one, and is written as its pattern says', () => {
  const patterns = Object.values(paths).map(({ pattern }) => pattern)
  expect(new Set(patterns).size).toBe(patterns.length)
  for (const pattern of patterns) expect(pattern).toMatch(/^(\/(:[a-z][A-Za-z]*|[a-z-]+))+$/)
})
