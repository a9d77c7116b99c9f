import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportDetail } from '@rapport/contract/import-values.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Disclosure } from '../../ui/figure/Facts.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Section } from '../../ui/page/Page.tsx'
import styles from './activity.module.css'
import { mappingRefusals, mappingSentences, questionText } from './column-words.ts'
import { importsChanged } from './imports-changed.ts'
import { TableOptions } from './TableOptions.tsx'
import { TableRows } from './TableRows.tsx'
import { draftOf, headerRow, type Preview, type Saved, type TableDraft, wishOf } from './table-draft.ts'

type File = z.output<typeof ImportDetail> & { readonly table: Preview }

/** What the columns of a table mean: guessed, corrected, saved for the custodian, and the file read through it. */
export function TableColumns({ file }: { file: File }) {
  const { t } = useLingui()
  const { data } = useQuery(client.listTableMappings.query({}))
  const [chosen, setChosen] = useState<string | null>(null)
  if (!data) return <Skeleton lines={6} />
  const { mapping, table } = file
  const fitting = data.items.filter(({ id }) => table.mappingIds.includes(id))
  const id = chosen ?? mapping?.id ?? (fitting.length === 1 ? fitting[0]?.id : '') ?? ''
  const saved = data.items.find((one) => one.id === id) ?? null
  const editor = (
    <>
      {data.items.length > 0 && (
        <div className={styles.narrow}>
          <Select
            label={t`Saved columns`}
            empty={t`New ones for this table`}
            options={[...fitting, ...data.items.filter((one) => !fitting.includes(one))].map((one) => ({
              value: one.id,
              label: `${one.name} (${one.custodian})`,
            }))}
            value={id}
            onChange={setChosen}
          />
        </div>
      )}
      <Editor key={`${id} ${saved?.version ?? 0}`} file={file} saved={saved} />
    </>
  )
  if (file.state === 'unmapped') return <Section title={<Trans>What the columns mean</Trans>}>{editor}</Section>
  return (
    <Disclosure
      title={
        mapping ? (
          <Trans>
            Read through “{mapping.name}”, version {mapping.version}. Change the columns
          </Trans>
        ) : (
          <Trans>Change the columns</Trans>
        )
      }
    >
      {editor}
    </Disclosure>
  )
}

function Editor({ file, saved }: { file: File; saved: Saved | null }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const queries = useQueryClient()
  const { id: importId, table } = file
  const initial = { ...draftOf(table, saved), fileAccount: file.stated.account ?? '' }
  const form = useForm({
    initial,
    schema: client.saveTableMapping.operation.body,
    prepare: wishOf,
    sentences: mappingSentences,
    draft: { user: user.id, form: `columns:${importId}:${saved?.id ?? ''}` },
    submit: async (wish, idempotencyKey) => {
      const { id } = await keep(saved, wish, initial, idempotencyKey)
      const account = form.values.fileAccount.trim()
      await client.readImportAgain({
        importId,
        mappingId: id,
        account: account === '' ? null : account,
        currency: null,
      })
      toast(t`Saved. The file is being read through it.`)
      await Promise.all([
        importsChanged(queries),
        queries.invalidateQueries({ queryKey: client.listTableMappings.key() }),
      ])
    },
  })
  const { mapping, fileAccount } = form.values
  const wish = client.tryTableMapping.operation.body.safeParse({
    mapping: wishOf(form.values).mapping,
    account: fileAccount,
    currency: null,
  })
  const trial = useQuery({
    queryKey: ['table-trial', importId, wish.data],
    queryFn: ({ signal }) => client.tryTableMapping({ importId, ...wish.data! }, { signal }),
    enabled: wish.success,
    placeholderData: keepPreviousData,
  })
  // Told as soon as it is so, and not only once somebody saves.
  const open = (wish.error?.issues ?? []).flatMap(({ message }) => mappingSentences[message] ?? [])
  const header = headerRow(table.rows, mapping.header)
  return (
    <>
      {!saved && table.questions.length > 0 && (
        <ul className={styles.questions}>
          {table.questions.map((question) => (
            <li key={question}>{i18n._(questionText[question])}</li>
          ))}
        </ul>
      )}
      <TableRows
        rows={table.rows}
        header={header}
        columns={mapping.columns}
        onChange={(columns) => form.set('mapping.columns', columns)}
        trial={wish.success ? trial.data : undefined}
      />
      <output className={styles.wrong}>
        {open.map((sentence) => (
          <p key={sentence.id}>{i18n._(sentence)}</p>
        ))}
        {wish.success && trial.data?.problem?.message}
      </output>
      <Form
        form={form}
        action={saved ? <Trans>Save and read the file</Trans> : <Trans>Save these columns and read the file</Trans>}
        refusals={mappingRefusals}
      >
        <TableOptions form={form} table={table} header={header} />
      </Form>
    </>
  )
}

/** What did not change is not saved again; what did is another version. */
async function keep(saved: Saved | null, wish: ReturnType<typeof wishOf>, initial: TableDraft, idempotencyKey: string) {
  const body = client.saveTableMapping.operation.body.parse(wish)
  if (!saved) return client.saveTableMapping(body, { idempotencyKey })
  if (JSON.stringify(wishOf(initial)) === JSON.stringify(wish)) return saved
  return client.editTableMapping({ ...body, mappingId: saved.id, ifVersion: saved.version }, { idempotencyKey })
}
