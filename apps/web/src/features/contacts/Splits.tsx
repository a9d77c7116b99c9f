import { Trans, useLingui } from '@lingui/react/macro'
import { proposedSplit } from '@rapport/domain/claims/split-agreement.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../shell/api.ts'
import { Button, IconButton } from '../../ui/control/Button.tsx'
import { Percent } from '../../ui/figure/Numbers.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import type { Form } from '../../ui/form/use-form.ts'
import { formatNumber } from '../../ui/format/numbers.ts'
import { useLocale } from '../../ui/words/locale.ts'
import { ListError } from './ListError.tsx'
import styles from './LogContact.module.css'
import type { Choices, LogValues } from './log-values.ts'
import { readShare } from './share-entry.ts'

const WHOLE = 10_000

/** Who shares the credit: the household's default, or a split of this claim's own, 100 % in all. */
export function Splits({ form, at, choices }: { form: Form<LogValues>; at: number; choices: Choices }) {
  const { t } = useLingui()
  const claim = form.values.claims[at]
  const household = useQuery({
    ...client.getHousehold.query({ householdId: claim?.householdId ?? '' }),
    enabled: Boolean(claim?.householdId),
  })
  if (!claim) return null
  const path = `claims.${at}.splits` as const
  const { id, error } = form.field(path)
  const agreed = household.data?.defaultSplit ?? []
  const nameOf = new Map([
    ...choices.representatives.map((one) => [one.id, one.name] as const),
    ...agreed.map(({ user }) => [user.id, user.name] as const),
  ])
  const usual = agreed.map(({ user, basisPoints }) => ({ payee: user.id, share: decimalText(BigInt(basisPoints), 4) }))
  const standard =
    proposedSplit(usual, claim.claimantId) === usual
      ? agreed.map(({ user, basisPoints }) => ({ userId: user.id, basisPoints }))
      : [{ userId: claim.claimantId, basisPoints: WHOLE }]
  const sum = claim.splits.reduce((total, { basisPoints }) => total + basisPoints, 0)

  if (claim.splits.length === 0) {
    return (
      <div className={styles.rows}>
        <span className={styles.legend}>
          <Trans>Split</Trans>
        </span>
        <div className={styles.foot}>
          <ul className={styles.shares}>
            {standard.map(({ userId, basisPoints }) => (
              <li key={userId}>
                {nameOf.get(userId)} <Percent value={decimalText(BigInt(basisPoints), 4)} digits={2} />
              </li>
            ))}
          </ul>
          <Button kind="quiet" small icon="edit" onClick={() => form.set(path, standard)}>
            <Trans>Change the split</Trans>
          </Button>
        </div>
      </div>
    )
  }
  const missing = decimalText(BigInt(WHOLE - sum), 4)
  const surplus = decimalText(BigInt(sum - WHOLE), 4)
  return (
    <fieldset id={id} className={styles.rows}>
      <legend className={styles.legend}>
        <Trans>Split</Trans>
      </legend>
      {claim.splits.map((split, number) => {
        const who = number + 1
        return (
          <div key={number} className={styles.share}>
            <Select
              label={t`Payee ${who}`}
              hideLabel
              options={[...nameOf].map(([value, label]) => ({ value, label }))}
              {...form.field(`${path}.${number}.userId`)}
            />
            <Share
              label={t`Share of payee ${who}, in percent`}
              {...form.field(`${path}.${number}.basisPoints`)}
              value={split.basisPoints}
            />
            <span aria-hidden="true">%</span>
            <IconButton
              icon="close"
              label={t`Take out payee ${who}`}
              onClick={() =>
                form.set(
                  path,
                  claim.splits.filter((_one, index) => index !== number),
                )
              }
            />
          </div>
        )
      })}
      <div className={styles.foot}>
        <Button
          kind="quiet"
          small
          icon="add"
          onClick={() => form.set(path, [...claim.splits, { userId: '', basisPoints: Math.max(0, WHOLE - sum) }])}
        >
          <Trans>Add a payee</Trans>
        </Button>
        <Button kind="quiet" small icon="undo" onClick={() => form.set(path, [])}>
          <Trans>Back to the default</Trans>
        </Button>
        <output className={styles.rest} data-off={sum !== WHOLE || undefined}>
          {sum === WHOLE ? (
            <Trans>100 % in all</Trans>
          ) : sum < WHOLE ? (
            <Trans>
              Missing: <Percent value={missing} digits={2} />
            </Trans>
          ) : (
            <Trans>
              Too much: <Percent value={surplus} digits={2} />
            </Trans>
          )}
        </output>
      </div>
      <ListError error={error} />
    </fieldset>
  )
}

interface ShareProps {
  readonly label: string
  readonly id: string
  readonly name: string
  readonly value: number
  readonly error: string | undefined
  readonly onChange: (basisPoints: number) => void
  readonly onUnread: (text: string | null) => void
}

/** A share in percent, to the basis point. */
function Share({ value, onChange, onUnread, ...field }: ShareProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? formatNumber(decimalText(BigInt(value), 2), locale)
  return (
    <TextField
      {...field}
      hideLabel
      inputMode="decimal"
      value={shown}
      onChange={(text) => {
        setTyped(text)
        const share = readShare(text)
        onUnread(share === null ? t`This is not a share. Write it like 60 or 33.33.` : null)
        onChange(share ?? 0)
      }}
    />
  )
}
