import { createHash } from 'node:crypto'
import type { Request } from 'express'
import type pg from 'pg'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { common } from '../../http/problem-response.ts'
import type { KnownDevice } from './known-device.ts'

const WINDOW_SECONDS = 15 * 60
const PER_NAME_AND_PLACE = 10
const PER_PLACE = 100
// However many places somebody guesses from: few enough against guessing, too many to lock somebody out by chance.
const PER_ACCOUNT = 100
const PER_DEVICE = 10
const PER_PERSON = 10

/** Addresses are as long as people like, and nobody's business in a table of tries. */
export const accountOf = (email: string): string => createHash('sha256').update(email.toLowerCase()).digest('base64url')

export interface Tries {
  /** Lets somebody try to sign in, and forgets the tries when they could. @throws 429 when there were too many */
  readonly toSignIn: <Found>(req: Request, email: string, attempt: () => Promise<Found | null>) => Promise<Found | null>
  /** The same for the present password of somebody who is signed in. */
  readonly toChange: (userId: string, attempt: () => Promise<boolean>) => Promise<boolean>
}

/**
 * Counts failed tries in Postgres, so that a restart forgives nothing. A device that knows the account has a count of its
 * own: whoever floods somebody's name with guesses stops only strangers.
 */
export function countTries(pool: pg.Pool, device: KnownDevice): Tries {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      schemaName: 'infra',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
    })
  const perName = limiter('sign_in', PER_NAME_AND_PLACE)
  const perPlace = limiter('sign_in_place', PER_PLACE)
  const perAccount = limiter('sign_in_name', PER_ACCOUNT)
  const perDevice = limiter('sign_in_device', PER_DEVICE)
  const perPerson = limiter('change_password', PER_PERSON)

  return {
    async toSignIn(req, email, attempt) {
      const account = accountOf(email)
      const known = device.of(req, account)
      if (known !== null) {
        const key = accountOf(`${account}|${known}`)
        await take(perDevice, key)
        const found = await attempt()
        if (found !== null) await perDevice.delete(key)
        return found
      }
      const place = req.ip ?? 'unknown'
      const name = accountOf(`${account}|${place}`)
      await Promise.all([take(perName, name), take(perPlace, place), take(perAccount, account)])
      const found = await attempt()
      if (found !== null)
        await Promise.all([perName.delete(name), perPlace.reward(place, 1), perAccount.delete(account)])
      return found
    },
    async toChange(userId, attempt) {
      await take(perPerson, userId)
      const right = await attempt()
      if (right) await perPerson.delete(userId)
      return right
    },
  }
}

async function take(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (limit) {
    // Whatever is no count is a failure to count: never an answer about the person.
    if (!(typeof limit === 'object' && limit !== null && 'msBeforeNext' in limit)) throw limit
    throw common('too_many_requests', {
      data: { retryAfterSeconds: Math.ceil((limit as RateLimiterRes).msBeforeNext / 1000) },
    })
  }
}
