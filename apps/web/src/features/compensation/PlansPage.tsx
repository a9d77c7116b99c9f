import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { TabPanel, Tabs } from '../../ui/control/Tabs.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Dash } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Columns, Page, PageLoading, Section } from '../../ui/page/Page.tsx'
import { text } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import styles from './compensation.module.css'
import { PayoutCurvePicture } from './PayoutCurvePicture.tsx'
import { PlanSentences } from './PlanSentences.tsx'
import { findingText } from './plan-words.ts'

const params = { plan: text() }

/** The plans in plain words, as they are computed: no rule is anywhere else. */
export function PlansPage() {
  const { t, i18n } = useLingui()
  const [{ plan: chosen }, change] = useUrlState(params)
  const { data, error, refetch } = useQuery(client.listPlans.query({}))
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const plan = data.items.find(({ id }) => id === chosen) ?? data.items[0]
  if (!plan)
    return (
      <Page title={t`Plans`}>
        <EmptyState icon="document" title={t`You take part in no plan.`}>
          <Trans>A plan you take part in is here in plain words, with a picture of what it pays.</Trans>
        </EmptyState>
      </Page>
    )
  return (
    <Page
      title={t`Plans`}
      subtitle={<Trans>The rules as they are computed. Nothing is paid by any other.</Trans>}
      bar={
        <Tabs
          name="plans"
          label={t`Plans`}
          tabs={data.items.map(({ id, name }) => ({ id, label: name }))}
          value={plan.id}
          onChange={(id) => change({ plan: id })}
        />
      }
    >
      <TabPanel of="plans" value={plan.id}>
        <Columns
          aside={
            <Section title={<Trans>This version</Trans>}>
              <Facts
                items={[
                  { label: t`Version`, value: plan.version },
                  { label: t`In force since`, value: <Day value={plan.effectiveFrom} /> },
                  { label: t`Written by`, value: plan.author.name },
                  { label: t`Approved by`, value: plan.approvedBy?.name ?? <Dash /> },
                  { label: t`Take part`, value: <Plural value={plan.participants} one="# person" other="# people" /> },
                  { label: t`Currency`, value: plan.currency },
                ]}
              />
              {plan.warnings.length > 0 && (
                <ul className={styles.problems}>
                  {plan.warnings.map(({ code, path }) => (
                    <li key={`${code}/${path}`}>
                      <span>{i18n._(findingText(code))}</span>
                      <code className={styles.hash}>{path}</code>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          }
        >
          <Section title={plan.name}>
            <PlanSentences sentences={plan.sentences} />
          </Section>
          {plan.curves.map((curve) => (
            <Section key={curve.component} title={<Trans>What {curve.name} pays</Trans>}>
              <PayoutCurvePicture curve={curve} />
            </Section>
          ))}
        </Columns>
      </TabPanel>
    </Page>
  )
}
