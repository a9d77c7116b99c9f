import type { ImportDetail } from '@rapport/contract/import-values.ts'
import { type CamtEntryDraft, type CamtStatementDraft, writeCamt } from '@rapport/feeds/write/write-camt.ts'
import type { z } from 'zod'
import type { Person, RunningApi } from './running-api.ts'

export const IBAN = 'DE89370400440532013000'

/** What the columns of a table of day, text and amount mean. */
export const dayTextAmount = {
  header: ['date', 'memo', 'amount'],
  columns: { date: [0], description: [1], amount: [2] },
  further: [],
  dateOrder: 'YMD' as const,
  decimal: '.' as const,
  delimiter: ',' as const,
  currency: 'USD',
  account: null,
  inverted: false,
  directions: {},
}

/** A booked transfer of an account statement; `reference` is the bank's own id. */
export const transfer = (
  day: string,
  amount: string,
  reference: string,
  more: Partial<CamtEntryDraft> & { payer?: string; payerIban?: string } = {},
): CamtEntryDraft => {
  const { payer = 'Old Bank', payerIban = 'DE02120300000000202051', ...entry } = more
  return {
    reference,
    amount,
    status: 'BOOK',
    booked: day,
    value: day,
    code: 'PMNT/RCDT/ESCT',
    details: [
      { endToEndId: `E-${reference}`, amount, counterparty: { name: payer, iban: payerIban }, text: 'Transfer' },
    ],
    ...entry,
  }
}

/** A camt.053 of one statement that declares its totals. */
export const camt = (
  entries: Iterable<CamtEntryDraft>,
  more: Partial<CamtStatementDraft> & { message?: 'camt.052' | 'camt.053' } = {},
): string => {
  const { message = 'camt.053', ...statement } = more
  return writeCamt({
    message,
    version: '001.08',
    messageId: 'M1',
    created: '2026-03-31T18:00:00Z',
    statements: [
      {
        id: 'S1',
        sequence: 1,
        created: '2026-03-31T18:00:00Z',
        iban: IBAN,
        currency: 'EUR',
        from: '2026-03-01',
        to: '2026-03-31',
        opening: null,
        closing: null,
        entries,
        declaresTotals: true,
        ...statement,
      },
    ],
  })
}

/** Hands a file in. @returns the import's id */
export async function hand(by: Person, content: string | Uint8Array, fileName = 'statement.xml'): Promise<string> {
  const { importId } = await by.client.uploadImport({ fileName, file: new Blob([content as string]) })
  return importId
}

type Import = z.output<typeof ImportDetail>
const UNDER_WAY = new Set<Import['state']>(['queued', 'reading', 'booking'])

/** What became of an import, once nothing more is going to. */
export const finished = (by: Person, importId: string): Promise<Import> =>
  until(
    () => by.client.getImport({ importId }),
    ({ state }) => !UNDER_WAY.has(state),
  )

/** Hands a file in, looks at what was read, and imports it if it is ready. @returns what became of it */
export async function imported(by: Person, content: string | Uint8Array, fileName?: string): Promise<Import> {
  const importId = await hand(by, content, fileName)
  const read = await finished(by, importId)
  if (read.state !== 'ready') return read
  await by.client.importFiles({ importIds: [importId] })
  return finished(by, importId)
}

/** Asks until the answer is as wished. */
export async function until<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (isDone(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Everything that is booked, as one text: the same movements give the same text, whatever their ids are. */
export async function booksOf({ owner }: Pick<RunningApi, 'owner'>): Promise<string> {
  const { rows } = await owner.query<{ line: string }>(
    `with named as (
       select a.*, k.identifier, concat_ws('|', k.identifier, a.currency, a.booked_on, a.source_id, a.amount_minor, a.occurrence, a.status) as named
       from activity a join account k on k.id = a.account_id
     )
     select concat_ws(' ', a.named, a.value_on, a.flow_type, a.flow_rule, a.counterparty_name, a.code, a.text, 'pair', p.named, 'reverses', r.named, 'replaced by', b.named) as line
     from named a left join named p on p.id = a.paired_with left join named r on r.id = a.reverses left join named b on b.id = a.replaced_by order by 1`,
  )
  return rows.map(({ line }) => line).join('\n')
}
