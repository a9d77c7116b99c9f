import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps a text so that only this installation reads it again. */
export interface Sealer {
  readonly seal: (text: string) => string
  readonly unseal: (kept: string) => string
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM with a key of the installation's secret. */
export function sealedWith(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'answers that hold a secret', 32))
  return {
    seal(text) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    unseal(kept) {
      const bytes = Buffer.from(kept, 'base64url')
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      cipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([cipher.update(bytes.subarray(NONCE + TAG)), cipher.final()]).toString('utf8')
    },
  }
}
