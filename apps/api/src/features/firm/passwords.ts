import { type Algorithm, hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane.
const OPTIONS = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A salted argon2id hash as PHC text. */
export const hashPassword = (password: string): Promise<string> => hash(typed(password), OPTIONS)

/** One text however a keyboard composes its signs. */
const typed = (password: string): string => password.normalize('NFKC')

// Made at once: the first unknown user would otherwise be told apart by the time that it takes.
const nobody = hashPassword('nobody has this password')

/** Whether the password is right. For an unknown user the same work is done, so that the time tells nothing. */
export async function isPassword(known: string | undefined, password: string): Promise<boolean> {
  const right = await verify(known ?? (await nobody), typed(password)).catch(() => false)
  return known !== undefined && right
}
