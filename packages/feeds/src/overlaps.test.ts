import { expect, test } from '@jest/globals'
import { readFeed } from './read.ts'
import { readAll } from './testing/read-all.ts'
import { type CamtStatementDraft, writeCamt } from './write/write-camt.ts'

const statement = (
  id: string,
  sequence: number,
  from: string,
  to: string,
  opening = '1',
  closing = '1',
): CamtStatementDraft => ({
  id,
  sequence,
  created: '2026-03-31T18:00:00Z',
  iban: 'DE02120300000000202051',
  currency: 'EUR',
  from,
  to,
  opening,
  closing,
  entries: [],
  declaresTotals: false,
})

const warningsOf = async (...statements: readonly CamtStatementDraft[]): Promise<readonly string[]> => {
  const xml = writeCamt({
    message: 'camt.053',
    version: '001.08',
    messageId: 'M',
    created: '2026-03-31T18:00:00Z',
    statements,
  })
  return (await readAll(readFeed, xml)).warnings.map(({ code }) => code)
}

test.each([
  [
    'that follow each other are in order',
    [statement('1', 1, '2026-03-01', '2026-03-02'), statement('2', 2, '2026-03-02', '2026-03-03')],
    [],
  ],
  [
    'whose periods overlap',
    [statement('1', 1, '2026-03-01', '2026-03-09'), statement('2', 2, '2026-03-05', '2026-03-12')],
    ['period-overlap'],
  ],
  [
    'of which one comes twice',
    [statement('1', 1, '2026-03-01', '2026-03-02'), statement('1', 1, '2026-03-01', '2026-03-02')],
    ['statement-twice'],
  ],
  [
    'of which one is missing',
    [statement('1', 1, '2026-03-01', '2026-03-02'), statement('3', 3, '2026-03-03', '2026-03-04')],
    ['sequence-gap'],
  ],
  [
    'whose balances do not meet',
    [statement('1', 1, '2026-03-01', '2026-03-02'), statement('2', 2, '2026-03-03', '2026-03-04', '2', '2')],
    ['balance-gap'],
  ],
] satisfies [string, CamtStatementDraft[], string[]][])('statements %s', async (_case, statements, codes) => {
  expect(await warningsOf(...statements)).toEqual(codes)
})
