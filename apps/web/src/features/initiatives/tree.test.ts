import { expect, test } from '@jest/globals'
import { asLeague, asTree, type Row, sums } from './tree.ts'

const row = (id: string, more: Partial<Row> = {}): Row => ({
  id,
  parentId: null,
  name: id,
  kind: 'event',
  place: '',
  startsOn: '2026-01-01',
  endsOn: '2026-01-01',
  owner: { id: 'o', name: 'Owner' },
  budget: { minor: 100n, currency: 'USD' },
  actual: { minor: 100n, currency: 'USD' },
  guests: 10,
  attended: 8,
  realised: { minor: 0n, currency: 'USD' },
  roi: '0',
  ...more,
})

const golf = row('Golf', { roi: '-0.5' })
const golfDay = row('Golf day', { parentId: 'Golf', roi: '-0.5', startsOn: '2026-06-11' })
const nights = row('Nights', { roi: '1.2' })
const may = row('May night', { parentId: 'Nights', roi: null, startsOn: '2026-05-01' })
const june = row('June night', { parentId: 'Nights', roi: '1.2', startsOn: '2026-06-01' })
const all = [golf, golfDay, may, june, nights]
const names = (lines: readonly { row: Row; depth: number }[]) =>
  lines.map((line) => '  '.repeat(line.depth) + line.row.name)

test('events stand below their series, both in the order asked for', () => {
  expect(names(asTree(all, { column: 'roi', direction: 'down' }))).toEqual([
    'Nights',
    '  June night',
    '  May night',
    'Golf',
    '  Golf day',
  ])
  expect(names(asTree(all, { column: 'name', direction: 'up' }))).toEqual([
    'Golf',
    '  Golf day',
    'Nights',
    '  June night',
    '  May night',
  ])
})

test('an event whose series is not in the list stands by itself', () => {
  expect(names(asTree([may], null))).toEqual(['May night'])
})

test('the league has events alone, each with its series, the best first and those without a return last', () => {
  const lines = asLeague(all, () => true, { column: 'roi', direction: 'down' })
  expect(lines.map(({ row: { name }, parent }) => [name, parent?.name])).toEqual([
    ['June night', 'Nights'],
    ['Golf day', 'Golf'],
    ['May night', 'Nights'],
  ])
})

test('sums count a series once, and not its events again', () => {
  expect(sums(all)).toMatchObject({ actual: { minor: 200n, currency: 'USD' }, guests: 20, count: 2 })
})
