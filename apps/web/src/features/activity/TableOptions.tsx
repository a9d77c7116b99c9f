import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '../../ui/form/Checkbox.tsx'
import { FieldRow } from '../../ui/form/Form.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import type { Form } from '../../ui/form/use-form.ts'
import { dateOrderName, decimalName } from './column-words.ts'
import { directionWords, type Mapping, type Preview, type TableDraft } from './table-draft.ts'

interface Props {
  readonly form: Form<TableDraft>
  readonly table: Preview
  /** The row of the column names; -1 for none. */
  readonly header: number
}

/** How the table writes days and amounts, whose it is, and under which name its custodian's next file finds it. */
export function TableOptions({ form, table, header }: Props) {
  const { t, i18n } = useLingui()
  const { mapping } = form.values
  const words = directionWords(table, mapping)
  const rowNames = table.rows.map((row, at) => ({
    value: String(at),
    label: `${at + 1}: ${row
      .filter((cell) => cell.trim() !== '')
      .slice(0, 4)
      .join(', ')}`.slice(0, 60),
  }))
  const delimiters = [
    { value: ',', label: t`Comma` },
    { value: ';', label: t`Semicolon` },
    { value: '\t', label: t`Tab` },
    { value: '|', label: t`Upright line` },
  ] as const
  return (
    <>
      <FieldRow>
        <Select
          label={t`Row of the column names`}
          empty={t`There are no names`}
          options={rowNames}
          value={header < 0 ? '' : String(header)}
          onChange={(at) => form.set('mapping.header', at === '' ? [] : [...(table.rows[Number(at)] ?? [])])}
        />
        <Select
          label={t`Days are written as`}
          options={(Object.keys(dateOrderName) as Mapping['dateOrder'][]).map((value) => ({
            value,
            label: i18n._(dateOrderName[value]),
          }))}
          {...form.field('mapping.dateOrder')}
        />
        <Select
          label={t`Cents are parted by`}
          options={(Object.keys(decimalName) as Mapping['decimal'][]).map((value) => ({
            value,
            label: i18n._(decimalName[value]),
          }))}
          {...form.field('mapping.decimal')}
        />
        {table.kind === 'csv' && (
          <Select
            label={t`Columns are parted by`}
            empty={null}
            options={delimiters}
            value={mapping.delimiter}
            onChange={(delimiter) => form.set('mapping.delimiter', delimiter === '' ? ',' : delimiter)}
          />
        )}
      </FieldRow>
      <Checkbox label={t`Money in is written with a minus`} {...form.field('mapping.inverted')} />
      {words.length > 0 && (
        <FieldRow>
          {words.map((word) => (
            <Select
              key={word}
              label={t`“${word}” means`}
              empty={t`What it usually means`}
              options={[
                { value: 'credit' as const, label: t`Money in` },
                { value: 'debit' as const, label: t`Money out` },
              ]}
              value={mapping.directions[word] ?? ''}
              onChange={(direction) => {
                const { [word]: _, ...others } = mapping.directions
                form.set('mapping.directions', direction === '' ? others : { ...others, [word]: direction })
              }}
            />
          ))}
        </FieldRow>
      )}
      <FieldRow>
        <TextField
          label={t`Currency of amounts that name none`}
          hint={t`Three letters. Empty: that of the account.`}
          optional
          {...form.field('mapping.currency')}
        />
        <TextField
          label={t`Account of every such file`}
          hint={t`Only if all files of this kind are of one account.`}
          optional
          {...form.field('mapping.account')}
        />
        <TextField
          label={t`Account of this file`}
          hint={t`If neither a column nor a line above the table names it.`}
          optional
          {...form.field('fileAccount')}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label={t`Save under the name`}
          hint={t`The next file with the same column names is read through it by itself.`}
          {...form.field('name')}
        />
        <TextField label={t`Custodian or bank`} {...form.field('custodian')} />
      </FieldRow>
      {table.missing === 'account' && (
        <p>
          <Trans>The file names no account. Say which one it is of.</Trans>
        </p>
      )}
      {table.missing === 'currency' && (
        <p>
          <Trans>Neither the file nor its account says in which currency it is. Say it above.</Trans>
        </p>
      )}
    </>
  )
}
