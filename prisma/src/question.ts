import { z } from 'zod'
import { joinSql, type Sql, sql } from './sql.ts'

/** Something to be read: what is asked, what a row of the answer is, and what the rows tell. */
export interface Question<Told> {
  readonly row: z.ZodType
  readonly query: Sql
  readonly told: (rows: readonly unknown[]) => Told
}

/**
 * Rows come as JSON: a sum is read through `Minor`, so its query says `::text`; an instant through `Moment`; days, texts,
 * small numbers and JSON are as they are.
 */
export const question = <Row extends z.ZodType, Told = z.output<Row>[]>(
  row: Row,
  query: Sql,
  told: (rows: z.output<Row>[]) => Told = (rows) => rows as Told,
): Question<Told> => ({ row, query, told: (rows) => told(rows as z.output<Row>[]) })

export const Minor = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt)
export const Moment = z.string().transform((text) => new Date(text).toISOString())

/** What a list of questions tells, each in its place. */
export type Told<Questions extends readonly Question<unknown>[]> = {
  [Place in keyof Questions]: Questions[Place] extends Question<infer Answer> ? Answer : never
}

export const Together = z.object({ answers: z.array(z.array(z.unknown())) })

/** Several queries as one, each answered by an array of rows in its own order. */
export const together = (queries: readonly Sql[]): Sql =>
  sql`select json_build_array(${joinSql(queries.map((query) => sql`(select coalesce(json_agg(q), '[]') from (${query}) q)`))}) as answers`

/** The same question, told in other words. */
export const toldAs = <Was, Is>({ row, query, told }: Question<Was>, tell: (was: Was) => Is): Question<Is> => ({
  row,
  query,
  told: (rows) => tell(told(rows)),
})
