import { describe, expect, test } from '@jest/globals'
import { addDays } from '../calendar/day.ts'
import { claimOf, usd, wireOf } from '../claims/testing/facts.ts'
import { suggestMatches } from './suggest-matches.ts'
import { codes, factsOf, on, policy, suggest } from './testing/match-facts.ts'

describe('many to many', () => {
  test('with more candidates than may be looked at, those nearest to the claim are combined', () => {
    const bounds = { ...policy.bounds, mostCandidates: 2 }
    const half = (id: string, day: string) => wireOf(id, usd(1_000_000), on(day))
    const halves = [half('far', '2026-04-20'), half('before', '2026-02-25'), half('after', '2026-03-03')]
    const [best] = suggestMatches(factsOf(halves), { ...policy, bounds })
    expect(best?.allocations.map(({ activityId }) => activityId)).toEqual(['before', 'after'])
  })

  test('one claim from six deposits', () => {
    const deposits = [610_000, 333_333.33, 250_000, 400_000, 206_666.67, 200_000].map((amount, i) =>
      wireOf(`deposit ${i}`, usd(amount), on(addDays('2026-03-02', i))),
    )
    const noise = [wireOf('noise 1', usd(77_777)), wireOf('noise 2', usd(1_200_000))]
    const [best] = suggest([...noise, ...deposits])
    expect(best?.allocations).toHaveLength(6)
    expect(best).toMatchObject({ matched: usd(2_000_000), difference: 0n })
    expect(best?.reasons).toContainEqual({ code: 'pieces', count: 6, points: 5 })
  })

  test('one transfer of 5,000,000 serves this claim and another of 3,000,000', () => {
    const [best] = suggest([wireOf('wire', usd(5_000_000))], {
      otherClaims: [{ id: 'other', remainder: usd(3_000_000) }],
    })
    expect(best).toMatchObject({ matched: usd(2_000_000), difference: 0n })
    expect(best?.reasons[0]).toEqual({ code: 'transfer_shared', withClaims: ['other'], points: 38 })
  })

  test('the other claim may miss what is left by the tolerance, is never the claim itself, and the first by id', () => {
    const sharing = (...otherClaims: { id: string; remainder: bigint }[]) =>
      suggest([wireOf('wire', usd(5_000_000))], { otherClaims })[0]?.reasons[0]
    const whose = (id: string, dollars: number) => ({ id, remainder: usd(dollars) })
    expect(sharing(whose('other', 3_010_000))).toMatchObject({ withClaims: ['other'] })
    expect(sharing(whose('other', 3_010_000.01))).toMatchObject({ code: 'part_of_larger_transfer' })
    expect(sharing(whose('claim', 3_000_000))).toMatchObject({
      code: 'part_of_larger_transfer',
      leaves: usd(3_000_000),
    })
    expect(sharing(whose('b', 3_000_000), whose('a', 3_000_000))).toMatchObject({ withClaims: ['a'] })
  })

  test('a deposit that fits exactly needs no combination of others', () => {
    const halves = ['x', 'y'].map((id) => wireOf(id, usd(1_000_000)))
    expect(suggest([wireOf('wire', usd(2_000_000)), ...halves])).toHaveLength(1)
    expect(suggest([wireOf('wire', usd(1_999_999)), ...halves])).toHaveLength(2)
  })

  test('what is confirmed in full looks for nothing', () =>
    expect(suggest([wireOf('wire', usd(2_000_000))], { claim: claimOf({ confirmed: usd(2_000_000) }) })).toEqual([]))

  test('or with several others', () => {
    const otherClaims = [
      { id: 'one', remainder: usd(1_000_000) },
      { id: 'two', remainder: usd(900_000) },
      { id: 'three', remainder: usd(2_000_000) },
    ]
    const [best] = suggest([wireOf('wire', usd(5_000_000))], { otherClaims })
    expect(best?.reasons[0]).toMatchObject({ code: 'transfer_shared', withClaims: ['one', 'three'] })
  })

  test('a larger transfer that nothing explains is suggested last', () => {
    const found = suggest([wireOf('large', usd(9_000_000)), wireOf('fits', usd(1_999_000))])
    expect(found.map(({ allocations }) => allocations[0]?.activityId)).toEqual(['fits', 'large'])
    expect(codes(found[1])?.[0]).toBe('part_of_larger_transfer')
  })
})
