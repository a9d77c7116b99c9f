import { crc32, createInflateRaw } from 'node:zlib'
import type { Limits } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { fromBytes } from '../source.ts'
import type { ZipMember } from './directory.ts'

/** Packed text of banks shrinks to a tenth or a fiftieth; beyond this it is made to fill memory. */
const MAX_RATIO = 250
const RATIO_FROM = 8 * 1024 * 1024

/** Counts unpacked bytes over all members of an archive. */
export type Budget = { unpacked: number }

/**
 * The bytes of one member, streaming; its checksum is verified at the end.
 * @throws FeedRefusal `zip-bomb`, `too-large`, `zip-damaged`
 */
export async function* unpack(
  member: ZipMember,
  limits: Pick<Limits, 'bytes'>,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  let crc = 0
  let size = 0
  for await (const chunk of member.isCompressed ? inflate(member) : fromBytes(member.data)) {
    crc = crc32(chunk, crc)
    size += chunk.length
    budget.unpacked += chunk.length
    if (size > RATIO_FROM && size > member.data.length * MAX_RATIO) {
      throw new FeedRefusal('zip-bomb', `"${member.name}" unpacks to more than ${MAX_RATIO} times its size.`)
    }
    if (budget.unpacked > limits.bytes) {
      throw new FeedRefusal('too-large', `The archive unpacks to more than ${limits.bytes} bytes.`)
    }
    yield chunk
  }
  if (crc !== member.crc || size !== member.size) {
    throw new FeedRefusal('zip-damaged', `"${member.name}" in the archive is damaged: its checksum is wrong.`)
  }
}

async function* inflate(member: ZipMember): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 65_536 })
  // Told to the loop below as well; this is for what is still under way when nobody reads any more.
  stream.on('error', () => {})
  stream.end(member.data)
  try {
    for await (const chunk of stream) yield chunk
  } catch {
    throw new FeedRefusal('zip-damaged', `"${member.name}" in the archive cannot be unpacked.`)
  }
}
