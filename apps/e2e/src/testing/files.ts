import type { Page } from '@playwright/test'
import { demoFiles } from '@rapport/demo/demo-files.ts'
import { ask } from './facts.ts'

export interface FileToHandIn {
  readonly name: string
  readonly text: string
}

/** The bank's camt.053 file and the custodian's OFX file of the demo firm that nobody has imported yet. */
export async function filesOfTheWeek(page: Page): Promise<{ readonly camt: FileToHandIn; readonly ofx: FileToHandIn }> {
  const { today } = await ask<{ today: string }>(page, '/session')
  const files = demoFiles(today).map(({ name, content }) => ({ name, text: new TextDecoder().decode(content) }))
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
  const date = day.replaceAll('-', '')
  const id = crypto.randomUUID().slice(0, 8)
  return {
    name: `wire-${id}.ofx`,
    text: `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8
CHARSET:NONE
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX>
<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>${date}<LANGUAGE>ENG<FI><ORG>Hudson Custody Trust<FID>99001</FI></SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>000000000<ACCTID>${account}<ACCTTYPE>MONEYMRKT</BANKACCTFROM>
<BANKTRANLIST><DTSTART>${date}<DTEND>${date}
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>${date}<TRNAMT>${dollars}<FITID>${id}<NAME>${from}<MEMO>Wire</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>${dollars}<DTASOF>${date}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1>
</OFX>
`,
  }
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
  await page.goto(`/activity/imports/${importId}`)
  await page.getByText('Imported', { exact: true }).first().waitFor()
}
