import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { askToLog } from '../../shell/log-contact.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { Sums } from '../../terms/Sums.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { formatDay } from '../../ui/format/times.ts'
import { Columns, Page, Section } from '../../ui/page/Page.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import { ContactNow } from './ContactNow.tsx'
import { Questions } from './Questions.tsx'
import { Assignments, Meetings } from './Week.tsx'

type Today = Output<typeof client.getToday.operation>

/** Whom do I contact now, and why? */
export function TodayPage() {
  const { t } = useLingui()
  const { user, today } = useSession()
  const locale = useLocale()
  const { data, error, refetch, dataUpdatedAt } = useQuery(client.getToday.query({}))
  return (
    <Page
      title={t`Today`}
      subtitle={formatDay(data?.day ?? today, locale, 'weekday')}
      figures={data ? <Figures today={data} asOf={dataUpdatedAt} /> : <FiguresLoading />}
      actions={
        mayOpen(user.roles, loggingRoles) && (
          <Button kind="primary" icon="add" shortcut="L" onClick={() => askToLog({})}>
            <Trans>Log a contact</Trans>
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Columns
          aside={
            <>
              <Section title={<Trans>Meetings of the next seven days</Trans>}>
                {data ? <Meetings meetings={data.meetings} /> : <Skeleton lines={4} />}
              </Section>
              <Section title={<Trans>My assignments</Trans>}>
                {data ? <Assignments assignments={data.assignments} /> : <Skeleton lines={4} />}
              </Section>
            </>
          }
        >
          {data && data.questions.length > 0 && <Questions questions={data.questions} />}
          <Section title={<Trans>Contact now</Trans>}>
            {data ? <ContactNow households={data.households} /> : <Skeleton lines={12} />}
          </Section>
        </Columns>
      )}
    </Page>
  )
}

function Figures({ today, asOf }: { today: Today; asOf: number }) {
  const { t } = useLingui()
  const { counts, openClaims, credited } = today
  const mine = (cadence: string) => `${paths.households()}?mine=1&cadence=${cadence}&sort=due`
  return (
    <>
      <Figure
        label={<Trans>Overdue</Trans>}
        context={<Plural value={counts.silent} _0="none silent" one="# of them silent" other="# of them silent" />}
        explanation={{
          formula: t`Households that you cover and whose service model asked for a conversation or meeting before today.`,
          inputs: [
            { label: t`Overdue`, value: <Count value={counts.overdue} /> },
            { label: t`Silent: nobody spoke with them for a long time`, value: <Count value={counts.silent} /> },
          ],
          asOf,
          rows: { to: mine('overdue'), label: t`Show the households` },
        }}
      >
        <Count value={counts.overdue} />
      </Figure>
      <Figure
        label={<Trans>Due soon</Trans>}
        context={
          <Plural
            value={counts.overContacted}
            _0="none contacted too often"
            one="# contacted too often"
            other="# contacted too often"
          />
        }
        explanation={{
          formula: t`Households whose next conversation or meeting is due within a week, today included. A planned meeting takes them off.`,
          inputs: [
            { label: t`Due soon`, value: <Count value={counts.dueSoon} /> },
            {
              label: t`Contacted more often than their service model allows`,
              value: <Count value={counts.overContacted} />,
            },
          ],
          asOf,
          rows: { to: mine('due_soon'), label: t`Show the households` },
        }}
      >
        <Count value={counts.dueSoon} />
      </Figure>
      <Figure
        label={<Trans>My open claims</Trans>}
        context={<Plural value={openClaims.count} one="# claim not yet confirmed" other="# claims not yet confirmed" />}
        explanation={{
          formula: t`What you claimed or were promised, less what controllers have confirmed of it.`,
          inputs: openClaims.sums.map((sum) => ({ label: sum.currency, value: <Sums values={[sum]} /> })),
          asOf,
          rows: { to: `${paths.claims()}?mine=1&open=1`, label: t`Show the claims` },
        }}
      >
        <Sums values={openClaims.sums} />
      </Figure>
      {credited && (
        <Figure
          label={<Trans>Credited to me</Trans>}
          context={credited.period}
          explanation={{
            formula: t`Your share of what controllers have confirmed with a value date in this period. Only this enters the bonus.`,
            inputs: credited.sums.map((sum) => ({ label: sum.currency, value: <Sums values={[sum]} /> })),
            asOf,
            rows: { to: paths.myCompensation(), label: t`Show my compensation` },
          }}
        >
          <Sums values={credited.sums} />
        </Figure>
      )}
    </>
  )
}

/** Places of the size the figures will have. */
function FiguresLoading() {
  return (
    <>
      <Figure label={<Trans>Overdue</Trans>}>–</Figure>
      <Figure label={<Trans>Due soon</Trans>}>–</Figure>
      <Figure label={<Trans>My open claims</Trans>}>–</Figure>
    </>
  )
}
