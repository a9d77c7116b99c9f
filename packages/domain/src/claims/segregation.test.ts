import { describe, expect, test } from '@jest/globals'
import { conflictOf } from './segregation.ts'
import { interestsOf } from './testing/facts.ts'

const me = (id: string, onBehalfOf: string | null = null) => ({ id, onBehalfOf })
const delegations = [
  { from: 'rita', to: 'rosa' },
  { from: 'saul', to: 'sven' },
  { from: 'sven', to: 'tom' },
  { from: 'alan', to: 'anna' },
]

// Rita claims, Saul shares, Alan typed it in.
describe('who confirms', () => {
  test.each([
    ['somebody without any interest', me('carla'), null],
    ['somebody for somebody without any interest', me('carla', 'carl'), null],
    ['not the claimant', me('rita'), 'own_claim'],
    ['not who shares in it', me('saul'), 'benefits_from_claim'],
    ['not who typed it in', me('alan'), 'entered_claim'],
    ['not on behalf of the claimant', me('carla', 'rita'), 'acts_for_interested'],
    ['not on behalf of who shares', me('carla', 'saul'), 'acts_for_interested'],
    ['not on behalf of who typed it in, though independent oneself', me('carla', 'alan'), 'acts_for_interested'],
    ['not the claimant’s assistant', me('rosa'), 'acts_for_interested'],
    ['not the assistant of who shares', me('sven'), 'acts_for_interested'],
    ['not that assistant’s stand-in', me('tom'), 'acts_for_interested'],
    ['not on behalf of the claimant’s assistant', me('carla', 'rosa'), 'acts_for_interested'],
    ['the assistant of who merely typed it in', me('anna'), null],
  ])('%s: %j', (_case, who, conflict) => expect(conflictOf(who, interestsOf({ delegations }))).toBe(conflict))

  test('the claimant’s interest is named before all others', () =>
    expect(conflictOf(me('rita'), interestsOf({ enteredBy: ['rita'] }))).toBe('own_claim'))
  test('what counts is who somebody was: a share given away is still an interest', () =>
    expect(conflictOf(me('ute'), interestsOf({ beneficiaries: ['rita', 'saul', 'ute'] }))).toBe('benefits_from_claim'))
})
