import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import type { ImportRow } from '@rapport/contract/import-values.ts'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { announce } from '../../ui/feedback/announce.ts'
import { importStateName } from './import-words.ts'

type Row = Pick<z.output<typeof ImportRow>, 'id' | 'fileName' | 'state'>

/** Says to people who listen instead of look what became of files while they wait. */
export function useImportNews(rows: readonly Row[] | undefined): void {
  const { i18n } = useLingui()
  const before = useRef(new Map<string, Row['state']>())
  useEffect(() => {
    if (!rows) return
    const news = rows.filter(({ id, state }) => {
      const last = before.current.get(id)
      return last !== undefined && last !== state
    })
    before.current = new Map(rows.map(({ id, state }) => [id, state]))
    if (news.length === 0) return
    announce(
      news
        .map(({ fileName, state }) => {
          const word = i18n._(importStateName[state])
          return i18n._(msg`${fileName}: ${word}`)
        })
        .join('. '),
    )
  }, [rows, i18n])
}
