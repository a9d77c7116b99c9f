import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import { type RunningServer, startServer } from '../server.ts'

// Between Rapport and its database stands a relay that can be cut, as a network is.
let fresh: Awaited<ReturnType<typeof freshDatabase>>
let relay: { port: number; cut(): Promise<void>; mend(): Promise<void> }
let server: RunningServer
beforeAll(async () => {
  fresh = await freshDatabase()
  relay = await relayTo(new URL(fresh.apiUrl))
  const url = new URL(fresh.apiUrl)
  url.port = String(relay.port)
  server = await startServer({
    databaseUrl: url.href,
    sessionSecret: 'only for tests',
    port: 0,
    host: '127.0.0.1',
    readsImports: false,
  })
})
afterAll(async () => {
  await server.stop()
  await relay.cut()
  await fresh.drop()
})

async function relayTo({ hostname, port }: URL) {
  const open = new Set<Socket>()
  let listening: Server | null = null
  const listen = (at: number) =>
    new Promise<number>((resolve) => {
      const made = createServer((socket) => {
        const on = connect(Number(port), hostname)
        for (const [one, other] of [
          [socket, on],
          [on, socket],
        ] as const) {
          open.add(one)
          one.pipe(other)
          one.on('error', () => other.destroy())
          one.on('close', () => open.delete(one))
        }
      })
      listening = made
      made.listen(at, '127.0.0.1', () => resolve((made.address() as { port: number }).port))
    })
  const at = await listen(0)
  return {
    port: at,
    cut: async () => {
      const closing = new Promise((resolve) => listening?.close(resolve))
      for (const socket of open) socket.destroy()
      await closing
    },
    mend: async () => {
      await listen(at)
    },
  }
}

const ask = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${server.address.replace('localhost', '127.0.0.1')}${path}`, init)
  return { status: response.status, body: (await response.json()) as { code?: string; status?: unknown } }
}
const signIn = () =>
  ask('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'a@example.com', password: 'wrong' }),
  })

test('without its database Rapport lives, says that it cannot work, and works again when the database is back', async () => {
  expect((await signIn()).status).toBe(422)
  await relay.cut()
  expect((await ask('/healthz')).status).toBe(200)
  expect(await ask('/readyz')).toMatchObject({ status: 503 })
  expect(await signIn()).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(await ask('/api/session', { headers: { cookie: 'rapport=s%3Ax.y' } })).toMatchObject({ status: 401 })
  await relay.mend()
  expect((await ask('/readyz')).status).toBe(200)
  expect((await signIn()).status).toBe(422)
})
