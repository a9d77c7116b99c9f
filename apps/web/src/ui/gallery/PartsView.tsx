import { NoAnswerError, ProblemError } from '@rapport/contract/client.ts'
import { BarRows } from '../chart/BarRows.tsx'
import { StepCurve } from '../chart/StepCurve.tsx'
import { Button, ButtonLink, IconButton } from '../control/Button.tsx'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../feedback/ErrorState.tsx'
import { Progress } from '../feedback/Progress.tsx'
import { Skeleton } from '../feedback/Skeleton.tsx'
import { toast } from '../feedback/toast.ts'
import { Disclosure, Facts, StatRow } from '../figure/Facts.tsx'
import { Figure } from '../figure/Figure.tsx'
import { Money } from '../figure/Money.tsx'
import { Count, Percent } from '../figure/Numbers.tsx'
import { StatusPill, type Tone } from '../figure/StatusPill.tsx'
import { Timeline } from '../figure/Timeline.tsx'
import { Day, Instant } from '../figure/Times.tsx'
import { FileDrop } from '../form/FileDrop.tsx'
import { Columns, Page, Section } from '../page/Page.tsx'
import { Table } from '../table/Table.tsx'
import styles from './gallery.module.css'
import { claims, usd } from './sample.ts'

const tones: readonly [Tone, string][] = [
  ['promised', 'Promised'],
  ['open', 'In review'],
  ['confirmed', 'Confirmed'],
  ['retained', 'Retained'],
  ['refused', 'Rejected'],
  ['overdue', '19 days overdue'],
  ['neutral', 'Draft'],
]

const refused = new ProblemError({
  type: 'about:blank',
  title: '',
  status: 500,
  code: 'internal',
  detail: '',
  requestId: '01980f3a-7c11-7d02',
})
const day =
  'Contact on the telephone; Beat asked for the fee schedule and will send the countersigned letter this week.'

