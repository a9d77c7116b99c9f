import { addressOf, NoAnswerError, ProblemError } from '@rapport/contract/client.ts'
import { Problem } from '@rapport/contract/problem.ts'
import { client, sessionEnded } from '../../shell/api.ts'

/**
 * Hands in a file as `client.uploadImport` does, and tells how much of it has left this device, which `fetch` cannot.
 * @param onSent how many bytes were sent so far
 * @throws ProblemError, NoAnswerError, or an AbortError
 */
export function uploadFile(
  file: File,
  key: string,
  { onSent, signal }: { onSent: (bytes: number) => void; signal: AbortSignal },
): Promise<{ importId: string }> {
  const { operation } = client.uploadImport
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(operation.method, `/api${addressOf(operation, { fileName: file.name })}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json, application/problem+json')
    request.setRequestHeader('idempotency-key', key)
    request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, file.size))
    request.onload = () => {
      const answer = parsed(request.responseText)
      const taken = operation.output.safeDecode(answer as never)
      if (request.status < 300 && taken.success) return resolve(taken.data)
      const problem = Problem.safeParse(answer)
      if (problem.success && problem.data.code === 'unauthenticated') sessionEnded(true)
      reject(problem.success ? new ProblemError(problem.data) : new NoAnswerError('Rapport did not answer.'))
    }
    request.onerror = () => reject(new NoAnswerError('Rapport did not answer.'))
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
