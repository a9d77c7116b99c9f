/** What of an error may stand in a log: where it arose and what kind it was, never what it was about. */
export interface QuietError {
  readonly name: string
  readonly code?: string
  /** Of a rule of the database: which one, on which table. */
  readonly rule?: string
  readonly message?: string
  readonly at: readonly string[]
}

const FRAMES = 12

/**
 * Errors of libraries quote what they were given: Prisma its whole query, Postgres the text that is no number. Their
 * messages stay out; our own are sentences without data, and so are those of the system and of the database's rules.
 */
export function quietError(error: unknown): QuietError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code, table, constraint, severity } = error as Error & Readonly<Record<string, string | undefined>>
  const isOurs = error.constructor === Error && (code === undefined || /^E[A-Z]+$/.test(code))
  const isRule = severity !== undefined && code !== undefined && !code.startsWith('22')
  return {
    name: error.name,
    ...(code && { code }),
    ...(constraint && { rule: `${table ?? ''}.${constraint}` }),
    ...((isOurs || isRule) && { message: error.message }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, FRAMES)
      .map((line) => line.trim()),
  }
}
