import { FeedRefusal } from '../refusal.ts'

/** One file of an archive, as its central directory says. */
export type ZipMember = {
  readonly name: string
  readonly isCompressed: boolean
  readonly crc: number
  readonly size: number
  /** The stored bytes, still compressed. */
  readonly data: Uint8Array
}

const END_RECORD = 0x06054b50
const DIRECTORY_RECORD = 0x02014b50
const LOCAL_RECORD = 0x04034b50
const END_SIZE = 22
const MAX_COMMENT = 65_535
const MAX_MEMBERS = 1000
const UNKNOWN = 0xffffffff

/**
 * The files of an archive in the order of its directory, without folders. Nothing is unpacked, no path is used: names
 * that try to leave a folder, overlapping or encrypted members, links and unknown methods refuse the whole archive.
 * @throws FeedRefusal `zip-damaged`, `zip-path`, `zip-bomb`, `zip-encrypted`, `zip-unsupported`
 */
export function zipMembers(archive: Buffer): readonly ZipMember[] {
  const end = findEnd(archive)
  const count = archive.readUInt16LE(end + 10)
  if (count > MAX_MEMBERS) throw new FeedRefusal('zip-bomb', `The archive has more than ${MAX_MEMBERS} files.`)
  let at = archive.readUInt32LE(end + 16)
  if (at === UNKNOWN) throw new FeedRefusal('zip-unsupported', 'The archive is larger than can be read.')
  const members: ZipMember[] = []
  const ranges: { from: number; to: number }[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_RECORD) throw damaged()
    const nameLength = archive.readUInt16LE(at + 28)
    const extraLength = archive.readUInt16LE(at + 30)
    const next = at + 46 + nameLength + extraLength + archive.readUInt16LE(at + 32)
    if (next > archive.length) throw damaged()
    const record = archive.subarray(at, next)
    const member = memberOf(archive, record, nameLength, extraLength)
    if (member) {
      members.push(member.member)
      ranges.push(member.range)
    }
    at = next
  }
  refuseOverlaps(ranges)
  return members
}

function memberOf(
  archive: Buffer,
  record: Buffer,
  nameLength: number,
  extraLength: number,
): { member: ZipMember; range: { from: number; to: number } } | null {
  const name = nameOf(record.subarray(46, 46 + nameLength))
  refusePath(name)
  const flags = record.readUInt16LE(8)
  if ((flags & 1) !== 0) throw new FeedRefusal('zip-encrypted', `"${name}" in the archive is encrypted.`)
  const unixType = (record.readUInt32LE(38) >>> 28) & 0xf
  if (unixType === 0xa) throw new FeedRefusal('zip-path', `"${name}" in the archive is a link.`)
  if (name.endsWith('/')) return null
  const method = record.readUInt16LE(10)
  if (method !== 0 && method !== 8) {
    throw new FeedRefusal('zip-unsupported', `"${name}" in the archive is packed in a way that is not read.`)
  }
  const [size, packed, from] = sizesOf(record, record.subarray(46 + nameLength, 46 + nameLength + extraLength))
  if (from + 30 > archive.length || archive.readUInt32LE(from) !== LOCAL_RECORD) throw damaged()
  const start = from + 30 + archive.readUInt16LE(from + 26) + archive.readUInt16LE(from + 28)
  if (start + packed > archive.length) throw damaged()
  const data = archive.subarray(start, start + packed)
  const member = { name, isCompressed: method === 8, crc: record.readUInt32LE(16), size, data }
  return { member, range: { from, to: start + packed } }
}

/** Size, packed size and place; where they do not fit 32 bits, from the zip64 extra field in that order. */
function sizesOf(record: Buffer, extra: Buffer): [number, number, number] {
  const fields: [number, number, number] = [record.readUInt32LE(24), record.readUInt32LE(20), record.readUInt32LE(42)]
  if (!fields.includes(UNKNOWN)) return fields
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    return fields.map((field) => {
      if (field !== UNKNOWN) return field
      if (from + 8 > extra.length) throw damaged()
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    }) as [number, number, number]
  }
  return fields
}

function findEnd(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - END_SIZE - MAX_COMMENT)
  for (let at = archive.length - END_SIZE; at >= lowest; at -= 1) {
    if (archive.readUInt32LE(at) === END_RECORD) return at
  }
  throw damaged()
}

/** UTF-8, or Latin letters where it is not: a name is only shown. */
function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? bytes.toString('latin1') : text
}

function refusePath(name: string): void {
  const parts = name.split(/[\\/]/)
  const isTrick =
    name === '' || parts[0] === '' || parts.includes('..') || /^[A-Za-z]:/.test(name) || name.includes('\0')
  if (isTrick)
    throw new FeedRefusal('zip-path', `The archive has a file with the path ${JSON.stringify(name.slice(0, 80))}.`)
}

function refuseOverlaps(ranges: readonly { from: number; to: number }[]): void {
  const sorted = [...ranges].sort((left, right) => left.from - right.from)
  for (const [index, range] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next && next.from < range.to) throw new FeedRefusal('zip-bomb', 'Files in the archive share the same bytes.')
  }
}

const damaged = (): FeedRefusal => new FeedRefusal('zip-damaged', 'The archive is damaged or cut off.')
