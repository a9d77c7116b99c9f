import { expect, test } from '@jest/globals'
import { QueryObserver } from '@tanstack/react-query'
import { Answers } from './answers.ts'

/** A list on the server, whose answers arrive when they are let through. */
function serverWith(...rows: string[]) {
  const onTheirWay: (() => void)[] = []
  return {
    rows,
    ask: () => {
      const answer = [...rows]
      return new Promise<string[]>((resolve) => onTheirWay.push(() => resolve(answer)))
    },
    asked: () => onTheirWay.length,
    answerAll: () => onTheirWay.splice(0).forEach((arrive) => arrive()),
  }
}

async function watched(answers: Answers, server: ReturnType<typeof serverWith>) {
  const list = new QueryObserver(answers, { queryKey: ['files'], queryFn: server.ask, retry: false })
  list.subscribe(() => undefined)
  return list
}

test('what was added while the first answer was on its way is shown', async () => {
  const answers = new Answers()
  const server = serverWith('old')
  const list = await watched(answers, server)
  server.rows.push('new')
  const done = answers.invalidateQueries({ queryKey: ['files'] })
  await Promise.resolve()
  while (server.asked() < 2) await new Promise((resolve) => setImmediate(resolve))
  server.answerAll()
  await done
  expect(list.getCurrentResult().data).toEqual(['old', 'new'])
  expect(list.getCurrentResult().error).toBeNull()
  answers.clear()
})

test('what is in sight stays in sight while it is asked for anew, and other answers are left alone', async () => {
  const answers = new Answers()
  const server = serverWith('old')
  const list = await watched(answers, server)
  while (server.asked() < 1) await new Promise((resolve) => setImmediate(resolve))
  server.answerAll()
  while (list.getCurrentResult().data === undefined) await new Promise((resolve) => setImmediate(resolve))
  const other = answers.fetchQuery({ queryKey: ['claims'], queryFn: async () => 'theirs' })
  server.rows.push('new')
  const done = answers.invalidateQueries({ queryKey: ['files'] })
  expect(list.getCurrentResult().data).toEqual(['old'])
  while (server.asked() < 1) await new Promise((resolve) => setImmediate(resolve))
  server.answerAll()
  await done
  expect(list.getCurrentResult().data).toEqual(['old', 'new'])
  await expect(other).resolves.toBe('theirs')
  answers.clear()
})
