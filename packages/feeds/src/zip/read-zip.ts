import { DETECT_BYTES, detectFamily, type Family } from '../detect.ts'
import type { ByteSource, Check, FeedEvent, FeedReader, FeedWarning, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { bounded, peek } from '../source.ts'
import { type ZipMember, zipMembers } from './directory.ts'
import { unpack } from './unpack.ts'

/** An archive is held in memory, packed; statements of a bank are far below this. */
const MAX_ARCHIVE = 128 * 1024 * 1024

/** What systems put into archives by themselves: resource forks, folder views. */
const LEFT_BY_SYSTEMS = /^__MACOSX\/|(?:^|\/)\.[^/]*$/

/**
 * Reads every statement file in a ZIP archive as one feed: statements are numbered through, the format is the first
 * file's. Files that are no feed (pictures, notes) and tables are named in a warning; archives within archives are refused.
 * @throws FeedRefusal of the archive or of any file in it, which it names
 */
export async function* readZip(
  source: ByteSource,
  options: ReadOptions,
  readers: Partial<Readonly<Record<Family, FeedReader>>>,
): AsyncGenerator<FeedEvent, void, undefined> {
  const archive = await collect(source)
  const budget = { unpacked: 0 }
  const checks: Check[] = []
  const skipped: FeedWarning[] = []
  let format: string | null = null
  let first = 0
  for (const member of zipMembers(archive)) {
    if (member.size === 0 || LEFT_BY_SYSTEMS.test(member.name)) continue
    const peeked = await peek(bounded(unpack(member, options.limits, budget), options.limits), DETECT_BYTES)
    const family = detectFamily(peeked.head)
    if (family === 'zip') {
      await peeked.close()
      throw new FeedRefusal('zip-nested', `"${member.name}" in the archive is an archive itself.`)
    }
    const read = readers[family]
    if (!read) {
      await peeked.close()
      skipped.push({ line: null, code: 'member-skipped', message: whySkipped(member.name, family) })
      continue
    }
    let statements = 0
    for await (const event of naming(member, read(peeked.source, options))) {
      if (event.kind === 'file-start') {
        const isFirst = format === null
        const isOther = !isFirst && format !== event.format
        format ??= event.format
        if (isFirst) yield event
        if (isOther) yield warning('several-formats', `"${member.name}" in the archive is ${event.format}.`)
      } else if (event.kind === 'file-end') checks.push(...event.checks)
      else if (event.kind === 'statement-start' || event.kind === 'statement-end') {
        yield renumbered(event, first)
        if (event.kind === 'statement-end') statements += 1
      } else yield event
    }
    first += statements
  }
  if (format === null) {
    const said = skipped.slice(0, 3).map(({ message }) => message)
    throw new FeedRefusal('no-statement', ['The archive holds no file with statements.', ...said].join(' '))
  }
  for (const notice of skipped) yield { kind: 'warning', warning: notice }
  yield { kind: 'file-end', checks }
}

/** A table's columns are mapped for one custodian; an archive may have those of several. */
const whySkipped = (name: string, family: Family): string =>
  family === 'csv' || family === 'xlsx'
    ? `"${name}" in the archive is a table, which is read by itself.`
    : `"${name}" in the archive holds no statement.`

const warning = (code: string, message: string): FeedEvent => ({
  kind: 'warning',
  warning: { line: null, code, message },
})

function renumbered(
  event: Extract<FeedEvent, { kind: 'statement-start' | 'statement-end' }>,
  first: number,
): FeedEvent {
  if (event.kind === 'statement-start') {
    return { ...event, statement: { ...event.statement, index: event.statement.index + first } }
  }
  return { ...event, statement: { ...event.statement, index: event.statement.index + first } }
}

/** Says in every warning and refusal which file of the archive it is about. */
async function* naming(member: ZipMember, events: AsyncIterable<FeedEvent>): AsyncGenerator<FeedEvent> {
  try {
    for await (const event of events) {
      if (event.kind !== 'warning') yield event
      else
        yield { kind: 'warning', warning: { ...event.warning, message: `"${member.name}": ${event.warning.message}` } }
    }
  } catch (error) {
    if (!(error instanceof FeedRefusal)) throw error
    const { code, message, ...where } = error.refusal
    throw new FeedRefusal(code, `"${member.name}": ${message}`, where)
  }
}

async function collect(source: ByteSource): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > MAX_ARCHIVE) {
      throw new FeedRefusal('too-large', `The archive is larger than the ${MAX_ARCHIVE} bytes that are read at most.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
