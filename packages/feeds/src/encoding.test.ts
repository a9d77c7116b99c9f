import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeText, type Encoding } from './encoding.ts'
import { fromBytes } from './source.ts'

async function decoded(
  bytes: Uint8Array,
  encoding: Encoding = {},
  size?: number,
): Promise<{ text: string; codes: readonly string[] }> {
  let text = ''
  const codes: string[] = []
  for await (const piece of decodeText(fromBytes(bytes, size), encoding, ({ code }) => codes.push(code))) text += piece
  return { text, codes }
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('without a word about the encoding', () => {
  test('UTF-8 is UTF-8, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          const wellFormed = `:${text.toWellFormed()}`
          expect(await decoded(Buffer.from(wellFormed), {}, size)).toEqual({ text: wellFormed, codes: [] })
        },
      ),
    )
  })

  test.each([
    ['a UTF-8 mark', Buffer.from('\ufeffabc€'), 'abc€'],
    ['a UTF-16 mark', Buffer.from('\ufeffabc€', 'utf16le'), 'abc€'],
    ['UTF-16 by its zeros', Buffer.from('abc€', 'utf16le'), 'abc€'],
    ['UTF-16 with the big end first', Buffer.from('abc€', 'utf16le').swap16(), 'abc€'],
  ])('%s decides', async (_case, bytes, text) => {
    for (const size of [1, 2, 3, 64]) expect((await decoded(bytes, {}, size)).text).toBe(text)
  })

  test.each([
    ['western', latin('Gutschrift für Müller\n'), 'Gutschrift für Müller\n'],
    ['Polish', Buffer.from([0x50, 0xb3, 0x61, 0x74, 0x6e, 0x6f, 0x9c, 0xe6]), 'Płatność'],
    [
      'Polish by ISO',
      Buffer.from([0x50, 0xb3, 0x61, 0x74, 0x6e, 0x6f, 0xb6, 0xe6, 0x20, 0x6b, 0xb1, 0x74, 0x20, 0x6d, 0xb1, 0x6b]),
      'Płatność kąt mąk',
    ],
    ['French, with two of them in a row', latin('Dépense créée à Orléans'), 'Dépense créée à Orléans'],
    [
      'Cyrillic',
      Buffer.from([
        0xcf, 0xe5, 0xf0, 0xe5, 0xe2, 0xee, 0xe4, 0x20, 0x49, 0x42, 0x41, 0x4e, 0x20, 0xf1, 0xf7, 0xb8, 0xf2,
      ]),
      'Перевод IBAN счёт',
    ],
    [
      'Greek',
      Buffer.from([
        0xcc, 0xe5, 0xf4, 0xe1, 0xf6, 0xef, 0xf1, 0xdc, 0x20, 0xf3, 0xf4, 0xef, 0xed, 0x20, 0xeb, 0xef, 0xe3, 0xe1,
        0xf1, 0xe9, 0xe1, 0xf3, 0xec, 0xfc, 0x2e,
      ]),
      'Μεταφορά στον λογαριασμό.',
    ],
    ['DOS', Buffer.from([0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72]), 'Müller'],
  ])('%s letters are guessed by what stands in words', async (_case, bytes, text) => {
    const read = await decoded(bytes)
    expect(read).toEqual({ text, codes: ['not-utf-8'] })
  })

  test('a single wrong byte does not spoil the UTF-8 around it, and is not lost', async () => {
    const bytes = Buffer.concat([Buffer.from('Zürich '), Buffer.from([0xe9]), Buffer.from(' Genève 漢')])
    expect((await decoded(bytes)).text).toBe('Zürich é Genève 漢')
  })
})

describe('with a word about the encoding', () => {
  test('a strict one is obeyed', async () => {
    const bytes = Buffer.from([0xa4, 0x20, 0xc3, 0xa4])
    expect((await decoded(bytes, { declared: 'ISO-8859-15', strict: true })).text).toBe('€ Ã€')
  })

  test('one that is known to lie is only the fallback', async () => {
    expect((await decoded(Buffer.from('Café'), { declared: '1252' })).text).toBe('Café')
    expect((await decoded(latin('Caf\u00e9'), { declared: '1252' })).text).toBe('Café')
  })

  test.each(['windows-1252', 'cp1252', '1252', 'ISO-8859-1', '8859-1', 'latin1', 'USASCII'])(
    '%s is known',
    async (declared) => {
      expect((await decoded(latin('\u00fc'), { declared, strict: true })).text).toBe('ü')
    },
  )

  test('one that does not exist is a warning', async () => {
    expect(await decoded(Buffer.from('ab ü'), { declared: 'klingon', strict: true })).toEqual({
      text: 'ab ü',
      codes: ['unknown-encoding'],
    })
  })
})
