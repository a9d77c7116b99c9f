import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Request } from 'express'
import { z } from 'zod'
import { common } from './problem-response.ts'
import type { Sealer } from './sealed.ts'
import type { Answer } from './serve.ts'

export interface RequestKey {
  readonly userId: string
  readonly operation: string
  readonly key: string
  readonly hash: string
}

const Begun = z.object({ begun: z.boolean() })
const Stored = z.object({
  hash: z.string(),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  response: z.string(),
})

const OPEN: Sealer = { seal: String, unseal: String }
const digests = new WeakMap<IncomingMessage, string>()

/** Keeps what was asked, byte for byte, for its key: whatever a body holds, and however deep. */
export function rememberBody(req: IncomingMessage, bytes: Uint8Array): void {
  digests.set(req, createHash('sha256').update(bytes).digest('base64url'))
}

/** The key of a retryable request, with a hash of everything that it asks for. */
export function keyOf(operation: string, userId: string, req: Request): RequestKey | null {
  const key = req.get('idempotency-key')
  if (key === undefined) return null
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw common('invalid', {
      errors: [{ path: 'headers.idempotency-key', code: 'invalid_key', message: '8 to 200 printable characters' }],
    })
  }
  const asked = JSON.stringify([req.originalUrl, req.get('if-match') ?? null, digests.get(req) ?? null])
  return { userId, operation, key, hash: createHash('sha256').update(asked).digest('hex') }
}

/**
 * Does the work once for a key: a retry gets the first answer, byte for byte; one that comes while the first is still
 * running is told so; another request under the same key is refused. The answer is stored in the transaction of the work,
 * so neither exists without the other. Refusals are not stored: they changed nothing, and may be asked again.
 *
 * The key is written before anything is looked up. A serializable look-up of what is not there holds the page of the
 * index where it would be, and so would every other writer's: requests that share nothing would undo one another.
 */
export async function answerOnce(
  tx: Tx,
  asked: RequestKey,
  work: () => Promise<Answer>,
  { seal, unseal }: Sealer = OPEN,
): Promise<Answer> {
  const { userId, operation, key, hash } = asked
  const lock = lockOf(asked)
  const [first] = await tx.read(
    Begun,
    sql`with l as materialized (select pg_try_advisory_xact_lock(${lock.toString()}::bigint) as free),
          begun as (insert into infra.idempotency_key (user_id, operation, key, request_hash, status, headers, response)
            select ${userId}::uuid, ${operation}, ${key}, ${hash}, 0, '{}'::jsonb, '' from l where l.free
            on conflict do nothing returning 1)
        select exists (select from begun) as begun from l`,
  )
  if (!first?.begun) {
    const stored = await storedAnswer(tx, asked)
    return { ...stored, body: stored.body === null ? null : unseal(stored.body) }
  }
  const answer = await work()
  await tx.write(
    sql`insert into infra.idempotency_key (user_id, operation, key, request_hash, status, headers, response)
        values (${userId}::uuid, ${operation}, ${key}, ${hash}, ${answer.status}, ${JSON.stringify(answer.headers)}::jsonb, ${seal(answer.body ?? '')})
        on conflict (user_id, operation, key) do update set status = excluded.status, headers = excluded.headers, response = excluded.response`,
  )
  return answer
}

/** What is held while a request under a key is running. */
export const lockOf = ({ userId, operation, key }: Omit<RequestKey, 'hash'>): bigint =>
  createHash('sha256').update(`${userId} ${operation} ${key}`).digest().readBigInt64BE()

async function storedAnswer(tx: Tx, { userId, operation, key, hash }: RequestKey): Promise<Answer> {
  const [stored] = await tx.read(
    Stored,
    sql`select request_hash as hash, status, headers, response from infra.idempotency_key
        where user_id = ${userId}::uuid and operation = ${operation} and key = ${key}`,
  )
  if (!stored) throw common('request_running')
  if (stored.hash !== hash) throw common('key_reused')
  return { status: stored.status, headers: stored.headers, body: stored.status === 204 ? null : stored.response }
}