export function PartsView() {
  return (
    <Page
      title="Weber family"
      status={<StatusPill tone="overdue">19 days overdue</StatusPill>}
      back={{ to: '/gallery?view=list', label: 'Households' }}
      subtitle="Tier A · Lead advisor R. Stone · Client since 2011"
      figures={
        <>
          <Figure label="Confirmed this year" context="61 % of what was promised">
            <Money value={usd(736_425_037n)} />
          </Figure>
          <Figure label="Open promises" context="the oldest 74 days">
            <Money value={usd(388_574_963n)} />
          </Figure>
          <Figure label="Last personal contact" context="by phone, R. Stone">
            <Day value="2026-08-12" />
          </Figure>
        </>
      }
      actions={
        <>
          <IconButton icon="bell" label="Remind me" />
          <Button icon="calendar">Plan a meeting</Button>
          <Button kind="primary" icon="phone" shortcut="L">
            Log a contact
          </Button>
        </>
      }
    >
      <Columns
        aside={
          <>
            <Section title="Facts">
              <Facts
                items={[
                  { label: 'Segment', value: 'Ultra high net worth' },
                  { label: 'Service model', value: 'A, override until 31 Dec' },
                  {
                    label: 'Local time',
                    value: <Instant value="2026-09-30T12:05:00Z" style="time" zone="America/New_York" />,
                  },
                  { label: 'Prefers', value: 'Phone, mornings' },
                ]}
              />
              <Disclosure title="Who can see this">Seven people, by coverage and hierarchy.</Disclosure>
            </Section>
            <Section title="Bonus so far">
              <StatRow
                items={[
                  { label: 'Accrued', value: <Money value={usd(299_484n)} /> },
                  { label: 'Share', value: <Percent value="0.6" /> },
                  { label: 'Credits', value: <Count value={14} /> },
                ]}
              />
            </Section>
            <Section title="Import">
              <FileDrop
                label="Statements from a bank or custodian"
                hint="camt.053, OFX, MT940, BAI2 or CSV, up to 50 MB"
                onFiles={() => undefined}
              />
              <Progress label="statement-2026-09.xml" done={41_200} of={90_000} onCancel={() => undefined} />
            </Section>
          </>
        }
      >
        <Section
          title="Timeline"
          actions={
            <ButtonLink kind="quiet" small to="/gallery">
              All contacts
            </ButtonLink>
          }
        >
          <Timeline
            label="Timeline"
            entries={[
              {
                id: '1',
                icon: 'phone',
                at: '2026-08-12T08:30:00Z',
                title: 'Phone call with Beat Weber',
                by: 'R. Stone · entered the same day',
                children: day,
              },
              {
                id: '2',
                icon: 'letter',
                at: '2026-07-02T14:00:00Z',
                title: 'Letter to Anna and Beat Weber',
                by: 'M. Keller for R. Stone',
              },
              {
                id: '3',
                icon: 'flag',
                at: '2026-06-14T09:00:00Z',
                title: 'Attended: Vintage motor-sports day',
                by: 'Marketing',
              },
            ]}
          />
        </Section>
        <Section title="From promise to retained">
          <BarRows
            label="From promise to retained"
            columns={{ name: 'State', figure: 'Sum' }}
            bars={[
              {
                id: 'p',
                label: 'Promised',
                size: 12,
                text: <Money value={usd(1_200_000_000n)} whole />,
                tone: 'promised',
              },
              {
                id: 'a',
                label: 'Arrived',
                size: 8.51,
                text: <Money value={usd(851_425_037n)} />,
                context: '71.0 % of promised',
                tone: 'open',
              },
              {
                id: 'c',
                label: 'Confirmed',
                size: 8.11,
                text: <Money value={usd(811_425_037n)} />,
                context: '67.6 % of promised',
                tone: 'confirmed',
              },
              {
                id: 'r',
                label: 'Retained',
                size: 7.36,
                text: <Money value={usd(736_425_037n)} />,
                context: '90.8 % of confirmed',
                tone: 'retained',
              },
            ]}
          />
        </Section>
        <Section title="Payout curve">
          <StepCurve
            title="Bonus by confirmed assets"
            axes={{ x: 'Confirmed assets, M USD', y: 'Bonus, USD' }}
            points={[
              { x: 0, y: 0 },
              { x: 10, y: 5000 },
              { x: 25, y: 17_000 },
              { x: 30, y: 23_000 },
            ]}
            here={{ x: 27.4, y: 19_880, label: 'Today: 27.4 M → 19,880' }}
            formatX={String}
            formatY={(value) => value.toLocaleString('en-US')}
          />
        </Section>
        <Section title="Open claims">
          <Table
            label="Open claims"
            layout="fit"
            columns={[
              { id: 'h', header: 'Household', width: 'minmax(9rem, 2fr)', cell: (row) => row.household },
              {
                id: 's',
                header: 'State',
                width: '8rem',
                cell: (row) => <StatusPill tone={row.state.tone}>{row.state.word}</StatusPill>,
              },
              { id: 'a', header: 'Amount', width: '10rem', align: 'end', cell: (row) => <Money value={row.amount} /> },
            ]}
            rows={claims.slice(0, 5)}
            rowKey={(row) => row.id}
          />
        </Section>
        <Section title="States">
          <div className={styles.line}>
            {tones.map(([tone, word]) => (
              <StatusPill key={tone} tone={tone}>
                {word}
              </StatusPill>
            ))}
          </div>
        </Section>
        <Section title="Buttons">
          <div className={styles.line}>
            <Button kind="primary">Confirm</Button>
            <Button kind="primary" busy>
              Saving …
            </Button>
            <Button>Ask back</Button>
            <Button kind="quiet">Cancel</Button>
            <Button kind="danger">Reject</Button>
            <Button disabled>Approve</Button>
            <Button
              small
              icon="download"
              onClick={() => toast('Rapport could not be reached. Nothing was exported.', { tone: 'failed' })}
            >
              Export
            </Button>
          </div>
        </Section>
        <Section title="Nothing, wrong, waiting">
          <EmptyState icon="list" title="Nobody is overdue." action={<Button>Plan the next quarter</Button>}>
            Households appear here when their service model asks for a contact.
          </EmptyState>
          <ErrorNote error={new NoAnswerError('')} />
          <ErrorState error={refused} onRetry={() => undefined} />
          <Skeleton lines={4} />
        </Section>
      </Columns>
    </Page>
  )
}
