import type { Day } from '@rapport/domain/calendar/day.ts'
import { type Question, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({ subject: z.string(), body: z.record(z.string(), z.unknown()) })

/** The firm's parameters of one subject on a day; `null` where the firm has said nothing. */
export const policyQuestion = <Policy>(subject: string, day: Day): Question<Policy | null> =>
  question(Row, inForce([subject], day), ([found]) => (found?.body as Policy | undefined) ?? null)

/** The same of several subjects, by subject. */
export const policiesQuestion = <Policies>(
  subjects: readonly (keyof Policies & string)[],
  day: Day,
): Question<Partial<Policies>> =>
  question(
    Row,
    inForce(subjects, day),
    (rows) => Object.fromEntries(rows.map(({ subject, body }) => [subject, body])) as Partial<Policies>,
  )

const inForce = (subjects: readonly string[], day: Day) =>
  sql`select distinct on (subject) subject, body from policy where subject = any(${[...subjects]}) and effective_from <= ${day}::date
      order by subject, effective_from desc`
