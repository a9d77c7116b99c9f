import { describe, expect, test } from '@jest/globals'
import { readFeed } from './read.ts'
import { bounded, fromBytes } from './source.ts'
import { damagedCopies } from './testing/mutate.ts'
import { readAll } from './testing/read-all.ts'
import { samples } from './testing/samples.ts'

const refusalOf = async (content: string | Uint8Array) => (await readAll(readFeed, content)).refused?.code ?? null
const camt = (inner: string) => `<Document><BkToCstmrStmt><Stmt>${inner}</Stmt></BkToCstmrStmt></Document>`

describe('files made to hurt are refused', () => {
  test.each([
    ['a million nested tags', () => camt('<a>'.repeat(1_000_000)), 'too-deep'],
    ['a million nested tags with prefixes', () => camt('<n:a xmlns:n="u">'.repeat(1_000_000)), 'too-deep'],
    ['a million nested tags in OFX', () => `<OFX>${'<A>'.repeat(1_000_000)}`, 'too-deep'],
    ['a tag without end', () => camt(`<a ${'b'.repeat(3_000_000)}`), 'text-too-long'],
    ['a million attributes', () => camt(`<a ${'b="1" '.repeat(100_000)}/>`), 'not-xml'],
    ['an attribute that never closes', () => camt(`<a b="${'>'.repeat(3_000_000)}`), 'text-too-long'],
    ['a comment that never closes', () => camt(`<!-- ${'-'.repeat(3_000_000)}`), 'text-too-long'],
    [
      'billion laughs',
      () => `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${camt('&b;')}`,
      'doctype',
    ],
    ['an external entity', () => `<!DOCTYPE l SYSTEM "file:///etc/passwd">${camt('')}`, 'doctype'],
    ['an unknown entity', () => camt('<Id>&xxe;</Id>'), 'entity'],
    ['a reference to no character', () => camt('<Id>&#xD800;</Id>'), 'entity'],
    ['an endless text', () => camt(`<Id>${'x'.repeat(3_000_000)}`), 'text-too-long'],
    ['a page', () => '<html><body>Service unavailable</body></html>', 'unknown-format'],
    ['nothing', () => '', 'empty'],
    ['zeros', () => new Uint8Array(10_000), 'unknown-format'],
  ])('%s', async (_case, make, code) => expect(await refusalOf(make())).toBe(code))

  test('a list of details larger than one entry may be', async () => {
    const detail = '<TxDtls><Refs><EndToEndId>1</EndToEndId></Refs></TxDtls>'
    const xml = camt(`<Ntry><Amt>1</Amt><CdtDbtInd>CRDT</CdtDbtInd><NtryDtls>${detail.repeat(1000)}</NtryDtls></Ntry>`)
    const { refused } = await readAll((source) => readFeed(source, { limits: { entry: 10_000 } }), xml)
    expect(refused).toMatchObject({ code: 'entry-too-large', element: 'Ntry' })
  })

  test('a file larger than allowed', async () => {
    const { refused } = await readAll((source) => readFeed(source, { limits: { bytes: 1000 } }), camt(' '.repeat(2000)))
    expect(refused?.code).toBe('too-large')
  })
})

test('bytes that come one by one are joined, so that nothing starts over for each', async () => {
  const bytes = new Uint8Array(200_000)
  const pieces: number[] = []
  for await (const piece of bounded(fromBytes(bytes, 1), { bytes: 1_000_000 })) pieces.push(piece.length)
  expect(pieces).toEqual([65_536, 65_536, 65_536, 3392])
})

test('an error of the source itself is no refusal', async () => {
  async function* lost(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('<OFX>')
    throw new Error('connection lost')
  }
  const reading = async () => {
    for await (const event of readFeed(lost())) expect(event).toBeDefined()
  }
  await expect(reading()).rejects.toThrow('connection lost')
})

test('every sample cut at every kilobyte, flipped, swapped and doubled is read or refused by name', async () => {
  const codes = new Set<string>()
  for (const { bytes } of samples('')) {
    const cuts = Array.from({ length: Math.ceil(bytes.length / 1024) }, (_, at) => bytes.slice(0, at * 1024))
    for (const copy of [...cuts, ...damagedCopies(bytes, 12)]) codes.add((await refusalOf(copy)) ?? 'read')
  }
  expect([...codes].filter((code) => !/^[a-z-]+$/.test(code))).toEqual([])
})

test('every sample in pieces of any size reads the same', async () => {
  for (const { bytes } of samples('')) {
    const whole = await readAll(readFeed, bytes)
    for (const size of [1, 1000]) expect(await readAll(readFeed, bytes, {}, size)).toEqual(whole)
  }
})
