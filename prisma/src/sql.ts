import { Prisma } from '../generated/client.ts'

/** A checked piece of SQL: values never stand in the text. Pieces nest; `joinSql` and `noSql` help to compose. */
export type Sql = Prisma.Sql
export const sql = Prisma.sql
export const joinSql = Prisma.join
export const noSql = Prisma.empty
