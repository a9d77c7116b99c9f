import { msg, plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../shell/api.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import { importsChanged } from './imports-changed.ts'

/** Lets files count that were read. What somebody else imported meanwhile, or turned down, is said and left out. */
export function useImportFiles(onDone: () => void = () => {}) {
  const { i18n } = useLingui()
  const queries = useQueryClient()
  const [key, setKey] = useState(newIdempotencyKey)
  const sending = useMutation({
    mutationFn: (importIds: readonly string[]) =>
      client.importFiles({ importIds: [...importIds] }, { idempotencyKey: key }),
    onSuccess: async ({ accepted, refused }) => {
      setKey(newIdempotencyKey())
      if (accepted.length > 0)
        toast(
          i18n._(
            msg`${plural(accepted.length, { one: '# file is being imported.', other: '# files are being imported.' })}`,
          ),
        )
      if (refused.length > 0)
        toast(
          i18n._(
            msg`${plural(refused.length, {
              one: '# file was not ready any more and was left out.',
              other: '# files were not ready any more and were left out.',
            })}`,
          ),
          { tone: 'failed' },
        )
      onDone()
      await importsChanged(queries)
    },
  })
  return {
    send: (importIds: readonly string[]) => sending.mutate(importIds),
    busy: sending.isPending,
    error: sending.error,
  }
}
