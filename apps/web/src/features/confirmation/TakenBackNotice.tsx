import { Plural, Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { Icon } from '../../ui/control/Icon.tsx'
import styles from './QueuePage.module.css'

const ASKED_MOST = 50

/** Before anything new is confirmed: what was confirmed and is not there any more. Nothing while there is none. */
export function TakenBackNotice() {
  const { data } = useQuery(client.listTakenBack.query({ limit: ASKED_MOST }))
  if (!data || data.items.length === 0) return null
  return (
    <p className={styles.takenBack}>
      <Icon name="undo" />
      <span>
        <Plural
          value={data.items.length}
          one="Money that confirms a claim was taken back."
          other="# deposits that confirm claims were taken back."
        />{' '}
        <Link to={`${paths.activity()}?tab=returned`}>
          <Trans>See what rests on it</Trans>
        </Link>
      </span>
    </p>
  )
}
