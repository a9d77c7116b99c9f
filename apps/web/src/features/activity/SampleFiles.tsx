import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/control/Button.tsx'
import styles from './activity.module.css'
import { saveFile } from './save-file.ts'

/** At a demo firm: files of this week that nobody has handed in, to save and drop. */
export function SampleFiles() {
  const { firm } = useSession()
  const { data } = useQuery({
    ...client.listSampleFiles.query({}),
    enabled: firm.demo,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data || data.items.length === 0) return null
  return (
    <p className={styles.samples}>
      <Trans>This is a demo firm. To try an import, save one of these files and drop it above:</Trans>
      {data.items.map(({ name, content }) => (
        <Button key={name} small icon="download" onClick={() => saveFile(new Blob([content]), name)}>
          {name}
        </Button>
      ))}
    </p>
  )
}
