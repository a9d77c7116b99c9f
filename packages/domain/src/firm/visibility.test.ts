import { describe, expect, test } from '@jest/globals'
import type { Coverage } from './coverage.ts'
import { coversOn, leadOn } from './coverage.ts'
import { designationsOn } from './designation.ts'
import { isRepresentative, type Role, roles } from './roles.ts'
import { type HouseholdSight, isWalledOff, reachOf, sightOf, type Viewer } from './visibility.ts'

const day = '2026-09-30'
const team: Coverage[] = [
  { userId: 'moreau', role: 'specialist', since: '2026-01-01', until: null },
  { userId: 'stone', role: 'lead', since: '2026-01-01', until: '2026-12-31' },
  { userId: 'gone', role: 'lead', since: '2025-01-01', until: '2025-12-31' },
]
const household: HouseholdSight = { restricted: false, team, walls: [], grants: [] }
const somebody: Viewer = { id: 'somebody', roles: ['advisor'], leads: [], actsFor: [] }
const see = (viewer: Partial<Viewer>, more: Partial<HouseholdSight> = {}, on = day) =>
  sightOf({ ...somebody, ...viewer }, { ...household, ...more }, on)

describe('who sees a household', () => {
  test.each([
    ['its team', { id: 'stone' }, 'coverage'],
    ['whoever acts for the team', { roles: ['assistant'], actsFor: ['x', 'moreau'] }, 'delegation'],
    ['whoever leads the team', { roles: ['manager'], leads: ['moreau'] }, 'hierarchy'],
    ['a controller', { roles: ['controller'] }, 'oversight'],
    ['a compensation approver', { roles: ['compensation_approver'] }, 'oversight'],
    ['an auditor', { roles: ['auditor'] }, 'oversight'],
  ] as [string, Partial<Viewer>, string][])('%s sees all of it', (_case, viewer, rule) =>
    expect(see(viewer)).toEqual({ sight: 'full', rule, ask: null }),
  )

  test('a grant shows it until it expires', () => {
    const grants = [{ userId: 'somebody', since: '2026-09-01', until: '2026-09-30' }]
    expect(see({}, { grants })).toEqual({ sight: 'full', rule: 'grant', ask: null })
    expect(see({}, { grants }, '2026-10-01').sight).toBe('none')
    expect(see({ id: 'other' }, { grants }).sight).toBe('none')
  })
  test.each([['marketing'], ['service']] as [Role][])('%s sees names, not money', (role) =>
    expect(see({ roles: [role] })).toEqual({ sight: 'names', rule: 'directory', ask: 'stone' }),
  )
  test('a restricted one shows as existing to whoever could be introduced, and says whom to ask', () => {
    const told = roles.filter((role) => see({ roles: [role] }, { restricted: true }).sight === 'existence')
    expect(told).toEqual(['advisor', 'specialist', 'banker', 'assistant', 'manager'])
    expect(see({}, { restricted: true })).toEqual({ sight: 'existence', rule: 'restricted', ask: 'stone' })
  })
  test('any other does not exist for those who do not cover it', () =>
    expect(see({})).toEqual({ sight: 'none', rule: 'no_rule', ask: null }))
  test('an administrator sees no client by virtue of the role', () =>
    expect(see({ roles: ['administrator'] }, { restricted: true }).sight).toBe('none'))
  test('coverage that has ended shows nothing', () => expect(see({ id: 'gone' }).sight).toBe('none'))
})

test('roles reach as far as the furthest of them', () => {
  expect(reachOf(['advisor', 'auditor'])).toBe('oversight')
  expect(reachOf(['service', 'auditor'])).toBe('oversight')
  expect(reachOf(['advisor', 'marketing'])).toBe('directory')
  expect(reachOf(['advisor', 'manager', 'administrator'])).toBe('covered')
  expect(reachOf([])).toBe('covered')
  expect(see({ roles: ['administrator', 'advisor'] }, { restricted: true }).sight).toBe('existence')
  expect(isRepresentative(['manager', 'advisor'])).toBe(true)
})

describe('an ethical wall', () => {
  const walls = [{ insiders: ['moreau'], since: '2026-09-01', until: null }]
  test('beats every other rule', () => {
    const everything: Viewer = { id: 'stone', roles: [...roles], leads: ['moreau'], actsFor: ['moreau'] }
    const granted = { walls, restricted: true, grants: [{ userId: 'stone', since: null, until: null }] }
    expect(see(everything, granted)).toEqual({ sight: 'none', rule: 'ethical_wall', ask: null })
  })
  test('does not stand before its insiders, nor before its first day', () => {
    expect(see({ id: 'moreau' }, { walls }).rule).toBe('coverage')
    expect(see({ id: 'stone' }, { walls }, '2026-08-31').rule).toBe('coverage')
    expect(isWalledOff('stone', walls, day)).toBe(true)
  })
})

describe('effective dates', () => {
  test('the first and the last day are both covered', () => {
    const on = (when: string) => coversOn(team, 'stone', when)
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([false, true, true, false])
  })
  test('the lead is asked, or else whoever covers', () => {
    expect(leadOn(team, day)).toBe('stone')
    expect(leadOn(team, '2027-01-01')).toBe('moreau')
    expect(leadOn(team, '2024-01-01')).toBeNull()
  })
  test('designations are held for a time', () => {
    const held = [
      { userId: 'stone', designation: 'hnw_advisor', since: '2026-01-01', until: null },
      { userId: 'stone', designation: 'hnw_advisor', since: '2026-06-01', until: null },
      { userId: 'stone', designation: 'senior_banker', since: null, until: '2026-06-30' },
      { userId: 'moreau', designation: 'hnw_specialist', since: null, until: null },
    ]
    expect(designationsOn(held, 'stone', '2026-06-30')).toEqual(['hnw_advisor', 'senior_banker'])
    expect(designationsOn(held, 'stone', '2026-07-01')).toEqual(['hnw_advisor'])
  })
})

test('advisors, specialists and bankers are representatives, and nobody else', () =>
  expect(roles.filter((role) => isRepresentative([role]))).toEqual(['advisor', 'specialist', 'banker']))
