import { randomBytes } from 'node:crypto'

let last = 0
let sequence = 0

/**
 * A UUID of version 7 (RFC 9562): begins with the time, so that rows written together lie together. Within one
 * millisecond a counter follows (method 1), so that what this process wrote later sorts later; the rest is random.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  sequence = now === last ? (sequence + 1) & 0xfff : bytes[6]!
  last = now
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (sequence >> 8) | 0x70
  bytes[7] = sequence & 0xff
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
