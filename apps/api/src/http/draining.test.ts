import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import { type RunningServer, startServer } from '../server.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let server: RunningServer
beforeAll(async () => {
  fresh = await freshDatabase()
  server = await startServer({
    databaseUrl: fresh.apiUrl,
    sessionSecret: 'only for tests',
    port: 0,
    host: '127.0.0.1',
    readsImports: false,
  })
})
afterAll(() => fresh.drop())

test('a request that comes in while Rapport stops is answered, and its connection ends with the answer', async () => {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  let said = ''
  socket.on('data', (bytes) => (said += bytes.toString()))
  const ended = once(socket, 'close')
  socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
  await once(socket, 'data')
  expect(said).toMatch(/connection: keep-alive/i)

  // The next request is on its way when Rapport is told to stop.
  socket.write('GET /readyz HTTP/1.1\r\nhost: localhost\r\n')
  await fetch(`${server.address}/healthz`, { headers: { connection: 'close' } })
  said = ''
  const stopped = server.stop()
  socket.write('\r\n')
  await ended
  await stopped
  expect(said).toMatch(/^HTTP\/1\.1 503 .*connection: close.*"status":"draining"/is)
})
