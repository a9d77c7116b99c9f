const KEPT_FOR = 7 * 86_400_000
const PREFIX = 'rapport.draft.'

/** Whose work, on which form. One draft each: a form for one record says so, `amend-contact:0198…`. */
export interface DraftName {
  readonly user: string
  readonly form: string
}

export interface Draft {
  readonly values: unknown
  /** The idempotency key of the attempt that has had no final answer. */
  readonly key: string
  readonly at: number
}

/**
 * What was typed, kept on this device until it is saved: it survives a closed browser, a lost connection and an expired
 * session. Kept seven days, per person, and gone when they sign out by choice.
 */
export function keepDraft({ user, form }: DraftName, draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + user + '.' + form, writeDraft(draft))
  } catch {
    // Storage is full or forbidden: the form still works, it just cannot outlive the tab.
  }
}

export function findDraft({ user, form }: DraftName, now: number): Draft | null {
  try {
    const text = localStorage.getItem(PREFIX + user + '.' + form)
    return text === null ? null : readDraft(text, now)
  } catch {
    return null
  }
}

export function forgetDraft({ user, form }: DraftName): void {
  try {
    localStorage.removeItem(PREFIX + user + '.' + form)
  } catch {
    // Nothing was kept.
  }
}

/** Takes one person's drafts off this device, and everybody's that are too old. */
export function forgetDrafts(user: string, now: number): void {
  try {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) {
      if (name.startsWith(`${PREFIX}${user}.`) || readDraft(localStorage.getItem(name) ?? '', now) === null) {
        localStorage.removeItem(name)
      }
    }
  } catch {
    // Nothing was kept.
  }
}

/** JSON that keeps exact sums: a bigint becomes `{ "$exact": "123" }`. */
export function writeDraft(draft: Draft): string {
  return JSON.stringify(draft, (_key, value: unknown) =>
    typeof value === 'bigint' ? { $exact: value.toString() } : value,
  )
}

/** @returns `null` for what is too old, broken or not a draft. */
export function readDraft(text: string, now: number): Draft | null {
  try {
    const draft: unknown = JSON.parse(text, (_key, value: unknown) => (isExact(value) ? BigInt(value.$exact) : value))
    return isDraft(draft) && now - draft.at <= KEPT_FOR ? draft : null
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isExact = (value: unknown): value is { $exact: string } =>
  isObject(value) && '$exact' in value && typeof value.$exact === 'string'

const isDraft = (value: unknown): value is Draft =>
  isObject(value) &&
  'values' in value &&
  'key' in value &&
  typeof value.key === 'string' &&
  'at' in value &&
  typeof value.at === 'number'
