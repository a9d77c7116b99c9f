import { MoneyValue } from '@rapport/contract/values.ts'
import type { Money } from '@rapport/domain/money/currency.ts'
import { useState } from 'react'
import * as z from 'zod'
import { Button } from '../control/Button.tsx'
import { toast } from '../feedback/toast.ts'
import { Checkbox, RadioCards, Segmented } from '../form/Checkbox.tsx'
import { Combobox, ComboboxMany } from '../form/Combobox.tsx'
import { DateField } from '../form/DateField.tsx'
import { DateTimeField } from '../form/DateTimeField.tsx'
import { FieldGroup, FieldRow, Form } from '../form/Form.tsx'
import { MoneyField } from '../form/MoneyField.tsx'
import { Select } from '../form/Select.tsx'
import { TextArea, TextField } from '../form/TextField.tsx'
import { useForm } from '../form/use-form.ts'
import type { Found } from '../form/use-found.ts'
import { Dialog, Sheet } from '../overlay/Dialog.tsx'
import { Menu } from '../overlay/Menu.tsx'
import { Columns, Page, Section } from '../page/Page.tsx'

const people: readonly Found[] = [
  'Anna Weber',
  'Beat Weber',
  'Chiara Rossi',
  'Daniel Okafor',
  'Emma Lindqvist',
  'Frank Harrington',
].map((label, at) => ({ id: String(at), label, detail: at % 2 ? 'Zürich' : 'New York' }))
const search = async (text: string): Promise<readonly Found[]> =>
  people.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))

const schema = z.object({
  channel: z.enum(['in_person', 'phone', 'email', 'post']),
  with: z.array(z.object({ id: z.string(), label: z.string() })).min(1),
  initiative: z.object({ id: z.string() }).nullable(),
  occurredAt: z.iso.datetime(),
  subject: z.string().min(1).max(80),
  notes: z.string(),
  email: z.email(),
  purpose: z.enum(['review', 'prospecting']),
  amount: MoneyValue,
  due: z.string().min(1),
  evidence: z.boolean(),
  kind: z.enum(['deposit', 'promise', 'engagement']),
})

const initial = {
  channel: 'phone' as 'in_person' | 'phone' | 'email' | 'post' | null,
  with: [people[0], people[2]].filter((one) => one !== undefined) as readonly Found[],
  initiative: null as Found | null,
  occurredAt: '2026-09-30T12:05:00.000Z' as string | null,
  subject: '',
  notes: '',
  email: 'anna.weber',
  purpose: '' as 'review' | 'prospecting' | '',
  amount: null as Money | null,
  due: null as string | null,
  evidence: false,
  kind: 'deposit' as 'deposit' | 'promise' | 'engagement' | null,
}

export function FormView() {
  const [open, setOpen] = useState<'sheet' | 'dialog' | null>(null)
  return (
    <Page
      title="Forms and windows"
      actions={
        <>
          <Menu
            label="More"
            groups={[
              {
                items: [
                  { id: 'a', label: 'Amend', icon: 'edit', onSelect: () => undefined },
                  { id: 'b', label: 'Show the trail', icon: 'trail', shortcut: 'T', onSelect: () => undefined },
                ],
              },
              {
                items: [
                  { id: 'c', label: 'Withdraw the claim', icon: 'undo', danger: true, onSelect: () => undefined },
                ],
              },
            ]}
          />
          <Button onClick={() => setOpen('dialog')}>Open a dialog</Button>
          <Button kind="primary" onClick={() => setOpen('sheet')}>
            Open a sheet
          </Button>
        </>
      }
    >
      <Columns aside={<Section title="Beside it">What is good to know stands here.</Section>}>
        <Sample />
      </Columns>
      <Sheet
        open={open === 'sheet'}
        onClose={() => setOpen(null)}
        title="Log a contact"
        description="With Weber family"
      >
        <Sample />
      </Sheet>
      <Dialog
        open={open === 'dialog'}
        onClose={() => setOpen(null)}
        title="Return this claim?"
        description="The claimant is asked for what is missing. Nothing is confirmed."
        actions={
          <>
            <Button kind="quiet" onClick={() => setOpen(null)}>
              Cancel
            </Button>
            <Button kind="danger">Return the claim</Button>
          </>
        }
      />
    </Page>
  )
}

const draft = { user: 'gallery', form: 'sample' }

function Sample() {
  const form = useForm({
    initial,
    schema,
    draft,
    submit: async () => {
      toast('Saved.')
    },
  })
  return (
    <Form form={form} action="Save contact" shortcut="mod+Enter" onCancel={form.discard}>
      <Segmented
        label="Channel"
        options={[
          { value: 'in_person', label: 'In person' },
          { value: 'phone', label: 'Phone' },
          { value: 'email', label: 'E-mail' },
          { value: 'post', label: 'Post' },
        ]}
        {...form.field('channel')}
      />
      <ComboboxMany label="With" search={search} {...form.field('with')} />
      <FieldRow>
        <DateTimeField label="When" {...form.field('occurredAt')} />
        <Select
          label="Purpose"
          options={[
            { value: 'review', label: 'Portfolio review' },
            { value: 'prospecting', label: 'Prospecting' },
          ]}
          {...form.field('purpose')}
        />
      </FieldRow>
      <TextField label="Subject" {...form.field('subject')} />
      <TextArea label="Notes" optional hint="What was said, and what follows from it." {...form.field('notes')} />
      <Combobox label="Initiative" optional search={search} {...form.field('initiative')} />
      <TextField label="E-mail address" {...form.field('email')} />
      <FieldGroup title="Result">
        <RadioCards
          label="Kind"
          options={[
            { value: 'deposit', label: 'Deposit', detail: 'Money that has arrived' },
            { value: 'promise', label: 'Promise', detail: 'Money that will arrive, with dates' },
            { value: 'engagement', label: 'Engagement', detail: 'A mandate for the bank' },
          ]}
          {...form.field('kind')}
        />
        <FieldRow>
          <MoneyField label="Amount" currency="USD" currencies={['USD', 'EUR', 'CHF']} {...form.field('amount')} />
          <DateField label="Expected on" {...form.field('due')} />
        </FieldRow>
        <Checkbox label="Evidence is attached" {...form.field('evidence')} />
      </FieldGroup>
    </Form>
  )
}
