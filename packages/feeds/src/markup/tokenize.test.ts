import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { DEFAULT_LIMITS } from '../limits.ts'
import { FeedRefusal } from '../refusal.ts'
import { damagedCopies } from '../testing/mutate.ts'
import { samples } from '../testing/samples.ts'
import { createTokenizer } from './tokenize.ts'

type Told = readonly string[]

/** Everything told, texts joined and trimmed, since where a text is split is of no matter; or the refusal's code. */
function tokens(mode: 'xml' | 'sgml', source: string, size = source.length, aggregates?: ReadonlySet<string>): Told {
  const told: string[] = []
  let text = ''
  const flush = () => {
    if (text.trim() !== '') told.push(`"${text.trim()}"`)
    text = ''
  }
  const handler = {
    open(name: string, attributes: ReadonlyMap<string, string> | null) {
      flush()
      told.push(`<${name}${[...(attributes ?? [])].map(([key, value]) => ` ${key}=${value}`).join('')}>`)
    },
    close(name: string) {
      flush()
      told.push(`</${name}>`)
    },
    text(piece: string) {
      text += piece
    },
  }
  try {
    const tokenizer = createTokenizer(mode, DEFAULT_LIMITS, handler, aggregates)
    for (let at = 0; at < source.length; at += size) tokenizer.write(source.slice(at, at + size))
    tokenizer.end()
    return told
  } catch (error) {
    if (!(error instanceof FeedRefusal)) throw error
    return [`refused: ${error.refusal.code}`]
  }
}

/** The same by a well-known strict parser. */
function tokensBySaxes(source: string): Told {
  const told: string[] = []
  let text = ''
  let doctype = false
  const flush = () => {
    if (text.trim() !== '') told.push(`"${text.trim()}"`)
    text = ''
  }
  const parser = new SaxesParser({ xmlns: false })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    flush()
    depth += 1
    told.push(
      `<${local(name)}${Object.entries(attributes)
        .map(([key, value]) => ` ${key}=${value}`)
        .join('')}>`,
    )
  })
  parser.on('closetag', ({ name }) => {
    flush()
    depth -= 1
    told.push(`</${local(name)}>`)
  })
  parser.on('text', (piece) => {
    if (depth > 0) text += piece
  })
  parser.on('cdata', (piece) => {
    text += piece
  })
  parser.on('doctype', () => {
    doctype = true
  })
  parser.on('error', (error) => {
    throw error
  })
  try {
    parser.write(source).close()
    return doctype ? ['refused'] : told
  } catch {
    return ['refused']
  }
}

const pieces = fc.constantFrom(
  '<a>',
  '</a>',
  '<b:c x="1">',
  '</b:c>',
  '<d y=\'2\' z="&lt;"/>',
  'text',
  ' ',
  '\n',
  '&amp;',
  '&#65;',
  '&#x42;',
  '&foo;',
  '&',
  '<!-- c -->',
  '<![CDATA[<raw>&]]>',
  '<?pi x?>',
  '<!DOCTYPE a>',
  '<e',
  '>',
  '"',
  '<a x=1>',
  '<a x="1" x="2">',
  '</b:c >',
  '<a\n>',
  '<a x="1\t2\r\n3"/>',
  'one\r\ntwo\rthree',
)

