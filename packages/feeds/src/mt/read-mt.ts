import { decodeText } from '../encoding.ts'
import { lineBatches } from '../lines.ts'
import type { ByteSource, Check, FeedEvent, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { type MtPart, splitFields } from './mt-fields.ts'
import { createStatementMachine } from './mt-statement.ts'

/**
 * Reads SWIFT MT940 (customer statement) and MT942 (interim report) in the dialects of European banks, streaming.
 * Every `:20:` is a statement of its own, pages (`:28C: n/m`) included. Entries of an MT942 are pending.
 * @throws FeedRefusal `no-statement`, `run-together`, `not-a-statement-line`, `not-an-amount`, `not-a-balance`, `not-a-total`, limits.
 */
export async function* readMt(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  const waiting: FeedEvent[] = []
  let started = false
  let events: FeedEvent[] = []
  // `file-start` is known with the first statement; warnings before it wait.
  const emit = (event: FeedEvent) => {
    if (event.kind === 'file-start') {
      started = true
      events.push(event, ...waiting.splice(0))
    } else if (started) events.push(event)
    else waiting.push(event)
  }
  const messages = createMessages(options, emit)
  const text = decodeText(source, { declared: options.encoding, strict: options.encoding !== undefined }, (warning) =>
    emit({ kind: 'warning', warning }),
  )
  for await (const lines of lineBatches(withLineEnds(text), options.limits)) {
    for (const line of lines) messages.push(line)
    const ready = events
    events = []
    for (const event of ready) yield event
  }
  const checks = messages.end()
  yield* events
  yield { kind: 'file-end', checks }
}

const MARKED = /@@:\d\d[A-Z]?:/
const LINED = /[\r\n]\s*:\d\d[A-Z]?:/

/** So much of a file shows how its lines end. */
const TELLING = 256

/** Some transports replace every line end by `@@`. */
async function* withLineEnds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  let isMarked: boolean | null = null
  for await (const piece of text) {
    held += piece
    if (isMarked === null && held.length < TELLING) continue
    isMarked ??= MARKED.test(held) && !LINED.test(held)
    const half = isMarked && held.endsWith('@') && !held.endsWith('@@') ? 1 : 0
    const whole = held.slice(0, held.length - half)
    yield isMarked ? whole.replaceAll('@@', '\n') : whole
    held = half === 1 ? '@' : ''
  }
  if (held === '') return
  isMarked ??= MARKED.test(held) && !LINED.test(held)
  yield isMarked ? held.replaceAll('@@', '\n') : held
}

function createMessages(options: ReadOptions, emit: (event: FeedEvent) => void) {
  const machine = createStatementMachine(options, emit)
  const warn = (line: number | null, code: string, message: string) =>
    emit({ kind: 'warning', warning: { line, code, message } })
  let application: string | null = null
  let openBlock = false
  let openEnvelope = false
  let isMarked = false
  let marks = 0
  const fields = splitFields(options.limits, (part: MtPart) => {
    switch (part.kind) {
      case 'field':
        openEnvelope = false
        isMarked = false
        return machine.field(part.field, application)
      case 'begin':
        machine.endMessage()
        application = part.application ?? application
        openBlock ||= part.block
        openEnvelope = part.envelope
        return
      case 'end':
        machine.endMessage()
        isMarked = true
        marks += 1
        if (part.block) openBlock = false
        return
      case 'trailing':
        return warn(
          part.line,
          'trailing-text',
          'Behind the last message the file goes on with text that belongs to none.',
        )
      case 'misplaced':
        warn(part.line, 'misplaced-tag', `Field :${part.tag}: stands inside an entry and is read as its text.`)
    }
  })
  return {
    push: fields.push,
    end(): readonly Check[] {
      fields.end()
      machine.endMessage(!isMarked)
      if (!isMarked && marks > 0)
        warn(
          null,
          'no-end',
          'The last message has no end mark, though others have one: if the file was cut, statements are missing.',
        )
      if (machine.statements() === 0) {
        throw new FeedRefusal('no-statement', 'There is no MT940 or MT942 statement in the file.')
      }
      return openBlock || openEnvelope
        ? [{ name: 'end of message', declared: '-}', computed: 'missing', ok: false }]
        : []
    },
  }
}
