import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Problem } from '@rapport/contract/problem.ts'

const known: Readonly<Record<string, { status: number; title: string; code: string; detail: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    code: 'too_large',
    detail: 'The address or the headers are too long.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    code: 'too_slow',
    detail: 'The request did not arrive in time.',
  },
}
const unreadable = { status: 400, title: 'Bad Request', code: 'malformed', detail: 'The request could not be read.' }

/** Answers what never became a request (broken, too long, too slow) as a problem too, and ends the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  const { _httpMessage: under } = socket as Duplex & { _httpMessage?: IncomingMessage & { headersSent?: boolean } }
  if (error.code === 'ECONNRESET' || !socket.writable || under?.headersSent) {
    socket.destroy()
    return
  }
  const { status, title, code, detail } = known[error.code ?? ''] ?? unreadable
  const problem: Problem = {
    type: `urn:rapport:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail,
    requestId: '',
  }
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json; charset=utf-8',
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    "content-security-policy: default-src 'none'",
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
