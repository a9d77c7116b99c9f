import { Trans, useLingui } from '@lingui/react/macro'
import { CLAIM_KINDS, type ClaimKind } from '@rapport/domain/claims/claim.ts'
import type { Currency } from '@rapport/domain/money/currency.ts'
import { claimKindName } from '../../terms/claim-words.ts'
import { Button, IconButton } from '../../ui/control/Button.tsx'
import { MoneyField } from '../../ui/form/MoneyField.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import type { Form } from '../../ui/form/use-form.ts'
import { Evidence } from './Evidence.tsx'
import { Instalments } from './Instalments.tsx'
import styles from './LogContact.module.css'
import { type Choices, type LogValues, newClaim } from './log-values.ts'
import { Splits } from './Splits.tsx'

interface Props {
  readonly form: Form<LogValues>
  readonly choices: Choices
  readonly currency: Currency
}

const MOST = 5

/** What the contact won: claims that are opened in the same save. */
export function Claims({ form, choices, currency }: Props) {
  const { i18n } = useLingui()
  const { attendees, claims, representativeIds } = form.values
  const add = (kind: ClaimKind) =>
    form.set('claims', [...claims, newClaim(kind, attendees[0]?.householdId ?? '', representativeIds[0] ?? '')])
  return (
    <>
      {claims.map((claim, at) => (
        <Claim key={`${at}${claim.kind}`} form={form} at={at} choices={choices} currency={currency} />
      ))}
      {claims.length < MOST && (
        <fieldset className={styles.results}>
          <legend className={styles.legend}>
            <Trans>What it won</Trans>
          </legend>
          <div className={styles.kinds}>
            {CLAIM_KINDS.map((kind) => (
              <Button key={kind} small icon="add" onClick={() => add(kind)}>
                {i18n._(claimKindName[kind])}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}

function Claim({ form, at, choices, currency }: Props & { at: number }) {
  const { t, i18n } = useLingui()
  const { attendees, claims, representativeIds } = form.values
  const claim = claims[at]
  if (!claim) return null
  const { kind } = claim
  const households = new Map(attendees.map(({ householdId, household }) => [householdId, household]))
  const claimants = choices.representatives.filter(({ id }) => representativeIds.includes(id))
  const kindName = i18n._(claimKindName[kind])
  return (
    <fieldset className={styles.claim}>
      <legend className={styles.kind}>
        {kindName}
        <IconButton
          icon="close"
          label={t`Take out: ${kindName}`}
          onClick={() =>
            form.set(
              'claims',
              claims.filter((_, index) => index !== at),
            )
          }
        />
      </legend>
      {kind === 'engagement' && (
        <TextField
          label={t`What the engagement is about`}
          startHere
          maxLength={200}
          {...form.field(`claims.${at}.title`)}
        />
      )}
      <MoneyField
        label={kind === 'engagement' ? t`Expected fees` : kind === 'promise' ? t`Promised in all` : t`Amount`}
        startHere={kind !== 'engagement'}
        currency={currency}
        currencies={choices.currencies}
        {...form.field(`claims.${at}.amount`)}
      />
      {kind === 'promise' && <Instalments form={form} at={at} currency={currency} />}
      {households.size > 1 && (
        <Select
          label={t`Household`}
          empty={null}
          options={[...households].map(([value, label]) => ({ value, label }))}
          {...form.field(`claims.${at}.householdId`)}
        />
      )}
      {claimants.length > 1 && (
        <Select
          label={t`Claimed by`}
          empty={null}
          options={claimants.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field(`claims.${at}.claimantId`)}
        />
      )}
      <Splits form={form} at={at} choices={choices} />
      <Evidence form={form} at={at} />
      <TextField label={t`Note for the controller`} optional maxLength={4000} {...form.field(`claims.${at}.note`)} />
    </fieldset>
  )
}
