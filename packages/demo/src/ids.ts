import { createHash } from 'node:crypto'
import type { Instant } from '@rapport/domain/calendar/day.ts'

/** Makes the id of the next row that came into being at a moment. */
export type MakeId = (at: Instant) => string

/** UUIDs shaped like version 7, reproducible: the time, then a digest of the seed and how many were made before. */
export function idMaker(seed: string): MakeId {
  let made = 0
  let block = Buffer.alloc(0)
  return (at) => {
    const offset = (made % 3) * 10
    if (offset === 0) block = createHash('sha256').update(`${seed}:${made}`).digest()
    made++
    const rest = block.toString('hex', offset, offset + 10)
    const time = Math.floor(at).toString(16).padStart(12, '0')
    const variant = '89ab'.charAt(Number.parseInt(rest.charAt(3), 16) % 4)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`
  }
}
