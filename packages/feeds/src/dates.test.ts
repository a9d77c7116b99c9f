import { expect, test } from '@jest/globals'
import { isoDate, ofxDate, shortDate } from './dates.ts'

test.each([
  ['2026-03-31', '2026-03-31', null],
  ['2026-03-31T23:59:59.999-05:00', '2026-03-31', null],
  ['2024-02-29Z', '2024-02-29', null],
  ['2023-02-29', null, 'impossible'],
  ['2026-00-10', null, 'impossible'],
  ['2026-3-31', null, 'unreadable'],
  ['31.03.2026', null, 'unreadable'],
  ['', null, 'missing'],
])('ISO "%s" is %s (%s)', (raw, day, flag) => expect(isoDate(raw)).toEqual({ raw, day, flag }))

test.each([
  ['20260331', '2026-03-31', null],
  ['20260331120000', '2026-03-31', null],
  ['20260331120000.000[-5:EST]', '2026-03-31', null],
  ['202603311200', '2026-03-31', null],
  ['2026-03-31', '2026-03-31', null],
  ['201120000000', null, 'impossible'],
  ['20260230', null, 'impossible'],
  ['soon', null, 'unreadable'],
])('OFX "%s" is %s (%s)', (raw, day, flag) => expect(ofxDate(raw)).toEqual({ raw, day, flag }))

test.each([
  ['260331', '2026-03-31', null],
  ['991231', '1999-12-31', null],
  ['790101', '2079-01-01', null],
  ['160230', null, 'impossible'],
  ['2603', null, 'unreadable'],
])('SWIFT and BAI2 "%s" is %s (%s)', (raw, day, flag) => expect(shortDate(raw)).toEqual({ raw, day, flag }))
