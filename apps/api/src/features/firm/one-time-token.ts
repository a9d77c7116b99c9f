import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link that works once: 192 random bits. Only its hash is kept. */
export const newToken = (): string => randomBytes(24).toString('base64url')
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
