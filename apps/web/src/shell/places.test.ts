import { expect, test } from '@jest/globals'
import { roles } from '@rapport/domain/firm/roles.ts'
import { placesOf } from './places.ts'

const first = (...held: Parameters<typeof placesOf>[0]) => placesOf(held)[0]?.to

test('each role opens on the page that answers its question', () => {
  expect(first('advisor')).toBe('/today')
  expect(first('controller')).toBe('/confirmation')
  expect(first('manager')).toBe('/team')
  expect(first('compensation_approver')).toBe('/runs')
  expect(first('marketing')).toBe('/initiatives')
  expect(first('service')).toBe('/households')
  expect(first('auditor')).toBe('/trail')
  expect(first('administrator')).toBe('/firm')
})

test('every role has a place, and two roles share what they have in common once', () => {
  for (const role of roles) expect(placesOf([role]).length).toBeGreaterThan(0)
  const both = placesOf(['manager', 'advisor']).map(({ to }) => to)
  expect(new Set(both).size).toBe(both.length)
  expect(both).toContain('/team')
  expect(both).toContain('/today')
})

test('an administrator is not led to clients by that role', () => {
  expect(placesOf(['administrator']).map(({ to }) => to)).toEqual(['/firm'])
})
