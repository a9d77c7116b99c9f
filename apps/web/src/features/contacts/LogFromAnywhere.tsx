import { useLingui } from '@lingui/react/macro'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { useEffect, useMemo } from 'react'
import { client, queryClient } from '../../shell/api.ts'
import { askToLog, useAskedToLog } from '../../shell/log-contact.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { Sheet } from '../../ui/overlay/Dialog.tsx'
import { Later } from '../../ui/overlay/Later.tsx'
import { later } from '../../ui/overlay/later-part.ts'
import { usePaletteSource } from '../../ui/overlay/palette.ts'

const logContact = later(() => import('./LogContact.tsx').then((module) => module.LogContact))

/** The form for logging a contact over whatever is shown, when a key, a button or the palette asks for it. */
export function LogFromAnywhere() {
  const { user } = useSession()
  return mayOpen(user.roles, loggingRoles) ? <Logging /> : null
}

function Logging() {
  const { t } = useLingui()
  const asked = useAskedToLog()
  useFetchAhead()
  usePaletteSource(
    useMemo(
      () => ({
        id: 'log-contact',
        title: t`Actions`,
        find: async (text: string) => {
          const anybody = {
            id: 'log',
            label: t`Log a contact`,
            icon: 'add' as const,
            shortcut: 'L',
            run: () => askToLog({}),
          }
          if (text === '') return [anybody]
          const { people } = await queryClient.fetchQuery(client.searchEverything.query({ q: text }))
          const withPeople = people.slice(0, 3).map(({ id, name, householdId, household }) => ({
            id: `log-${id}-${householdId}`,
            label: t`Log a contact with ${name}`,
            detail: household,
            icon: 'add' as const,
            run: () => askToLog({ householdId, personId: id }),
          }))
          const fits = anybody.label.toLocaleLowerCase().includes(text.toLocaleLowerCase())
          return [...(fits ? [anybody] : []), ...withPeople]
        },
      }),
      [t],
    ),
  )
  return (
    <Sheet open={asked !== null} onClose={() => askToLog(null)} title={t`Log a contact`}>
      {asked && (
        <Later of={logContact} props={{ asked, onClose: () => askToLog(null) }} onBroken={() => askToLog(null)} />
      )}
    </Sheet>
  )
}

/** The form's code and choices come while nobody waits for them, so that `L` opens it at once. */
function useFetchAhead(): void {
  useEffect(() => {
    const timer = window.setTimeout(() => {
      logContact.preload()
      void queryClient.prefetchQuery(client.listContactChoices.query({}))
    }, 2000)
    return () => window.clearTimeout(timer)
  }, [])
}
