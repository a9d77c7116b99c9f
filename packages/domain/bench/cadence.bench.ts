/**
 * "May I contact?" and one more contact in a household's cadence, on histories as they are after years of service.
 * Limits: 20 µs for the answer, 5 µs for the update. Run: node packages/domain/bench/cadence.bench.ts
 */
import { performance } from 'node:perf_hooks'
import { type CadenceFacts, cadenceOf } from '../src/cadence/cadence-state.ts'
import { defaultContactPolicy } from '../src/cadence/contact-policy.ts'
import type { ContactIntent, MayContactFacts } from '../src/cadence/contact-question.ts'
import { mayContact } from '../src/cadence/may-contact.ts'
import { householdTouches, noteForHousehold, noteForPerson, personTouches } from '../src/cadence/recent-touches.ts'
import { demoServiceModels } from '../src/cadence/service-model.ts'
import { channels, type Touch, type TouchClass } from '../src/contacts/touch.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 8, 30, 12)
const HOUSEHOLDS = 200
const TOUCHES = 300
const ROUNDS = 2_000
const zones = ['Europe/Zurich', 'America/New_York', 'Asia/Singapore', 'Australia/Sydney', 'America/Los_Angeles']
const classes: readonly TouchClass[] = ['substantive', 'one_way', 'mass', 'service']

// A small generator with a seed, so that every run measures the same histories.
let seed = 42
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}
const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item

function touch(household: number, index: number, occurredAt: number): Touch {
  const kind = pick(classes)
  return {
    contactId: `contact ${household} ${index}`,
    householdId: `household ${household}`,
    personId: `person ${household}`,
    channel: pick(channels),
    direction: kind === 'service' ? 'inbound' : 'outbound',
    class: kind,
    occurredAt,
    senders: [`representative ${random(5)}`],
  }
}

const households = Array.from({ length: HOUSEHOLDS }, (_, household) => {
  const history = Array.from({ length: TOUCHES }, (_, index) => touch(household, index, NOW - random(3 * 365 * DAY)))
  const model = pick(demoServiceModels)
  const person = personTouches(history)
  const question: MayContactFacts = {
    representative: { id: `representative ${random(5)}`, designations: ['hnw_advisor'], covers: true, walled: false },
    segmentDesignations: ['hnw_specialist', 'hnw_advisor'],
    clientZone: pick(zones),
    restrictions: [{ kind: 'quiet_period', channel: null, since: '2026-10-01', until: '2026-10-31' }],
    preference: { channels: ['phone', 'email'], from: 540, until: 1_080, weekdays: null },
    model,
    touches: person,
    policy: defaultContactPolicy,
    firmZone: 'Europe/Zurich',
  }
  const facts: CadenceFacts = {
    model,
    since: '2020-01-01',
    touches: householdTouches(history),
    people: [{ personId: `person ${household}`, touches: person }],
    meetingOn: null,
  }
  const next = touch(household, TOUCHES, NOW - random(60 * DAY))
  return { question, facts, person, next, state: householdTouches(history) }
})

const call: ContactIntent = { channel: 'phone', direction: 'outbound', mass: false }

/** The median and the slowest twentieth of many rounds over all households, in microseconds for one. */
function measure(name: string, once: (household: (typeof households)[number], round: number) => unknown): void {
  const rounds: number[] = []
  let kept: unknown
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    for (const household of households) kept = once(household, round)
    rounds.push(((performance.now() - start) * 1_000) / HOUSEHOLDS)
  }
  if (kept === undefined) throw new Error('nothing was measured')
  const sorted = rounds.slice(ROUNDS / 4).sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2)
  process.stdout.write(`${name.padEnd(44)} p50 ${at(0.5)} µs   p95 ${at(0.95)} µs\n`)
}

measure('may I contact?', ({ question }, round) => mayContact(question, call, NOW + (round % 1_440) * 60_000))
measure('cadence update, household and person', ({ state, person, next }) => [
  noteForHousehold(state, next),
  noteForPerson(person, next),
])
measure('cadence of one household, judged', ({ facts }, round) =>
  cadenceOf(facts, NOW + (round % 30) * DAY, 'Europe/Zurich'),
)
