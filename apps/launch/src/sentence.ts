const NAME = 'Sentence'

/**
 * A failure that the person at the keyboard can mend: the message is what they read, and says what to do. It is
 * printed alone, never with a stack.
 */
export function sentence(text: string, cause?: unknown): Error {
  const error = new Error(text, { cause })
  error.name = NAME
  return error
}

/** Whether an error was written for the person at the keyboard. */
export function isSentence(error: unknown): error is Error {
  return error instanceof Error && error.name === NAME
}

/** The system's or the database's code of an error (`ENOSPC`, `28P01`); undefined where it has none. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : undefined
}
