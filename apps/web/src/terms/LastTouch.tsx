import { Trans, useLingui } from '@lingui/react/macro'
import type { LastContact } from '@rapport/contract/clients.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../shell/paths.ts'
import { Day } from '../ui/figure/Times.tsx'
import { useZone } from '../ui/words/zone.tsx'
import { channelName } from './contact-words.ts'

/** Who was last in touch, how and when, with the way to that contact. */
export function LastTouch({ last }: { last: z.output<typeof LastContact> | null }) {
  const { i18n, t } = useLingui()
  const zone = useZone()
  if (!last) return <Trans>No contact yet</Trans>
  const channel = i18n._(channelName[last.channel])
  // What the client began fulfils no obligation of ours, so that a household may be overdue in spite of it.
  const how = last.direction === 'inbound' ? t`${channel}, client-initiated` : channel
  return (
    <Link to={paths.contact({ contactId: last.contactId })}>
      <Day value={localDay(Date.parse(last.at), zone)} /> · {how} · {last.by}
    </Link>
  )
}
