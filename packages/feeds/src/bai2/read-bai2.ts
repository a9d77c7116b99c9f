import { decodeText } from '../encoding.ts'
import { lineBatches } from '../lines.ts'
import type { ByteSource, FeedEvent, ReadOptions } from '../model.ts'
import { createFileMachine } from './bai2-file.ts'
import { splitRecords } from './bai2-records.ts'

/**
 * Reads BAI2 (Cash Management Balance Reporting, version 2), streaming: every account of every group is a statement.
 * Amounts are whole smallest units of the currency; without a stated one they are read as hundredths, and the currency
 * is `options.currency` or null.
 * @throws FeedRefusal `unknown-record`, `misplaced-record`, `not-an-amount`, `not-a-type-code`, `no-direction`, limits.
 */
export async function* readBai2(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  const waiting: FeedEvent[] = []
  let started = false
  let events: FeedEvent[] = []
  const emit = (event: FeedEvent) => {
    if (event.kind === 'file-start') {
      started = true
      events.push(event, ...waiting.splice(0))
    } else if (started) events.push(event)
    else waiting.push(event)
  }
  const machine = createFileMachine(options, emit)
  const records = splitRecords(options.limits, machine.record)
  const text = decodeText(source, { declared: options.encoding, strict: options.encoding !== undefined }, (warning) =>
    emit({ kind: 'warning', warning }),
  )
  for await (const lines of lineBatches(text, options.limits)) {
    for (const line of lines) records.push(line)
    const ready = events
    events = []
    for (const event of ready) yield event
  }
  records.end()
  const checks = machine.end()
  yield* events
  yield { kind: 'file-end', checks }
}
