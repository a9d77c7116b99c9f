import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import type { LastContact } from '@rapport/contract/clients.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../shell/paths.ts'
import { Day } from '../ui/figure/Times.tsx'
import { useZone } from '../ui/words/zone.tsx'
import { channelName, clientBeganName } from './contact-words.ts'

/** Who was last in touch, how and when, with the way to that contact. */
export function LastTouch({ last }: { last: z.output<typeof LastContact> | null }) {
  const { i18n } = useLingui()
  const zone = useZone()
  if (!last) return <Trans>No contact yet</Trans>
  // What the client began fulfils no obligation of ours, so that a household may be overdue in spite of it.
  const names = last.direction === 'inbound' ? clientBeganName : channelName
  return (
    <Link to={paths.contact({ contactId: last.contactId })}>
      <Day value={localDay(Date.parse(last.at), zone)} /> · {i18n._(names[last.channel])} · {last.by}
    </Link>
  )
}
