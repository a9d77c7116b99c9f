import pg from 'pg'

const INT8 = 20
const DATE = 1082
const TIMESTAMPTZ = 1184

const parsers: Record<number, (text: string) => unknown> = {
  [INT8]: BigInt,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
}

/** Rows as the house speaks of them: bigint for int8, `2026-03-31` for days, ISO 8601 in UTC for instants. */
export const plainTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) ||
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}
