/**
 * A name for one intent. The form makes it when it opens and keeps it until the answer is final, so that asking twice
 * has one effect. `crypto.randomUUID` would need https; this works on any address of the firm's network.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
