/**
 * The claims before and after one, passing over those that are being decided already.
 * @returns `at` counts from 0; -1 when the claim is not in the queue: then the next is its beginning
 */
export function neighbours(ids: readonly string[], current: string, passed: ReadonlySet<string>) {
  const at = ids.indexOf(current)
  const free = (id: string) => !passed.has(id) && id !== current
  return {
    at,
    next: ids.slice(at + 1).find(free) ?? null,
    previous: at < 0 ? null : (ids.slice(0, at).findLast(free) ?? null),
  }
}
