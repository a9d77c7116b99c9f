import type { Limits } from './model.ts'
import { FeedRefusal } from './refusal.ts'

/** One line without its end. `number` counts from 1; LF, CR LF and bare CR each end a line. */
export type Line = { readonly number: number; readonly text: string }

/**
 * Splits text into lines, one batch per piece of text (an await per line would cost more than the parsing). The last
 * line needs no end.
 * @throws FeedRefusal `text-too-long` for a line above `limits.text`.
 */
export async function* lineBatches(
  text: AsyncIterable<string>,
  limits: Pick<Limits, 'text'>,
): AsyncGenerator<readonly Line[]> {
  let rest = ''
  let number = 1
  for await (const piece of text) {
    const lines: Line[] = []
    const joined = rest + piece
    // A CR at the very end may be the first half of CR LF.
    const end = joined.endsWith('\r') ? joined.length - 1 : joined.length
    let start = 0
    for (let at = nextEnd(joined, 0, end); at < end; at = nextEnd(joined, start, end)) {
      lines.push({ number, text: joined.slice(start, at) })
      number += 1
      start = at + (joined.charCodeAt(at) === 13 && joined.charCodeAt(at + 1) === 10 ? 2 : 1)
    }
    rest = joined.slice(start)
    if (rest.length > limits.text) throw tooLong(number, limits.text)
    if (lines.length > 0) yield lines
  }
  if (rest === '') return
  const last = rest.endsWith('\r') ? rest.slice(0, -1) : rest
  yield [{ number, text: last }]
}

const LINE_END = /[\r\n]/g

function nextEnd(text: string, from: number, end: number): number {
  LINE_END.lastIndex = from
  const match = LINE_END.exec(text)
  return match && match.index < end ? match.index : end
}

const tooLong = (line: number, limit: number): FeedRefusal =>
  new FeedRefusal('text-too-long', `Line ${line} is longer than ${limit} characters.`, { line })
