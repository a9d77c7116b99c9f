import { useState } from 'react'
import { client, queryClient } from '../../shell/api.ts'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import { uploadFile } from './upload.ts'

export interface Upload {
  /** Stays the same when it is tried again. */
  readonly key: string
  readonly file: File
  readonly sent: number
  readonly error: unknown
  readonly stop: () => void
}

/** Files on their way to the server, one after the other: a failed one stays until it is tried again or dismissed. */
export function useUploads() {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const change = (key: string, changes: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...changes } : one)))
  const dismiss = (key: string) => setUploads((before) => before.filter((one) => one.key !== key))

  const send = async (key: string, file: File, signal: AbortSignal) => {
    try {
      if (signal.aborted) return
      await uploadFile(file, key, { onSent: (sent) => change(key, { sent }), signal })
      dismiss(key)
      await queryClient.invalidateQueries({ queryKey: client.listImports.key() })
    } catch (error) {
      if (signal.aborted) return
      change(key, { error })
    }
  }
  const begin = (key: string, file: File) => {
    const stopped = new AbortController()
    const stop = () => {
      stopped.abort()
      dismiss(key)
    }
    setUploads((before) => [...before.filter((one) => one.key !== key), { key, file, sent: 0, error: null, stop }])
    return () => send(key, file, stopped.signal)
  }
  return {
    uploads,
    dismiss,
    add: async (files: readonly File[]) => {
      const waiting = files.map((file) => begin(newIdempotencyKey(), file))
      for (const next of waiting) await next()
    },
    again: ({ key, file }: Upload) => void begin(key, file)(),
  }
}
