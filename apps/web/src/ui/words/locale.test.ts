import { expect, test } from '@jest/globals'
import { regionOf } from './locale.ts'

test.each([
  ['de', ['de-CH', 'en-US'], 'de-CH'],
  ['en', ['de-CH', 'en-GB', 'en-US'], 'en-GB'],
  ['de', ['fr-CH', 'en-US'], 'de-DE'],
  ['en', ['en'], 'en-US'],
])('%s read by somebody who prefers %j follows %s', (language, preferred, region) => {
  expect(regionOf(language, preferred)).toBe(region)
})
