import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Request } from 'express'
import { z } from 'zod'
import { common } from './problem-response.ts'
import type { Answer } from './serve.ts'

export interface RequestKey {
  readonly userId: string
  readonly operation: string
  readonly key: string
  readonly hash: string
}

const Stored = z.object({
  free: z.boolean(),
  hash: z.string().nullable(),
  status: z.number().nullable(),
  headers: z.record(z.string(), z.string()).nullable(),
  response: z.string().nullable(),
})

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
 */
export async function answerOnce(
  tx: Tx,
  { userId, operation, key, hash }: RequestKey,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const lock = createHash('sha256').update(`${userId} ${operation} ${key}`).digest().readBigInt64BE()
  const [found] = await tx.read(
    Stored,
    sql`select l.free, k.request_hash as hash, k.status, k.headers, k.response
        from (select pg_try_advisory_xact_lock(${lock.toString()}::bigint) as free) l
        left join infra.idempotency_key k on k.user_id = ${userId}::uuid and k.operation = ${operation} and k.key = ${key}`,
  )
  if (found?.hash) {
    if (found.hash !== hash) throw common('key_reused')
    return {
      status: found.status ?? 200,
      headers: found.headers ?? {},
      body: found.status === 204 ? null : found.response,
    }
  }
  if (!found?.free) throw common('request_running')
  const answer = await work()
  await tx.write(
    sql`insert into infra.idempotency_key (user_id, operation, key, request_hash, status, headers, response)
        values (${userId}::uuid, ${operation}, ${key}, ${hash}, ${answer.status}, ${JSON.stringify(answer.headers)}::jsonb, ${answer.body ?? ''})`,
  )
  return answer
}
