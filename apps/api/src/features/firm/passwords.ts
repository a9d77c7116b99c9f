import { type Algorithm, hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane.
const OPTIONS = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A salted argon2id hash as PHC text. */
export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS)

let nobody: Promise<string> | undefined

/** Whether the password is right. For an unknown user the same work is done, so that the time tells nothing. */
export async function isPassword(known: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const right = await verify(known ?? (await nobody), password).catch(() => false)
  return known !== undefined && right
}
