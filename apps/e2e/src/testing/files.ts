import { expect, type Page } from '@playwright/test'
import { iban } from '@rapport/demo/clients/accounts.ts'
import { type CamtEntryDraft, writeCamt } from '@rapport/feeds/write/write-camt.ts'
import { writeOfx } from '@rapport/feeds/write/write-ofx.ts'
import { ask } from './facts.ts'

export interface FileToHandIn {
  readonly name: string
  readonly text: string
}

/** The bank's camt.053 file and the custodian's OFX file of the demo firm that nobody has imported yet. */
export async function filesOfTheWeek(page: Page): Promise<{ readonly camt: FileToHandIn; readonly ofx: FileToHandIn }> {
  const { items } = await ask<{ items: readonly { name: string; content: string }[] }>(page, '/sample-files')
  const files = items.map(({ name, content }) => ({ name, text: content }))
  const camt = files.find(({ name }) => name.endsWith('.xml'))
  const ofx = files.find(({ name }) => name.endsWith('.ofx'))
  if (!camt || !ofx) throw new Error('The demo firm has no files of the week')
  return { camt, ofx }
}

interface Credit {
  readonly account: string
  readonly day: string
  readonly dollars: string
  readonly from: string
}

/** An OFX file of one wire to one account, as a custodian writes it. */
export function wireFile({ account, day, dollars, from }: Credit): FileToHandIn {
  const id = crypto.randomUUID().slice(0, 8)
  const text = writeOfx({
    generation: 1,
    created: day,
    institution: { name: 'Hudson Custody Trust', id: '99001' },
    securities: [],
    statements: [
      {
        kind: 'bank',
        institution: '000000000',
        account,
        type: 'MONEYMRKT',
        currency: 'USD',
        from: day,
        to: day,
        trades: [],
        balance: dollars,
        entries: [{ id, type: 'CREDIT', booked: day, amount: dollars, name: from.slice(0, 32), memo: 'Wire' }],
      },
    ],
  })
  return { name: `wire-${id}.ofx`, text }
}

/**
 * A bank's camt.053 file of an account that nobody knows, with two faults: its closing balance is a thousand francs more
 * than its entries come to, and one of these has tenths of a rappen.
 */
export function fileThatDoesNotAddUp(): FileToHandIn & { readonly account: string } {
  const id = crypto.randomUUID().slice(0, 8)
  const account = iban('CH', `00087${String(Number.parseInt(id, 16)).padStart(12, '0')}`)
  const [from, to] = ['2026-03-02', '2026-03-06']
  const entry = (number: number, amount: string): CamtEntryDraft => ({
    reference: `ODD-${id}-${number}`,
    amount,
    status: 'BOOK',
    booked: from,
    value: from,
    code: 'PMNT/RCDT/XBCT',
    info: 'Überweisung',
    details: [],
  })
  const text = writeCamt({
    message: 'camt.053',
    version: '001.08',
    messageId: `ODD-${id}`,
    created: `${to}T18:30:00`,
    statements: [
      {
        id: `ODD-${id}`,
        sequence: 1,
        created: `${to}T18:30:00`,
        iban: account,
        currency: 'CHF',
        owner: 'Nachlass Tobler',
        from,
        to,
        opening: '1000.00',
        closing: '50400.005',
        declaresTotals: true,
        entries: [entry(1, '48200.00'), entry(2, '200.005')],
      },
    ],
  })
  return { name: `odd-${id}.camt053.xml`, text, account }
}

/** Hands files in as from a folder: dropped on the place for them, all at once. */
export async function drop(page: Page, files: readonly FileToHandIn[]): Promise<void> {
  const held = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const { name, text } of given) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  const place = page.getByText('Drop here, or choose from this device')
  await place.dispatchEvent('drop', { dataTransfer: held })
}

/** Hands in one file without the page, and waits until it is in the books. */
export async function handIn(page: Page, { name, text }: FileToHandIn): Promise<void> {
  const answer = await page.request.post(`/api/imports?fileName=${encodeURIComponent(name)}`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(text),
  })
  if (answer.status() !== 202) throw new Error(`${name} was not taken: ${await answer.text()}`)
  const { importId } = (await answer.json()) as { importId: string }
  const state = async () => (await ask<{ state: string }>(page, `/imports/${importId}`)).state
  await expect.poll(state, `${name} was read`).toBe('ready')
  await page.request.post('/api/import-bookings', { data: { importIds: [importId] } })
  await expect.poll(state, `${name} is in the books`).toBe('imported')
}
