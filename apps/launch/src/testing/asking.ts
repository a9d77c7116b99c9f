import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Somebody who is signed in and asks, one question after the other, on one connection. */
export interface Asking {
  /** What the server answers. @throws Error when it refuses */
  readonly get: (path: string) => Promise<string>
  readonly json: <T>(path: string) => Promise<T>
}

export async function asking(address: string, email: string, password: string): Promise<Asking> {
  const cookie = await signIn(address, email, password)
  const get = async (path: string) => {
    const { status, body } = await send(address, 'GET', path, { cookie })
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 300)}`)
    return body
  }
  return { get, json: async <T>(path: string) => JSON.parse(await get(path)) as T }
}

async function signIn(address: string, email: string, password: string): Promise<string> {
  const body = JSON.stringify({ email, password })
  const { status, cookies } = await send(address, 'POST', '/api/session', { 'content-type': 'application/json' }, body)
  if (status !== 200) throw new Error(`${email} could not sign in: ${status}`)
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

function send(address: string, method: string, path: string, headers: Record<string, string>, body?: string) {
  return new Promise<{ status: number; cookies: string[]; body: string }>((resolve, reject) => {
    const asked = request(`${address}${path}`, { method, headers, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          cookies: response.headers['set-cookie'] ?? [],
          body: Buffer.concat(parts).toString(),
        }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
