import { describe, expect, test } from '@jest/globals'
import type { Entry, FeedEvent } from '@rapport/feeds/model.ts'
import { readFeed } from '@rapport/feeds/read.ts'
import { demoFiles } from './demo-files.ts'
import { makeDemo } from './make-demo.ts'

const TODAY = '2026-11-22'
const demo = makeDemo(TODAY, '', { households: 600 })

async function read(content: Uint8Array): Promise<FeedEvent[]> {
  const events: FeedEvent[] = []
  const source = async function* () {
    yield content
  }
  for await (const event of readFeed(source())) events.push(event)
  return events
}

const known = new Set(demo.rows.account.map((row) => `${String(row['identifier'])} ${String(row['currency'])}`))
const bookedIds = new Set(demo.rows.activity.map((row) => row['source_id']))

const files = demoFiles(TODAY)
const eventsOf = (index: number) => read(files[index]?.content ?? new Uint8Array())

describe('files that a controller can try', () => {
  test.each([
    ['OFX', 0, 'Castellane Family', '2000000.00'],
    ['camt.053', 1, 'Aschwanden Family', '1250000.00'],
  ])(
    'the %s file agrees with itself and brings the deposit that Grace will claim',
    async (_format, index, family, amount) => {
      const file = demoFiles(TODAY)[index]
      const events = await read(file?.content ?? new Uint8Array())
      const household = demo.households.find(({ name }) => name === family)
      const accounts = events.flatMap((event) => (event.kind === 'statement-end' ? [event.statement.account.id] : []))
      expect(accounts).toContain(household?.accounts[0]?.identifier)
      const entries = events.flatMap((event): Entry[] => (event.kind === 'entry' ? [event.entry] : []))
      expect(entries.filter((entry) => Number(entry.amount) === Number(amount))).toHaveLength(1)
      for (const event of events) {
        if (event.kind === 'statement-end') expect(event.statement.checks.filter(({ ok }) => !ok)).toEqual([])
        if (event.kind === 'file-end') expect(event.checks.filter(({ ok }) => !ok)).toEqual([])
      }
      expect(events.filter(({ kind }) => kind === 'warning')).toEqual([])
    },
  )

  test.each([
    ['OFX', 0],
    ['camt.053', 1],
  ])('the %s file has entries that no imported file had, and one account that nobody knows', async (_format, index) => {
    const events = await eventsOf(index)
    const entries = events.flatMap((event): Entry[] => (event.kind === 'entry' ? [event.entry] : []))
    for (const { ids, booked } of entries) {
      expect(bookedIds.has(ids.source)).toBe(false)
      expect((booked.day ?? '') > demo.ledger.importedThrough && (booked.day ?? '') < TODAY).toBe(true)
    }
    const strangers = events.flatMap((event) =>
      event.kind === 'statement-end' && !known.has(`${event.statement.account.id} ${event.statement.currency}`)
        ? [event.statement.account.id]
        : [],
    )
    expect(strangers).toHaveLength(1)
  })

  test('the same day writes the same files', () => {
    expect(demoFiles(TODAY)).toEqual(files)
  })
})
