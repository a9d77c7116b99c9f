import { describe, expect, test } from '@jest/globals'
import type { ClaimDetail } from '@rapport/contract/claims.ts'
import type { z } from 'zod'
import { arrivedByInstalment } from './instalments.ts'
import { NODE, placesOf, provenanceOf } from './provenance.ts'

type Claim = z.output<typeof ClaimDetail>
type Part = Claim['parts'][number]

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const stone = { id: 'stone', name: 'R. Stone' }
const abt = { id: 'abt', name: 'L. Abt' }

const part = (id: string, minor: bigint, over: Partial<Part> = {}): Part => ({
  confirmationId: 'f1',
  allocationId: `l-${id}`,
  activityId: id,
  amount: usd(minor),
  valueOn: '2026-03-03',
  account: '9900',
  counterparty: 'K. Weber',
  importId: 'i1',
  fileName: 'march.xml',
  line: 12,
  confirmedBy: { id: 'okafor', name: 'R. Okafor' },
  secondController: null,
  confirmedAt: '2026-03-05T09:00:00.000Z',
  credits: [
    { user: stone, amount: usd((minor * 6n) / 10n) },
    { user: abt, amount: usd(minor - (minor * 6n) / 10n) },
  ],
  ...over,
})

const claim = (over: Partial<Claim> = {}): Claim => ({
  id: 'c1',
  kind: 'deposit',
  state: 'confirmed',
  household: { id: 'h', name: 'Weber' },
  claimant: stone,
  amount: usd(200_000_000n),
  confirmed: usd(0n),
  claimedOn: '2026-03-01',
  submittedAt: '2026-03-01T10:00:00.000Z',
  ageDays: 4,
  late: false,
  initiative: null,
  question: null,
  version: 1,
  title: '',
  note: '',
  enteredBy: stone,
  onBehalfOf: null,
  splits: [],
  usualSplits: [],
  splitAgreements: [],
  instalments: [],
  evidence: [],
  contacts: [
    {
      id: 'k1',
      occurredAt: '2026-03-01T09:00:00.000Z',
      channel: 'phone',
      purpose: 'Call',
      by: 'R. Stone',
      initiative: null,
    },
  ],
  steps: [],
  parts: [],
  ...over,
})
const ids = (of: Claim) => provenanceOf(of).columns.map((nodes) => nodes.map(({ id }) => id))

describe('the way of the money', () => {
  test('of a claim that waits ends where nothing has happened yet', () => {
    expect(ids(claim())).toEqual([['k1'], ['c1'], ['no-activity'], ['no-confirmation'], ['no-credit']])
  })

  test('leads from the call over the entry to each credit, added up per person', () => {
    const told = provenanceOf(claim({ parts: [part('a1', 100n), part('a2', 50n, { confirmationId: 'f2' })] }))
    expect(told.columns[4]).toEqual([
      { station: 'credit', id: 'credit-stone', user: 'R. Stone', minor: 90n },
      { station: 'credit', id: 'credit-abt', user: 'L. Abt', minor: 60n },
    ])
    expect(told.edges).toContainEqual(['c1', 'a1'])
    expect(told.edges).toContainEqual(['a1', 'f1'])
    expect(told.edges).toContainEqual(['a2', 'f2'])
    expect(told.edges).not.toContainEqual(['a1', 'f2'])
  })

  test('counts a compensating entry against what it undoes', () => {
    const told = provenanceOf(claim({ parts: [part('a1', 100n), part('a1', -100n, { confirmationId: 'f2' })] }))
    expect(told.columns[2]).toMatchObject([{ id: 'a1', minor: 0n }])
    expect(told.columns[3]).toMatchObject([{ minor: 100n }, { minor: -100n }])
  })

  test('shows many entries as some and the number of the others, none of them twice', () => {
    const parts = Array.from({ length: 20 }, (_, at) => part(`a${at}`, 10n))
    const activities = ids(claim({ parts }))[2]
    expect(activities).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'more-activity'])
    expect(provenanceOf(claim({ parts })).columns[2]?.at(-1)).toMatchObject({ others: 15 })
  })

  test('of an engagement leads over the countersigned letter and a fact instead of a sum', () => {
    const told = provenanceOf(
      claim({
        kind: 'engagement',
        evidence: [
          {
            id: 'e1',
            kind: 'countersigned_letter',
            label: 'Letter',
            addedBy: 'R. Stone',
            addedAt: '2026-03-01T10:00:00.000Z',
          },
          { id: 'e2', kind: 'other', label: 'Note', addedBy: 'R. Stone', addedAt: '2026-03-01T10:00:00.000Z' },
        ],
        steps: [
          {
            id: 's1',
            at: '2026-03-05T09:00:00.000Z',
            by: { id: 'okafor', name: 'R. Okafor' },
            onBehalfOf: null,
            action: 'confirm',
            from: 'submitted',
            to: 'confirmed',
            text: '',
            evidenceAsked: [],
          },
        ],
      }),
    )
    expect(told.columns[2]?.map(({ id }) => id)).toEqual(['e1'])
    expect(told.columns[3]).toMatchObject([{ by: 'R. Okafor', minor: null }])
    expect(told.edges).toContainEqual(['e1', 's1'])
  })

  test('every line of the picture begins and ends at a node that is drawn', () => {
    const parts = Array.from({ length: 9 }, (_, at) => part(`a${at}`, 10n, { confirmationId: `f${at}` }))
    const told = provenanceOf(claim({ parts }))
    const drawn = new Set(told.columns.flat().map(({ id }) => id))
    for (const [from, to] of told.edges) expect([drawn.has(from), drawn.has(to)]).toEqual([true, true])
  })
})

test('nodes of a column never overlap, and short columns stand in the middle', () => {
  const { places, height } = placesOf(provenanceOf(claim({ parts: [part('a1', 1n), part('a2', 2n)] })))
  expect(height).toBe(2 * NODE.height + NODE.gap)
  expect(places.filter(({ column }) => column === 2).map(({ top }) => top)).toEqual([0, NODE.height + NODE.gap])
  expect(places.find(({ column }) => column === 1)?.top).toBe((height - NODE.height) / 2)
})

test('what was confirmed of a promise fulfils its earliest instalments first', () => {
  const instalments = [1, 2, 3].map((number) => ({ number, dueOn: `2026-0${number}-01`, amount: usd(100n) }))
  const arrived = (minor: bigint) =>
    arrivedByInstalment({ instalments, confirmed: usd(minor) }).map((one) => one.arrived)
  expect(arrived(0n)).toEqual([0n, 0n, 0n])
  expect(arrived(150n)).toEqual([100n, 50n, 0n])
  expect(arrived(300n)).toEqual([100n, 100n, 100n])
})
