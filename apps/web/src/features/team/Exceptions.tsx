import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { Link } from 'react-router'
import { paths } from '../../shell/paths.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { StatusPill, type Tone } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { flag, maybe } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { useZone } from '../../ui/words/zone.tsx'
import type { Team } from './TeamPage.tsx'
import styles from './team.module.css'

type Exception = Team['exceptions'][number]
type Kind = Exception['kind']

const kinds: Readonly<Record<Kind, { tone: Tone; name: MessageDescriptor; asks: MessageDescriptor }>> = {
  promise_overdue: {
    tone: 'promised',
    name: msg`Promise overdue`,
    asks: msg`An instalment is past its day: remind, move or write it off.`,
  },
  late_entry: {
    tone: 'open',
    name: msg`Claim entered late`,
    asks: msg`Two controllers have to confirm it: ask why it came late.`,
  },
  contact_in_spite: {
    tone: 'refused',
    name: msg`Contact in spite of a block`,
    asks: msg`It was made although the rules forbade it: read the reason given.`,
  },
}
const order: readonly Kind[] = ['contact_in_spite', 'promise_overdue', 'late_entry']
const FIRST = 6
const params = { exception: maybe(order), all: flag() }

/** What asks the manager for a decision, each with the way to where it is made. */
export function Exceptions({ exceptions, error }: { exceptions: readonly Exception[] | undefined; error: unknown }) {
  const { t, i18n } = useLingui()
  const [{ exception, all }, change] = useUrlState(params)
  const wanted = exceptions?.filter(({ kind }) => !exception || kind === exception)
  const shown = all ? wanted : exception ? wanted?.slice(0, FIRST) : wanted && someOfEach(wanted)
  const hidden = (wanted?.length ?? 0) - (shown?.length ?? 0)
  const columns: readonly Column<Exception>[] = [
    {
      id: 'kind',
      header: t`What`,
      width: '14rem',
      cell: ({ kind }) => <StatusPill tone={kinds[kind].tone}>{i18n._(kinds[kind].name)}</StatusPill>,
    },
    { id: 'household', header: t`Household`, width: 'minmax(10rem, 1.2fr)', cell: (one) => <Where exception={one} /> },
    { id: 'user', header: t`Representative`, width: 'minmax(8rem, 1fr)', cell: ({ user }) => user.name },
    {
      id: 'at',
      header: t`Since`,
      width: '8rem',
      narrow: 'hide',
      cell: ({ kind, at }) => <Since exception={{ kind, at }} />,
    },
    {
      id: 'asks',
      header: t`What it asks`,
      width: 'minmax(14rem, 2fr)',
      narrow: 'hide',
      cell: ({ kind }) => <span className={styles.soft}>{i18n._(kinds[kind].asks)}</span>,
    },
  ]
  return (
    <>
      {exceptions && exceptions.length > 0 && (
        <fieldset className={styles.kinds} aria-label={t`Only some of them`}>
          {order
            .map((kind) => ({ kind, count: exceptions.filter((one) => one.kind === kind).length }))
            .filter(({ count }) => count > 0)
            .map(({ kind, count }) => (
              <Button
                key={kind}
                kind={exception === kind ? 'plain' : 'quiet'}
                small
                aria-pressed={exception === kind}
                onClick={() => change({ exception: exception === kind ? '' : kind })}
              >
                {i18n._(kinds[kind].name)} · {count}
              </Button>
            ))}
        </fieldset>
      )}
      <Table
        label={t`Needs a decision`}
        layout="fit"
        columns={columns}
        rows={shown}
        rowKey={(one) => `${one.kind}-${one.contactId ?? one.claimId ?? ''}`}
        error={error}
        compact={(one) => (
          <TwoLines
            title={<Where exception={one} />}
            figure={<Since exception={one} />}
            detail={one.user.name}
            state={<StatusPill tone={kinds[one.kind].tone}>{i18n._(kinds[one.kind].name)}</StatusPill>}
          />
        )}
        empty={
          <EmptyState icon="check" title={<Trans>Nothing asks for a decision.</Trans>}>
            <Trans>Overdue promises, claims entered late and contacts in spite of a block appear here.</Trans>
          </EmptyState>
        }
      />
      {(hidden > 0 || (all && (wanted?.length ?? 0) > FIRST / 2)) && (
        <div>
          <Button kind="quiet" small icon={all ? 'chevronUp' : 'chevronDown'} onClick={() => change({ all: !all })}>
            {all ? <Trans>Show fewer</Trans> : <Plural value={hidden} one="Show # more" other="Show # more" />}
          </Button>
        </div>
      )}
    </>
  )
}

/** The latest few of each kind, so that many of one do not hide the others. */
const someOfEach = (exceptions: readonly Exception[]): readonly Exception[] =>
  order.flatMap((kind) => exceptions.filter((one) => one.kind === kind).slice(0, FIRST / 2))

function Where({ exception: { household, contactId, claimId } }: { exception: Exception }) {
  if (claimId) return <Link to={paths.claim({ claimId })}>{household}</Link>
  if (contactId) return <Link to={paths.contact({ contactId })}>{household}</Link>
  return household
}

/** An instalment is due on a day; what people did happened at a moment, on the day of their clock. */
function Since({ exception: { kind, at } }: { exception: Pick<Exception, 'kind' | 'at'> }) {
  const zone = useZone()
  return <Day value={kind === 'promise_overdue' ? at.slice(0, 10) : localDay(Date.parse(at), zone)} />
}
