import { expect, test } from '@jest/globals'
import { exponentOf } from '@rapport/domain/money/currency.ts'
import { exact } from '@rapport/domain/money/rate.ts'
import { readFeed } from '@rapport/feeds/read.ts'
import { StoredStatement } from '@rapport/prisma/import-summary.ts'
import { makeDemo } from '../make-demo.ts'

const { rows } = makeDemo('2026-11-22', '', { households: 60 })
const contents = new Map(rows.import_content.map((row) => [row['import_id'], String(row['content']).slice(2)]))
const entries = Map.groupBy(rows['infra.import_entry'], (row) => row['import_id'])
const stored = Map.groupBy(rows.import_statement, (row) => row['import_id'])

/** In minor units. */
function minor(amount: string, currency: string): string {
  const { units, scale } = exact(amount)
  return String((units * 10n ** BigInt(exponentOf(currency) ?? 0)) / 10n ** BigInt(scale))
}

async function asRead(importId: unknown) {
  const statements: object[] = []
  const entries: object[] = []
  let format = ''
  const source = async function* () {
    yield Buffer.from(contents.get(importId) ?? '', 'hex')
  }
  for await (const event of readFeed(source())) {
    if (event.kind === 'file-start') format = event.format
    if (event.kind === 'warning') throw new Error(event.warning.message)
    if (event.kind === 'entry') {
      const { line, raw, amount, booked, ids, reversal, code, currency } = event.entry
      entries.push({
        line,
        raw,
        booked_on: booked.day,
        amount_minor: BigInt(minor(amount, currency ?? '')),
        source_id: ids.source,
        reversal,
        code: code?.code,
      })
    }
    if (event.kind !== 'statement-end') continue
    const { account, currency, from, to, opening, closing, totals, checks, ...statement } = event.statement
    statements.push({
      account: account.id,
      scheme: account.scheme,
      institution: account.institution ?? '',
      name: account.name ?? '',
      currency,
      from: from?.day,
      to: to?.day,
      sequence: statement.sequence ?? '',
      interim: statement.finality === 'interim',
      opening: opening && minor(opening.amount, currency ?? ''),
      closing: closing && minor(closing.amount, currency ?? ''),
      entries: statement.entries,
      pending: 0,
      credits: minor(totals[0]?.credits ?? '0', currency ?? ''),
      debits: minor(totals[0]?.debits ?? '0', currency ?? ''),
      checks,
      added: statement.entries,
      known: 0,
    })
  }
  return { format, statements, entries }
}

test('every file of the demonstration says what its import tells of it, line by line', async () => {
  expect(rows.import_file.length).toBeGreaterThan(100)
  for (const file of rows.import_file) {
    const read = await asRead(file['id'])
    expect({ format: read.format, statements: read.statements }).toEqual({
      format: file['format'],
      statements: (stored.get(file['id']) ?? []).map((row) => StoredStatement.parse(row['body'])),
    })
    expect(read.entries).toEqual(
      (entries.get(file['id']) ?? []).map(({ line, raw, booked_on, amount_minor, source_id, reversal, code }) => ({
        line,
        raw,
        booked_on,
        amount_minor,
        source_id,
        reversal,
        code,
      })),
    )
  }
})
