import { describe, expect, test } from '@jest/globals'
import { anyOf, flag, maybe, oneOf, readParams, sortParam, text, writeParams } from './url-state.ts'

const params = {
  q: text(),
  tier: maybe(['A', 'B', 'C']),
  states: anyOf(['open', 'confirmed', 'returned']),
  view: oneOf(['list', 'board'], 'list'),
  late: flag(),
  sort: sortParam({ column: 'due', direction: 'up' }),
}
const read = (search: string) => readParams(params, new URLSearchParams(search))

describe('a view in the address', () => {
  test('without a word in it is the standard view', () => {
    expect(read('')).toEqual({
      q: '',
      tier: '',
      states: [],
      view: 'list',
      late: false,
      sort: { column: 'due', direction: 'up' },
    })
  })

  test('says search, filters and sort', () => {
    expect(read('q=weber&tier=A&states=open,returned&view=board&late=1&sort=-amount')).toEqual({
      q: 'weber',
      tier: 'A',
      states: ['open', 'returned'],
      view: 'board',
      late: true,
      sort: { column: 'amount', direction: 'down' },
    })
  })

  test('made up by hand shows what exists and nothing else', () => {
    expect(read('tier=Z&states=open,gone&view=pie&late=yes')).toMatchObject({
      tier: '',
      states: ['open'],
      view: 'list',
      late: false,
    })
  })

  test('is short: what is standard is not written', () => {
    const search = new URLSearchParams('q=weber&tier=A&sort=-amount&selected=h1')
    const next = writeParams(params, search, { q: '', tier: '', sort: { column: 'due', direction: 'up' } })
    expect(next.toString()).toBe('selected=h1')
  })

  test('is read back as it was written', () => {
    const view = {
      q: 'a&b=c',
      states: ['open', 'confirmed'] as const,
      sort: { column: 'name', direction: 'down' } as const,
    }
    expect(readParams(params, writeParams(params, new URLSearchParams(), view))).toMatchObject(view)
  })
})