describe('xml', () => {
  test('tells what a strict parser tells, and refuses whatever that refuses', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const source = `<r>${parts.join('')}</r>`
        const strict = tokensBySaxes(source)
        const ours = tokens('xml', source)
        if (strict[0] === 'refused') expect(ours[0]).toMatch(/^refused/)
        else expect(ours).toEqual(strict)
      }),
      { numRuns: 3000 },
    )
  })

  test('tells the same of every real file, and of damaged ones that are still XML', () => {
    for (const { bytes } of samples('camt')) {
      const source = Buffer.from(bytes).toString('utf8')
      expect(tokens('xml', source)).toEqual(tokensBySaxes(source))
      for (const copy of damagedCopies(bytes, 20)) {
        const damaged = Buffer.from(copy).toString('utf8')
        const strict = tokensBySaxes(damaged)
        if (strict[0] !== 'refused') expect(tokens('xml', damaged)).toEqual(strict)
      }
    }
  })

  test('does not care where the pieces it is given are cut', () => {
    const source = '<?xml version="1.0"?><r a="x>y"><!-- <no> --><b>1 &amp; 2</b><![CDATA[<&]]><c/>\n</r >'
    const whole = tokens('xml', source)
    expect(whole).toEqual(['<r a=x>y>', '<b>', '"1 & 2"', '</b>', '"<&"', '<c>', '</c>', '</r>'])
    for (let size = 1; size < source.length; size += 1) expect(tokens('xml', source, size)).toEqual(whole)
  })

  test.each([
    ['a document type', '<!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>', 'doctype'],
    ['an entity of its own', '<r>&x;</r>', 'entity'],
    ['a bare ampersand', '<r>A & B</r>', 'entity'],
    ['an end inside an element', '<r><a>', 'cut-off'],
    ['an end inside a tag', '<r></r><a', 'cut-off'],
    ['tags that cross', '<r><a></r></a>', 'not-xml'],
    ['text around the root', '<r></r>money', 'not-xml'],
    ['65 nested elements', `${'<a>'.repeat(65)}`, 'too-deep'],
    ['65 attributes', `<r ${Array.from({ length: 65 }, (_, at) => `a${at}="1"`).join(' ')}/>`, 'too-many-attributes'],
    ['a text without end', `<r>${'x'.repeat(DEFAULT_LIMITS.text + 1)}`, 'text-too-long'],
    ['no element', '<?xml version="1.0"?>', 'not-xml'],
  ])('refuses %s', (_case, source, code) => expect(tokens('xml', source)).toEqual([`refused: ${code}`]))

  test('names the line of what it refuses', () => {
    const tokenizer = createTokenizer('xml', DEFAULT_LIMITS, { open() {}, close() {}, text() {} })
    const write = () => {
      for (const piece of ['<r>\n', '<a>\n\n</a', '>\n', '<b></c>']) tokenizer.write(piece)
    }
    expect(write).toThrow(expect.objectContaining({ refusal: expect.objectContaining({ line: 5, code: 'not-xml' }) }))
  })

  test('keeps the source of an element, wherever it is cut', () => {
    const source = '<r>\n <e a="1">x<f/></e> <e>y</e></r>'
    for (let size = 1; size <= source.length; size += 1) {
      const raws: string[] = []
      const tokenizer = createTokenizer('xml', DEFAULT_LIMITS, {
        open: (name) => name === 'e' && tokenizer.keepRaw(),
        close: (name) => name === 'e' && raws.push(tokenizer.takeRaw()),
        text() {},
      })
      for (let at = 0; at < source.length; at += size) tokenizer.write(source.slice(at, at + size))
      expect(raws).toEqual(['<e a="1">x<f/></e>', '<e>y</e>'])
    }
  })
})

describe('sgml', () => {
  const aggregates = new Set(['OFX', 'LIST', 'TRN'])
  const read = (source: string, size?: number) => tokens('sgml', source, size, aggregates)

  test.each([
    ['leaves without end tags', '<OFX><A>1<B>2</OFX>', ['<OFX>', '<A>', '"1"', '</A>', '<B>', '"2"', '</B>', '</OFX>']],
    [
      'signs of mark-up in text',
      '<OFX><A>AT&T < 5 &lt; &nbsp;x</OFX>',
      ['<OFX>', '<A>', '"AT&T < 5 < \u00a0x"', '</A>', '</OFX>'],
    ],
    ['an address in brackets', '<OFX><A>by <me@x.org>\n</OFX>', ['<OFX>', '<A>', '"by <me@x.org>"', '</A>', '</OFX>']],
    [
      'an empty leaf before an aggregate',
      '<OFX><A><TRN><B>1</TRN></OFX>',
      ['<OFX>', '<A>', '</A>', '<TRN>', '<B>', '"1"', '</B>', '</TRN>', '</OFX>'],
    ],
    [
      'an aggregate without end tag',
      '<OFX><TRN><A>1<TRN><A>2</OFX>',
      ['<OFX>', '<TRN>', '<A>', '"1"', '</A>', '</TRN>', '<TRN>', '<A>', '"2"', '</A>', '</TRN>', '</OFX>'],
    ],
    [
      'stray text in an aggregate',
      '<OFX><TRN>?<A>1</TRN></OFX>',
      ['<OFX>', '<TRN>', '"?"', '<A>', '"1"', '</A>', '</TRN>', '</OFX>'],
    ],
    ['an end tag of nothing', '<OFX></X><A>1</a></ofx>', ['<OFX>', '<A>', '"1"', '</A>', '</OFX>']],
  ])('understands %s', (_case, source, expected) => {
    expect(read(source)).toEqual(expected)
    for (const size of [1, 3, 5]) expect(read(source, size)).toEqual(expected)
  })

  test('refuses a document type and depth here too', () => {
    expect(read('<!DOCTYPE OFX><OFX>')).toEqual(['refused: doctype'])
    expect(read('<A>'.repeat(100))).toEqual(['refused: too-deep'])
  })
})
