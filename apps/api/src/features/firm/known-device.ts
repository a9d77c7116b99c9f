import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'

const YEAR_MS = 365 * 24 * 60 * 60_000
/** People of one household or one desk who sign in on one device. */
const MOST = 5

/**
 * Remembers on a device who has signed in there, in a cookie that says nothing and cannot be made elsewhere. Guesses
 * from other places at somebody's name do not lock them out of a device that knows them.
 */
export interface KnownDevice {
  /** What this device is known by for an account; `null` when nobody signed in to it here. */
  of(req: Request, account: string): string | null
  remember(req: Request, res: Response, account: string): void
}

export function knownDevice(secret: string, secure: boolean): KnownDevice {
  const name = secure ? '__Host-rapport-device' : 'rapport-device'
  const proof = (nonce: string, account: string) =>
    createHmac('sha256', secret).update(`device ${nonce} ${account}`).digest('base64url')
  const entries = (req: Request): string[] => {
    const found = (req.get('cookie') ?? '').split(/; */).find((one) => one.startsWith(`${name}=`))
    return found
      ? found
          .slice(name.length + 1)
          .split('~')
          .slice(0, MOST)
      : []
  }
  const isOf = (entry: string, account: string): boolean => {
    const [nonce = '', told = ''] = entry.split('.')
    const [given, right] = [Buffer.from(told), Buffer.from(proof(nonce, account))]
    return given.length === right.length && timingSafeEqual(given, right)
  }
  const of: KnownDevice['of'] = (req, account) =>
    entries(req)
      .find((entry) => isOf(entry, account))
      ?.split('.')[0] ?? null
  return {
    of,
    remember(req, res, account) {
      const nonce = of(req, account) ?? randomBytes(12).toString('base64url')
      const others = entries(req).filter((entry) => !isOf(entry, account))
      const value = [`${nonce}.${proof(nonce, account)}`, ...others].slice(0, MOST).join('~')
      res.cookie(name, value, {
        httpOnly: true,
        sameSite: 'strict',
        secure,
        path: '/',
        maxAge: YEAR_MS,
        encode: String,
      })
    },
  }
}
