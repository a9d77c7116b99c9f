import type { ClaimDetail } from '@rapport/contract/claims.ts'
import type { z } from 'zod'

type Claim = z.output<typeof ClaimDetail>
type Part = Claim['parts'][number]

/** The stations of a figure's way, in order. */
export const STATIONS = ['contact', 'claim', 'activity', 'confirmation', 'credit'] as const
export type Station = (typeof STATIONS)[number]

export type ProvenanceNode =
  | { readonly station: 'contact'; readonly id: string; readonly contact: Claim['contacts'][number] }
  | { readonly station: 'claim'; readonly id: string }
  | { readonly station: 'activity'; readonly id: string; readonly part: Part; readonly minor: bigint }
  | { readonly station: 'activity'; readonly id: string; readonly letter: Claim['evidence'][number] }
  | {
      readonly station: 'confirmation'
      readonly id: string
      readonly by: string
      readonly second: string | null
      readonly at: string
      /** `null` where the fact is confirmed and not a sum. */
      readonly minor: bigint | null
    }
  | { readonly station: 'credit'; readonly id: string; readonly user: string; readonly minor: bigint }
  /** More of the same than a picture can show; the table behind has them all. */
  | { readonly station: Station; readonly id: string; readonly others: number }
  /** Nothing is there yet. */
  | { readonly station: Station; readonly id: string; readonly missing: true }

export interface Provenance {
  readonly columns: readonly (readonly ProvenanceNode[])[]
  readonly edges: readonly (readonly [from: string, to: string])[]
}

const MOST = 6

/**
 * The way of a claim's money: from the contact over the claim and the bank entry to the confirmation and the credits.
 * Credits are added up per person, so they always sum to what is confirmed.
 */
export function provenanceOf(claim: Claim): Provenance {
  const edges: [string, string][] = []
  const contacts = few(
    'contact',
    claim.contacts,
    (contact): ProvenanceNode => ({ station: 'contact', id: contact.id, contact }),
  )
  for (const { id } of contacts) edges.push([id, claim.id])

  const activities =
    claim.kind === 'engagement'
      ? few('activity', lettersOf(claim), (letter): ProvenanceNode => ({ station: 'activity', id: letter.id, letter }))
      : few('activity', byActivity(claim.parts), ([id, parts]): ProvenanceNode => {
          const [part] = parts
          return { station: 'activity', id, part, minor: sum(parts) }
        })
  for (const { id } of activities) edges.push([claim.id, id])

  const all = confirmationsOf(claim)
  const confirmations = few('confirmation', all, (confirmation): ProvenanceNode => confirmation.node)
  const shown = new Set(activities.map(({ id }) => id))
  const lastActivity = activities.at(-1)?.id
  for (const { id } of confirmations) {
    const from =
      all.find(({ node }) => node.id === id)?.activityIds ?? all.slice(MOST - 1).flatMap((one) => one.activityIds)
    const ends = new Set(from.map((activityId) => (shown.has(activityId) ? activityId : lastActivity)))
    if (ends.size === 0) ends.add(lastActivity)
    for (const end of ends) if (end) edges.push([end, id])
  }

  const credits = few('credit', creditsOf(claim.parts), (credit): ProvenanceNode => ({ station: 'credit', ...credit }))
  for (const { id } of confirmations) for (const credit of credits) edges.push([id, credit.id])
  return { columns: [contacts, [{ station: 'claim', id: claim.id }], activities, confirmations, credits], edges }
}

/** At most as many as a picture bears, with one node for all others, or one for none. */
function few<T>(station: Station, all: readonly T[], nodeOf: (one: T) => ProvenanceNode): readonly ProvenanceNode[] {
  if (all.length === 0) return [{ station, id: `no-${station}`, missing: true }]
  if (all.length <= MOST) return all.map(nodeOf)
  const others = all.length - (MOST - 1)
  return [...all.slice(0, MOST - 1).map(nodeOf), { station, id: `more-${station}`, others }]
}

const sum = (parts: readonly Part[]): bigint => parts.reduce((all, { amount }) => all + amount.minor, 0n)

function byActivity(parts: readonly Part[]): [string, [Part, ...Part[]]][] {
  const found = new Map<string, [Part, ...Part[]]>()
  for (const part of parts) {
    const others = found.get(part.activityId)
    if (others) others.push(part)
    else found.set(part.activityId, [part])
  }
  return [...found]
}

const lettersOf = ({ evidence }: Claim) => evidence.filter(({ kind }) => kind === 'countersigned_letter')

interface Confirmed {
  readonly node: Extract<ProvenanceNode, { by: string }>
  readonly activityIds: readonly string[]
}

function confirmationsOf(claim: Claim): Confirmed[] {
  const station = 'confirmation' as const
  if (claim.kind === 'engagement') {
    return claim.steps
      .filter(({ action }) => action === 'confirm')
      .map(({ id, by, at }) => ({ node: { station, id, by: by.name, second: null, at, minor: null }, activityIds: [] }))
  }
  return [...Map.groupBy(claim.parts, ({ confirmationId }) => confirmationId)].flatMap(([id, parts]) => {
    const [first] = parts
    if (!first) return []
    const second = first.secondController?.name ?? null
    const node = { station, id, by: first.confirmedBy.name, second, at: first.confirmedAt, minor: sum(parts) }
    return [{ node, activityIds: parts.map(({ activityId }) => activityId) }]
  })
}

function creditsOf(parts: readonly Part[]): { id: string; user: string; minor: bigint }[] {
  const found = new Map<string, { id: string; user: string; minor: bigint }>()
  for (const { user, amount } of parts.flatMap(({ credits }) => credits)) {
    const before = found.get(user.id)?.minor ?? 0n
    found.set(user.id, { id: `credit-${user.id}`, user: user.name, minor: before + amount.minor })
  }
  return [...found.values()]
}

/** The height of one node and the distance between two, in pixels. */
export const NODE = { height: 62, gap: 10 } as const

export interface Placed {
  readonly node: ProvenanceNode
  readonly column: number
  readonly top: number
}

/** Each node's place, every column centred on the tallest. */
export function placesOf({ columns }: Provenance): { readonly places: readonly Placed[]; readonly height: number } {
  const tall = (count: number) => count * NODE.height + (count - 1) * NODE.gap
  const height = Math.max(...columns.map(({ length }) => tall(length)))
  const places = columns.flatMap((nodes, column) => {
    const start = (height - tall(nodes.length)) / 2
    return nodes.map((node, at) => ({ node, column, top: start + at * (NODE.height + NODE.gap) }))
  })
  return { places, height }
}
