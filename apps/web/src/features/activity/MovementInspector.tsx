import { Trans, useLingui } from '@lingui/react/macro'
import { FLOW_TYPES } from '@rapport/domain/activity/activity.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { flowRuleText, flowTypeName } from '../../terms/flow-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextArea } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Inspector } from '../../ui/page/Inspector.tsx'
import styles from './activity.module.css'
import { flowRefusals } from './import-words.ts'

/** One movement: as the bank reported it, what it is and why, and what it confirmed. */
export function MovementInspector({ activityId, onClose }: { activityId: string; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const [correcting, setCorrecting] = useState(false)
  const { data: movement, error, refetch } = useQuery(client.getActivity.query({ activityId }))
  if (!movement) {
    return (
      <Inspector title={t`Movement`} onClose={onClose}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />}
      </Inspector>
    )
  }
  const { household, importId, fileName, line, reverses, pairedWith, allocations } = movement
  const oversees = mayOpen(user.roles, client.getImport.operation.roles)
  const entry = fileName === null || line === null ? fileName : t`${fileName}, line ${line}`
  const other = (id: string) => `${paths.activity()}?tab=movements&selected=${id}`
  return (
    <Inspector
      title={<Money value={movement.amount} />}
      subtitle={
        <>
          <Day value={movement.valueOn} /> · {movement.counterparty || movement.account}
        </>
      }
      onClose={onClose}
    >
      <div className={styles.group}>
        <Facts
          items={[
            {
              label: t`Flow type`,
              value: (
                <>
                  <strong>{i18n._(flowTypeName[movement.flowType])}</strong>
                  <p className={styles.soft}>
                    {movement.flowReason === null ? (
                      i18n._(flowRuleText(movement.flowRule))
                    ) : (
                      <Trans>Corrected: {movement.flowReason}</Trans>
                    )}
                  </p>
                </>
              ),
            },
            {
              label: t`Household`,
              value: household ? (
                <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>
              ) : (
                t`No household yet`
              ),
            },
            { label: t`Account`, value: movement.account },
            { label: t`Booked`, value: <Day value={movement.bookedOn} /> },
            ...(movement.status === 'pending'
              ? [{ label: t`State`, value: <StatusPill tone="neutral">{t`Announced`}</StatusPill> }]
              : []),
            { label: t`Bank's code`, value: movement.code || '–' },
            ...(movement.text ? [{ label: t`Text`, value: movement.text }] : []),
            ...(entry
              ? [
                  {
                    label: t`Bank entry`,
                    value: importId && oversees ? <Link to={paths.activityImport({ importId })}>{entry}</Link> : entry,
                  },
                ]
              : []),
            ...(reverses
              ? [{ label: t`Takes back`, value: <Link to={other(reverses)}>{t`an earlier movement`}</Link> }]
              : []),
            ...(pairedWith
              ? [{ label: t`Paired with`, value: <Link to={other(pairedWith)}>{t`the opposite movement`}</Link> }]
              : []),
          ]}
        />
        {user.roles.includes('controller') &&
          (correcting ? (
            <CorrectType activityId={activityId} version={movement.version} onDone={() => setCorrecting(false)} />
          ) : (
            <div>
              <Button icon="edit" small onClick={() => setCorrecting(true)}>
                <Trans>Correct the flow type</Trans>
              </Button>
            </div>
          ))}
      </div>
      <div className={styles.group}>
        <h3>
          <Trans>What it confirms</Trans>
        </h3>
        {movement.flowType !== 'external_in' && (
          <p className={styles.soft}>
            <Trans>Nothing: only money that came in from outside confirms a claim.</Trans>
          </p>
        )}
        <Facts
          items={[
            ...allocations.map(({ allocationId, claimId, household: name, amount, confirmedBy, confirmedAt }) => ({
              key: allocationId,
              label: <Link to={paths.claim({ claimId })}>{name}</Link>,
              value: (
                <>
                  <Money value={amount} />
                  <p className={styles.soft}>
                    {confirmedBy.name}, <Instant value={confirmedAt} />
                  </p>
                </>
              ),
            })),
            ...(movement.flowType === 'external_in'
              ? [{ label: t`Left of it`, value: <Money value={movement.available} /> }]
              : []),
          ]}
        />
      </div>
      <div className={styles.group}>
        <h3>
          <Trans>As the bank reported it</Trans>
        </h3>
        {/* Long entries scroll, by keyboard too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.raw} tabIndex={0}>
          {movement.raw || '–'}
        </pre>
      </div>
    </Inspector>
  )
}

interface Correcting {
  readonly activityId: string
  readonly version: number
  readonly onDone: () => void
}

function CorrectType({ activityId, version, onDone }: Correcting) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const queries = useQueryClient()
  const form = useForm({
    initial: { flowType: '' as (typeof FLOW_TYPES)[number] | '', reason: '' },
    schema: client.correctFlowType.operation.body,
    draft: { user: user.id, form: `correct-flow-type:${activityId}` },
    submit: async (input, idempotencyKey) => {
      await client
        .correctFlowType({ activityId, ifVersion: version, ...input }, { idempotencyKey })
        .catch(async (error: unknown) => {
          if (client.correctFlowType.refused(error, 'edit_conflict'))
            await queries.invalidateQueries({ queryKey: client.getActivity.key() })
          throw error
        })
      toast(t`Flow type corrected.`)
      onDone()
      await Promise.all([
        queries.invalidateQueries({ queryKey: client.getActivity.key() }),
        queries.invalidateQueries({ queryKey: client.listActivities.key() }),
        queries.invalidateQueries({ queryKey: client.listConfirmationQueue.key() }),
        queries.invalidateQueries({ queryKey: client.getWorkbench.key() }),
      ])
    },
  })
  return (
    <Form form={form} action={<Trans>Correct the type</Trans>} onCancel={onDone} refusals={flowRefusals}>
      <Select
        label={t`Flow type`}
        options={FLOW_TYPES.map((value) => ({ value, label: i18n._(flowTypeName[value]) }))}
        {...form.field('flowType')}
      />
      <TextArea label={t`Reason`} maxLength={1000} {...form.field('reason')} />
    </Form>
  )
}
