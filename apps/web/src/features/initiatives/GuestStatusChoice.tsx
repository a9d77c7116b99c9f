import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { GUEST_STATUSES, type GuestStatus } from '@rapport/domain/initiatives/touches.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { Button } from '../../ui/control/Button.tsx'
import { problemOf } from '../../ui/feedback/problem.ts'
import { textsOf } from '../../ui/feedback/problem-texts.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { Select } from '../../ui/form/Select.tsx'
import type { Guest } from './GuestsPanel.tsx'
import { statusName } from './words.ts'

interface Props {
  readonly initiativeId: string
  readonly guest: Guest
}

const refusals = {
  edit_conflict: msg`Somebody else changed this guest meanwhile. The list shows it as it is now.`,
  not_held_yet: msg`Nobody attended or stayed away before the day.`,
  not_found: msg`This guest is gone, or not yours to change.`,
}

/** What somebody answered, or whether they came; takes effect at once, and can be taken back from the message. */
export function GuestStatusChoice({ initiativeId, guest, held }: Props & { held: boolean }) {
  const { t, i18n } = useLingui()
  const { mutate, isPending, variables } = useSetStatus(initiativeId, guest)
  const { name, qualified } = guest
  const status = isPending ? variables.status : guest.status
  const open = GUEST_STATUSES.filter((one) => held || one === status || (one !== 'attended' && one !== 'no_show'))
  const choose = (next: GuestStatus | '') => {
    if (next === '' || next === guest.status) return
    const before = guest.status
    const word = i18n._(statusName[next])
    mutate(
      { status: next, qualified },
      {
        onSuccess: ({ version }) =>
          toast(t`${name}: ${word}`, {
            action: { label: t`Undo`, run: () => mutate({ status: before, qualified, version }) },
          }),
      },
    )
  }
  return (
    <Select
      label={t`Status of ${name}`}
      hideLabel
      empty={null}
      options={open.map((one) => ({ value: one, label: i18n._(statusName[one]) }))}
      value={status}
      onChange={choose}
    />
  )
}

/** Whether this guest could become a client: a statement by whoever met them. */
export function QualifiedButton({ initiativeId, guest }: Props) {
  const { t } = useLingui()
  const { mutate, isPending, variables } = useSetStatus(initiativeId, guest)
  const { name, status } = guest
  const qualified = isPending ? variables.qualified : guest.qualified
  return (
    <Button
      kind="quiet"
      small
      {...(qualified ? { icon: 'check' as const } : {})}
      aria-pressed={qualified}
      busy={isPending}
      onClick={() => mutate({ status, qualified: !qualified })}
    >
      {qualified ? t`Qualified` : t`Mark as qualified`}
      <span className="aside-for-readers"> {name}</span>
    </Button>
  )
}

interface Wanted {
  readonly status: GuestStatus
  readonly qualified: boolean
  /** What it is changed from, where that is not what the list shows. */
  readonly version?: number
}

function useSetStatus(initiativeId: string, guest: Guest) {
  const { i18n } = useLingui()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version = guest.version, ...wanted }: Wanted) =>
      client.setGuestStatus({ initiativeId, guestId: guest.id, ifVersion: version, ...wanted }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: client.listGuests.key() }),
        queries.invalidateQueries({ queryKey: client.getInitiative.key() }),
        queries.invalidateQueries({ queryKey: client.listInitiatives.key() }),
      ]),
    onError: (error) => {
      if (client.setGuestStatus.refused(error, 'edit_conflict'))
        void queries.invalidateQueries({ queryKey: client.listGuests.key() })
      const problem = problemOf(error)
      const own = problem.code in refusals ? refusals[problem.code as keyof typeof refusals] : undefined
      toast(i18n._(own ?? textsOf(problem).what), { tone: 'failed' })
    },
  })
}
