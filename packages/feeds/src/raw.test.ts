import { expect, test } from '@jest/globals'
import { decodeText } from './encoding.ts'
import { readFeed } from './read.ts'
import { FeedRefusal } from './refusal.ts'
import { fromBytes } from './source.ts'
import { ownFiles } from './testing/own-files.ts'
import { samples } from './testing/samples.ts'

/** Files of text; of what is packed, the source of an entry is its row. */
const files = [...ownFiles(), ...samples('').map(({ path, bytes }) => ({ name: path, bytes }))].filter(
  ({ bytes }) => !Buffer.from(bytes).subarray(0, 2).equals(Buffer.from('PK')),
)

async function textOf(bytes: Uint8Array): Promise<string> {
  let text = ''
  for await (const piece of decodeText(fromBytes(bytes), {}, () => {})) text += piece
  return text
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n')

test.each(files)('every entry of $name keeps its source, one behind the other', async ({ bytes }) => {
  const text = plain(await textOf(bytes))
  let from = 0
  let count = 0
  try {
    for await (const event of readFeed(fromBytes(bytes))) {
      if (event.kind !== 'entry') continue
      const raw = plain(event.entry.raw)
      const at = raw === '' ? -1 : text.indexOf(raw, from)
      expect(at === -1 ? `entry ${count}: ${raw}` : '').toBe('')
      from = at + raw.length
      count += 1
    }
  } catch (error) {
    if (!(error instanceof FeedRefusal)) throw error
  }
})
